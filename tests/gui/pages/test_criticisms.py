"""A 民主生活会 in the form: criticisms put on the list, and a halted meeting held again; by the keyboard, and freed."""

import weakref
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.dialogs.list_criticisms import ListCriticismsDialog
from gui.editors.criticisms import CriticismsPart
from gui.editors.halt import HaltPart
from gui.editors.meeting import MeetingEditor
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.life import Criticism, Halt
from models.rows.query import RegisterQuery
from models.rows.target import Target
from models.rules.life_terms import CriticismKind
from models.rules.terms import MeetingKind, RecordStatus, RectificationMode
from models.services.criticisms import Listing, put_on_list
from models.services.meetings import load_meeting
from models.services.rectification import list_items, load_item, remove_item
from tests.gui.pages.acting import stored
from tests.gui.pages.conftest import TODAY, Bureau, FakeWindow
from tests.models.services.making import add_meeting, sheet

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
LIFE = MeetingKind.DEMOCRATIC_LIFE
DAY = date(2026, 10, 20)
LINES = (
    Criticism(CriticismKind.SELF, "理论学习不够系统", "甲一"),
    Criticism(CriticismKind.MUTUAL, "深入基层不够", "甲二", "甲一"),
    Criticism(CriticismKind.OPINION, "办事流程偏长"),
)


@pytest.fixture
def meeting(store: Store, bureau: Bureau) -> int:
    """A 民主生活会 with three criticisms."""
    with store.write() as session:
        return add_meeting(
            session, bureau.ids.committee, LIFE, title="民主生活会", held_on=DAY, criticisms=LINES
        )


def form(page: MeetingsPage) -> MeetingEditor:
    """The form in sight."""
    assert isinstance(page.editor, MeetingEditor)
    return page.editor


def criticisms(page: MeetingsPage) -> CriticismsPart:
    """Its criticisms."""
    part = form(page).kind_parts["criticisms"]
    assert isinstance(part, CriticismsPart)
    return part


def halt(page: MeetingsPage) -> HaltPart:
    """Its 叫停."""
    part = form(page).kind_parts["halt"]
    assert isinstance(part, HaltPart)
    return part


def dialog_over(page: MeetingsPage) -> ListCriticismsDialog:
    """The dialog that is open."""
    return next(each for each in page.findChildren(ListCriticismsDialog) if each.isVisible())


def test_the_parts_are_there_for_their_kinds_only(page: MeetingsPage, meeting: int, settled: Wait) -> None:
    page.open_record(meeting)
    settled()
    assert form(page).sections.is_offered("life")
    assert not criticisms(page).isHidden()
    assert halt(page).isHidden()
    form(page).kind.set_value(MeetingKind.BRANCH_ASSEMBLY)
    form(page).kind_changed()
    assert criticisms(page).isHidden()
    assert form(page).detail().criticisms == LINES


def test_a_criticism_is_typed_saved_and_shown_again(
    page: MeetingsPage, meeting: int, store: Store, settled: Wait, compose: Compose
) -> None:
    page.open_record(meeting)
    settled()
    part = criticisms(page)
    form(page).show_section("life")
    part.lines.add_item()
    part.lines.form.kind.set_value(CriticismKind.SELF)
    compose(part.lines.form.critic.line, "甲三")
    compose(part.lines.form.text.text, "抓落实<不够>&")
    form(page).save()
    settled()
    kept = stored(store, meeting).criticisms
    assert kept == (*LINES, Criticism(CriticismKind.SELF, "抓落实<不够>&", "甲三"))
    assert part.lines.list.item(3).text() == "4. 自我批评　甲三　抓落实<不够>&"


def test_a_criticism_without_words_is_refused(page: MeetingsPage, meeting: int, settled: Wait) -> None:
    page.open_record(meeting)
    settled()
    criticisms(page).lines.add_item()
    assert not form(page).check()
    assert form(page).banner.sentence == "还没有保存：第4条意见：请填写意见内容。"


def test_what_is_not_saved_is_saved_first(
    page: MeetingsPage, meeting: int, settled: Wait, compose: Compose
) -> None:
    page.open_record(meeting)
    settled()
    compose(form(page).title.line, "二")
    form(page).show_section("life")
    part = criticisms(page)
    part.list_button.click()
    settled()
    assert part.objection.sentence == "有内容还没有保存，请先保存这条会议记录，再列入整改。"
    assert not form(page).banner.sentence
    # In sight, where the clerk looks, and gone with the next thing done.
    assert not part.objection.visibleRegion().isEmpty()
    assert not page.findChildren(ListCriticismsDialog)
    form(page).save()
    settled()
    assert part.objection.isHidden()


def test_an_item_taken_back_is_no_longer_told_of(
    page: MeetingsPage, meeting: int, store: Store, settled: Wait
) -> None:
    line = Listing(1, "理论学习不够系统", RectificationMode.LONG_TERM)
    with store.write() as session:
        put_on_list(session, meeting, load_meeting(session, meeting).version, [line])
    page.open_record(meeting)
    settled()
    part = criticisms(page)
    part.lines.list.setCurrentRow(0)
    assert part.summary.text() == "共3条，已列入整改1条。"
    item = stored(store, meeting).criticisms[0].item_id
    assert item is not None
    with store.read() as session:
        version = load_item(session, item).version
    page.desk.tasks.write(remove_item, item, version)
    settled()
    assert part.summary.text() == "共3条，已列入整改0条。"
    assert part.lines.list.item(0).text().startswith("1. 自我批评")
    assert part.lines.form.open_button.isHidden()
    assert part.lines.remove_button.isEnabled()


def test_chosen_lines_become_items_by_the_keyboard_and_lead_there(
    page: MeetingsPage, meeting: int, store: Store, settled: Wait, window: FakeWindow, compose: Compose
) -> None:
    page.open_record(meeting)
    settled()
    form(page).show_section("life")
    criticisms(page).list_button.setFocus()
    QTest.keyClick(criticisms(page).list_button, Qt.Key.Key_Space)
    settled()
    dialog = dialog_over(page)
    assert [line.person.value() for line in dialog.lines] == ["甲一", "甲一", ""]
    assert not dialog.confirm_button.isEnabled()
    QTest.keyClick(dialog.lines[0].box, Qt.Key.Key_Space)
    QTest.keyClick(dialog.lines[2].box, Qt.Key.Key_Space)
    dialog.lines[2].problem.text.moveCursor(QTextCursor.MoveOperation.End)
    compose(dialog.lines[2].problem.text, "，群众有意见")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.due_on.error == "请填写整改时限"
    QTest.keyClicks(dialog.due_on.line, "2026-12-31")
    assert dialog.confirm_button.text() == "列入整改（2条）"
    dialog.confirm_button.click()
    settled()
    assert not any(each.isVisible() for each in page.findChildren(ListCriticismsDialog))
    with store.read() as session:
        items = list_items(session, RegisterQuery(), TODAY)
        kept = load_meeting(session, meeting).criticisms
    assert [item.problem for item in items] == ["办事流程偏长，群众有意见", "理论学习不够系统"]
    assert [line.item_id is not None for line in kept] == [True, False, True]
    assert window.said == ["已把2条意见列入整改清单。"]
    part = criticisms(page)
    assert part.summary.text() == "共3条，已列入整改2条。"
    assert part.lines.list.item(0).text().startswith("1. 【整改2026年第1号】自我批评")
    part.lines.list.setCurrentRow(0)
    assert part.lines.form.listed.text() == "已列入整改：2026年第1号（整改中）。"
    assert not part.lines.remove_button.isEnabled()
    part.lines.form.open_button.click()
    assert window.went == [Target(Subject.RECTIFICATION, kept[0].item_id)]
    part.list_button.click()
    settled()
    assert [line.place for line in dialog_over(page).lines] == [2]


def test_other_ways_of_putting_right_need_no_day(
    page: MeetingsPage, meeting: int, settled: Wait, store: Store
) -> None:
    page.open_record(meeting)
    settled()
    criticisms(page).list_button.click()
    settled()
    dialog = dialog_over(page)
    dialog.every.click()
    assert len(dialog.chosen()) == 3
    dialog.mode.box.setCurrentIndex(list(RectificationMode).index(RectificationMode.LONG_TERM))
    dialog.mode.edited.emit()
    dialog.confirm_button.click()
    settled()
    with store.read() as session:
        assert {item.mode for item in list_items(session, RegisterQuery(), TODAY)} == {
            RectificationMode.LONG_TERM
        }


def test_a_planned_meeting_lists_nothing(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        planned = add_meeting(
            session, bureau.ids.committee, LIFE, status=RecordStatus.PLANNED, criticisms=LINES
        )
    page.open_record(planned)
    settled()
    criticisms(page).list_button.click()
    settled()
    assert "还是“计划”" in criticisms(page).objection.sentence


def test_a_halted_meeting_is_held_again(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, window: FakeWindow, compose: Compose
) -> None:
    with store.write() as session:
        record = add_meeting(
            session,
            bureau.ids.committee,
            LIFE,
            title="民主生活会",
            held_on=DAY,
            host="甲一",
            attendance=sheet("甲一", "甲二"),
        )
    page.open_record(record)
    settled()
    form(page).status.set_value(RecordStatus.HALTED)
    form(page).status.edited.emit()
    part = halt(page)
    assert not part.isHidden()
    assert not part.again_button.isEnabled()
    compose(part.halted_by.line, "上级督导组")
    QTest.keyClicks(part.halted_on.line, "2026-10-20")
    QTest.keyClicks(part.deadline.line, "2026-10-19")
    assert part.problem() == "重新召开期限早于叫停日期，请核对"
    part.deadline.set_value(date(2026, 11, 1))
    compose(part.reason.text, "对照检查不深入")
    form(page).save()
    settled()
    assert stored(store, record).halt == Halt("上级督导组", DAY, "对照检查不深入", date(2026, 11, 1))
    part.again_button.click()
    settled()
    assert form(page).record_id is None
    assert (form(page).title.value(), form(page).host.value()) == ("民主生活会", "甲一")
    assert "这是重新召开的会议" in form(page).banner.sentence
    form(page).held_on.set_value(date(2026, 11, 2))
    form(page).status.set_value(RecordStatus.HELD)
    # The tie is kept in the draft: what is begun is not lost with the power.
    state = form(page).draft()
    assert state["parts"]["halt"]["reheld_of"] == record
    form(page).save()
    settled()
    again = stored(store, form(page).record_id)
    assert (again.reheld_of, again.held_on, again.halt) == (record, date(2026, 11, 2), None)
    assert halt(page).line.text() == f"这是一次重新召开的会议，被叫停的是编号{record}的那一次。"
    halt(page).open_button.click()
    assert window.went == [Target(Subject.MEETING, record)]
    page.open_record(record)
    settled()
    halt(page).again_button.click()
    settled()
    assert "已经有重新召开的记录" in halt(page).objection.sentence


def test_the_dialog_is_freed(
    page: MeetingsPage, meeting: int, settled: Wait, freed: Callable[..., bool]
) -> None:
    page.open_record(meeting)
    settled()
    criticisms(page).list_button.click()
    settled()
    seen = weakref.ref(dialog_over(page))
    QTest.keyClick(dialog_over(page), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert freed(seen)
