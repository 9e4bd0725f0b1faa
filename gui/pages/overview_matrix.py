"""落实情况: branches × months of a year, of every requirement or of one."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.look.look import look
from gui.pages.overview_behind import BehindPanel
from gui.pages.overview_grid import OverviewGrid
from gui.tables.behind import lines_of_cell, missing_lines
from gui.tables.overview import MISSING, MatrixModel
from gui.widgets.drop_down import DropDown
from gui.widgets.tile_grid import TileGrid
from models.rows.overview import YearMatrix
from models.rows.target import Target
from models.services.overview import year_matrix

_EVERY = "全部要求"
_HINT = "用方向键或鼠标选一格，这里列出背后的要求和记录。"


class MatrixView(OverviewGrid):
    """Reads itself when shown and when something changed; the cursor stays on its cell."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._matrix: YearMatrix | None = None
        self._wanted: tuple[int | None, int] | None = None
        self.rule = DropDown("要求")
        self.rule.set_choices([(None, _EVERY)])
        self.rule.setCurrentIndex(0)
        self.model = MatrixModel(self)
        self.lay_out(
            self.rule,
            TileGrid(self.model, "各支部落实情况", 45),
            BehindPanel(desk, _HINT),
            "这一年没有党支部",
        )
        self.rule.currentIndexChanged.connect(self._fill)

    def choice_width(self) -> int:
        return look().px(230)

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the year again."""
        year = self.year.value()
        if year is not None:
            self._desk.tasks.read(year_matrix, year, self._desk.today(), then=self._show)

    def _show(self, matrix: YearMatrix) -> None:
        if matrix.year != self.year.value():
            return
        first, self._matrix = self._matrix is None, matrix
        self.rule.set_choices([(None, _EVERY), *((rule.code, rule.label) for rule in matrix.rules)])
        if self.rule.currentIndex() < 0:
            self.rule.setCurrentIndex(0)
        self._fill()
        if self._wanted is not None:
            self.grid.choose_key(self._wanted)
            self._wanted = None
        elif first and matrix.rows:
            self.grid.choose(0, matrix.today.month - 1 if matrix.today.year == matrix.year else 0)

    @Slot()
    def _fill(self) -> None:
        if self._matrix is not None:
            self.model.show(self._matrix, self.rule.value())
            self._show_tiles(self.model.rowCount() > 0)

    @Slot(int, int)
    def _cell_chosen(self, row: int, column: int) -> None:
        matrix = self._matrix
        if row < 0 or column < 0 or matrix is None:
            self.panel.clear()
            return
        chosen = self.model.chosen(row, column)
        name = chosen.row.name
        if chosen.cell is None:
            self.panel.show_lines(
                f"{name}　还缺什么", missing_lines(chosen.missing), "现在进行的各期要求都已落实或不适用。"
            )
            return
        lines = lines_of_cell(chosen.cell, matrix.rules, self.rule.value())
        self.panel.show_lines(
            f"{name}　{chosen.cell.month.label}", lines, "本月没有到期的要求，也没有计入以后各期的记录。"
        )

    # Where other pages lead

    def show_target(self, target: Target) -> None:
        """Put the cursor on the branch and month of a target; what was left open stays as it is."""
        if target.month is not None:
            self._wanted = (target.organization_id, target.month.month - 1)
            self.year.set_value(target.month.year)
        elif target.organization_id is not None:
            self._wanted = (target.organization_id, MISSING)
        self.refresh()
