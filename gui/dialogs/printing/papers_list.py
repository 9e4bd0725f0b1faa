"""The papers a thing has: one is looked at, those with a tick are printed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from gui.look.look import look
from models.rules.papers import PaperKind


class PapersList(QListWidget):
    """A click on a name shows the paper and ticks it; only its box takes the tick away, and when a single other one is
    left, that one is shown: what is seen is what is printed. With the keys a single tick goes along with the paper looked
    at; once a second is ticked, ticks stay where they are.
    """

    looked_at = Signal(object)
    ticks_changed = Signal()

    def __init__(self, kinds: Sequence[PaperKind], ticked: Sequence[PaperKind]) -> None:
        super().__init__()
        self._kinds = tuple(kinds)
        self._filling = True
        self._by_mouse = False
        self.setAccessibleName("要打印的文件")
        for kind in self._kinds:
            item = QListWidgetItem(kind.label, self)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if kind in ticked else Qt.CheckState.Unchecked)
        self._filling = False
        first = next((at for at, kind in enumerate(self._kinds) if kind in ticked), 0)
        self.setCurrentRow(first)
        self.currentRowChanged.connect(self._moved)
        self.itemChanged.connect(self._ticked)
        self.itemPressed.connect(self._pressed)

    @property
    def current(self) -> PaperKind:
        """The paper looked at."""
        return self._kinds[max(0, self.currentRow())]

    @property
    def ticked(self) -> tuple[PaperKind, ...]:
        """The papers to be printed, in the order shown."""
        return tuple(kind for at, kind in enumerate(self._kinds) if self._is_ticked(at))

    def _is_ticked(self, at: int) -> bool:
        return self.item(at).checkState() == Qt.CheckState.Checked

    def _tick(self, at: int, ticked: bool) -> None:
        self._filling = True
        self.item(at).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._filling = False

    @Slot(int)
    def _moved(self, at: int) -> None:
        if at < 0:
            return
        ticked = [place for place in range(self.count()) if self._is_ticked(place)]
        if len(ticked) <= 1 and not self._filling and not self._by_mouse:
            for place in ticked:
                self._tick(place, False)
            self._tick(at, True)
            self.ticks_changed.emit()
        self.looked_at.emit(self._kinds[at])

    @Slot(QListWidgetItem)
    def _ticked(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        if item.checkState() == Qt.CheckState.Checked:
            # A box that is ticked with the mouse shows its paper; the tick there was stays.
            self._filling = True
            self.setCurrentItem(item)
            self._filling = False
        elif item is self.currentItem() and len(self.ticked) == 1:
            self._show(self._kinds.index(self.ticked[0]))
        self.ticks_changed.emit()

    def look_at(self, kind: PaperKind) -> None:
        """Show a paper; ticks stay where they are."""
        self._show(self._kinds.index(kind))

    def _show(self, at: int) -> None:
        self._filling = True
        self.setCurrentRow(at)
        self._filling = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_mouse = True
        super().mousePressEvent(event)
        self._by_mouse = False

    @Slot(QListWidgetItem)
    def _pressed(self, item: QListWidgetItem) -> None:
        """On the name: a press on the box never comes here."""
        if self._by_mouse and not self._is_ticked(self.row(item)):
            self._tick(self.row(item), True)
            self.ticks_changed.emit()

    def sizeHint(self) -> QSize:
        rows = max(1, self.count())
        height = max(look().px(30), self.sizeHintForRow(0)) * rows + 2 * self.frameWidth() + 2
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(self.sizeHint().height(), look().px(160)))
