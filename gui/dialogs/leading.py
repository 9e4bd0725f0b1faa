"""党员领导干部: who they are, 双重组织生活 by quarter, and what they guided."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.page_dialog import PageDialog
from gui.dialogs.person_page import open_person, period_of
from gui.tables import leading as tables
from gui.tables.page_lines import PageLine
from gui.tables.rectification_rates import Grid
from models.rows.changes import Subject
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.rules.terms import OrganizationKind, Verdict
from models.services.dual_life import dual_life
from models.services.organizations import list_organizations

TITLE = "党员领导干部"


class LeadingDialog(PageDialog):
    """``view`` is the one it begins with."""

    VIEWS = tables.VIEWS
    EMPTY_WORDS = tables.EMPTY_WORDS
    COLUMNS = tables.COLUMNS
    SHOWN = frozenset((Subject.ROSTER, Subject.BUREAU, Subject.MEETING))

    def __init__(self, desk: Desk, parent: QWidget, view: str = tables.PEOPLE) -> None:
        super().__init__(desk, TITLE, period_of(desk), parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.views.choose(view)
        desk.tasks.read(list_organizations, then=self._offer)
        self.refresh()

    def _offer(self, organizations: Any) -> None:
        named = [(row.id, row.name) for row in organizations if row.kind is OrganizationKind.BRANCH]
        self.period.branch.set_choices([(None, "全单位"), *named])

    def ask(self) -> None:
        self.desk.tasks.read(
            dual_life,
            self.period.span(),
            self.period.organization_id(),
            self.desk.today(),
            then=self.came,
            failed=self.refused,
        )

    def named(self) -> str:
        return TITLE

    def facts(self) -> Sequence[tuple[str, str]]:
        page = self.page
        missed = sum(
            any(period.verdict is Verdict.UNMET for period in leader.periods) for leader in page.leaders
        )
        guided = sum(bool(leader.guided_counting) for leader in page.leaders)
        return (
            ("人数", f"{len(page.leaders)}人"),
            ("整季未参加", f"{missed}人"),
            ("已指导", f"{guided}人"),
            ("统计至", page.counted_on.isoformat()),
        )

    def grid_of(self, view: str) -> Grid:
        return tables.dual_grid(self.page)

    def lines_of(self, view: str) -> Sequence[PageLine]:
        return tables.lines_of(self.page, view)

    def order(self) -> PaperOrder:
        return PaperOrder(
            PaperKind.DUAL_LIFE_REPORT,
            organization_id=self.period.organization_id(),
            span=self.period.span(),
        )

    def open_person(self, member_id: int) -> None:
        parent = self.parentWidget()
        self.accept()
        open_person(self.desk, member_id, parent if parent is not None else self)


def leading_dialog(desk: Desk, parent: QWidget) -> LeadingDialog:
    """The list."""
    return LeadingDialog(desk, parent)


def dual_life_dialog(desk: Desk, parent: QWidget) -> LeadingDialog:
    """双重组织生活 by quarter."""
    return LeadingDialog(desk, parent, tables.DUAL)
