"""勘误: written and shown under a closed record; what the menus offer of closed and open ones."""

from dataclasses import replace

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.dialogs.erratum import ErratumDialog
from gui.dialogs.form_keeping import BROUGHT_BACK, FormKeeping
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rules.terms import DraftOf, MeetingKind
from models.services.drafts import drafts_of
from tests.gui.pages.acting import stored
from tests.gui.pages.conftest import DAY, Bureau
from tests.gui.pages.keeping.acting import Compose, Wait, shown
from tests.models.services.making import add_meeting


def test_an_erratum_is_written_and_shown(
    page: MeetingsPage, closed: int, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = shown(page, closed, settled)
    dialog = ErratumDialog(page.desk, stored(store, closed), ("主题",), page)
    dialog.open()
    dialog.confirm()
    assert dialog.place.error
    for field, words in (
        (dialog.place.line, "会议记录"),
        (dialog.wrong.text, "三项"),
        (dialog.corrected.text, "四项"),
    ):
        compose(field, words)
    dialog.confirm()
    settled()
    (erratum,) = stored(store, closed).errata
    assert (erratum.place, erratum.wrong, erratum.corrected) == ("会议记录", "三项", "四项")
    assert "“三项”更正为“四项”" in editor.closing.sentence


def test_an_erratum_half_typed_outlives_a_power_cut(
    page: MeetingsPage, closed: int, store: Store, settled: Wait, compose: Compose, qtbot: QtBot
) -> None:
    def opened() -> ErratumDialog:
        dialog = ErratumDialog(page.desk, stored(store, closed), ("主题",), page)
        dialog.open()
        settled()
        return dialog

    def kept() -> list[str]:
        with store.read() as session:
            return [draft.state["headline"] for draft in drafts_of(session, DraftOf.FORM)]

    dialog = opened()
    compose(dialog.place.line, "会议记录")
    compose(dialog.wrong.text, "三项")
    qtbot.waitUntil(lambda: kept() == ["勘误"])
    dialog.hide()
    again = opened()
    assert (again.place.value(), again.wrong.value(), again.corrected.value()) == ("会议记录", "三项", "")
    assert again.banner.sentence == BROUGHT_BACK
    compose(again.corrected.text, "四项")
    again.confirm()
    settled()
    assert kept() == []
    assert [each.wrong for each in stored(store, closed).errata] == ["三项"]
    assert opened().place.value() == ""


def test_what_was_said_in_a_talk_is_kept_in_no_form(
    page: MeetingsPage, closed: int, store: Store, settled: Wait
) -> None:
    talk = replace(stored(store, closed), kind=MeetingKind.HEART_TALK)
    dialog = ErratumDialog(page.desk, talk, ("内容",), page)
    dialog.open()
    settled()
    assert dialog.findChild(FormKeeping) is None


def test_the_menus_offer_what_may_be_done(
    page: MeetingsPage, closed: int, store: Store, bureau: Bureau, settled: Wait
) -> None:
    with store.write() as session:
        other = add_meeting(session, bureau.ids.first, held_on=DAY)
    page.refresh()
    settled()

    def offered(chosen: int) -> dict[str, bool]:
        page.view.table.choose(chosen)
        menu = QMenu()
        page.add_keeping_entries(menu)
        return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}

    assert offered(closed) == {"修改记录…": True, "定稿…": False, "勘误…": True}
    assert offered(other) == {"修改记录…": True, "定稿…": True, "勘误…": False}
    shown(page, closed, settled)
    page._offer()
    assert page.final_action is not None
    assert page.erratum_action is not None
    assert (page.final_action.isEnabled(), page.erratum_action.isEnabled()) == (False, True)
