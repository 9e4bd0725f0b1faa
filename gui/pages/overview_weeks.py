"""每周学习: branches × weeks of a quarter or a year; a gap is seen, filled in, or exempted with its reason."""

from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.exempt_week import ExemptWeekDialog
from gui.look.look import look
from gui.pages.overview_behind import BehindPanel
from gui.pages.overview_grid import OverviewGrid
from gui.tables.behind import lines_of
from gui.tables.overview_weeks import WeeksModel, sum_tile
from gui.widgets.drop_down import DropDown
from gui.widgets.tile_grid import TileGrid
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


class WeeksView(OverviewGrid):
    """Reads itself when shown and when something changed; the cursor stays on its week."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._begun = False
        self._dialog: ExemptWeekDialog | None = None
        self.part = DropDown("季度")
        self.part.set_choices([(_WHOLE_YEAR, "全年"), *enumerate(QUARTER_LABELS, 1)])
        self.part.set_value((desk.today().month - 1) // 3 + 1)
        self.model = WeeksModel(self)
        self.lay_out(
            self.part,
            TileGrid(self.model, "各支部每周学习情况", 24),
            BehindPanel(desk, _HINT, "登记免学周…"),
            "这一时段没有党支部",
        )
        self.part.currentIndexChanged.connect(self.refresh)
        self.panel.exempt_pressed.connect(self._ask_to_exempt)

    def choice_width(self) -> int:
        return self.part.width_for("一季度") + look().px(10)

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
        self._show_tiles(bool(grid.rows))
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
        self._dialog.keep_typed(self._desk.tasks)
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
