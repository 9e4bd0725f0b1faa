"""Which further kinds a meeting satisfies."""

from collections.abc import Iterable

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gui.widgets.buttons import plain_button
from gui.widgets.fields.field import Field
from models.rules.terms import MeetingKind


class CountsAsField(Field):
    """A button whose menu has a tick for each kind; its text says what is ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("兼作（同时算作）", parent=parent)
        self.button = plain_button("", "chevron_down")
        self.menu = QMenu(self.button)
        self._actions: dict[MeetingKind, QAction] = {}
        for kind in MeetingKind:
            action = QAction(kind.label, self.menu)
            action.setCheckable(True)
            action.triggered.connect(self._ticked)
            self.menu.addAction(action)
            self._actions[kind] = action
        self.button.clicked.connect(self._open)
        self._hold(self.button)
        self._retext()

    def value(self) -> tuple[MeetingKind, ...]:
        """The ticked kinds."""
        return tuple(kind for kind, action in self._actions.items() if action.isChecked())

    def set_value(self, kinds: Iterable[MeetingKind]) -> None:
        """Tick exactly these."""
        ticked = set(kinds)
        for kind, action in self._actions.items():
            action.setChecked(kind in ticked)
        self._retext()

    def set_own(self, own: MeetingKind | None) -> None:
        """The meeting's own kind cannot be ticked besides."""
        for kind, action in self._actions.items():
            # A talk is held between two, and recorded alone; an old record may still say otherwise.
            besides = kind is not MeetingKind.HEART_TALK or action.isChecked()
            action.setVisible(kind is not own and besides)
            if kind is own:
                action.setChecked(False)
        self._retext()

    def state(self) -> str:
        return ",".join(kind.value for kind in self.value())

    def restore(self, state: str) -> None:
        codes = set(state.split(","))
        self.set_value(kind for kind in MeetingKind if kind.value in codes)

    @Slot()
    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    @Slot()
    def _ticked(self) -> None:
        self._retext()
        self._touched()

    def _retext(self) -> None:
        self.button.setText("、".join(kind.label for kind in self.value()) or "不兼作")
