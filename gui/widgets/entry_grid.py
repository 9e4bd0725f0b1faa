"""A grid that is filled in with the keyboard: names stay in sight, Enter goes down, cells are copied to and pasted from a
sheet."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from gui.look.look import look
from gui.look.roles import COPY_ROLE
from gui.look.tile import TILE_ROLE, Tile, paint_tile, tile_width
from gui.widgets.cell_grid import CellGrid
from gui.widgets.names_header import NamesHeader
from gui.widgets.tiles import TileDelegate
from models.rules.pasted_table import write_table

_Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int]
_CHOSEN_ALPHA = 120


class EntryDelegate(TileDelegate):
    """Paints the `Tile` of a cell; chosen cells lie on the colour of a selection, the cursor is framed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tile: Tile | None = index.data(TILE_ROLE)
        place = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        px, tokens = look().px, look().tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(tokens.selected))
        if tile is not None:
            paint_tile(painter, place.adjusted(px(2), px(2), -px(2), -px(2)), tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if state & QStyle.StateFlag.State_Selected:
            frame = QColor(tokens.accent)
            frame.setAlpha(_CHOSEN_ALPHA)
            painter.setPen(frame)
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            painter.drawRect(place.adjusted(1, 1, -2, -2))
        painter.restore()


def _signs(tile: Tile | None) -> int:
    """How long a tile is, about: a sign before the text is as wide as two figures."""
    return 0 if tile is None else len(tile.text) + 2 * bool(tile.mark or tile.icon)


class EntryGrid(CellGrid):
    """Cells are typed into where the model lets them be (`setData`). `pasted` carries the clipboard's text, `filled_down`
    asks for the uppermost chosen line to be repeated below, `cleared` for the chosen cells to be emptied, `moved` tells
    of the cursor: whoever knows the subject carries it out."""

    pasted = Signal(str)
    filled_down = Signal()
    cleared = Signal()
    moved = Signal(int, int)
    chosen_changed = Signal()

    MARGIN = 8

    def __init__(
        self, model: QAbstractTableModel, name: str, least: int = 62, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, name, least, parent)
        self.setItemDelegate(EntryDelegate(self))
        self.heads = NamesHeader(self)
        self.setVerticalHeader(self.heads)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.horizontalHeader().setSectionsClickable(True)
        self.selectionModel().currentChanged.connect(self._moved)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self._changed)
        look().changed.connect(self.fit)
        self.fit()

    # The cursor and what is chosen

    def cursor_place(self) -> Place:
        """Row and column of the cursor; the first cell while it is nowhere."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else (0, 0)

    def chosen(self) -> list[Place]:
        """The chosen cells, line by line."""
        return sorted((index.row(), index.column()) for index in self.selectionModel().selectedIndexes())

    def corner(self) -> Place:
        """The upper left of what is chosen: where a paste begins."""
        places = self.chosen()
        if not places:
            return self.cursor_place()
        return min(row for row, _ in places), min(column for _, column in places)

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit(current.row(), current.column())

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            # What is struck in a cell's own field comes by here when the field has done with it.
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.filled_down.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_down(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell goes on below it, as in a sheet."""
        entered = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if entered else hint)
        if entered:
            self._go_down(1)

    def _go_down(self, by: int) -> None:
        row, column = self.cursor_place()
        self.choose(min(max(row + by, 0), self.model().rowCount() - 1), column)

    @Slot()
    def paste(self) -> None:
        """Hand over what lies on the clipboard as text."""
        self.pasted.emit(QGuiApplication.clipboard().text())

    @Slot()
    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as the rectangle around them."""
        places = self.chosen()
        if places:
            QGuiApplication.clipboard().setText(write_table(self._texts(places)))

    @Slot()
    def copy_with_names(self) -> None:
        """The chosen cells with the names of their lines and the heads of their columns."""
        places = self.chosen()
        if not places:
            return
        model = self.model()
        rows = range(min(row for row, _ in places), max(row for row, _ in places) + 1)
        columns = range(min(column for _, column in places), max(column for _, column in places) + 1)
        heads = [
            str(model.headerData(column, Qt.Orientation.Horizontal)).replace("\n", "") for column in columns
        ]
        table = [["姓名", *heads]]
        for row, texts in zip(rows, self._texts(places), strict=True):
            table.append([str(model.headerData(row, Qt.Orientation.Vertical)), *texts])
        QGuiApplication.clipboard().setText(write_table(table))

    def _texts(self, places: list[Place]) -> list[list[str]]:
        chosen = set(places)
        rows = range(min(row for row, _ in places), max(row for row, _ in places) + 1)
        columns = range(min(column for _, column in places), max(column for _, column in places) + 1)
        return [
            [self._text(row, column) if (row, column) in chosen else "" for column in columns] for row in rows
        ]

    def _text(self, row: int, column: int) -> str:
        index = self.model().index(row, column)
        said = index.data(COPY_ROLE)
        return str((index.data() or "") if said is None else said)

    # Room

    def needed(self, column: int) -> int:
        """The cell of most signs, measured: measuring them all would be felt."""
        model = self.model()
        tiles = (model.index(row, column).data(TILE_ROLE) for row in range(model.rowCount()))
        longest = max(tiles, key=_signs, default=None)
        return 0 if longest is None else tile_width(longest, self.font()) + 2 * look().px(4)

    @Slot()
    def _changed(self) -> None:
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @Slot()
    def fit(self) -> None:
        """Columns share the room, none narrower than can be read; the names as wide as their longest, within bounds."""
        px = look().px
        # The application's own padding is for headings of wide columns.
        sheet = f"QHeaderView::section {{ padding: {px(6)}px {px(2)}px; }}"
        if self.horizontalHeader().styleSheet() != sheet:
            self.horizontalHeader().setStyleSheet(sheet)
        self.heads.fit()
        self._share()
