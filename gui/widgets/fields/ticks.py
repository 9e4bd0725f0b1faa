"""Several of given answers, ticked in a menu."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from gui.widgets.buttons import plain_button
from gui.widgets.fields.field import Field


class TickMenu(QMenu):
    """Stays open while answers are ticked, by mouse or by the space bar; Enter or Esc closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not _ticked(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and _ticked(self.activeAction()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)


def _ticked(action: QAction | None) -> bool:
    """Tick an answer, or take its tick away; False where there is none."""
    if action is None or not action.isCheckable() or not action.isEnabled():
        return False
    action.trigger()
    return True


class TicksField(Field):
    """A button whose menu has a tick for each answer (id, text); its text says what is ticked, ``nothing`` when none is. Ids
    that are not offered are kept as they were."""

    def __init__(self, title: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._nothing = nothing
        self._ticked: list[int] = []
        self._actions: dict[int, QAction] = {}
        self.button = plain_button("", "chevron_down")
        # What is ticked may be long: the button is as wide as its place, and the tool tip says all of it.
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.menu = TickMenu(self.button)
        self.menu.setAccessibleName(title)
        self.button.clicked.connect(self._open)
        self._hold(self.button)
        self._retext()

    def set_choices(self, choices: Iterable[tuple[int, str]]) -> None:
        """Offer these answers; what is ticked stays."""
        for gone in self._actions.values():
            self.menu.removeAction(gone)
            gone.deleteLater()
        self._actions = {}
        for answer, text in choices:
            # With the menu as its parent: an action made by the menu itself has been seen to go while it was still offered.
            action = QAction(text.replace("&", "&&"), self.menu)
            self.menu.addAction(action)
            action.setData(text)
            action.setCheckable(True)
            action.setChecked(answer in self._ticked)
            action.triggered.connect(self._chosen)
            self._actions[answer] = action
        self.button.setEnabled(bool(self._actions))
        self._retext()

    def value(self) -> tuple[int, ...]:
        """What is ticked, in the order offered; then what is not offered."""
        offered = [answer for answer in self._actions if answer in self._ticked]
        return (*offered, *(answer for answer in self._ticked if answer not in self._actions))

    def set_value(self, answers: Sequence[int]) -> None:
        """Tick exactly these."""
        self._ticked = list(answers)
        for answer, action in self._actions.items():
            action.setChecked(answer in self._ticked)
        self._retext()

    def state(self) -> str:
        return ",".join(map(str, self.value()))

    def restore(self, state: str) -> None:
        self.set_value([int(part) for part in state.split(",") if part])

    @Slot()
    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    @Slot()
    def _chosen(self) -> None:
        for answer, action in self._actions.items():
            if action.isChecked() and answer not in self._ticked:
                self._ticked.append(answer)
            elif not action.isChecked() and answer in self._ticked:
                self._ticked.remove(answer)
        self._retext()
        self._touched()

    def _retext(self) -> None:
        texts = [str(action.data()) for action in self._actions.values() if action.isChecked()]
        said = "、".join(texts)
        self.button.setText((said or self._nothing).replace("&", "&&"))
        self.button.setToolTip(said)
        self.button.setAccessibleDescription(said or self._nothing)
