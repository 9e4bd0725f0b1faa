"""The tree of organisations at the left of the roster, and the day it is shown for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeView, QVBoxLayout, QWidget

from gui.look.look import look
from gui.tables.organizations import NODE_ROLE, WHOLE_BUREAU, OrganizationsModel
from gui.widgets.buttons import icon_button, quiet_button
from gui.widgets.card import Card
from gui.widgets.fields.dates import DateField
from gui.widgets.labels import rule
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rules.terms import OrganizationKind


class _View(QTreeView):
    """Enter opens what the cursor is on."""

    opened = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class BureauTree(Card):
    """`chosen(node)`: the cursor moved; `opened(node)`: Enter or double click; `day_changed`: another day was typed;
    `reminded`: the letters about elections are wanted; `page_wanted`: the page of the branch it stands on.

    A node is an organisation's id, WHOLE_BUREAU or FORMER_MEMBERS of gui.tables.organizations.
    """

    chosen = Signal(int)
    opened = Signal(int)
    day_changed = Signal()
    added = Signal()
    reminded = Signal()
    page_wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent, padding=4)
        px = look().px
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        self.node = WHOLE_BUREAU
        self._filling = False
        # Branches are shown folded until somebody wants to see their groups.
        self._unfolded: set[int] = set()
        self._today = today
        self.day = DateField("名册截至", today=today)
        self.day.set_value(today)
        self.day.edited.connect(self._day_typed)
        self.day.line.editingFinished.connect(self._day_typed)
        head = QWidget()
        self._head = QVBoxLayout(head)
        self._head.setContentsMargins(px(14), px(10), px(14), px(10))
        self._head.addWidget(self.day)
        self.model = OrganizationsModel(self)
        self.view = _View()
        self.view.setModel(self.model)
        # The card around it has a frame of its own.
        self.view.setStyleSheet("QTreeView { border: none; border-radius: 0; }")
        self.view.setRootIsDecorated(False)
        self.view.setIndentation(px(14))
        self.view.setUniformRowHeights(True)
        self.view.setExpandsOnDoubleClick(False)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("组织名录")
        self.view.header().setStretchLastSection(False)
        self.view.header().setMinimumSectionSize(px(30))
        self.view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.expanded.connect(self._unfold)
        self.view.collapsed.connect(self._fold)
        self.view.doubleClicked.connect(self._open)
        self.view.opened.connect(self._open)
        self.body.addWidget(head)
        self.body.addWidget(rule())
        self.body.addWidget(self.view, 1)
        self.body.addWidget(rule())
        self.body.addWidget(self._build_foot())
        self._last_day = today

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(look().px(8), look().px(9), look().px(8), look().px(9))
        row.setSpacing(look().px(2))
        self.add_button = quiet_button("新增组织", "add")
        self.add_button.clicked.connect(self.added)
        self.edit_button = quiet_button("修改", "edit")
        self.edit_button.clicked.connect(self._open_current)
        row.addWidget(self.add_button)
        row.addWidget(self.edit_button)
        row.addStretch(1)
        self.page_button = icon_button("document_search", "支部情况")
        self.page_button.setToolTip("选中支部的工作情况（Ctrl+I）")
        self.page_button.clicked.connect(self.page_wanted)
        row.addWidget(self.page_button)
        self.remind_button = icon_button("print", "换届提醒函")
        self.remind_button.setToolTip("打印换届提醒函：选中的组织，或半年内任期届满的各组织")
        self.remind_button.clicked.connect(self.reminded)
        row.addWidget(self.remind_button)
        return foot

    def show_bureau(
        self,
        bureau: str,
        rows: Sequence[OrganizationRow],
        entries: Sequence[RosterEntry],
        former: int,
    ) -> None:
        """Show the tree; the cursor stays on its node when that is still there."""
        self._filling = True
        self.model.replace(bureau, rows, entries, former, self.as_of())
        for row in (WHOLE_BUREAU, *(row.id or 0 for row in rows if row.kind is not OrganizationKind.BRANCH)):
            self._expand(row)
        for node in tuple(self._unfolded):
            self._expand(node)
        self.go_to(self.node if self.model.item_of(self.node) is not None else WHOLE_BUREAU)
        self._filling = False

    def _expand(self, node: int) -> None:
        item = self.model.item_of(node)
        if item is not None:
            self.view.expand(item.index())

    @Slot(QModelIndex)
    def _unfold(self, index: QModelIndex) -> None:
        if not self._filling:
            self._unfolded.add(int(index.data(NODE_ROLE)))

    @Slot(QModelIndex)
    def _fold(self, index: QModelIndex) -> None:
        if not self._filling:
            self._unfolded.discard(int(index.data(NODE_ROLE)))

    def go_to(self, node: int) -> None:
        """Put the cursor on a node."""
        item = self.model.item_of(node)
        if item is not None:
            self.view.setCurrentIndex(item.index())
            self.node = node
            self.edit_button.setEnabled(node > 0)

    def as_of(self) -> date:
        """The day the roster is shown for; an empty or unreadable field means today."""
        return self.day.value() or self._today

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not current.isValid() or self._filling:
            return
        self.node = int(current.data(NODE_ROLE))
        self.edit_button.setEnabled(self.node > 0)
        self.chosen.emit(self.node)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(int(index.data(NODE_ROLE)))

    @Slot()
    def _open_current(self) -> None:
        self.opened.emit(self.node)

    @Slot()
    def _day_typed(self) -> None:
        if self.day.problem() is None and self.as_of() != self._last_day and self._is_whole():
            self._last_day = self.as_of()
            self.day_changed.emit()

    def _is_whole(self) -> bool:
        # While a year is still being typed 2026-1 already reads as a day of January.
        return not self.day.line.hasFocus() or len(self.day.line.text().strip()) in (0, 8, 10)
