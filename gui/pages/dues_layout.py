"""How 党费 stands on the page: year, branch and view above, the grid, what the cursor is on, the orders below."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gui.editors.section_bar import SectionBar
from gui.look.look import look
from gui.shortcuts import FIND_TIP
from gui.tables.dues import LEGEND, DuesModel, DuesView
from gui.widgets.buttons import quiet_button
from gui.widgets.card import Card
from gui.widgets.drop_down import DropDown
from gui.widgets.elided import ElidedLabel
from gui.widgets.empty_state import EmptyState
from gui.widgets.entry_grid import EntryGrid
from gui.widgets.labels import rule
from gui.widgets.search_field import search_field
from gui.widgets.tiles import Legend

HINT = "方向键移动，直接输入，回车到下一人；可从 WPS 表格、Excel 里复制后按 Ctrl+V 粘贴。"
NOBODY = "这一年没有应交党费的党员", "请先在“组织名册”里登记党员，或换一个年份、支部。"
NO_MATCH = "没有符合条件的党员", "换个姓名再找，或清空搜索。"


class DuesLayout(QWidget):
    """The parts; a subclass fills them and carries out what is ordered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._build()
        look().changed.connect(self._relayout)
        self._relayout()

    def _build(self) -> None:
        self._margins = QVBoxLayout(self)
        card = Card(padding=4)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        self._margins.addWidget(card)
        card.body.addLayout(self._build_head())
        card.body.addWidget(rule())
        card.body.addLayout(self._build_views())
        card.body.addWidget(self._build_grid(), 1)
        card.body.addWidget(rule())
        card.body.addLayout(self._build_told())
        card.body.addWidget(rule())
        card.body.addLayout(self._build_foot())

    def _build_head(self) -> QHBoxLayout:
        self._head = QHBoxLayout()
        self.year, self.branch = DropDown("年份"), DropDown("党支部")
        self.search = search_field("搜索姓名，可用拼音首字母", "搜索姓名")
        self.search.setToolTip(FIND_TIP)
        for widget in (self.year, self.branch, self.search):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        return self._head

    def _build_views(self) -> QHBoxLayout:
        self._views = QHBoxLayout()
        self.views = SectionBar()
        for view in DuesView:
            self.views.add(view.name, view.value)
        self.legend = Legend(LEGEND)
        self._views.addWidget(self.views)
        self._views.addWidget(self.legend, 1)
        return self._views

    def _build_grid(self) -> QWidget:
        self.model = DuesModel(self)
        self.grid = EntryGrid(self.model, "党费")
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.empty = EmptyState("money", *NOBODY)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        return self._stack

    def _build_told(self) -> QVBoxLayout:
        self._told = QVBoxLayout()
        self.summary, self.detail = ElidedLabel(), ElidedLabel("second")
        self.detail.set_text(HINT)
        self._told.addWidget(self.summary)
        self._told.addWidget(self.detail)
        return self._told

    def _build_foot(self) -> QHBoxLayout:
        self._foot = QHBoxLayout()
        self.count = ElidedLabel("second")
        self._foot.addWidget(self.count, 1)
        self.pay_button = quiet_button("登记交纳…", "checkmark_circle")
        self.pay_button.setToolTip("所选的格里应交已知、还没有交的，按应交登记为已交（Ctrl+J）")
        self.unpaid_button = quiet_button("登记未交", "subtract_circle")
        self.unpaid_button.setToolTip("所选的格里实交待补的，登记为没有交（Ctrl+U）")
        self.carry_button = quiet_button("沿用上月基数", "copy")
        self.carry_button.setToolTip("所选的格里没有基数的，用之前最近一个月的基数（Ctrl+B）")
        self.print_button = quiet_button("打印…", "print")
        self.print_button.setToolTip("党费收缴表、年度党费台账、未交党费名单（Ctrl+P）")
        self.more_button = quiet_button("更多工作", "more_horizontal")
        self.more = QMenu(self.more_button)
        self.more.setToolTipsVisible(True)
        self.more_button.setMenu(self.more)
        for button in (
            self.pay_button,
            self.unpaid_button,
            self.carry_button,
            self.print_button,
            self.more_button,
        ):
            self._foot.addWidget(button)
        return self._foot

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._margins.setContentsMargins(px(20), px(18), px(20), px(18))
        self._head.setContentsMargins(px(16), px(12), px(16), px(12))
        self._head.setSpacing(px(8))
        self._views.setContentsMargins(px(12), px(6), px(16), px(6))
        self._views.setSpacing(px(14))
        self._told.setContentsMargins(px(16), px(8), px(16), px(8))
        self._foot.setContentsMargins(px(16), px(9), px(12), px(9))
        self._foot.setSpacing(px(4))
        self.year.setFixedWidth(max(self.year.width_for("2026年"), px(96)))
        self.branch.setFixedWidth(px(190))
        self.search.setFixedWidth(px(200))
        self._told.setSpacing(px(4))
