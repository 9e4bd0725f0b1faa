"""督察通报: a draft keeps itself while it is typed, and goes only when that is meant."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.editors.notice import TEXT
from gui.pages.notices import NoticesPage
from models.rules.periods import Month
from tests.gui.answers import Answerer
from tests.gui.pages.notices.acting import OCTOBER, Compose, Kept, Wait, click, say


def test_typing_keeps_itself_after_a_pause(
    page: NoticesPage, compose: Compose, saved: Wait, kept: Kept
) -> None:
    page.new_record()
    assert page.editor.sections.current == TEXT
    say(page, compose, "10月下旬进行了督察。")
    compose(page.editor.text.parts[2].area.editor, "有的支部没有按时学习。")
    saved()
    draft = kept(OCTOBER)
    assert draft.id is not None
    assert draft.lead == "10月下旬进行了督察。"
    assert draft.sections[2].text.endswith("有的支部没有按时学习。")
    assert page.editor.pill.pill is not None
    assert page.editor.pill.pill.text == "草稿"
    assert page.editor.state.text() == "已自动保存"
    assert page.months.model.index(0, 1).data() == "未通报·草稿"


def test_typing_on_while_saving_is_kept_too(
    page: NoticesPage, compose: Compose, saved: Wait, kept: Kept
) -> None:
    say(page, compose, "一")
    page.keeper.save()
    assert page.keeper.is_saving
    say(page, compose, "二")
    page.keeper.save()
    say(page, compose, "三")
    saved()
    assert kept(OCTOBER).lead == "一二三"
    assert kept(OCTOBER).version == page.keeper.base.version if page.keeper.base else False


@pytest.mark.parametrize("way", ["hide", "close"])
def test_leaving_does_not_wait_for_the_pause(
    way: str, page: NoticesPage, compose: Compose, desk: Desk, kept: Kept, settled: Wait
) -> None:
    page.keeper._pause.setInterval(60_000)
    say(page, compose, "还没有停下来")
    if way == "hide":
        page.hide()
    else:
        assert page.may_be_left()
    settled()
    assert kept(OCTOBER).lead == "还没有停下来"


def test_another_month_waits_until_what_is_typed_is_kept(
    page: NoticesPage, compose: Compose, settled: Wait
) -> None:
    page.keeper._pause.setInterval(60_000)
    say(page, compose, "写了一半")
    page.months.table.setFocus()
    QTest.keyClick(page.months.table, Qt.Key.Key_Down)
    settled()
    assert page.keeper.base is not None
    assert page.keeper.base.month == Month(2026, 9)
    QTest.keyClick(page.months.table, Qt.Key.Key_Up)
    settled()
    assert page.editor.text.lead.value() == "写了一半"


def test_an_untitled_draft_is_not_kept_and_not_lost(
    page: NoticesPage, compose: Compose, qtbot: QtBot, settled: Wait, saved: Wait
) -> None:
    say(page, compose, "导语")
    saved()
    page.editor.text.title.line.clear()
    page.editor.text.title.edited.emit()
    qtbot.waitUntil(lambda: page.keeper.failure is not None)
    assert "标题" in page.editor.banner.sentence
    assert page.editor.text.lead.value() == "导语"
    compose(page.editor.text.title.line, "关于10月情况的通报")
    saved()
    assert not page.editor.banner.sentence
    assert page.keeper.failure is None


@pytest.mark.parametrize(("word", "gone"), [("删除", True), ("不删除", False)])
def test_a_draft_is_removed_only_when_meant(
    word: str, gone: bool, page: NoticesPage, compose: Compose, saved: Wait, settled: Wait, kept: Kept
) -> None:
    say(page, compose, "写错了月份")
    saved()
    answer = Answerer(word)
    click(page, page.editor.remove_button)
    settled()
    assert "2026年10月" in answer.asked
    assert (kept(OCTOBER).id is None) is gone
    assert page.editor.text.lead.value() == ("" if gone else "写错了月份")
    assert page.editor.isEnabled()
