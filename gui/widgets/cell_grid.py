"""A grid whose columns share the room, with heads at the left that stay in sight."""

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.look.look import look


class CellGrid(QTableView):
    """No column is narrower than ``least``, nor than its head with ``MARGIN`` beside it."""

    MARGIN = 4

    def __init__(
        self, model: QAbstractTableModel, name: str, least: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least = least
        self.setModel(model)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def choose(self, row: int, column: int) -> None:
        """Put the cursor on a cell and show it."""
        index = self.model().index(row, column)
        if index.isValid():
            # The view's own way of choosing a cell looks at the keys held down: with Ctrl it would add to what was chosen.
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, only)
            self.scrollTo(index)

    def needed(self, column: int) -> int:
        """What the cells of a column need to be read whole."""
        return 0

    def _share(self) -> None:
        px, model = look().px, self.model()
        count = model.columnCount()
        if not count:
            return
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        least = []
        for column in range(count):
            lines = str(model.headerData(column, Qt.Orientation.Horizontal) or "").split("\n")
            widest = max(metrics.horizontalAdvance(line) for line in lines)
            least.append(max(px(self._least), px(self.MARGIN) + widest, self.needed(column)))
        more = max(0, min(px(self._least), (self.viewport().width() - sum(least)) // count))
        for column, width in enumerate(least):
            self.setColumnWidth(column, width + more)
