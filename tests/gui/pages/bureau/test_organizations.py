"""组织名册: organisations added, placed and removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.editors import bureau_editor
from gui.pages.bureau import BureauPage
from models.db.store import Store
from models.rows.bureau import OrganizationRow
from models.rules.terms import OrganizationKind
from models.services.organizations import list_organizations
from tests.gui.answers import answering
from tests.gui.pages.bureau.acting import Compose, Wait


def test_an_organisation_is_added_below_the_node_and_removed_again(
    page: BureauPage,
    sample: Store,
    branches: tuple[OrganizationRow, ...],
    settled: Wait,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.tree.go_to(branches[0].id or 0)
    QTest.mouseClick(page.tree.add_button, Qt.MouseButton.LeftButton)
    assert page.editor.organization.row().kind is OrganizationKind.GROUP
    assert page.editor.organization.row().parent_id == branches[0].id
    compose(page.editor.organization.fields["name"].editor, "青年党小组")
    page.editor.organization.save()
    settled()
    with sample.read() as session:
        made = next(row for row in list_organizations(session) if row.name == "青年党小组")
    assert page.tree.node == made.id
    assert page.editor.organization.banner.sentence == "已保存。"
    assert page.editor.organization.fields["name"].editor.hasFocus()
    assert not page.editor.organization.is_edited()
    monkeypatch.setattr(bureau_editor, "agrees", answering(True))
    QTest.mouseClick(page.tree.edit_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.editor.organization.remove_button, Qt.MouseButton.LeftButton)
    settled()
    with sample.read() as session:
        assert "青年党小组" not in {row.name for row in list_organizations(session)}


def test_another_kind_proposes_its_own_superior_and_a_name_that_disagrees_is_told(
    page: BureauPage, sample: Store, branches: tuple[OrganizationRow, ...], settled: Wait, compose: Compose
) -> None:
    page.tree.go_to(branches[0].id or 0)
    page.new_organization()
    panel = page.editor.organization
    assert panel._parent.box.values() == [row.id for row in branches], "a group belongs to a branch"
    compose(panel.fields["name"].editor, "第九党支部")
    panel._kind.box.set_value(OrganizationKind.GENERAL_BRANCH)
    panel._kind.box.activated.emit(0)
    assert panel.row().parent_id == branches[0].parent_id
    assert panel.banner.sentence == "名称像是党支部，类型选的是党总支，请核对。"
    panel._kind.box.set_value(OrganizationKind.BRANCH)
    panel._kind.box.activated.emit(0)
    assert panel.banner.sentence == ""
    assert panel.row().parent_id == branches[0].parent_id
    panel.save()
    settled()
    with sample.read() as session:
        made = next(row for row in list_organizations(session) if row.name == "第九党支部")
    assert (made.kind, made.parent_id) == (OrganizationKind.BRANCH, branches[0].parent_id)


def test_a_place_that_cannot_be_is_refused_in_the_panel(
    page: BureauPage, branches: tuple[OrganizationRow, ...], settled: Wait
) -> None:
    page.open_organization(branches[0].id or 0)
    panel = page.editor.organization
    panel._kind.box.set_value(OrganizationKind.GENERAL_BRANCH)
    panel._kind.box.activated.emit(0)
    panel.save()
    settled()
    assert "还没有保存" in panel.banner.sentence
    assert panel.is_edited()


def test_an_organisation_in_use_is_not_removed_and_says_why(
    page: BureauPage,
    sample: Store,
    branches: tuple[OrganizationRow, ...],
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bureau_editor, "agrees", answering(True))
    page.open_organization(branches[0].id or 0)
    QTest.mouseClick(page.editor.organization.remove_button, Qt.MouseButton.LeftButton)
    settled()
    assert "没有删除" in page.editor.organization.banner.sentence
    with sample.read() as session:
        assert branches[0].name in {row.name for row in list_organizations(session)}
