"""How the pages of a person, of a branch and of the leading cadres are laid out: a period and facts at the left; at the right grids
of numbers with the records behind each, and lists."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.printing.matter import Period
from gui.dialogs.printing.period_panel import PeriodPanel
from gui.editors.section_bar import SectionBar
from gui.look.look import look
from gui.tables.behind import RECORD_COLUMNS
from gui.tables.page_lines import PageLine
from gui.tables.rectification_rates import RatesModel
from gui.tables.rows import Column, RowsModel
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label, rule
from gui.widgets.record_table import RecordTable
from gui.widgets.tile_grid import TileGrid

_LEFT = 268
READING = "正在读取……"


class PageLayout(QDialog):
    """Nothing is read and nothing connected here."""

    VIEWS: Sequence[tuple[str, str]]
    COLUMNS: Mapping[str, Sequence[Column[PageLine]]]
    """Of the views that are lists."""

    def __init__(self, title: str, period: Period, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        px, room = look().px, parent.window().size()
        self.resize(min(px(1240), round(room.width() * 0.96)), min(px(760), round(room.height() * 0.94)))
        self.period = PeriodPanel(period, today)
        self.views = SectionBar()
        self.model = RatesModel(self)
        self.grid = TileGrid(self.model, title, 47)
        self.behind = RowsModel(RECORD_COLUMNS, self)
        self.records = RecordTable(self.behind, "数字背后的记录")
        self.lists: dict[str, RecordTable] = {}
        self._lines: dict[str, RowsModel[PageLine]] = {}
        self.empty = EmptyState("document_search", READING, "")
        self._build(title)

    def _build(self, title: str) -> None:
        px = look().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(18), px(16), px(18), px(16))
        row.setSpacing(px(14))
        row.addLayout(self._build_left(title))
        row.addLayout(self._build_right(), 1)

    def _build_left(self, title: str) -> QVBoxLayout:
        px = look().px
        self.left = QVBoxLayout()
        self.left.setSpacing(px(10))
        self.heading = label(title, "title", wrap=True)
        self.heading.setFixedWidth(px(_LEFT))
        self.left.addWidget(self.heading)
        self.left.addWidget(self.period)
        self.period.setFixedWidth(px(_LEFT))
        self._facts = QWidget()
        self._facts.setObjectName("scrolled")
        self._facts_form = QFormLayout(self._facts)
        self._facts_form.setContentsMargins(0, 0, px(6), 0)
        self._facts_form.setHorizontalSpacing(px(10))
        self._facts_form.setVerticalSpacing(px(7))
        self._facts_form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(px(_LEFT))
        scroll.setWidget(self._facts)
        scroll.setAccessibleName("基本情况")
        self.left.addWidget(scroll, 1)
        self.print_button = plain_button("打印…", "print")
        self.print_button.setToolTip("打印（Ctrl+P）")
        self.close_button = plain_button("关闭")
        for button in (self.print_button, self.close_button):
            self.left.addWidget(button)
        return self.left

    def _build_right(self) -> QVBoxLayout:
        for key, title in self.VIEWS:
            self.views.add(key, title)
        self.banner = Banner(apart=True)
        upper, lower = Card.framing(self.grid), Card(padding=10)
        self.behind_heading: QLabel = label("", "title", wrap=True)
        self.basis = QPlainTextEdit()
        self.basis.setReadOnly(True)
        self.basis.setTabChangesFocus(True)
        self.basis.setAccessibleName("统计口径")
        self.basis.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.basis.setStyleSheet("QPlainTextEdit { border: none; padding: 0; background: transparent; }")
        for widget in (self.behind_heading, self.basis, rule()):
            lower.body.addWidget(widget)
        lower.body.addWidget(self.records, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(lower)
        self.splitter.setStretchFactor(0, 55)
        self.splitter.setStretchFactor(1, 45)
        self.splitter.setSizes([550, 450])
        nothing = Card(padding=4)
        nothing.body.addWidget(self.empty, 1)
        self.empty.button.hide()
        self._stack = QStackedWidget()
        for widget in (self.splitter, nothing):
            self._stack.addWidget(widget)
        for key, title in self.VIEWS:
            if key in self.COLUMNS:
                self._stack.addWidget(self._build_list(key, title))
        right = QVBoxLayout()
        right.setSpacing(look().px(6))
        right.addWidget(self.views)
        right.addWidget(self.banner)
        right.addWidget(self._stack, 1)
        return right

    def _build_list(self, key: str, title: str) -> Card:
        model = self._lines[key] = RowsModel(self.COLUMNS[key], self)
        table = self.lists[key] = RecordTable(model, title)
        return Card.framing(table)
