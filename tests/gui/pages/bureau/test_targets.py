"""Where other pages lead: an organisation in the tree and its panel, or a person."""

from gui.desk import Desk
from gui.pages.bureau import BureauPage
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.changes import Subject
from models.rows.target import Target
from tests.gui.pages.bureau.acting import Wait


def test_an_organisation_is_shown(
    page: BureauPage, branches: tuple[OrganizationRow, ...], settled: Wait
) -> None:
    page.show_target(Target(Subject.ROSTER, organization_id=branches[1].id))
    settled()
    assert page.tree.node == branches[1].id
    assert page.editor.isVisible()
    assert page.editor.organization.row().id == branches[1].id


def test_a_person_is_opened(page: BureauPage, roster: tuple[RosterEntry, ...], settled: Wait) -> None:
    page.show_target(Target(Subject.ROSTER, record_id=roster[3].id))
    settled()
    assert page.editor.currentWidget() is page.editor.member
    assert page.editor.isVisible()


def test_a_page_that_has_not_read_the_bureau_follows_afterwards(
    desk: Desk, branches: tuple[OrganizationRow, ...], settled: Wait
) -> None:
    page = BureauPage(desk)
    page.show_target(Target(Subject.ROSTER, organization_id=branches[0].id))
    assert page.tree.node != branches[0].id
    settled()
    assert page.tree.node == branches[0].id
    page.editor.organization.set_clean()
