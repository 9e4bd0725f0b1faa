"""组织名册: one person, opened, changed, begun and saved."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.pages.bureau import BureauPage
from models.db.store import Store
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rules.terms import Standing
from models.services.members import load_member, save_member
from models.services.roster import members_on
from tests.gui.pages.bureau.acting import TODAY, Compose, Wait, opened, stored


def test_a_person_is_opened_changed_and_saved_with_keys_alone(
    page: BureauPage, sample: Store, roster: tuple[RosterEntry, ...], settled: Wait, compose: Compose
) -> None:
    entry = roster[2]
    opened(page, entry, settled)
    assert page.editor.isVisible()
    job = page.editor.member.fields["job_title"].editor
    job.setFocus()
    QTest.keyClick(job, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    compose(job, "一级调研员")
    QTest.keyClick(job, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert stored(sample, entry.id).job_title == "一级调研员"
    assert page.editor.member.banner.sentence == "已保存。"
    assert not page.editor.member.is_edited()
    assert page.view.table.current_row().id == entry.id
    # The panel holds the new version, so it can be saved again.
    compose(job, "、处长")
    page.editor.member.save()
    settled()
    assert stored(sample, entry.id).job_title == "一级调研员、处长"


def test_somebody_elses_change_is_not_overwritten(
    page: BureauPage, sample: Store, roster: tuple[RosterEntry, ...], settled: Wait, compose: Compose
) -> None:
    entry = roster[2]
    opened(page, entry, settled)
    with sample.write() as session:
        detail = load_member(session, entry.id)
        save_member(session, replace(detail, phone="12345"))
    compose(page.editor.member.fields["job_title"].editor, "处长")
    page.editor.member.save()
    settled()
    assert page.editor.member.banner.sentence
    assert stored(sample, entry.id).phone == "12345"
    assert "处长" in page.editor.member.detail().job_title, "what was typed is still there"


def begin(page: BureauPage, name: str, compose: Compose) -> None:
    """A new person, typed but not saved."""
    page.new_record()
    panel = page.editor.member
    compose(panel.fields["name"].editor, name)
    panel._standings.lines()[0]._standing.box.set_value(Standing.ACTIVIST)  # type: ignore[attr-defined]


def test_a_new_person_begins_in_the_branch_the_tree_stands_on(
    page: BureauPage, sample: Store, branches: tuple[OrganizationRow, ...], settled: Wait, compose: Compose
) -> None:
    page.tree.go_to(branches[1].id or 0)
    page.new_record()
    panel = page.editor.member
    assert panel.fields["name"].editor.hasFocus()
    compose(panel.fields["name"].editor, "欧阳明远")
    panel._standings.lines()[0]._standing.box.set_value(Standing.ACTIVIST)  # type: ignore[attr-defined]
    panel.save()
    settled()
    with sample.read() as session:
        found = members_on(session, TODAY, text="欧阳明远")
    assert [(entry.branch_id, entry.standing) for entry in found] == [(branches[1].id, Standing.ACTIVIST)]
    assert page.view.table.current_row().name == "欧阳明远"


def double_click(button: QWidget) -> None:
    """As Qt tells of one: press, release, double click, release."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_a_double_click_on_save_enters_a_person_once(
    page: BureauPage, sample: Store, branches: tuple[OrganizationRow, ...], settled: Wait, compose: Compose
) -> None:
    page.tree.go_to(branches[0].id or 0)
    begin(page, "欧阳明远", compose)
    double_click(page.editor.member.save_button)
    settled()
    with sample.read() as session:
        assert len(members_on(session, TODAY, text="欧阳明远")) == 1
    assert page.editor.member.banner.sentence == "已保存。"
    page.editor.member.save()
    settled()
    with sample.read() as session:
        assert len(members_on(session, TODAY, text="欧阳明远")) == 1, "he is known as stored"


def test_somebody_begun_while_another_is_being_saved_stays_new(
    page: BureauPage, sample: Store, branches: tuple[OrganizationRow, ...], settled: Wait, compose: Compose
) -> None:
    page.tree.go_to(branches[0].id or 0)
    begin(page, "欧阳明远", compose)
    page.editor.member.save()
    page.editor.member.set_clean()
    begin(page, "司马长风", compose)
    page.editor.member.save()
    assert "还没有保存" in page.editor.member.banner.sentence
    settled()
    assert page.editor.member.is_edited()
    page.editor.member.save()
    settled()
    with sample.read() as session:
        names = {entry.name for entry in members_on(session, TODAY)}
    assert {"欧阳明远", "司马长风"} <= names


def test_only_the_person_saved_is_chosen_whatever_keys_are_held(
    page: BureauPage, branches: tuple[OrganizationRow, ...], settled: Wait, compose: Compose
) -> None:
    page.tree.go_to(branches[0].id or 0)
    page.view.table.selectRow(0)
    begin(page, "欧阳明远", compose)
    panel = page.editor.member
    QTest.keyClick(panel.fields["name"].editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier, "still held"
    settled()
    assert [entry.name for entry in page.view.table.selected_rows()] == ["欧阳明远"]
    assert panel.fields["name"].editor.hasFocus()


def test_leaving_what_was_typed_is_asked_about(
    page: BureauPage,
    roster: tuple[RosterEntry, ...],
    settled: Wait,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(page, roster[2], settled)
    compose(page.editor.member.fields["job_title"].editor, "处长")
    answers = [False, True]
    monkeypatch.setattr(page.editor.member, "_confirm_loss", lambda: answers.pop(0))
    page.open_member(roster[3])
    settled()
    assert page.editor.member.detail().id == roster[2].id
    assert page.may_be_left()
