"""What is typed of an organisation is kept, and gone once saved, given up or removed with it."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from gui.editors import bureau_editor, drafting
from models.db.store import Store
from models.rows.bureau import OrganizationRow
from models.rules.terms import DraftOf, OrganizationKind
from models.services.organizations import list_organizations, save_organization
from tests.gui.answers import answering
from tests.gui.pages.bureau_drafts.acting import SAID_WHEN, Compose, OpenPage, Wait, kept
from tests.gui.pages.conftest import Bureau
from tests.models.services.making import add_organization

THIRD = (OrganizationKind.BRANCH, "第三党支部")


def organizations(store: Store) -> dict[str, OrganizationRow]:
    with store.read() as session:
        return {row.name: row for row in list_organizations(session)}


def test_a_new_organisation_is_there_again_with_its_superior_and_its_term(
    open_page: OpenPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    page = open_page(bureau.ids.committee)
    page.new_organization()
    panel = page.editor.organization
    panel.fields["kind"].restore("党小组")
    panel.fields["kind"].edited.emit()
    panel.fields["parent"].restore(str(bureau.ids.second))
    compose(panel.fields["name"].editor, "第三党小组")
    page.editor.keep_now()
    settled()
    typed = panel.draft()

    again = open_page()
    banner = again.editor.organizations_kept.banner
    assert "有1条未保存的内容（组织 第三党小组，" in banner.sentence
    banner.action.emit()
    settled()
    panel = again.editor.organization
    assert panel.isVisible()
    assert panel.draft() == typed
    assert not panel.fields["term_from"].isVisible(), "groups have no term"
    panel.save()
    settled()
    made = organizations(store)["第三党小组"]
    assert (made.kind, made.parent_id) == (OrganizationKind.GROUP, bureau.ids.second)
    assert kept(store, DraftOf.ORGANIZATION) == ()


@pytest.mark.parametrize("meanwhile", SAID_WHEN)
def test_a_change_to_an_organisation_comes_back_over_what_is_stored(
    open_page: OpenPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose, meanwhile: str
) -> None:
    with store.write() as session:
        number = add_organization(session, *THIRD, parent_id=bureau.ids.committee)
        add_organization(session, OrganizationKind.BRANCH, "第四党支部", parent_id=bureau.ids.committee)
    page = open_page()
    page.open_organization(number)
    compose(page.editor.organization.fields["short_name"].editor, "三支部")
    compose(page.editor.organization.fields["term_from"].editor, "2024")
    page.hide()
    settled()
    row = organizations(store)["第三党支部"]
    with store.write() as session:
        if meanwhile == "changed":
            save_organization(session, replace(row, sort_order=7))
        elif meanwhile == "gone":
            session.execute(text(f"DELETE FROM organization WHERE id = {number}"))
    again = open_page()
    again.editor.organizations_kept.banner.action.emit()
    settled()
    panel = again.editor.organization
    assert SAID_WHEN[meanwhile] in panel.banner.sentence
    assert panel.fields["term_from"].state() == "2024"
    panel.fields["term_from"].restore("")
    panel.save()
    settled()
    made = organizations(store)["第三党支部"]
    assert made.short_name == "三支部"
    assert (made.id == number) == (meanwhile != "gone")
    assert kept(store, DraftOf.ORGANIZATION) == ()


def test_a_begun_organisation_is_not_typed_over_and_goes_with_a_removed_one(
    open_page: OpenPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with store.write() as session:
        number = add_organization(session, *THIRD, parent_id=bureau.ids.committee)
    page = open_page()
    page.new_organization()
    compose(page.editor.organization.fields["name"].editor, "早先写的")
    page.editor.keep_now()
    settled()
    again = open_page()
    monkeypatch.setattr(drafting, "agrees", answering(False))
    again.new_organization()
    settled()
    assert again.editor.organization.row().name == "早先写的"
    third = open_page()
    monkeypatch.setattr(drafting, "agrees", answering(True))
    third.new_organization()
    settled()
    assert third.editor.organization.row().name == ""
    assert kept(store, DraftOf.ORGANIZATION) == ()
    third.open_organization(number)
    compose(third.editor.organization.fields["short_name"].editor, "三支部")
    third.editor.keep_now()
    monkeypatch.setattr(bureau_editor, "agrees", answering(True))
    third.editor.organization.remove_button.click()
    settled()
    assert "第三党支部" not in organizations(store)
    assert kept(store, DraftOf.ORGANIZATION) == ()
