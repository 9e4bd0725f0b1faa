"""What is typed into the form of 心得体会 is there again after a kill, as it was typed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.reflections import ReflectionsDialog
from gui.editors.reflection import ReflectionPanel
from gui.pages.study import StudyPage
from gui.widgets import form_panel
from gui.widgets.fields.person import Person
from models.rows.bureau import MemberDetail, MembershipSpell
from models.rules.roster import standings_from
from models.rules.terms import DraftOf, Standing
from models.services.drafts import keep_draft
from models.services.members import load_member, save_member
from models.services.reflections import load_reflection, remove_reflection, save_reflection
from tests.gui.answers import answering
from tests.gui.dialogs.reflections.acting import (
    DAY,
    Compose,
    Restarted,
    Settled,
    TypeAndKeep,
    add,
    drafts,
    kept,
    kill,
    open_piece,
    opened,
)
from tests.models.services.making import saved


def test_what_was_typed_is_there_again_after_a_kill(
    panel: ReflectionPanel, restarted: Restarted, desk: Desk, settled: Settled, qtbot: QtBot, compose: Compose
) -> None:
    compose(panel.author.line, "王建国")
    compose(panel.title.line, "学党章")
    compose(panel.submitted_on.line, "十月")
    compose(panel.note.text, "两行\n备注")
    qtbot.waitUntil(lambda: len(drafts(desk)) == 1)
    typed = panel.draft()
    again = restarted()
    assert "有1条未保存的内容（心得体会 王建国《学党章》，" in again.drafting.banner.sentence
    assert not again.panel.isVisible()
    again.drafting.banner.action.emit()
    settled()
    assert again.panel.isVisible()
    assert again.panel.draft() == typed
    assert again.panel.submitted_on.state() == "十月"
    assert again.panel.organization.box.currentText() == "第一党支部"
    assert "可以接着填写" in again.panel.banner.sentence
    assert not again.drafting.banner.isVisible()
    assert len(drafts(desk)) == 1, "until it is saved a second power cut must not cost it"
    again.panel.submitted_on.set_value(DAY)
    again.panel.save()
    settled()
    assert [(row.author, row.title, row.note) for row in kept(desk)] == [("王建国", "学党章", "两行\n备注")]
    assert drafts(desk) == ()
    again.reject()


@pytest.mark.parametrize("meanwhile", ["nothing", "changed", "removed"])
def test_a_change_to_a_stored_piece_comes_back_over_it(
    dialog: ReflectionsDialog,
    restarted: Restarted,
    type_and_keep: TypeAndKeep,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    meanwhile: str,
) -> None:
    number = add(desk, bureau["第一党支部"])
    open_piece(dialog, settled, number)
    type_and_keep("没存的备注")
    kill(dialog)
    with desk.tasks.store.write() as session:
        row = load_reflection(session, number)
        if meanwhile == "changed":
            save_reflection(session, replace(row, words=800))
        elif meanwhile == "removed":
            remove_reflection(session, number, row.version)
    again = restarted()
    again.drafting.banner.action.emit()
    settled()
    said = {"nothing": "可以接着填写", "changed": "又有改动", "removed": "原来的记录已经删除"}[meanwhile]
    assert said in again.panel.banner.sentence
    assert (again.panel.author.value(), again.panel.note.value()) == ("李芳", "没存的备注")
    assert again.panel.record_id == (None if meanwhile == "removed" else number)
    again.panel.save()
    settled()
    (row,) = kept(desk)
    assert (row.id == number, row.note) == (meanwhile != "removed", "没存的备注")
    assert drafts(desk) == ()
    again.reject()


def test_opening_its_piece_brings_the_draft_back(
    dialog: ReflectionsDialog,
    restarted: Restarted,
    type_and_keep: TypeAndKeep,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number, other = add(desk, bureau["第一党支部"]), add(desk, bureau["第一党支部"], "另一篇")
    open_piece(dialog, settled, number)
    type_and_keep()
    again = restarted()
    open_piece(again, settled, other)
    assert again.panel.note.value() == ""
    assert again.drafting.banner.isVisible()
    again.view.table.choose(number)
    settled()
    assert again.panel.record_id == number, "the form follows the cursor"
    assert again.panel.note.value() == "写了一半"
    assert not again.drafting.banner.isVisible()
    monkeypatch.setattr(form_panel, "agrees", answering(True))
    again.reject()


def test_a_namesake_who_was_picked_stays_who_he_is(
    dialog: ReflectionsDialog,
    panel: ReflectionPanel,
    restarted: Restarted,
    desk: Desk,
    bureau: dict[str, int],
    settled: Settled,
    compose: Compose,
) -> None:
    with desk.tasks.store.write() as session:
        since = date(2010, 7, 1)
        namesake = saved(
            save_member(
                session,
                MemberDetail(
                    None,
                    "张伟",
                    joined_on=since,
                    full_on=date(2011, 7, 1),
                    standings=standings_from(Standing.FULL, since, date(2011, 7, 1)),
                    spells=(MembershipSpell(bureau["第二党支部"], "第二党支部"),),
                ),
            )
        )
    # As picked from the proposals.
    panel.author.set_person(Person(namesake, "张伟", "第二党支部"))
    panel.author.edited.emit()
    compose(panel.title.line, "题目")
    dialog.drafting.keep_now()
    settled()
    again = restarted(resume=True)
    settled()
    again.panel.save()
    settled()
    assert [row.member_id for row in kept(desk)] == [namesake]
    again.reject()


def test_what_the_roll_had_not_brought_along_yet_it_brings_when_the_form_is_back(
    dialog: ReflectionsDialog, restarted: Restarted, settled: Settled, compose: Compose
) -> None:
    dialog.new_piece()
    compose(dialog.panel.author.line, "王建国")
    assert dialog.panel.organization.value() is None, "the roll has not come yet"
    dialog.drafting.keep_now()
    settled()
    again = restarted(resume=True)
    assert again.panel.organization.box.currentText() == "第一党支部"
    kill(again)


def test_a_post_brought_along_still_goes_with_its_holder_and_a_branch_chosen_by_hand_stays(
    desk: Desk, window: QWidget, bureau: dict[str, int], settled: Settled, compose: Compose
) -> None:
    with desk.tasks.store.write() as session:
        save_member(session, replace(load_member(session, bureau["王建国"]), job_title="处长"))
    dialog = opened(desk, window, settled)
    dialog.new_piece()
    settled()
    compose(dialog.panel.author.line, "王建国")
    assert dialog.panel.position.value() == "处长"
    dialog.panel.organization.set_value(bureau["第二党支部"])
    dialog.drafting.keep_now()
    settled()
    kill(dialog)
    again = opened(desk, window, settled, resume=True)
    assert again.panel.organization.value() == bureau["第二党支部"]
    assert again.panel.position.value() == "处长"
    again.panel.author.line.clear()
    compose(again.panel.author.line, "李芳")
    assert again.panel.position.value() == ""
    kill(again)


def test_the_page_of_studies_offers_it_and_opens_the_form(
    desk: Desk, bureau: dict[str, int], settled: Settled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = StudyPage(desk)
    qtbot.addWidget(page)
    page.show()
    settled()
    assert not page.reflections_kept.banner.isVisible()
    page.show_reflections()
    settled()
    (dialog,) = page.findChildren(ReflectionsDialog)
    with desk.tasks.store.write() as session:
        state = {"headline": "心得体会 李芳", "version": 0, "fields": {"author": "李芳", "title": "半句"}}
        keep_draft(session, DraftOf.REFLECTION, None, state)
    kill(dialog)
    page.reflections_kept.ask()
    settled()
    assert "心得体会 李芳" in page.reflections_kept.banner.sentence
    page.reflections_kept.banner.action.emit()
    settled()
    (dialog,) = page.findChildren(ReflectionsDialog)
    assert dialog.panel.isVisible()
    assert dialog.panel.title.value() == "半句"
    monkeypatch.setattr(form_panel, "agrees", answering(True))
    dialog.reject()
    settled()
    assert drafts(desk) == ()
    assert not page.reflections_kept.banner.isVisible()
    page.hide()
