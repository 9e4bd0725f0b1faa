"""A grid of tiles: heads at the left stay in sight, one cell is chosen at a time and moved by the arrow keys."""

from typing import Any, Protocol, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from gui.look.look import look
from gui.widgets.cell_grid import CellGrid
from gui.widgets.tiles import TileDelegate

_HEAD_WIDTH = (96, 168)
_ROW = 36


class Keyed(Protocol):
    """A model whose cells keep their names when the rows are read again."""

    def key(self, row: int, column: int) -> Any:
        """What names the cell."""

    def find(self, key: Any) -> tuple[int, int] | None:
        """Where the cell of that name is now."""


class TileGrid(CellGrid):
    """``chosen`` carries row and column of the cell the cursor is on; ``opened`` when Enter is struck there or it is
    clicked twice. Reading again keeps the cursor on the cell of the same name."""

    chosen = Signal(int, int)
    opened = Signal()

    def __init__(
        self, model: QAbstractTableModel, name: str, least: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, name, least, parent)
        self._kept: Any = None
        self._keyed = cast(Keyed, model)
        self.setItemDelegate(TileDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # Elided headings are painted in one line: only those at the left.
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionsClickable(True)
        self.verticalHeader().sectionClicked.connect(self._head_clicked)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._stash)
        model.modelReset.connect(self._restore)
        look().changed.connect(self.fit)
        self.fit()

    def choose_key(self, key: Any) -> bool:
        """Put the cursor on the cell of that name; False when there is none."""
        place = self._keyed.find(key)
        if place is not None:
            self.choose(*place)
        return place is not None

    # The cursor

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(current.row(), current.column())

    @Slot(int)
    def _head_clicked(self, row: int) -> None:
        self.choose(row, self.model().columnCount() - 1)

    @Slot(QModelIndex)
    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _stash(self) -> None:
        current = self.currentIndex()
        self._kept = self._keyed.key(current.row(), current.column()) if current.isValid() else None

    @Slot()
    def _restore(self) -> None:
        self.fit()
        if self._kept is None or not self.choose_key(self._kept):
            self.chosen.emit(-1, -1)

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Columns share the room, none narrower than can be read; the heads are as wide as their longest, within bounds."""
        px, model = look().px, self.model()
        # The application's own padding is for headings of wide columns.
        sheet = (
            f"QHeaderView::section {{ padding: {px(5)}px {px(2)}px; }}"
            f"QHeaderView::section:vertical {{ padding: 0 {px(6)}px 0 {px(10)}px; font-weight: normal; }}"
        )
        if self.property("sheet") != sheet:
            self.setProperty("sheet", sheet)
            self.horizontalHeader().setStyleSheet(sheet)
            self.verticalHeader().setStyleSheet(sheet)
        self.verticalHeader().setMinimumSectionSize(px(24))
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        metrics = QFontMetrics(self.font())
        heads = [
            metrics.horizontalAdvance(str(model.headerData(row, Qt.Orientation.Vertical)))
            for row in range(model.rowCount())
        ]
        least, most = (px(width) for width in _HEAD_WIDTH)
        self.verticalHeader().setFixedWidth(min(most, max([least, *(width + px(20) for width in heads)])))
        self._share()
