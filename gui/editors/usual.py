"""同上次: what was said last time stands faintly in the empty fields of a new record, and is taken by one key."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from gui.formats import clock_text, date_text
from gui.widgets.buttons import quiet_button
from gui.widgets.fields.line import LineField
from models.rows.usual import Usual

KEYS = "Ctrl+'"


class UsualFields(QObject):
    """Nothing is ever filled in silently: the button fills the empty ones, the key the field one is in, or else all.
    `taken` fires when something was filled.
    """

    taken = Signal()

    def __init__(self, fields: Mapping[str, LineField], parent: QObject) -> None:
        super().__init__(parent)
        self._fields = dict(fields)
        self._hints = {key: field.line.placeholderText() for key, field in fields.items()}
        self._offered: dict[str, str] = {}
        self.button = quiet_button("同上次", "history")
        self.button.clicked.connect(self.take_all)
        self.button.hide()

    def offer(self, usual: Usual | None) -> None:
        """Propose what is known of the last one; None proposes nothing."""
        self._offered = {} if usual is None else _texts(usual)
        for key, field in self._fields.items():
            offered = self._offered.get(key)
            field.line.setPlaceholderText(f"上次：{offered}" if offered else self._hints[key])
        self.button.setVisible(bool(self._offered))
        if usual is not None:
            self.button.setToolTip(
                f"照{date_text(usual.on)}那次填写空着的地点、时间、主持人、记录人（{KEYS}；光标在某一格时只填那一格）"
            )

    @Slot()
    def take_one(self) -> None:
        """Take what stands faintly in the field one is in; anywhere else, everything."""
        focused = QApplication.focusWidget()
        for key in self._offered:
            field = self._fields.get(key)
            if field is not None and field.line is focused:
                if not field.line.text():
                    self._take([key])
                return
        self.take_all()

    @Slot()
    def take_all(self) -> None:
        """Fill every empty field that has something offered."""
        self._take([key for key in self._offered if key in self._fields])

    def _take(self, keys: list[str]) -> None:
        empty = [key for key in keys if not self._fields[key].line.text().strip()]
        for key in empty:
            self._fields[key].restore(self._offered[key])
            self._fields[key].set_error(None)
        if empty:
            self.taken.emit()


def _texts(usual: Usual) -> dict[str, str]:
    texts = {
        "started_at": clock_text(usual.started_at),
        "ended_at": clock_text(usual.ended_at),
        "place": usual.place,
        "host": usual.host,
        "recorder": usual.recorder,
    }
    return {key: text for key, text in texts.items() if text}
