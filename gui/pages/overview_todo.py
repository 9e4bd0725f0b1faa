"""今日待办: what is to be done, who does it, by when, how late it is, and the way there."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gui.desk import Desk
from gui.formats import long_date_text
from gui.look.look import look
from gui.tables.overview_todo import TodoModel
from gui.widgets.buttons import plain_button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label, rule
from gui.widgets.record_table import PillDelegate
from gui.widgets.top_bar import TopBar
from gui.widgets.two_lines import TwoLines
from models.rows.overview import Todo, TodoKind
from models.services.todo import todo_list

_WIDTHS = (168, 112, 128)
"""Of the columns behind the text."""


class TodoTree(QTreeView):
    """Lines under headings; Enter leads to the line's place, or opens and shuts a heading."""

    def __init__(self, model: TodoModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("今日待办")
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setRootIsDecorated(True)
        self.setExpandsOnDoubleClick(True)
        self.setItemDelegateForColumn(3, PillDelegate(self))
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        # It fills a card that has a frame already.
        self.setStyleSheet("QTreeView { border: none; border-radius: 0; }")
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)
        look().changed.connect(self._resize)
        self._resize()

    @Slot()
    def _resize(self) -> None:
        for column, width in enumerate(_WIDTHS, 1):
            self.setColumnWidth(column, look().px(width))
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """In a narrow window the organisation gives way: the line above the list's foot says it."""
        room = self.viewport().width() - look().px(sum(_WIDTHS)) >= look().px(300)
        self.setColumnHidden(1, not room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if index.parent().isValid():
                self.activated.emit(index)
            else:
                self.setExpanded(index, not self.isExpanded(index))
        else:
            super().keyPressEvent(event)


class TodoView(QWidget):
    """Reads itself when shown and when something changed; headings shut by the clerk stay shut."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shut: set[TodoKind] = set()
        self._filling = False
        self._took_keyboard = False
        self.model = TodoModel(self)
        self.tree = TodoTree(self.model)
        self.summary = label("正在统计……", "title")
        self.whole = TwoLines("second")
        self.go_button = plain_button("去办理", "chevron_right")
        self.go_button.setEnabled(False)
        self.go_button.clicked.connect(self._go_to_current)
        self.empty = EmptyState(
            "checkmark_circle", "今天没有待办", "到期、逾期、没有印发的通报、回头看和政治生日，都会列在这里。"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.empty)
        self._build()
        self.work = self.tree
        # A double click activates, too.
        self.tree.activated.connect(self._go)
        self.tree.collapsed.connect(self._collapsed)
        self.tree.expanded.connect(self._expanded)
        self.tree.selectionModel().currentChanged.connect(self._moved)

    def _build(self) -> None:
        px = look().px
        card = Card(padding=4)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(px(16), px(12), px(16), px(10))
        head.addWidget(self.summary, 1)
        foot.setContentsMargins(px(16), px(8), px(12), px(8))
        foot.setSpacing(px(12))
        foot.addWidget(self.whole, 1)
        foot.addWidget(self.go_button)
        card.body.addLayout(head)
        card.body.addWidget(rule())
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(rule())
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    @Slot()
    def refresh(self) -> None:
        """Ask again what is to be done today."""
        self._desk.tasks.read(todo_list, self._desk.today(), then=self._show)

    def _show(self, todos: tuple[Todo, ...]) -> None:
        before = self.model.todo(self.tree.currentIndex())
        self._filling = True
        self.model.show(todos)
        for row in range(self.model.rowCount()):
            index = self.model.index(row, 0)
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
            self.tree.setExpanded(index, self.model.kind(index) not in self._shut)
        self._filling = False
        self._stack.setCurrentIndex(0 if todos else 1)
        self.summary.setText(_summary(todos, long_date_text(self._desk.today())))
        found = self.model.find(before) if before is not None else QModelIndex()
        if not found.isValid():
            found = self.model.index(0, 0, self.model.index(0, 0))
        self.tree.setCurrentIndex(found)
        self._moved()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """A window that has just opened gives the keyboard to its first button; the work is here."""
        if self._took_keyboard:
            return
        self._took_keyboard = True
        focused = QApplication.focusWidget()
        in_bar = focused is not None and isinstance(focused.parentWidget(), TopBar)
        if self.isVisible() and (focused is None or in_bar):
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _moved(self) -> None:
        index = self.tree.currentIndex()
        self.whole.set_text(self.model.words(index))
        self.go_button.setEnabled(self.model.todo(index) is not None)

    @Slot()
    def _go_to_current(self) -> None:
        self._go(self.tree.currentIndex())

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        todo = self.model.todo(index)
        if todo is not None:
            self._desk.window.go(todo.target)

    @Slot(QModelIndex)
    def _collapsed(self, index: QModelIndex) -> None:
        kind = self.model.kind(index)
        if kind is not None and not self._filling:
            self._shut.add(kind)

    @Slot(QModelIndex)
    def _expanded(self, index: QModelIndex) -> None:
        kind = self.model.kind(index)
        if kind is not None:
            self._shut.discard(kind)


def _summary(todos: tuple[Todo, ...], day: str) -> str:
    late = sum(todo.late > 0 for todo in todos)
    if not todos:
        return f"{day}，没有待办"
    return f"{day}，待办{len(todos)}件" + (f"，其中逾期{late}件" if late else "，没有逾期的")
