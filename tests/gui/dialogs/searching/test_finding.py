"""检索: what is typed is found, opened and come back to; nothing stale is ever shown."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QFont, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from gui.desk import Desk
from gui.dialogs.searching import SearchDialog, SearchMemory
from gui.dialogs.searching import asking as asking_module
from gui.dialogs.searching.layout import RESTRICTED
from gui.dialogs.searching.memory import Left
from gui.dialogs.searching.painting import fitted
from gui.main_window import MainWindow
from models.failures import BadInput
from models.rows.attachment import AttachmentRow
from models.rows.changes import Subject
from models.rows.search import SearchPage, Snippet
from models.rows.target import Target
from models.rules.archive_terms import TextState
from models.rules.search_box import LONGEST_TYPED
from models.services.organizations import list_organizations
from models.services.texts import keep_text
from tests.gui.dialogs.conftest import Frees
from tests.gui.dialogs.searching.conftest import MEETINGS, OpenSearch, Wait
from tests.models.services.making import add_meeting

Compose = Callable[[QWidget, str], None]
Key = Qt.Key


def shown(dialog: SearchDialog) -> list[str]:
    """The titles in the list, when it is the list that is shown."""
    if dialog.stack.currentWidget() is not dialog.hit_list:
        return []
    return [dialog.hits.line(dialog.hits.index(row)).hit.title for row in range(dialog.hits.rowCount())]


def test_what_is_typed_is_found_while_typing_and_opened_by_keys_alone(
    search: OpenSearch, compose: Compose, settled: Wait, went: list[Target]
) -> None:
    dialog = search()
    compose(dialog.box, "管网")
    settled()
    assert shown(dialog) == ["研究发展党员"]
    assert dialog.said.text() == "共1条，新的在前"
    line = dialog.hits.line(dialog.hits.index(0))
    (hit,) = line.hit.snippet.hits
    assert line.hit.snippet.text[slice(*hit)] == "管网"
    assert line.said.startswith("支委会，研究发展党员，2019年3月5日，第一党支部，")
    QTest.keyClick(dialog.box, Key.Key_Down)
    QTest.keyClick(dialog.box, Key.Key_Return)
    assert went == [Target(Subject.MEETING, record_id=line.hit.owner_id)]
    assert not dialog.isVisible()


def test_enter_goes_to_the_first_hit_and_enter_again_opens_it(
    search: OpenSearch, settled: Wait, went: list[Target]
) -> None:
    dialog = search()
    dialog.box.setText("水法")
    QTest.keyClick(dialog.box, Key.Key_Return)
    settled()
    assert dialog.hit_list.currentIndex().row() == 0
    assert went == []
    QTest.keyClick(dialog.box, Key.Key_Return)
    assert [target.subject for target in went] == [Subject.STUDY]


def test_a_double_click_opens(search: OpenSearch, went: list[Target]) -> None:
    dialog = search("水法")
    place = dialog.hit_list.visualRect(dialog.hits.index(0)).center()
    QTest.mouseClick(dialog.hit_list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert went == []
    # As Qt tells of a second click: the release of a real one would find the list gone.
    dialog.hit_list.doubleClicked.emit(dialog.hit_list.currentIndex())
    assert len(went) == 1


def test_further_hits_come_as_one_scrolls_and_all_are_counted(
    search: OpenSearch, settled: Wait, qtbot: QtBot
) -> None:
    dialog = search("节水宣传")
    assert shown(dialog)[0] == f"节水宣传第{MEETINGS}次"
    assert dialog.hits.rowCount() == asking_module.AT_ONCE
    qtbot.waitUntil(lambda: dialog.said.text() == f"共{MEETINGS}条，新的在前")
    dialog.hit_list.scrollToBottom()
    qtbot.waitUntil(lambda: dialog.hits.rowCount() == MEETINGS)
    settled()
    # Typed on and taken back: it is what was found already.
    dialog.box.setText("节水宣传第")
    dialog.box.setText("节水宣传")
    settled()
    assert dialog.said.text() == f"共{MEETINGS}条，新的在前"
    assert shown(dialog)[-1] == "节水宣传第1次"
    assert len(set(shown(dialog))) == MEETINGS


def test_coming_back_from_a_wrong_hit_finds_the_others_and_the_place(
    search: OpenSearch, settled: Wait, went: list[Target], memory: SearchMemory
) -> None:
    dialog = search("节水宣传")
    for _ in range(4):
        QTest.keyClick(dialog.box, Key.Key_Down)
    left = dialog.hits.line(dialog.hit_list.currentIndex()).hit
    QTest.keyClick(dialog.box, Key.Key_Return)
    assert len(went) == 1
    assert memory.recent == ("节水宣传",)
    again = search()
    assert again.box.text() == again.box.selectedText() == "节水宣传"
    assert again.hits.line(again.hit_list.currentIndex()).hit == left
    QTest.keyClick(again.box, Key.Key_Escape)
    assert not again.isVisible()
    assert search().box.text() == ""


def test_the_place_is_found_again_however_far_down(search: OpenSearch, memory: SearchMemory) -> None:
    with_all = search("节水宣传")
    number = with_all.hits.line(with_all.hits.index(3)).hit.number
    memory.left = Left("节水宣传", number - 1)
    gone = search()
    assert gone.hit_list.currentIndex().row() == 4, "the next one stands for one that is gone"
    assert gone.hits.rowCount() == asking_module.AT_ONCE, "and nobody looks for it to the end"
    last = search("节水宣传第1次")
    memory.left = Left("节水宣传", last.hits.line(last.hits.index(0)).hit.number)
    again = search()
    assert again.hit_list.currentIndex().row() == MEETINGS - 1


def test_letters_in_the_making_are_not_searched_for(search: OpenSearch, settled: Wait) -> None:
    dialog = search()
    QApplication.sendEvent(dialog.box, QInputMethodEvent("guan wang", []))
    settled()
    assert not dialog.is_pausing()
    assert dialog.stack.currentWidget() is dialog.offer_list
    done = QInputMethodEvent()
    done.setCommitString("管网")
    QApplication.sendEvent(dialog.box, done)
    settled()
    assert len(shown(dialog)) == 1


def test_a_single_character_is_searched_for_on_enter_only(search: OpenSearch, settled: Wait) -> None:
    dialog = search()
    dialog.box.setText("管")
    settled()
    assert dialog.stack.currentWidget() is dialog.nothing
    assert dialog.asking.wanted == ""
    QTest.keyClick(dialog.box, Key.Key_Return)
    settled()
    assert shown(dialog) == ["研究发展党员"]


def test_line_ends_are_blanks_and_what_is_too_long_is_cut_with_a_word(
    search: OpenSearch, settled: Wait
) -> None:
    dialog = search()
    QApplication.clipboard().setText("管网\r\n改造")
    dialog.box.paste()
    settled()
    assert shown(dialog) == ["研究发展党员"]
    dialog.box.setText("水" * (LONGEST_TYPED + 50))
    settled()
    assert dialog.asking.wanted == "水" * LONGEST_TYPED
    assert f"只按前{LONGEST_TYPED}个字找" in dialog.said.text()


def test_text_may_be_dropped_anywhere(search: OpenSearch, settled: Wait) -> None:
    dialog = search()
    mime = QMimeData()
    mime.setText("管网\n")
    dropped = QDropEvent(
        QPointF(5, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.dropEvent(dropped)
    settled()
    assert dialog.box.text() == "管网"
    assert shown(dialog) == ["研究发展党员"]


def test_nothing_found_says_so_and_offers_to_drop_a_filter(search: OpenSearch, settled: Wait) -> None:
    dialog = search("支部:第二 年:2019 管网")
    assert dialog.stack.currentWidget() is dialog.nothing
    assert [button.text() for button in dialog.nothing.buttons()] == ["不限“支部：第二”", "不限“年：2019”"]
    dialog.nothing.buttons()[0].click()
    settled()
    assert dialog.box.text() == "年:2019 管网"
    assert shown(dialog) == ["研究发展党员"]
    assert dialog.said.text() == "共1条，新的在前"


def test_the_restricted_are_spoken_of(search: OpenSearch) -> None:
    dialog = search()
    assert dialog.restricted.text() == RESTRICTED
    assert dialog.restricted.isVisible()


def test_an_index_that_is_not_whole_is_told(search: OpenSearch, desk: Desk) -> None:
    with desk.tasks.store.write() as session:
        session.execute(text("DELETE FROM search_state"))
    assert "检索目录还没有建好" in search("水法").banner.sentence


def test_a_file_that_was_found_may_be_looked_at_without_leaving(
    search: OpenSearch, desk: Desk, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    speech = AttachmentRow("0" * 64, "讲话.docx", 9, datetime(2021, 7, 1))
    with desk.tasks.store.write() as session:
        branch = next(row.id for row in list_organizations(session) if row.name == "第二党支部")
        assert branch is not None
        add_meeting(session, branch, title="七一", attachments=(speech,))
        keep_text(session, speech.sha256, TextState.READ, "要把蓄滞洪区的事办好", 1)
    looked: list[tuple[AttachmentRow, ...]] = []
    monkeypatch.setattr("gui.file_preview.show_files", lambda *given: looked.append(given[2]))
    dialog = search("蓄滞洪区")
    assert shown(dialog) == ["讲话.docx"]
    assert not dialog.preview_button.isVisible()
    QTest.keyClick(dialog.box, Key.Key_Down)
    dialog.preview_button.click()
    QTest.keyClick(dialog.box, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert looked == [(speech,), (speech,)]
    assert dialog.isVisible()


def test_painting_and_moving_ask_the_index_nothing(search: OpenSearch, desk: Desk) -> None:
    dialog = search("水法")
    dialog.grab()
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_PageDown):
        QTest.keyClick(dialog.box, key)
    dialog.hit_list.grab()
    assert not desk.tasks.busy


def test_the_first_hit_is_seen_however_little_room_there_is() -> None:
    long = "甲" * 70 + "水法😀" + "乙" * 10
    room = 300.0
    layout = fitted(Snippet(long, ((70, 73),)), QFont(), "#b7141e", room)
    assert layout.text().startswith("…甲")
    place = layout.text().index("水法")
    end: Any = layout.lineAt(0).cursorToX(place + 4)
    assert end[0] < room
    found: Any
    (found,) = layout.formats()
    assert (found.start, found.length) == (place, 4)
    assert found.format.fontUnderline()
    assert found.format.fontWeight() == QFont.Weight.Bold
    whole = fitted(Snippet("水法", ((0, 2),)), QFont(), "#b7141e", room)
    assert whole.text() == "水法"


class Slow:
    """Stands for the index: answers what was asked, and remembers it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fails = False

    def find(self, session: object, typed: str, *, limit: int, before: int | None) -> SearchPage:
        self.asked.append(typed)
        if self.fails:
            raise BadInput("查不动了，没有改动任何数据；请再试一次。")
        return SearchPage((), False, (typed,))


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    """In the place of the index."""
    made = Slow()
    monkeypatch.setattr(asking_module, "find", made.find)
    return made


def test_of_what_is_typed_quickly_only_the_newest_is_asked_and_shown(
    search: OpenSearch, slow: Slow, settled: Wait
) -> None:
    dialog = search()
    answered: list[SearchPage] = []
    dialog.asking.found.connect(answered.append)
    for typed in ("节水", "节水宣", "节水宣传"):
        dialog.asking.ask(typed)
    dialog.box.blockSignals(True)
    settled()
    assert slow.asked == ["节水", "节水宣传"]
    assert [page.terms for page in answered] == [("节水宣传",)]


def test_an_emptied_box_wants_no_answer_any_more(search: OpenSearch, slow: Slow, settled: Wait) -> None:
    dialog = search()
    dialog.box.setText("节水")
    dialog.asking.ask("节水")
    dialog.box.clear()
    settled()
    assert dialog.stack.currentWidget() is dialog.offer_list
    assert dialog.said.text() == ""


def test_a_failure_is_told_and_the_next_word_is_looked_for(
    search: OpenSearch, slow: Slow, settled: Wait
) -> None:
    dialog = search()
    slow.fails = True
    dialog.box.setText("节水")
    settled()
    assert dialog.banner.sentence.startswith("查不动了")
    slow.fails = False
    dialog.box.setText("节水宣传")
    settled()
    assert dialog.stack.currentWidget() is dialog.nothing


def test_it_is_freed_when_closed(
    desk: Desk, window: MainWindow, memory: SearchMemory, settled: Wait, frees: Frees
) -> None:
    window.show()

    def used(dialog: SearchDialog) -> None:
        dialog.box.setText("支部:第一 党课")
        settled()

    assert frees(lambda: SearchDialog(desk, memory, window), used)
    window.hide()
