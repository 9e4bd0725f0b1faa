"""督察通报: a draft that somebody else saves, changes or removes meanwhile; nobody's words are lost."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.pages.notices import NoticesPage
from gui.tables.notices import NoticePlace
from models.rules.periods import Month
from models.services.notices import load_notice, remove_draft, save_notice
from tests.gui.answers import Answerer
from tests.gui.pages.notices.acting import OCTOBER, Compose, Kept, Wait, say


@pytest.fixture
def overtaken(
    page: NoticesPage, desk: Desk, compose: Compose, saved: Wait, kept: Kept, qtbot: QtBot
) -> NoticesPage:
    """A draft that somebody else has saved while more was typed here."""
    say(page, compose, "我写的")
    saved()
    with desk.tasks.store.write() as session:
        save_notice(session, replace(kept(OCTOBER), lead="别人写的"))
    say(page, compose, "更多")
    qtbot.waitUntil(lambda: page.keeper.failure is not None)
    return page


def leave(page: NoticesPage, word: str, qtbot: QtBot) -> None:
    """Choose another month, and answer the question that is asked then."""
    answer = Answerer(word)
    page._choose(NoticePlace(Month(2026, 9)))
    qtbot.waitUntil(lambda: answer.asked != "")


def test_a_conflict_is_a_sentence_and_what_is_typed_may_win(
    overtaken: NoticesPage, saved: Wait, kept: Kept
) -> None:
    assert overtaken.editor.banner.sentence
    assert overtaken.editor.text.lead.value() == "我写的更多"
    assert kept(OCTOBER).lead == "别人写的", "nobody's words are overwritten unasked"
    overtaken.editor.banner.action.emit()
    saved()
    assert kept(OCTOBER).lead == "我写的更多"


def test_leaving_a_conflict_asks_and_staying_loses_nothing(
    overtaken: NoticesPage, settled: Wait, qtbot: QtBot
) -> None:
    leave(overtaken, "继续填写", qtbot)
    settled()
    assert overtaken.keeper.base is not None
    assert overtaken.keeper.base.month == OCTOBER
    assert overtaken.months.field.value() == OCTOBER
    assert overtaken.editor.text.lead.value() == "我写的更多"


def test_leaving_a_conflict_may_give_up_what_is_typed(
    overtaken: NoticesPage, settled: Wait, qtbot: QtBot
) -> None:
    leave(overtaken, "放弃修改", qtbot)
    settled()
    overtaken._choose(NoticePlace(OCTOBER))
    settled()
    assert overtaken.editor.text.lead.value() == "别人写的"


@pytest.mark.parametrize(("word", "left"), [("关闭", True), ("继续填写", False)])
def test_closing_asks_when_saving_has_failed(overtaken: NoticesPage, word: str, left: bool) -> None:
    answer = Answerer(word)
    assert overtaken.may_be_left() is left
    assert "没有存上" in answer.asked


def test_words_of_a_draft_removed_elsewhere_are_still_on_screen(
    page: NoticesPage, desk: Desk, compose: Compose, saved: Wait, kept: Kept, qtbot: QtBot
) -> None:
    say(page, compose, "一")
    saved()
    draft = kept(OCTOBER)
    assert draft.id is not None
    with desk.tasks.store.write() as session:
        remove_draft(session, draft.id, draft.version)
    say(page, compose, "二")
    qtbot.waitUntil(lambda: page.keeper.failure is not None)
    assert page.editor.banner.sentence
    assert page.editor.text.lead.value() == "一二"


def test_a_notice_shown_elsewhere_changed_is_read_again(
    page: NoticesPage, desk: Desk, compose: Compose, saved: Wait, settled: Wait, kept: Kept
) -> None:
    say(page, compose, "一")
    saved()
    desk.tasks.write(save_notice, replace(kept(OCTOBER), lead="别处改的"))
    settled()
    assert page.editor.text.lead.value() == "别处改的"
    with desk.tasks.store.read() as session:
        assert page.keeper.base is not None
        assert page.keeper.base.id is not None
        assert page.keeper.base.version == load_notice(session, page.keeper.base.id).version
