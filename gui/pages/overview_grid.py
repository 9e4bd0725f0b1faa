"""What the two grids of the overview share: a year, one more choice, the tiles with their legend, and what is behind a tile."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look.look import look
from gui.pages.overview_behind import BehindPanel
from gui.tables.overview import LEGEND
from gui.widgets.card import Card
from gui.widgets.drop_down import DropDown
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import rule
from gui.widgets.tile_grid import TileGrid
from gui.widgets.tiles import Legend

_PANEL_WIDTH = 350
_YEARS_OFFERED = 10
_ADVICE = "请先在“组织名册”里建立党支部，或者换一个年度。"


class OverviewGrid(QWidget):
    """A subclass makes its choice, grid and panel, hands them to `lay_out`, and reads and shows the tiles."""

    grid: TileGrid
    panel: BehindPanel

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        this = desk.today().year
        self.year = DropDown("年度")
        self.year.set_choices((year, f"{year}年") for year in range(this, this - _YEARS_OFFERED, -1))
        self.year.set_value(this)

    def lay_out(self, choice: DropDown, grid: TileGrid, panel: BehindPanel, none_yet: str) -> None:
        """Put ``choice`` beside the year, and ``panel`` beside the grid; ``none_yet`` stands where there is no branch."""
        self._choice, self.grid, self.panel = choice, grid, panel
        self.empty = EmptyState("organization", none_yet, _ADVICE)
        self._build()
        self.work = grid
        self.year.currentIndexChanged.connect(self.refresh)
        grid.chosen.connect(self._cell_chosen)
        grid.opened.connect(panel.requirements.setFocus)
        panel.left.connect(grid.setFocus)
        look().changed.connect(self._relayout)
        self._relayout()

    def _build(self) -> None:
        card = Card(padding=4)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.addWidget(self.year)
        self._head.addWidget(self._choice)
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
        self._choice.setFixedWidth(self.choice_width())
        self.splitter.setHandleWidth(px(10))
        self.splitter.setSizes([10_000, px(_PANEL_WIDTH)])

    def _show_tiles(self, shown: bool) -> None:
        self._stack.setCurrentIndex(0 if shown else 1)

    # For each grid to give

    def choice_width(self) -> int:
        """How wide the choice beside the year is, in pixels."""
        raise NotImplementedError

    @Slot()
    def refresh(self) -> None:
        """Read what is chosen again."""
        raise NotImplementedError

    @Slot(int, int)
    def _cell_chosen(self, row: int, column: int) -> None:
        """Show in the panel what is behind a tile; nowhere is (-1, -1)."""
        raise NotImplementedError
