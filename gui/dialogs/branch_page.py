"""支部情况: what a branch is, did and lacks over some days. It stands beside the window; nothing waits for it."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.page_dialog import PageDialog
from gui.dialogs.person_page import open_person, period_of
from gui.tables import branch_page as tables
from gui.tables.page_lines import PageLine
from gui.tables.rectification_rates import Grid
from gui.widgets.buttons import quiet_button
from models.rows.changes import Subject
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.services.branch_page import branch_page

TITLE = "支部情况"


class BranchPageDialog(PageDialog):
    """One branch; another may be chosen."""

    VIEWS = tables.VIEWS
    EMPTY_WORDS = tables.EMPTY_WORDS
    COLUMNS = tables.COLUMNS
    SHOWN = frozenset(
        (
            Subject.ROSTER,
            Subject.BUREAU,
            Subject.MEETING,
            Subject.STUDY,
            Subject.RECTIFICATION,
            Subject.REFLECTION,
            Subject.RULES,
        )
    )

    def __init__(
        self, desk: Desk, branch_id: int, branches: Sequence[tuple[int, str]], parent: QWidget
    ) -> None:
        self._branches = tuple(branches)
        super().__init__(desk, TITLE, period_of(desk, self._branches, branch_id), parent)
        self.period.branch.set_choices(self._branches)
        self.period.branch.set_value(branch_id)
        self.edit_button = quiet_button("修改基本情况", "edit")
        self.edit_button.setToolTip("在组织名册里修改创建主题、支部特色、任期等")
        self.left.insertWidget(self.left.count() - 2, self.edit_button)
        self.edit_button.clicked.connect(self.edit)
        self.refresh()

    def ask(self) -> None:
        branch = self.period.organization_id()
        if branch is not None:
            self.desk.tasks.read(
                branch_page,
                branch,
                self.period.span(),
                self.desk.today(),
                then=self._branch_came,
                failed=self.refused,
            )

    def _branch_came(self, page: object) -> None:
        # An answer about the branch chosen before comes too late.
        if getattr(page, "id", None) == self.period.organization_id():
            self.came(page)

    def named(self) -> str:
        return str(self.page.branch.name)

    def facts(self) -> Sequence[tuple[str, str]]:
        return tables.facts_of(self.page)

    def grid_of(self, view: str) -> Grid:
        grids = {tables.HELD: tables.held_grid, tables.YEAR: tables.year_grid, tables.WORK: tables.work_grid}
        return grids[view](self.page)

    def lines_of(self, view: str) -> Sequence[PageLine]:
        return tables.lines_of(self.page, view)

    def order(self) -> PaperOrder:
        return PaperOrder(
            PaperKind.BRANCH_WORK, organization_id=self.period.organization_id(), span=self.period.span()
        )

    def open_person(self, member_id: int) -> None:
        parent = self.parentWidget()
        open_person(self.desk, member_id, parent if parent is not None else self)

    @Slot()
    def edit(self) -> None:
        """Go to the branch's form."""
        if self.page is not None:
            self.lead_to(tables.form_target(self.page))


def open_branch(
    desk: Desk, branch_id: int, branches: Sequence[tuple[int, str]], parent: QWidget
) -> BranchPageDialog:
    """Show a branch's page beside the window."""
    dialog = BranchPageDialog(desk, branch_id, branches, parent)
    dialog.show()
    dialog.activateWindow()
    return dialog
