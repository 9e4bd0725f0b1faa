"""What is typed into the form of 心得体会 is kept: over a kill, a refusal, a removal; and gone once saved or given up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from gui.desk import Desk
from gui.dialogs import reflections
from gui.dialogs.reflections import ReflectionsDialog
from gui.editors import drafting
from gui.pages.study import StudyPage
from gui.widgets import form_panel
from gui.widgets.fields.person import Person
from models.rows.bureau import MemberDetail, MembershipSpell
from models.rows.draft import DraftRow
from models.rows.reflection import ReflectionRow
from models.rules.roster import standings_from
from models.rules.terms import DraftOf, Standing
from models.services.drafts import drafts_of, keep_draft
from models.services.members import load_member, save_member
from models.services.reflections import (
    list_reflections,
    load_reflection,
    remove_reflection,
    save_reflection,
)
from tests.models.services.making import saved

Settled = Callable[[], None]
Compose = Callable[[QWidget, str], None]
DAY = date(2026, 10, 20)


@pytest.fixture
def wait(settled: Settled) -> Settled:
    """Until everything ordered is answered, what the answers ordered too."""

    def long() -> None:
        for _ in range(3):
            settled()

    return long


@pytest.fixture
def dialog(desk: Desk, window: QWidget, bureau: dict[str, int], wait: Settled) -> ReflectionsDialog:
    """The dialog over a bureau without pieces."""
    return opened(desk, window, wait)


def opened(desk: Desk, window: QWidget, wait: Settled, *, resume: bool = False) -> ReflectionsDialog:
    made = ReflectionsDialog(desk, window, resume=resume)
    made.open()
    wait()
    return made


def kill(dialog: ReflectionsDialog) -> None:
    """Away without a word: nothing is asked, nothing can be written at the end."""
    Shiboken.delete(dialog)


def drafts(desk: Desk) -> tuple[DraftRow, ...]:
    with desk.tasks.store.read() as session:
        return drafts_of(session, DraftOf.REFLECTION)


def pieces(desk: Desk) -> tuple[ReflectionRow, ...]:
    with desk.tasks.store.read() as session:
        return list_reflections(session, None, None)


def add(desk: Desk, organization_id: int, title: str = "李芳的体会") -> int:
    with desk.tasks.store.write() as session:
        row = ReflectionRow(None, organization_id, "李芳", title, submitted_on=DAY)
        return saved(save_reflection(session, row))


def open_piece(dialog: ReflectionsDialog, wait: Settled, number: int) -> None:
    dialog.refresh()
    wait()
    place = dialog.view.model.position(number)
    assert place is not None
    dialog.view.table.opened.emit(dialog.view.model.row(place))
    wait()


def type_and_keep(dialog: ReflectionsDialog, compose: Compose, wait: Settled, text: str = "写了一半") -> None:
    compose(dialog.panel.note.text, text)
    dialog.drafting.keep_now()
    wait()


def answering(answer: bool) -> Callable[..., bool]:
    def agrees(*_: Any) -> bool:
        return answer

    return agrees


def test_what_was_typed_is_there_again_after_a_kill(
    dialog: ReflectionsDialog, desk: Desk, window: QWidget, wait: Settled, qtbot: QtBot, compose: Compose
) -> None:
    dialog.new_piece()
    wait()
    panel = dialog.panel
    compose(panel.author.line, "王建国")
    compose(panel.title.line, "学党章")
    compose(panel.submitted_on.line, "十月")
    compose(panel.note.text, "两行\n备注")
    qtbot.waitUntil(lambda: len(drafts(desk)) == 1, timeout=drafting.PAUSE_MS * 10)
    typed = panel.draft()
    kill(dialog)

    again = opened(desk, window, wait)
    assert "有1条未保存的内容（心得体会 王建国《学党章》，" in again.drafting.banner.sentence
    assert not again.panel.isVisible()
    again.drafting.banner.action.emit()
    wait()
    assert again.panel.isVisible()
    assert again.panel.draft() == typed
    assert again.panel.submitted_on.state() == "十月"
    assert again.panel.organization.box.currentText() == "第一党支部"
    assert "可以接着填写" in again.panel.banner.sentence
    assert not again.drafting.banner.isVisible()
    assert len(drafts(desk)) == 1, "until it is saved a second power cut must not cost it"
    again.panel.submitted_on.set_value(DAY)
    again.panel.save()
    wait()
    assert [(row.author, row.title, row.note) for row in pieces(desk)] == [("王建国", "学党章", "两行\n备注")]
    assert drafts(desk) == ()
    again.reject()


def test_a_draft_may_be_given_up_after_a_question(
    dialog: ReflectionsDialog,
    desk: Desk,
    window: QWidget,
    wait: Settled,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog.new_piece()
    wait()
    type_and_keep(dialog, compose, wait)
    kill(dialog)
    again = opened(desk, window, wait)
    monkeypatch.setattr(drafting, "agrees", answering(False))
    again.drafting.banner.given_up.emit()
    wait()
    assert len(drafts(desk)) == 1
    monkeypatch.setattr(drafting, "agrees", answering(True))
    again.drafting.banner.given_up.emit()
    wait()
    assert drafts(desk) == ()
    assert not again.drafting.banner.isVisible()
    again.reject()


def test_leaving_the_form_with_consent_gives_the_draft_up(
    dialog: ReflectionsDialog, desk: Desk, wait: Settled, compose: Compose, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.new_piece()
    wait()
    type_and_keep(dialog, compose, wait)
    monkeypatch.setattr(form_panel, "agrees", answering(False))
    dialog.panel.close_panel()
    dialog.reject()
    wait()
    assert dialog.panel.isVisible()
    assert len(drafts(desk)) == 1
    monkeypatch.setattr(form_panel, "agrees", answering(True))
    dialog.panel.close_panel()
    wait()
    assert drafts(desk) == ()
    dialog.new_piece()
    wait()
    type_and_keep(dialog, compose, wait)
    dialog.reject()
    wait()
    assert not Shiboken.isValid(dialog)
    assert drafts(desk) == ()


def test_a_begun_piece_is_not_typed_over(
    dialog: ReflectionsDialog,
    desk: Desk,
    window: QWidget,
    wait: Settled,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog.new_piece()
    wait()
    type_and_keep(dialog, compose, wait, "早先写的")
    kill(dialog)
    again = opened(desk, window, wait)
    monkeypatch.setattr(drafting, "agrees", answering(False))
    again.new_piece()
    wait()
    assert again.panel.note.value() == "早先写的"
    kill(again)
    again = opened(desk, window, wait)
    monkeypatch.setattr(drafting, "agrees", answering(True))
    again.new_piece()
    wait()
    assert again.panel.note.value() == ""
    assert drafts(desk) == ()
    again.reject()


@pytest.mark.parametrize("meanwhile", ["nothing", "changed", "removed"])
def test_a_change_to_a_stored_piece_comes_back_over_it(
    dialog: ReflectionsDialog,
    desk: Desk,
    window: QWidget,
    bureau: dict[str, int],
    wait: Settled,
    compose: Compose,
    meanwhile: str,
) -> None:
    number = add(desk, bureau["第一党支部"])
    open_piece(dialog, wait, number)
    type_and_keep(dialog, compose, wait, "没存的备注")
    kill(dialog)
    with desk.tasks.store.write() as session:
        row = load_reflection(session, number)
        if meanwhile == "changed":
            save_reflection(session, replace(row, words=800))
        elif meanwhile == "removed":
            remove_reflection(session, number, row.version)
    again = opened(desk, window, wait)
    again.drafting.banner.action.emit()
    wait()
    said = {"nothing": "可以接着填写", "changed": "又有改动", "removed": "原来的记录已经删除"}[meanwhile]
    assert said in again.panel.banner.sentence
    assert (again.panel.author.value(), again.panel.note.value()) == ("李芳", "没存的备注")
    assert again.panel.record_id == (None if meanwhile == "removed" else number)
    again.panel.save()
    wait()
    (row,) = pieces(desk)
    assert (row.id == number, row.note) == (meanwhile != "removed", "没存的备注")
    assert drafts(desk) == ()
    again.reject()


def test_opening_its_piece_brings_the_draft_back(
    dialog: ReflectionsDialog,
    desk: Desk,
    window: QWidget,
    bureau: dict[str, int],
    wait: Settled,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number, other = add(desk, bureau["第一党支部"]), add(desk, bureau["第一党支部"], "另一篇")
    open_piece(dialog, wait, number)
    type_and_keep(dialog, compose, wait)
    kill(dialog)
    again = opened(desk, window, wait)
    open_piece(again, wait, other)
    assert again.panel.note.value() == ""
    assert again.drafting.banner.isVisible()
    again.view.table.choose(number)
    wait()
    assert again.panel.record_id == number, "the form follows the cursor"
    assert again.panel.note.value() == "写了一半"
    assert not again.drafting.banner.isVisible()
    monkeypatch.setattr(form_panel, "agrees", answering(True))
    again.reject()


def test_removed_pieces_take_their_drafts_along(
    dialog: ReflectionsDialog,
    desk: Desk,
    window: QWidget,
    bureau: dict[str, int],
    wait: Settled,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = add(desk, bureau["第一党支部"])
    open_piece(dialog, wait, number)
    type_and_keep(dialog, compose, wait)
    kill(dialog)
    again = opened(desk, window, wait)
    monkeypatch.setattr(reflections, "agrees", answering(True))
    again.view.table.choose(number)
    again.remove_chosen()
    wait()
    assert pieces(desk) == ()
    assert drafts(desk) == ()
    assert not again.drafting.banner.isVisible()
    again.reject()


def test_what_is_typed_while_saving_is_kept_of_the_piece_it_became(
    dialog: ReflectionsDialog, desk: Desk, wait: Settled, compose: Compose
) -> None:
    dialog.new_piece()
    wait()
    panel = dialog.panel
    compose(panel.author.line, "王建国")
    compose(panel.title.line, "先写的")
    panel.save()
    compose(panel.title.line, "，又补的")
    dialog.drafting.keep_now()
    wait()
    dialog.drafting.keep_now()
    wait()
    (row,) = pieces(desk)
    (draft,) = drafts(desk)
    assert (draft.record_id, draft.state["version"]) == (row.id, row.version)
    panel.save()
    wait()
    assert [row.title for row in pieces(desk)] == ["先写的，又补的"]
    assert drafts(desk) == ()
    dialog.reject()


def test_a_refusal_keeps_what_was_typed(
    dialog: ReflectionsDialog, desk: Desk, wait: Settled, qtbot: QtBot, compose: Compose
) -> None:
    dialog.new_piece()
    wait()
    panel = dialog.panel
    compose(panel.author.line, "王建国")
    compose(panel.title.line, "学党章")
    panel.submitted_on.set_value(date(2999, 1, 1))
    panel.save()
    wait()
    assert "还没有到" in panel.banner.sentence
    qtbot.waitUntil(lambda: len(drafts(desk)) == 1, timeout=drafting.PAUSE_MS * 10)
    kill(dialog)


def test_a_namesake_who_was_picked_stays_who_he_is(
    dialog: ReflectionsDialog,
    desk: Desk,
    window: QWidget,
    bureau: dict[str, int],
    wait: Settled,
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
    dialog.new_piece()
    wait()
    panel = dialog.panel
    # As picked from the proposals.
    panel.author.set_person(Person(namesake, "张伟", "第二党支部"))
    panel.author.edited.emit()
    compose(panel.title.line, "题目")
    dialog.drafting.keep_now()
    wait()
    kill(dialog)
    again = opened(desk, window, wait, resume=True)
    wait()
    again.panel.save()
    wait()
    assert [row.member_id for row in pieces(desk)] == [namesake]
    again.reject()


def test_what_the_roll_had_not_brought_along_yet_it_brings_when_the_form_is_back(
    dialog: ReflectionsDialog, desk: Desk, window: QWidget, wait: Settled, compose: Compose
) -> None:
    dialog.new_piece()
    compose(dialog.panel.author.line, "王建国")
    assert dialog.panel.organization.value() is None, "the roll has not come yet"
    dialog.drafting.keep_now()
    wait()
    kill(dialog)
    again = opened(desk, window, wait, resume=True)
    assert again.panel.organization.box.currentText() == "第一党支部"
    kill(again)


def test_a_post_brought_along_still_goes_with_its_holder_and_a_branch_chosen_by_hand_stays(
    desk: Desk, window: QWidget, bureau: dict[str, int], wait: Settled, compose: Compose
) -> None:
    with desk.tasks.store.write() as session:
        save_member(session, replace(load_member(session, bureau["王建国"]), job_title="处长"))
    dialog = opened(desk, window, wait)
    dialog.new_piece()
    wait()
    compose(dialog.panel.author.line, "王建国")
    assert dialog.panel.position.value() == "处长"
    dialog.panel.organization.set_value(bureau["第二党支部"])
    dialog.drafting.keep_now()
    wait()
    kill(dialog)
    again = opened(desk, window, wait, resume=True)
    assert again.panel.organization.value() == bureau["第二党支部"]
    assert again.panel.position.value() == "处长"
    again.panel.author.line.clear()
    compose(again.panel.author.line, "李芳")
    assert again.panel.position.value() == ""
    kill(again)


def test_the_page_of_studies_offers_it_and_opens_the_form(
    desk: Desk, bureau: dict[str, int], wait: Settled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = StudyPage(desk)
    qtbot.addWidget(page)
    page.show()
    wait()
    assert not page.reflections_kept.banner.isVisible()
    page.show_reflections()
    wait()
    (dialog,) = page.findChildren(ReflectionsDialog)
    with desk.tasks.store.write() as session:
        state = {"headline": "心得体会 李芳", "version": 0, "fields": {"author": "李芳", "title": "半句"}}
        keep_draft(session, DraftOf.REFLECTION, None, state)
    kill(dialog)
    page.reflections_kept.ask()
    wait()
    assert "心得体会 李芳" in page.reflections_kept.banner.sentence
    page.reflections_kept.banner.action.emit()
    wait()
    (dialog,) = page.findChildren(ReflectionsDialog)
    assert dialog.panel.isVisible()
    assert dialog.panel.title.value() == "半句"
    monkeypatch.setattr(form_panel, "agrees", answering(True))
    dialog.reject()
    wait()
    assert drafts(desk) == ()
    assert not page.reflections_kept.banner.isVisible()
    page.hide()
