"""个人情况: what the registers say of one person over some days. It stands beside the window; nothing waits for it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.page_dialog import PageDialog
from gui.dialogs.printing.matter import Period
from gui.tables import person_page as tables
from gui.tables.page_lines import PageLine
from gui.tables.rectification_rates import Grid
from models.rows.changes import Subject
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.services.person import person_page

TITLE = "个人情况"
YEARS_BACK = 6
"""So many years back are offered."""


class PersonPageDialog(PageDialog):
    """One person."""

    VIEWS = tables.VIEWS
    EMPTY_WORDS = tables.EMPTY_WORDS
    COLUMNS = tables.COLUMNS
    SHOWN = frozenset((Subject.ROSTER, Subject.BUREAU, Subject.MEETING, Subject.STUDY, Subject.REFLECTION))

    def __init__(self, desk: Desk, member_id: int, parent: QWidget) -> None:
        self._member_id = member_id
        super().__init__(desk, TITLE, period_of(desk), parent)
        self.period.branch.hide()
        self.refresh()

    def ask(self) -> None:
        self.desk.tasks.read(
            person_page,
            self._member_id,
            self.period.span(),
            self.desk.today(),
            then=self.came,
            failed=self.refused,
        )

    def named(self) -> str:
        return str(self.page.name)

    def facts(self) -> Sequence[tuple[str, str]]:
        self.views.offer(tables.DUAL, offered=self.page.leader is not None)
        return tables.facts_of(self.page)

    def grid_of(self, view: str) -> Grid:
        if view == tables.DUAL:
            return tables.dual_grid(self.page.leader)
        return tables.attendance_grid(self.page)

    def lines_of(self, view: str) -> Sequence[PageLine]:
        return tables.lines_of(self.page, view)

    def order(self) -> PaperOrder:
        return PaperOrder(PaperKind.PERSON_LIFE, span=self.period.span(), people=(self._member_id,))


def period_of(desk: Desk, branches: tuple[tuple[int, str], ...] = (), branch: int | None = None) -> Period:
    """This year, with the years before it."""
    year = desk.today().year
    return Period(
        year,
        organization_id=branch,
        years=tuple(range(year - YEARS_BACK, year + 1)),
        branches=branches,
        halves=True,
    )


def open_person(desk: Desk, member_id: int, parent: QWidget) -> PersonPageDialog:
    """Show a person's page beside the window."""
    dialog = PersonPageDialog(desk, member_id, parent)
    dialog.show()
    dialog.activateWindow()
    return dialog
