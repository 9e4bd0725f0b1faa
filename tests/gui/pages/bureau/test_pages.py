"""组织名册: the pages of a person and of a branch, leading cadres and contact points in the form, theme and feature of a branch."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.dialogs.branch_page import BranchPageDialog
from gui.dialogs.leading import LeadingDialog
from gui.dialogs.person_page import PersonPageDialog
from gui.dialogs.printing import PrintDialog
from gui.main_window import MainWindow
from gui.pages.bureau import BureauPage
from models.db.store import Store
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.life import ContactSpell, LeadingSpell
from models.services.organizations import list_organizations
from tests.gui.pages.bureau.acting import Compose, Wait, opened, shown, stored

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_persons_page_opens_by_key_from_the_table_and_by_button_from_the_form(
    page: BureauPage, settled: Wait
) -> None:
    entry = shown(page)[2]
    assert page.view.table.choose(entry.id)
    page.view.table.setFocus()
    QTest.keyClick(page.view.table, Qt.Key.Key_I, CTRL)
    settled()
    (dialog,) = page.findChildren(PersonPageDialog)
    assert dialog.heading.text() == entry.name
    dialog.reject()
    opened(page, entry, settled)
    assert not page.page_button.isVisible(), "the panel has its own"
    page.editor.member.page_button.click()
    settled()
    dialog = page.findChildren(PersonPageDialog)[-1]
    assert dialog.heading.text() == entry.name
    dialog.reject()
    page.editor.member.cancel_button.click()
    assert page.page_button.isVisible()


def test_somebody_new_has_no_page_yet(page: BureauPage) -> None:
    page.new_record()
    assert page.editor.member.page_button.isHidden()


def test_a_branchs_page_opens_from_the_tree(
    page: BureauPage, branches: tuple[OrganizationRow, ...], window: MainWindow, settled: Wait
) -> None:
    page.tree.go_to(branches[1].id or 0)
    page.tree.view.setFocus()
    QTest.keyClick(page.tree.view, Qt.Key.Key_I, CTRL)
    settled()
    (dialog,) = page.findChildren(BranchPageDialog)
    assert dialog.heading.text() == branches[1].name
    dialog.reject()
    page.open_organization(branches[0].id or 0)
    page.editor.organization.page_button.click()
    settled()
    dialog = page.findChildren(BranchPageDialog)[-1]
    assert dialog.heading.text() == branches[0].name
    dialog.reject()


def test_what_is_no_branch_has_no_page(page: BureauPage, sample: Store, settled: Wait) -> None:
    with sample.read() as session:
        committee = next(row for row in list_organizations(session) if row.parent_id is None)
    page.tree.go_to(committee.id or 0)
    page.tree.page_button.click()
    assert page.findChildren(BranchPageDialog) == []
    page.open_organization(committee.id or 0)
    assert page.editor.organization.page_button.isHidden()


def test_the_menu_opens_the_leading_cadres(page: BureauPage, settled: Wait) -> None:
    (action,) = (action for action in page.works._works if action.text() == "党员领导干部…")
    page.works._chosen(action)
    settled()
    dialog = page.findChildren(LeadingDialog)[-1]
    assert dialog.isVisible()
    for each in page.findChildren(LeadingDialog):
        each.reject()


def test_the_menu_prints_the_roster_of_today(page: BureauPage, settled: Wait) -> None:
    (action,) = (action for action in page.works._works if action.text() == "党员名册…")
    page.works._chosen(action)
    settled()
    dialog = page.findChildren(PrintDialog)[-1]
    assert dialog.isVisible()
    (item,) = dialog.matter.items
    assert item.base.span is not None
    assert item.base.span.first == item.base.span.last == page._desk.today()
    dialog.reject()


def test_duties_and_contact_points_are_kept_with_the_person(
    page: BureauPage,
    sample: Store,
    roster: tuple[RosterEntry, ...],
    branches: tuple[OrganizationRow, ...],
    settled: Wait,
    compose: Compose,
) -> None:
    entry = roster[3]
    opened(page, entry, settled)
    panel = page.editor.member
    before = stored(sample, entry.id)
    panel._leading.set_values(())
    panel._contacts.set_values(())
    panel._leading.add_button.click()
    (line,) = panel._leading.lines()
    compose(line._fields["duty"].editor, "党组成员、副局长")
    compose(line._fields["from_on"].editor, "2026-01-05")
    panel._contacts.add_button.click()
    (contact,) = panel._contacts.lines()
    box = contact._fields["branch"]
    box.set_value(branches[1].id)  # type: ignore[attr-defined]
    box.edited.emit()
    panel.save()
    settled()
    kept = stored(sample, entry.id)
    assert kept.leading == (LeadingSpell("党组成员、副局长", date(2026, 1, 5)),)
    assert kept.contacts == (ContactSpell(branches[1].id or 0, branches[1].name),)
    assert kept.posts == before.posts


def test_a_branchs_theme_and_feature_are_kept(
    page: BureauPage,
    sample: Store,
    branches: tuple[OrganizationRow, ...],
    settled: Wait,
    compose: Compose,
) -> None:
    page.open_organization(branches[-1].id or 0)
    panel = page.editor.organization
    assert panel.fields["creation_theme"].isVisibleTo(panel)
    compose(panel.fields["creation_theme"].editor, "强根基、护水源")
    compose(panel.fields["feature"].editor, "“护水先锋岗”")
    panel.save()
    settled()
    with sample.read() as session:
        row = next(row for row in list_organizations(session) if row.id == branches[-1].id)
    assert (row.creation_theme, row.feature) == ("强根基、护水源", "“护水先锋岗”")


def test_the_foot_fits_with_a_panel_open_and_an_import_to_undo(
    page: BureauPage, window: MainWindow, roster: tuple[RosterEntry, ...], settled: Wait
) -> None:
    page.undo_button.show()
    opened(page, roster[0], settled)
    assert window.width() == 1366
    assert window.minimumSizeHint().width() <= 1366
