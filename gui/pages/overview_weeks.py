"""每周学习: branches × weeks of a quarter or a year; a gap is seen, filled in, or exempted with its reason."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.exempt_week import ExemptWeekDialog
from gui.look.look import look
from gui.pages.overview_behind import BehindPanel
from gui.pages.overview_matrix import PANEL_WIDTH, YEARS_OFFERED
from gui.tables.behind import lines_of
from gui.tables.overview import LEGEND
from gui.tables.overview_weeks import WeeksModel, sum_tile
from gui.widgets.card import Card
from gui.widgets.drop_down import DropDown
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import rule
from gui.widgets.tile_grid import TileGrid
from gui.widgets.tiles import Legend
from models.rows.changes import Changes
from models.rows.overview import WeekGrid
from models.rules.periods import QUARTER_LABELS, Span, quarter, year_of
from models.services.overview import week_grid
from models.services.rulebook import save_exemption

_WHOLE_YEAR = 0
_HINT = "用方向键或鼠标选一周，这里列出学习记录和统计口径。"


def read_weeks(session: Any, span: Span, today: date) -> tuple[Span, WeekGrid]:
    """The weeks of ``span``, and which they are: answers may come when other weeks are wanted."""
    return span, week_grid(session, span, today)


class WeeksView(QWidget):
    """Reads itself when shown and when something changed; the cursor stays on its week."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._begun = False
        self._dialog: ExemptWeekDialog | None = None
        today = desk.today()
        self.year = DropDown("年度")
        self.part = DropDown("季度")
        self.year.set_choices(
            (year, f"{year}年") for year in range(today.year, today.year - YEARS_OFFERED, -1)
        )
        self.year.set_value(today.year)
        self.part.set_choices([(_WHOLE_YEAR, "全年"), *enumerate(QUARTER_LABELS, 1)])
        self.part.set_value((today.month - 1) // 3 + 1)
        self.model = WeeksModel(self)
        self.grid = TileGrid(self.model, "各支部每周学习情况", 24)
        self.panel = BehindPanel(desk, _HINT, "登记免学周…")
        self.empty = EmptyState(
            "organization", "这一时段没有党支部", "请先在“组织名册”里建立党支部，或者换一个年度。"
        )
        self._build()
        self.work = self.grid
        self.year.currentIndexChanged.connect(self.refresh)
        self.part.currentIndexChanged.connect(self.refresh)
        self.grid.chosen.connect(self._cell_chosen)
        self.grid.opened.connect(self.panel.requirements.setFocus)
        self.panel.left.connect(self.grid.setFocus)
        self.panel.exempt_pressed.connect(self._ask_to_exempt)
        look().changed.connect(self._relayout)
        self._relayout()

    def _build(self) -> None:
        card = Card(padding=4)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.addWidget(self.year)
        self._head.addWidget(self.part)
        self._head.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        self._foot = QHBoxLayout()
        self._foot.addWidget(Legend(LEGEND), 1)
        card.body.addLayout(self._head)
        card.body.addWidget(rule())
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(rule())
        card.body.addLayout(self._foot)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(card)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._head.setContentsMargins(px(14), px(10), px(14), px(10))
        self._head.setSpacing(px(8))
        self._foot.setContentsMargins(px(14), px(6), px(14), px(6))
        self.year.setFixedWidth(self.year.width_for("2026年") + px(10))
        self.part.setFixedWidth(self.part.width_for("一季度") + px(10))
        self.splitter.setHandleWidth(px(10))
        self.splitter.setSizes([10_000, px(PANEL_WIDTH)])

    # Reading

    @property
    def span(self) -> Span | None:
        """The days chosen."""
        year, part = self.year.value(), self.part.value()
        if year is None or part is None:
            return None
        return year_of(year) if part == _WHOLE_YEAR else quarter(year, part)

    @Slot()
    def refresh(self) -> None:
        """Read the weeks again."""
        span = self.span
        if span is not None:
            self._desk.tasks.read(read_weeks, span, self._desk.today(), then=self._show)

    def _show(self, read: tuple[Span, WeekGrid]) -> None:
        span, grid = read
        if span != self.span:
            # Other weeks were asked for meanwhile.
            return
        self.model.show(grid, figures=self.part.value() != _WHOLE_YEAR)
        self._stack.setCurrentIndex(0 if grid.rows else 1)
        if not self._begun and grid.rows:
            self._begun = True
            today = self._desk.today()
            at = next((place for place, week in enumerate(grid.weeks) if today in week), 0)
            self.grid.choose(0, at)

    @Slot(int, int)
    def _cell_chosen(self, row: int, column: int) -> None:
        if row < 0 or column < 0:
            self.panel.clear()
            return
        line, cell = self.model.chosen(row, column)
        if cell is None:
            judged = [one.judged for one in line.cells if one.judged is not None]
            begun = [one for one in judged if one.span.first <= self._desk.today()]
            self.panel.show_lines(f"{line.name}　各周", lines_of(begun), sum_tile(line).words)
        elif cell.judged is None:
            self.panel.show_lines(f"{line.name}　{cell.week.label}", (), cell.reason)
        else:
            self.panel.show_lines(f"{line.name}　{cell.week.label}", lines_of((cell.judged,)))

    # Weeks that are not asked for

    @Slot()
    def _ask_to_exempt(self) -> None:
        chosen = self.panel.line
        if chosen is None or chosen.verdict is None or self._dialog is not None:
            return
        name = self.model.chosen(self.grid.currentIndex().row(), 0)[0].name
        self._dialog = ExemptWeekDialog(name, chosen.verdict, self)
        self._dialog.confirmed.connect(self._exempt)
        self._dialog.destroyed.connect(self._dialog_gone)
        self._dialog.open()

    @Slot()
    def _exempt(self) -> None:
        if self._dialog is not None:
            self._desk.tasks.write(
                save_exemption, self._dialog.answer(), then=self._exempted, failed=self._refused
            )

    def _exempted(self, _changes: Changes) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._desk.window.inform("免学周已登记。")

    def _refused(self, error: Exception) -> None:
        if self._dialog is None or self._dialog.explain(error) is None:
            self._desk.tasks.failed.emit(error)

    @Slot()
    def _dialog_gone(self) -> None:
        self._dialog = None
