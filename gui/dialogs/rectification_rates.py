"""整改分析: rates of a period by source, branch and manifestation; any number opens the items behind it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.printing.matter import Item, Matter, Period
from gui.dialogs.printing.period_panel import PeriodPanel
from gui.editors.section_bar import SectionBar
from gui.failures import sentence_of
from gui.formats import long_date_text
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.rectification import RECTIFICATION_COLUMNS
from gui.tables.rectification_rates import (
    EMPTY,
    SHADE_ROLE,
    Grid,
    RatesModel,
    grid_of_lines,
    grid_of_manifestations,
)
from gui.tables.rows import RowsModel
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button
from gui.widgets.card import Card
from gui.widgets.choosing import choose_row
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label, rule
from gui.widgets.record_table import RecordTable
from gui.widgets.shaded_tiles import ShadedTileDelegate
from gui.widgets.tile_grid import TileGrid
from models.rows.changes import Changes, Subject
from models.rows.paper import PaperOrder
from models.rows.rectification import RectificationSummary
from models.rows.rectification_rates import Ids, RectificationRates
from models.rows.target import Target
from models.rules.papers import PaperKind
from models.services.rectification import items_by_id
from models.services.rectification_rates import rectification_rates

TITLE = "整改分析"
_VIEWS = (("source", "按问题来源"), ("branch", "按责任单位"), ("manifestation", "表现形式分月"))
_SHOWN = {Subject.RECTIFICATION, Subject.BUREAU, Subject.RULES}
_HINT = "用方向键或鼠标选一个数字，这里列出它背后的整改事项；回车或双击打开事项。"
_LEFT = 232


class RectificationRatesDialog(QDialog):
    """Stands over the page; opening an item closes it and leads there."""

    def __init__(self, desk: Desk, period: Period, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rates: RectificationRates | None = None
        self._wanted: Ids = ()
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        px, room = look().px, parent.window().size()
        self.resize(min(px(1320), round(room.width() * 0.96)), min(px(820), round(room.height() * 0.94)))
        self.period = PeriodPanel(period, desk.today())
        self.views = SectionBar()
        self.model = RatesModel(self)
        self.grid = TileGrid(self.model, "整改统计", 47)
        self.grid.setItemDelegate(ShadedTileDelegate(SHADE_ROLE, self.grid))
        self.items = RowsModel(RECTIFICATION_COLUMNS, self)
        self.table = RecordTable(self.items, "数字背后的整改事项")
        self.empty = EmptyState("clipboard_task_list_ltr", "这一期没有整改事项", "换一个期间或支部再看。")
        self._build()
        self.period.changed.connect(self.refresh)
        self.views.chosen.connect(self._fill)
        self.grid.chosen.connect(self._cell_chosen)
        self.grid.opened.connect(self._to_items)
        self.table.opened.connect(self._open)
        desk.tasks.changed.connect(self._changed)
        self.refresh()

    # Building

    def _build(self) -> None:
        px = look().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(18), px(16), px(18), px(16))
        row.setSpacing(px(14))
        row.addLayout(self._build_left())
        row.addLayout(self._build_right(), 1)

    def _build_left(self) -> QVBoxLayout:
        px = look().px
        left = QVBoxLayout()
        left.setSpacing(px(10))
        left.addWidget(label(TITLE, "title"))
        left.addWidget(self.period)
        self.counted = label("", "second", wrap=True)
        left.addWidget(self.counted)
        left.addStretch(1)
        self.print_button = plain_button("打印统计表…", "print")
        self.print_button.clicked.connect(self._print)
        self.close_button = plain_button("关闭")
        self.close_button.clicked.connect(self.reject)
        for widget in (self.print_button, self.close_button):
            # Enter in a grid is the grid's.
            widget.setAutoDefault(False)
            left.addWidget(widget)
        self.period.setFixedWidth(px(_LEFT))
        self.counted.setFixedWidth(px(_LEFT))
        return left

    def _build_right(self) -> QVBoxLayout:
        for key, title in _VIEWS:
            self.views.add(key, title)
        self.banner = Banner(apart=True)
        upper = Card(padding=4)
        upper.body.setContentsMargins(1, 1, 1, 1)
        upper.body.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        self.empty.button.hide()
        upper.body.addWidget(self._stack, 1)
        lower = Card(padding=10)
        self.heading: QLabel = label("", "title", wrap=True)
        self.basis = label(_HINT, "second", wrap=True)
        lower.body.addWidget(self.heading)
        lower.body.addWidget(self.basis)
        lower.body.addWidget(rule())
        lower.body.addWidget(self.table, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(lower)
        self.splitter.setSizes([54, 46])
        right = QVBoxLayout()
        right.setSpacing(look().px(6))
        right.addWidget(self.views)
        right.addWidget(self.banner)
        right.addWidget(self.splitter, 1)
        return right

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Count the chosen period again."""
        self._desk.tasks.read(
            rectification_rates,
            self.period.span(),
            self.period.organization_id(),
            self._desk.today(),
            then=self._show,
            failed=self._refused,
        )

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.subjects & _SHOWN:
            self.refresh()

    def _show(self, rates: RectificationRates) -> None:
        if rates.span != self.period.span():
            return
        first, self._rates = self._rates is None, rates
        self.banner.clear()
        self.counted.setText(f"统计到{long_date_text(rates.counted_on)}。")
        self.print_button.setEnabled(True)
        self._fill()
        if first and self.model.rowCount():
            self.grid.choose(self.model.rowCount() - 1, 0)
            self.grid.setFocus()

    def _refused(self, error: Exception) -> None:
        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
            return
        self._rates = None
        self.banner.say(Tone.WARN, sentence)
        self.counted.setText("")
        self.print_button.setEnabled(False)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        grid = self._grid()
        self.model.show(grid)
        self._stack.setCurrentIndex(0 if grid.lines else 1)
        current = self.grid.currentIndex()
        self._cell_chosen(current.row(), current.column())

    def _grid(self) -> Grid:
        rates = self._rates
        if rates is None:
            return EMPTY
        match self.views.current:
            case "source":
                return grid_of_lines(rates.by_source, rates.total)
            case "branch":
                return grid_of_lines(rates.by_branch, rates.total)
            case _:
                return grid_of_manifestations(rates)

    # What is behind a number

    @Slot(int, int)
    def _cell_chosen(self, row: int, column: int) -> None:
        if row < 0 or column < 0:
            self.heading.setText("")
            self.basis.setText(_HINT)
            self._ask(())
            return
        cell = self.model.cell(row, column)
        self.heading.setText(cell.heading)
        self.basis.setText(f"口径：{cell.basis}" if cell.basis else _HINT)
        self._ask(cell.ids)

    def _ask(self, ids: Ids) -> None:
        self._wanted = ids
        if ids:
            self._desk.tasks.read(items_by_id, ids, self._desk.today(), then=self._items_came)
        else:
            self.items.replace(())

    def _items_came(self, rows: Sequence[RectificationSummary]) -> None:
        # An answer to an earlier number comes too late.
        if {row.id for row in rows} <= set(self._wanted):
            self.items.replace(rows)

    @Slot()
    def _to_items(self) -> None:
        self.table.setFocus()
        if self.items.rowCount() and not self.table.currentIndex().isValid():
            choose_row(self.table, 0)

    @Slot(object)
    def _open(self, row: Any) -> None:
        self.accept()
        self._desk.window.go(Target(Subject.RECTIFICATION, record_id=row.id))

    # Paper

    @Slot()
    def _print(self) -> None:
        from gui.dialogs.printing import open_print_dialog

        kind = PaperKind.RECTIFICATION_RATES
        order = PaperOrder(kind, organization_id=self.period.organization_id(), span=self.period.span())
        matter = Matter(
            "打印整改情况统计表", "rectification-rates", (Item("整改情况统计表", order, (kind,)),)
        )
        open_print_dialog(self._desk, self, matter)
