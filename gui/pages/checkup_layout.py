"""How the check-up stands on the page: period and button above, filters, kinds at the left, warnings at the right."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.look.look import look
from gui.tables.checkup import KIND_COLUMNS, WARNING_COLUMNS
from gui.tables.rows import RowsModel
from gui.widgets.buttons import primary_button, quiet_button
from gui.widgets.card import Card
from gui.widgets.drop_down import DropDown
from gui.widgets.empty_state import EmptyState
from gui.widgets.filter_bar import FilterBar
from gui.widgets.labels import label, rule
from gui.widgets.record_table import RecordTable

NOT_YET = "还没有体检", "选定年份和时段，按“开始体检”：逐条核对会议和学习记录。只作提示，不改动任何记录。"


class CheckupLayout(QWidget):
    """The parts; a subclass fills them and carries out what is ordered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        look().changed.connect(self._relayout)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(padding=4)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        column.addWidget(card)
        card.body.addLayout(self._build_head())
        card.body.addWidget(rule())
        card.body.addWidget(self._build_filters())
        card.body.addWidget(rule())
        card.body.addWidget(self._build_lists(), 1)
        card.body.addWidget(rule())
        card.body.addLayout(self._build_foot())
        self._relayout()

    def _build_head(self) -> QHBoxLayout:
        self._head = QHBoxLayout()
        self.year, self.part = DropDown("年份"), DropDown("时段")
        self.run_button = primary_button("开始体检", "document_search")
        self.summary = label("", "second", wrap=True)
        self.summary.setAccessibleName("体检结果")
        self.print_button = quiet_button("打印自查表…", "print")
        for widget in (self.year, self.part, self.run_button):
            self._head.addWidget(widget)
        self._head.addWidget(self.summary, 1)
        self._head.addWidget(self.print_button)
        return self._head

    def _build_filters(self) -> QWidget:
        self.filters = FilterBar("搜索提示内容")
        self.filters.add_choice("organization", "全部组织", width=190)
        self.filters.add_choice("explained", "有无说明", ((False, "未说明"), (True, "已说明")), width=118)
        return self.filters

    def _build_lists(self) -> QWidget:
        self.kind_model = RowsModel(KIND_COLUMNS, self)
        self.kinds = RecordTable(self.kind_model, "提示类别和条数")
        self.kinds.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.model = RowsModel(WARNING_COLUMNS, self)
        self.table = RecordTable(self.model, "体检提示")
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.empty = EmptyState("document_search", *NOT_YET)
        # Explanations may be long: they scroll here and leave the list its room.
        self.detail = QPlainTextEdit()
        self.detail.setAccessibleName("所选提示")
        self.detail.setReadOnly(True)
        self.detail.setTabChangesFocus(True)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.kinds)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.empty)
        return self._stack

    def _build_foot(self) -> QHBoxLayout:
        self._foot = QHBoxLayout()
        self.note = label("", "hint", wrap=True)
        self.open_button = quiet_button("打开记录", "folder_open")
        self.explain_button = quiet_button("填写说明…", "edit")
        self._foot.addWidget(self.note, 1)
        self._foot.addWidget(self.open_button)
        self._foot.addWidget(self.explain_button)
        return self._foot

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._head.setContentsMargins(px(16), px(12), px(12), px(12))
        self._head.setSpacing(px(8))
        self._foot.setContentsMargins(px(16), px(9), px(12), px(9))
        self._foot.setSpacing(px(4))
        self.year.setFixedWidth(max(self.year.width_for("2026年"), px(96)))
        self.part.setFixedWidth(max(self.part.width_for("四季度"), px(104)))
        self.detail.setFixedHeight(px(104))
        self.kinds.setMinimumWidth(px(236))
        self.kinds.setMaximumWidth(px(330))
