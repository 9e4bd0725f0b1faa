"""The print dialog: which papers are ticked, and that the one looked at is shown as it will be printed."""

import weakref
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.printing import live, matter, open_print_dialog
from gui.dialogs.printing.faces_line import UNKNOWN_FACES
from gui.dialogs.printing.looking import FROZEN
from gui.dialogs.printing.period_panel import Length
from gui.papers import make
from models.db.store import Store
from models.rows.meeting import MeetingSummary
from models.rules.papers import HeadForm, PaperKind
from models.rules.periods import Month
from models.rules.terms import NoticeStatus, Register
from models.services.notice_files import notice_pdf
from models.services.notices import draft_for, list_notices, load_notice
from reports.errors import MissingGlyphs
from tests.gui.dialogs.printing.at_hand import (
    TODAY,
    Open,
    Wait,
    look_at,
    many,
    one,
    ticked,
    wait_made,
    with_and_without,
)


def test_the_first_paper_is_looked_at_and_ticked(opened: Open, meetings: list[MeetingSummary]) -> None:
    dialog = opened(one(meetings))
    assert ticked(dialog) == ["主题党日记录"]
    assert dialog.preview.view.page_count >= 1
    assert dialog.faces.text().startswith("所用字体")
    assert dialog.save_button.isEnabled()


def test_the_single_tick_goes_along_with_the_paper_looked_at(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    before = dialog.preview.pdf
    QTest.keyClick(dialog.papers, Qt.Key.Key_Down)
    wait_made(qtbot, dialog)
    assert ticked(dialog) == ["会议记录"]
    assert dialog.preview.pdf != before
    QTest.keyClick(dialog.papers, Qt.Key.Key_Down)
    QTest.keyClick(dialog.papers, Qt.Key.Key_Down)
    assert ticked(dialog) == ["签到表"]


def test_two_ticks_stay_where_they_are(opened: Open, meetings: list[MeetingSummary], qtbot: QtBot) -> None:
    dialog = opened(one(meetings))
    box = dialog.papers.visualItemRect(dialog.papers.item(3)).center()
    box.setX(12)
    QTest.mouseClick(dialog.papers.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert ticked(dialog) == ["主题党日记录", "签到表"]
    assert dialog.papers.current is PaperKind.SIGN_IN_SHEET
    assert dialog.print_button.text() == "打印 2 份文件"
    QTest.keyClick(dialog.papers, Qt.Key.Key_Up)
    assert ticked(dialog) == ["主题党日记录", "签到表"]
    wait_made(qtbot, dialog)
    for place in (0, 3):
        dialog.papers.setCurrentRow(place)
        QTest.keyClick(dialog.papers, Qt.Key.Key_Space)
    assert ticked(dialog) == []
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    wait_made(qtbot, dialog)


def test_choices_belong_to_their_paper_and_the_page_follows(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    assert dialog.choices.form.isHidden()
    look_at(qtbot, dialog, PaperKind.MEETING_NOTICE)
    assert not dialog.choices.form.isHidden()
    plain = dialog.preview.pdf
    dialog.choices.form.set_value(HeadForm.RED_HEAD)
    dialog.choices.form.edited.emit()
    qtbot.waitUntil(lambda: dialog.preview.pdf not in (b"", plain))
    assert not dialog.output.number.isHidden()
    look_at(qtbot, dialog, PaperKind.MEETING_SUMMARY)
    assert dialog.choices.form.isHidden()
    assert dialog.choices.number.title == "期号"
    assert dialog.output.number.isHidden()


def test_words_typed_at_speed_are_set_once(
    opened: Open,
    meetings: list[MeetingSummary],
    qtbot: QtBot,
    compose: Callable[[QWidget, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(one(meetings))
    look_at(qtbot, dialog, PaperKind.MEETING_NOTICE)
    numbers = []

    def note(session: Any, shop: Any, order: Any, day: date) -> Any:
        numbers.append(order.choices.number)
        return make(session, shop, order, day)

    monkeypatch.setattr(live, "make", note)
    for word in ("云水", "机党", "〔2026〕3号"):
        compose(dialog.choices.number.line, word)
    qtbot.waitUntil(lambda: bool(numbers) and dialog.live.is_settled)
    assert numbers == ["云水机党〔2026〕3号"]


def test_a_missing_character_is_told_and_other_papers_still_work(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:

    def refuse(session: Any, shop: Any, order: Any, day: date) -> Any:
        if order.kind is PaperKind.MEETING_RECORD:
            raise MissingGlyphs([("𰻝", "议题一")])
        return make(session, shop, order, day)

    monkeypatch.setattr(live, "make", refuse)
    dialog = opened(one(meetings))
    QTest.keyClick(dialog.papers, Qt.Key.Key_Down)
    wait_made(qtbot, dialog)
    assert "𰻝" in dialog.banner.sentence
    assert dialog.preview.view.page_count == 0
    assert not dialog.save_button.isEnabled()
    assert not dialog.print_button.isEnabled()
    QTest.keyClick(dialog.papers, Qt.Key.Key_Up)
    wait_made(qtbot, dialog)
    assert dialog.banner.sentence == ""
    assert dialog.save_button.isEnabled()


def test_an_issued_notice_shows_its_own_bytes(opened: Open, sample: Store) -> None:
    with sample.read() as session:
        row = next(row for row in list_notices(session) if row.status is NoticeStatus.ISSUED)
        notice, pdf = load_notice(session, row.id), notice_pdf(session, row.id)
    dialog = opened(matter.of_notice(notice))
    assert dialog.preview.pdf == pdf
    assert dialog.state.text() == FROZEN
    assert dialog.faces.text() == UNKNOWN_FACES
    assert not dialog.output.number.isHidden()
    assert dialog.left.isHidden()


def test_a_draft_says_what_it_is(opened: Open, sample: Store) -> None:
    with sample.read() as session:
        draft = draft_for(session, Month(2026, 10), TODAY)
    dialog = opened(matter.of_notice(draft))
    assert dialog.made is not None
    assert dialog.made.draft
    assert "草稿" in dialog.state.text()
    assert dialog.output.number.isHidden()


def test_a_ledger_follows_its_period(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(matter.of_period(Register.RECTIFICATION, matter.Period(2026, 10, years=(2025, 2026))))
    assert dialog.period is not None
    assert dialog.period.span().label == "10月"
    october = dialog.preview.pdf
    dialog.period.length.set_value(Length.YEAR)
    dialog.period.length.edited.emit()
    wait_made(qtbot, dialog)
    assert dialog.period.part.isHidden()
    assert dialog.preview.pdf != october
    dialog.period.length.set_value(Length.QUARTER)
    dialog.period.length.edited.emit()
    assert dialog.period.span().label == "四季度"
    assert dialog.period.part.title == "季度"
    wait_made(qtbot, dialog)


def test_any_of_many_records_can_be_looked_at(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(many(meetings))
    first = dialog.preview.pdf
    dialog.item.set_value(1)
    dialog.item.edited.emit()
    wait_made(qtbot, dialog)
    assert dialog.preview.pdf != first
    assert len(dialog.jobs()) == 3 or dialog.papers.current is PaperKind.THEME_DAY_RECORD


def test_a_record_without_the_paper_says_so_and_the_others_can_be_printed(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog, with_, without = with_and_without(opened, meetings)
    dialog.item.set_value(without)
    dialog.item.edited.emit()
    assert "没有主题党日记录" in dialog.state.text()
    assert dialog.preview.view.page_count == 0
    wait_made(qtbot, dialog)
    assert dialog.made is None
    assert dialog.save_button.isEnabled()
    dialog.item.set_value(with_)
    dialog.item.edited.emit()
    qtbot.waitUntil(lambda: dialog.preview.view.page_count > 0)


def test_escape_closes_and_frees_it(
    desk: Desk,
    window: QWidget,
    meetings: list[MeetingSummary],
    settled: Wait,
    freed: Callable[[weakref.ref[QWidget]], bool],
) -> None:
    dialog = open_print_dialog(desk, window, one(meetings))
    settled()
    seen: weakref.ref[QWidget] = weakref.ref(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    del dialog
    settled()
    assert freed(seen)
