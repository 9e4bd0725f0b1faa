"""A table of records: calm rows, status pills, columns that give way when room is short."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.look.look import look
from gui.look.pill import Pill, paint_pill
from gui.tables.rows import PILL_ROLE, Column, RowsModel
from gui.widgets.choosing import choose_row
from gui.widgets.column_choice import ColumnChoice

_Index = QModelIndex | QPersistentModelIndex
_MEASURED = 300
"""So many rows are looked at for the room a column needs: the first ones, which are seen."""
_BESIDE = 26
"""What stands beside the text of a cell."""
_NEEDED = 50
"""A column this important stays where the one that takes the rest can shrink for it."""


class PillDelegate(QStyledItemDelegate):
    """Paints the cell's pill; a cell without one is painted as text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        pill: Pill | None = index.data(PILL_ROLE)
        if pill is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]
        widget: QWidget = option.widget  # type: ignore[attr-defined]
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        place = option.rect.adjusted(look().px(11), 0, -look().px(4), 0)  # type: ignore[attr-defined]
        painter.setFont(option.font)  # type: ignore[attr-defined]
        paint_pill(painter, place, pill)


class EndsDelegate(QStyledItemDelegate):
    """Keeps the end of a text that has no room: a third of the room is for how it begins, the rest for how it ends."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        given: Any = option
        given.textElideMode = Qt.TextElideMode.ElideMiddle
        if given.widget is not None:
            style: QStyle = given.widget.style()
            place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, given, given.widget)
            margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, given, given.widget) + 1
            given.text = shortened_to_ends(given.text, given.fontMetrics, place.width() - 2 * margin)


def shortened_to_ends(text: str, metrics: QFontMetrics, room: int) -> str:
    """A text in so many pixels, what has no room left out after its first third; as it is when all of it has room."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    begin, third = 0, room // 3
    while metrics.horizontalAdvance(text[: begin + 1]) <= third:
        begin += 1
    head = text[:begin]
    return head + metrics.elidedText(
        text[begin:], Qt.TextElideMode.ElideLeft, room - metrics.horizontalAdvance(head)
    )


class RecordTable(QTableView):
    """Whole rows are chosen; Enter or a double click opens one; a click on a heading sorts."""

    opened = Signal(object)
    current_changed = Signal(object)
    selection_changed = Signal()
    delete_pressed = Signal()
    columns_changed = Signal()

    def __init__(self, model: RowsModel[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._stashed: tuple[set[Any], Any] = (set(), None)
        self._needs: dict[int, int] = {}
        self._dealing = False
        self.setProperty("records", "true")
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for at, column in enumerate(model.columns):
            if column.pill is not None:
                self.setItemDelegateForColumn(at, PillDelegate(self))
            elif column.ends:
                self.setItemDelegateForColumn(at, EndsDelegate(self))
            stretched = (
                QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            )
            header.setSectionResizeMode(at, stretched)
        self.column_choice = ColumnChoice(self, model.columns)
        self.column_choice.changed.connect(self._columns_chosen)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        self.selectionModel().currentRowChanged.connect(self._announce_current)
        model.modelAboutToBeReset.connect(self._stash)
        model.modelReset.connect(self._restore)
        # Rows come in many strokes: the room is dealt once they have all come.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._measure)
        for come in (model.modelReset, model.rowsInserted, model.dataChanged):
            come.connect(self._settle.start)
        header.sectionResized.connect(self._resized)
        look().changed.connect(self._resize)
        self._resize()

    def selected_rows(self) -> list[Any]:
        """The chosen rows in the order shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.row(place) for place in places]

    def current_row(self) -> Any:
        """The row the cursor is on, or None."""
        index = self.currentIndex()
        return self._rows.row(index) if index.isValid() else None

    def choose(self, row_id: object) -> bool:
        """Put cursor and selection on a row; False when it is not shown."""
        place = self._rows.position(row_id)
        return place is not None and choose_row(self, place)

    # Columns

    @Slot()
    def _resize(self) -> None:
        px = look().px
        self.verticalHeader().setMinimumSectionSize(px(24))
        self.verticalHeader().setDefaultSectionSize(px(42))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self.visualRect(self.currentIndex())
        seen = before.isValid() and before.top() >= 0 and before.bottom() < event.oldSize().height()
        super().resizeEvent(event)
        self._give_way()
        # A banner or a form that opens takes room: the row at hand stays in sight.
        if seen and before.bottom() >= self.viewport().height():
            self.scrollTo(self.currentIndex())

    @Slot()
    def _columns_chosen(self) -> None:
        self._give_way()
        self.columns_changed.emit()

    def restore_columns(self, text: str) -> None:
        """Show the columns as they were chosen; `column_choice.state` is the text."""
        self.column_choice.restore(text)
        self._give_way()

    def _give_way(self) -> None:
        """Hide what the clerk put away, and the least important columns until the rest fit."""
        hidden = set(self.column_choice.put_away)
        wanted = [(at, column) for at, column in enumerate(self._rows.columns) if at not in hidden]
        room = self.viewport().width() - sum(look().px(column.width) for _, column in wanted)
        slack = sum(look().px(column.width) - look().px(column.least) for _, column in wanted if column.least)
        by_importance = sorted(wanted, key=lambda pair: (pair[1].importance, -pair[0]))
        for at, column in by_importance:
            spare = room + slack if column.importance >= _NEEDED else room
            if spare >= 0 or column.importance >= 100:
                break
            hidden.add(at)
            room += look().px(column.width)
        for at in range(len(self._rows.columns)):
            if self.isColumnHidden(at) != (at in hidden):
                self.setColumnHidden(at, at in hidden)
        self._deal([(at, column) for at, column in wanted if at not in hidden], max(0, room))

    def _deal(self, shown: list[tuple[int, Column[Any]]], room: int) -> None:
        """The room beyond what the columns ask for goes to those whose texts would be cut; what is left, to the one that takes
        the rest. A column the clerk has drawn to a width keeps it, larger with larger letters."""
        px = look().px
        wishes = {
            at: max(0, min(self._needs.get(at, 0), 2 * px(column.width)) - px(column.width))
            for at, column in shown
            if column.pill is None and at not in self.column_choice.widths
        }
        wished = sum(wishes.values())
        drawn = sum(self._asked(at, column) - px(column.width) for at, column in shown if not column.stretch)
        room = max(0, room - drawn)
        self._dealing = True
        for at, column in shown:
            if not column.stretch:
                more = wishes.get(at, 0) * min(room, wished) // wished if wished else 0
                self.setColumnWidth(at, self._asked(at, column) + more)
        self._dealing = False

    def _asked(self, at: int, column: Column[Any]) -> int:
        """Pixels a column asks for: as the clerk has drawn it, or as the program comes."""
        return look().px(self.column_choice.widths.get(at, column.width))

    @Slot()
    def _measure(self) -> None:
        """What the longest text of each column needs."""
        metrics, count = self.fontMetrics(), min(self._rows.rowCount(), _MEASURED)
        for at in range(len(self._rows.columns)):
            texts = (str(self._rows.index(row, at).data() or "") for row in range(count))
            self._needs[at] = metrics.horizontalAdvance(max(texts, key=len, default="")) + look().px(_BESIDE)
        self._give_way()

    @Slot(int, int, int)
    def _resized(self, at: int, before: int, now: int) -> None:
        drawn = not self._dealing and before and now and self.isVisible()
        # The one that takes the room left changes with every other.
        if drawn and not self._rows.columns[at].stretch:
            self.column_choice.widths[at] = round(now / look().scale)
            self.columns_changed.emit()

    # Keys and signals

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.selectionModel().hasSelection():
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.row(index))

    @Slot(QModelIndex, QModelIndex)
    def _announce_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self._rows.row(current) if current.isValid() else None)

    @Slot()
    def _stash(self) -> None:
        current = self.current_row()
        self._stashed = ({row.id for row in self.selected_rows()}, None if current is None else current.id)

    @Slot()
    def _restore(self) -> None:
        chosen, current = self._stashed
        pick = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place, row in enumerate(self._rows.rows()):
            if row.id == current:
                stay = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(self._rows.index(place, 0), stay)
            if row.id in chosen:
                self.selectionModel().select(self._rows.index(place, 0), pick)
