"""落实情况: branches × months of a year, of every requirement or of one."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look.look import look
from gui.pages.overview_behind import BehindPanel
from gui.tables.behind import lines_of_cell, missing_lines
from gui.tables.overview import LEGEND, MISSING, MatrixModel
from gui.widgets.card import Card
from gui.widgets.drop_down import DropDown
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import rule
from gui.widgets.tile_grid import TileGrid
from gui.widgets.tiles import Legend
from models.rows.overview import YearMatrix
from models.rows.target import Target
from models.services.overview import year_matrix

PANEL_WIDTH = 350
YEARS_OFFERED = 10
_EVERY = "全部要求"
_HINT = "用方向键或鼠标选一格，这里列出背后的要求和记录。"


class MatrixView(QWidget):
    """Reads itself when shown and when something changed; the cursor stays on its cell."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._matrix: YearMatrix | None = None
        self._wanted: tuple[int | None, int] | None = None
        self.year = DropDown("年度")
        self.rule = DropDown("要求")
        self.model = MatrixModel(self)
        self.grid = TileGrid(self.model, "各支部落实情况", 45)
        self.panel = BehindPanel(desk, _HINT)
        self.empty = EmptyState(
            "organization", "这一年没有党支部", "请先在“组织名册”里建立党支部，或者换一个年度。"
        )
        this = desk.today().year
        self.year.set_choices((year, f"{year}年") for year in range(this, this - YEARS_OFFERED, -1))
        self.year.set_value(this)
        self.rule.set_choices([(None, _EVERY)])
        self.rule.setCurrentIndex(0)
        self._build()
        self.work = self.grid
        self.year.currentIndexChanged.connect(self.refresh)
        self.rule.currentIndexChanged.connect(self._fill)
        self.grid.chosen.connect(self._cell_chosen)
        self.grid.opened.connect(self.panel.requirements.setFocus)
        self.panel.left.connect(self.grid.setFocus)
        look().changed.connect(self._relayout)
        self._relayout()

    def _build(self) -> None:
        card = Card(padding=4)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.addWidget(self.year)
        self._head.addWidget(self.rule)
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
        self.rule.setFixedWidth(px(230))
        self.splitter.setHandleWidth(px(10))
        self.splitter.setSizes([10_000, px(PANEL_WIDTH)])

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
            self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

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
