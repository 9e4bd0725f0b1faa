"""The sheet on screen: three segments to click for each person, or one key each."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui.editors.parts.attendance_model import MARK, NAME, NOT_COUNTED, REASON, SheetModel, name_text
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.choosing import choose_row
from gui.widgets.name_search import NameSearch
from models.rules.terms import AttendanceState

_Index = QModelIndex | QPersistentModelIndex
S = AttendanceState
SEGMENTS = (S.PRESENT, S.LEAVE, S.ABSENT)
_TONES = {S.PRESENT: Tone.OK, S.LEAVE: Tone.WARN, S.ABSENT: Tone.BAD}
_SEGMENT_WIDTH = 41
_KEYS = {
    Qt.Key.Key_1: S.PRESENT,
    Qt.Key.Key_2: S.LEAVE,
    Qt.Key.Key_3: S.ABSENT,
    Qt.Key.Key_0: S.UNMARKED,
    Qt.Key.Key_Backspace: S.UNMARKED,
}


class _MarkDelegate(QStyledItemDelegate):
    """Paints the segments; the chosen one is filled, bold and framed, so that colour never speaks alone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, SheetModel)
        self.initStyleOption(option, index)
        row = model.row(index.row())
        if not row.counted:
            super().paint(painter, option, index)
            return
        option.text = ""  # type: ignore[attr-defined]
        widget: QWidget = option.widget  # type: ignore[attr-defined]
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for state, place in zip(SEGMENTS, segments(option.rect), strict=True):  # type: ignore[attr-defined]
            self._paint_segment(painter, place, state, chosen=row.state is state)
        painter.restore()

    @staticmethod
    def _paint_segment(painter: QPainter, place: QRect, state: AttendanceState, *, chosen: bool) -> None:
        tokens = look().tokens
        tint = tokens.tint(_TONES[state])
        font = painter.font()
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QPen(QColor(tint.text if chosen else tokens.line), tokens.line_width))
        painter.setBrush(QColor(tint.ground) if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, look().px(5), look().px(5))
        painter.setPen(QColor(tint.text if chosen else tokens.text_hint))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, state.label)


def segments(cell: QRect) -> list[QRect]:
    """Where the three segments of a cell lie."""
    px = look().px
    width, height = px(_SEGMENT_WIDTH), min(px(26), cell.height() - 4)
    top = cell.center().y() - height // 2 + 1
    return [
        QRect(cell.left() + px(4) + at * width, top, width - px(4), height) for at in range(len(SEGMENTS))
    ]


class SheetTable(QTableView):
    """Keys: 1 出席, 2 请假, 3 缺席, 0 待补, 4 不计入应到, ←/→ the mark before or after, Enter the next person,
    Delete takes the line off. After 请假 and 缺席 the reason may be typed at once. With several people chosen
    a key or a click speaks of them all. `removal_wanted`: the chosen lines are to go.
    """

    removal_wanted = Signal()

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = model
        self.setModel(model)
        self.setProperty("records", "true")
        self.setAccessibleName("签到名单")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegateForColumn(MARK, _MarkDelegate(self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(MARK, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(look().px(44))
        self.read_only = False
        """Whether the marks are only to be read."""
        self._menu = self._build_menu()
        self._search = NameSearch()
        look().changed.connect(self._resize)
        model.modelReset.connect(self._share)
        model.rowsInserted.connect(self._share)
        self._resize()

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, key in (
            ("出席（1）", Qt.Key.Key_1),
            ("请假（2）", Qt.Key.Key_2),
            ("缺席（3）", Qt.Key.Key_3),
            ("改回待补（0）", Qt.Key.Key_0),
            (f"{NOT_COUNTED}，再按恢复（4）", Qt.Key.Key_4),
            ("从名单上删去（Delete）", Qt.Key.Key_Delete),
        ):
            action = QAction(text, menu)
            action.setData(int(key))
            action.triggered.connect(self._menu_chosen)
            menu.addAction(action)
        return menu

    @property
    def marking_menu(self) -> QMenu:
        """The orders for the chosen people, to be offered by a button too."""
        return self._menu

    @Slot()
    def _resize(self) -> None:
        self.verticalHeader().setDefaultSectionSize(look().px(35))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(MARK, look().px(_SEGMENT_WIDTH * len(SEGMENTS) + 8))
        self._share()

    @Slot()
    def _share(self) -> None:
        """The longest name is read whole, so long as a few characters of a reason are left; three characters of a
        name are never cut.
        """
        rest = self.viewport().width() - self.columnWidth(MARK)
        measure = self.fontMetrics().horizontalAdvance
        longest = max((measure(name_text(row)) for row in self._sheet.rows()), default=0) + look().px(28)
        self.setColumnWidth(NAME, max(look().px(80), min(longest, rest - look().px(64))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    # Who is meant

    def chosen(self) -> list[int]:
        """The places of the chosen people, or of the one the cursor is on."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        current = self.currentIndex()
        if current.isValid() and current.row() not in places:
            return [current.row()]
        return places

    def go_to(self, place: int) -> None:
        """Put the cursor on a person."""
        if 0 <= place < self._sheet.rowCount():
            choose_row(self, place, MARK)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed one after the other are the initials of somebody's pinyin: go there."""
        names = [row.name for row in self._sheet.rows()]
        place = self._search.place(names, search, self.currentIndex().row())
        if place is not None:
            self.go_to(place)

    # Orders

    def mark_chosen(self, state: AttendanceState) -> None:
        """Mark the chosen; one person's reason is asked for at once, after 出席 the next one's turn comes."""
        places = self.chosen()
        if not places:
            return
        self._sheet.mark(places, state)
        if len(places) > 1:
            return
        if state in (S.LEAVE, S.ABSENT):
            self._ask_reason(places[0])
        elif state is S.PRESENT:
            self.go_to(places[0] + 1)

    def leave_chosen_out(self) -> None:
        """Take the chosen out of 应到, or back in."""
        places = self.chosen()
        if places:
            self._sheet.leave_out(places)
            if len(places) == 1 and not self._sheet.row(places[0]).counted:
                self._ask_reason(places[0])

    def _ask_reason(self, place: int) -> None:
        index = self._sheet.index(place, REASON)
        self.setCurrentIndex(index)
        self.edit(index)

    def _step_mark(self, by: int) -> None:
        places = self.chosen()
        if places:
            order: Sequence[AttendanceState] = (S.UNMARKED, *SEGMENTS)
            at = order.index(self._sheet.row(places[0]).state)
            self._sheet.mark(places, order[min(max(at + by, 0), len(order) - 1)])

    @Slot()
    def _menu_chosen(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._obey(int(action.data()))

    def _obey(self, key: int) -> bool:
        if self.read_only and key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if key in _KEYS:
            self.mark_chosen(_KEYS[Qt.Key(key)])
        elif key == Qt.Key.Key_4:
            self.leave_chosen_out()
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step_mark(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            after = self.currentIndex().row() + 1
            if after >= self._sheet.rowCount():
                return False
            self.go_to(after)
        else:
            return False
        return True

    # Keys, mouse, menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            # Enter in a reason comes up to here too, before the reason has been taken over.
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held != Qt.KeyboardModifier.NoModifier or not self._obey(event.key()):
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        place = self.currentIndex().row()
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if hint in (
            QAbstractItemDelegate.EndEditHint.SubmitModelCache,
            QAbstractItemDelegate.EndEditHint.EditNextItem,
        ):
            self.go_to(min(place + 1, self._sheet.rowCount() - 1))
        self.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        hit = self._segment_at(index, event) if index.isValid() and plain else None
        if event.button() != Qt.MouseButton.LeftButton or hit is None:
            super().mousePressEvent(event)
            return
        self.setFocus()
        if index.row() not in self.chosen():
            self.go_to(index.row())
        self._sheet.mark(self.chosen(), hit)
        if len(self.chosen()) == 1 and hit in (S.LEAVE, S.ABSENT):
            self._ask_reason(index.row())

    def _segment_at(self, index: QModelIndex, event: QMouseEvent) -> AttendanceState | None:
        if self.read_only or index.column() != MARK or not self._sheet.row(index.row()).counted:
            return None
        spot = event.position().toPoint()
        places = zip(SEGMENTS, segments(self.visualRect(index)), strict=True)
        return next((state for state, place in places if place.contains(spot)), None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen() and not self.read_only:
            self._menu.popup(event.globalPos())
