"""督察通报: figures change only on order, and never once issued."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desk import Desk
from gui.pages.notices import NoticesPage
from gui.tables.notices import NoticePlace
from models.rows.query import RegisterQuery
from models.rules.periods import Month
from models.rules.terms import MeetingKind, RecordStatus
from models.services.meetings import list_meetings, load_meeting, save_meeting
from tests.gui.pages.notices.acting import OCTOBER, Compose, Kept, Wait, say


def change_a_register(desk: Desk) -> None:
    """Call off a committee meeting of October."""
    with desk.tasks.store.read() as session:
        query = RegisterQuery(kind=MeetingKind.BRANCH_COMMITTEE.value, year=2026, month=10)
        meeting = load_meeting(session, list_meetings(session, query)[0].id)
    desk.tasks.write(save_meeting, replace(meeting, status=RecordStatus.CANCELLED))


def unmet(page: NoticesPage) -> str:
    """The committee meetings' sum."""
    model = page.editor.figures.model
    return str(model.index(model.branches, 2).data())


def test_figures_change_only_on_order_and_typed_words_never(
    page: NoticesPage, desk: Desk, compose: Compose, saved: Wait, settled: Wait, kept: Kept
) -> None:
    say(page, compose, "导语")
    compose(page.editor.text.parts[0].area.editor, "总的看不错。")
    saved()
    before, words = unmet(page), kept(OCTOBER).sections[0].proposed
    change_a_register(desk)
    settled()
    assert unmet(page) == before
    assert kept(OCTOBER).sections[0].proposed == words
    assert "台账有变动" in page.editor.note.sentence
    QTest.keyClick(page.editor, Qt.Key.Key_F5)
    settled()
    saved()
    assert unmet(page) != before
    now = kept(OCTOBER).sections[0]
    assert now.proposed != words
    assert page.editor.text.parts[0].value() == now
    assert not page.editor.note.sentence
    assert kept(OCTOBER).lead == "导语"
    assert now.text == "\n".join(paragraph.text for paragraph in now.proposed) + "总的看不错。"


def test_an_issued_notice_does_not_mind_the_registers(page: NoticesPage, desk: Desk, settled: Wait) -> None:
    page._choose(NoticePlace(Month(2026, 9)))
    settled()
    change_a_register(desk)
    settled()
    assert "已印发" in page.editor.note.sentence
