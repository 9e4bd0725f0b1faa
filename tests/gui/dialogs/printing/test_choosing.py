"""Ticks, choices and days: what comes out is what was seen and meant."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.dialogs.printing import matter, running
from gui.dialogs.printing.choices_panel import LATE, UNDATED, UNDATED_BATCH
from gui.dialogs.printing.outcome import TroublesDialog
from gui.dialogs.printing.output_panel import Pages
from gui.look.tokens import Tone
from gui.papers import make
from models.rows.meeting import MeetingSummary
from models.rules.papers import HeadForm, PaperKind
from models.rules.terms import Register
from reports.errors import MissingGlyphs
from tests.gui.dialogs.printing.at_hand import (
    TODAY,
    Open,
    click,
    look_at,
    many,
    one,
    ticked,
    wait_made,
    with_and_without,
)

NOTICE, RECORD, SHEET = PaperKind.MEETING_NOTICE, PaperKind.MEETING_RECORD, PaperKind.SIGN_IN_SHEET


# Ticks


def test_a_click_on_a_name_ticks_and_shows_and_takes_no_tick_away(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    for kind in (SHEET, NOTICE, SHEET):
        click(dialog, kind)
        assert dialog.shown is kind
    assert ticked(dialog) == ["主题党日记录", "签到表", "会议通知"]
    wait_made(qtbot, dialog)


def test_a_name_looked_at_is_ticked_by_a_click_after_its_box_was_emptied(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    click(dialog, PaperKind.THEME_DAY_RECORD, box=True)
    assert ticked(dialog) == []
    click(dialog, PaperKind.THEME_DAY_RECORD)
    assert ticked(dialog) == ["主题党日记录"]


def test_the_one_paper_left_is_brought_into_sight(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    click(dialog, SHEET)
    click(dialog, RECORD)
    click(dialog, PaperKind.THEME_DAY_RECORD, box=True)
    assert (ticked(dialog), dialog.shown) == (["会议记录", "签到表"], RECORD)
    click(dialog, RECORD, box=True)
    assert (ticked(dialog), dialog.shown) == (["签到表"], SHEET)
    wait_made(qtbot, dialog)


# Pages


@pytest.mark.usefixtures("spooler")
def test_pages_are_asked_for_only_of_the_paper_that_is_printed(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog, with_, without = with_and_without(opened, meetings)
    dialog.item.set_value(with_)
    dialog.item.edited.emit()
    wait_made(qtbot, dialog)
    assert not dialog.output.pages.isHidden()
    dialog.output.pages.set_value(Pages.CURRENT)
    dialog.item.set_value(without)
    dialog.item.edited.emit()
    assert len(dialog.jobs()) == 1
    assert dialog.output.pages.isHidden()
    assert dialog.output.order(2, 3).ranges == ()


# What is saved is what is seen


def test_nothing_can_be_saved_before_the_paper_is_seen_and_the_name_follows_it(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    QTest.keyClick(dialog.papers, Qt.Key.Key_Down)
    assert ticked(dialog) == ["会议记录"]
    assert not dialog.live.is_settled
    assert not dialog.save_button.isEnabled()
    assert not dialog.print_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.findChildren(QFileDialog)
    wait_made(qtbot, dialog)
    assert dialog.save_button.isEnabled()
    dialog.save()
    (files,) = dialog.findChildren(QFileDialog)
    assert dialog.made is not None
    assert "会议记录" in dialog.made.title
    assert Path(files.selectedFiles()[0]).stem == dialog.made.title
    files.close()


def test_a_period_changed_is_not_saved_before_it_is_seen(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(matter.of_period(Register.RECTIFICATION, matter.Period(2026, 10, years=(2025, 2026))))
    assert dialog.period is not None
    dialog.period.year.set_value(2025)
    dialog.period.year.edited.emit()
    assert not dialog.save_button.isEnabled()
    wait_made(qtbot, dialog)
    assert dialog.save_button.isEnabled()


# Choices


def test_the_choices_of_every_ticked_paper_are_there_under_its_name(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(one(meetings))
    click(dialog, NOTICE)
    click(dialog, SHEET)
    panel = dialog.panels[NOTICE]
    assert dialog.shown is SHEET
    assert not panel.isHidden()
    assert panel.heading.text() == "会议通知"
    assert not panel.heading.isHidden()
    assert dialog.panels[PaperKind.MEETING_SUMMARY].isHidden()
    panel.form.set_value(HeadForm.LETTER)
    panel.form.edited.emit()
    # What is changed comes into sight, and nothing loses its tick.
    assert dialog.shown is NOTICE
    assert ticked(dialog) == ["主题党日记录", "签到表", "会议通知"]
    wait_made(qtbot, dialog)
    forms = {job.order.kind: job.order.choices.head_form for job in dialog.jobs()}
    assert forms[NOTICE] is HeadForm.LETTER
    assert forms[SHEET] is HeadForm.PLAIN
    click(dialog, SHEET)
    click(dialog, NOTICE, box=True)
    wait_made(qtbot, dialog)


def test_what_is_wrong_in_a_ticked_paper_out_of_sight_is_told(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    click(dialog, NOTICE)
    dialog.choices.dated.line.setText("前天")
    click(dialog, SHEET)
    wait_made(qtbot, dialog)
    dialog.save()
    assert "标红" in dialog.banner.sentence
    assert dialog.panels[NOTICE].dated.error
    assert not dialog.findChildren(QFileDialog)


# Days


def _on(row: MeetingSummary, day: date) -> matter.Matter:
    return matter.of_records(Register.MEETING, [replace(row, held_on=day)])


@pytest.mark.parametrize(
    ("held_on", "proposed", "note"),
    [
        (TODAY - timedelta(days=1), None, UNDATED),
        (TODAY, TODAY, ""),
        (TODAY + timedelta(days=1), TODAY, ""),
    ],
)
def test_today_is_proposed_for_meetings_that_are_still_to_come(
    opened: Open, meetings: list[MeetingSummary], held_on: date, proposed: date | None, note: str
) -> None:
    dialog = opened(_on(meetings[0], held_on))
    panel = dialog.panels[NOTICE]
    assert panel.dated.value() == proposed
    assert dialog.chosen[NOTICE].dated == proposed
    assert panel.date_note.text() == note


def test_a_notice_dated_after_its_meeting_gets_a_yellow_word(
    opened: Open, meetings: list[MeetingSummary]
) -> None:
    held_on = date(2026, 10, 22)
    dialog = opened(_on(meetings[0], held_on))
    for kind, told in ((NOTICE, LATE.format(day=held_on)), (PaperKind.MEETING_SUMMARY, "")):
        panel = dialog.panels[kind]
        panel.dated.pick(TODAY)
        assert panel.date_note.text() == told
    assert dialog.panels[NOTICE].date_note.property("role") == "warn"
    dialog.panels[NOTICE].dated.pick(held_on)
    assert dialog.panels[NOTICE].date_note.text() == ""


def test_of_many_none_is_dated_today(opened: Open, meetings: list[MeetingSummary]) -> None:
    rows = [replace(row, held_on=TODAY + timedelta(days=at)) for at, row in enumerate(meetings[:3])]
    dialog = opened(many(rows))
    panel = dialog.panels[NOTICE]
    assert panel.dated.value() is None
    assert panel.date_note.text() == UNDATED_BATCH
    panel.dated.pick(TODAY + timedelta(days=1))
    assert panel.date_note.text().startswith("其中 1 次会议")


# Around it


def test_a_banner_moves_nothing(opened: Open, meetings: list[MeetingSummary]) -> None:
    dialog = opened(one(meetings))
    before = [widget.geometry() for widget in (dialog.left, dialog.preview, dialog.output)]
    dialog.banner.say(Tone.BAD, "有一处填写得不对。" * 30, "查看")
    dialog.grab()
    assert dialog.banner.isVisible()
    assert [widget.geometry() for widget in (dialog.left, dialog.preview, dialog.output)] == before
    assert dialog.preview.rect().contains(dialog.banner.geometry())


@pytest.mark.usefixtures("no_spooler")
def test_without_a_printer_saving_is_the_button_to_press(
    opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    qtbot.waitUntil(lambda: dialog.printers_known)
    assert dialog.save_button.property("kind") == "primary"
    assert dialog.print_button.property("kind") == "plain"


@pytest.mark.usefixtures("spooler")
def test_with_a_printer_printing_is(opened: Open, meetings: list[MeetingSummary], qtbot: QtBot) -> None:
    dialog = opened(one(meetings))
    qtbot.waitUntil(lambda: dialog.printers_known)
    assert dialog.print_button.property("kind") == "primary"
    assert dialog.save_button.property("kind") == "plain"


def test_the_number_of_copies_says_that_it_is_on_paper_only(
    opened: Open, meetings: list[MeetingSummary]
) -> None:
    dialog = opened(one(meetings))
    assert dialog.output.number.title == "起始份号（只印在纸上）"


def test_the_faces_take_two_lines_at_most(opened: Open, meetings: list[MeetingSummary]) -> None:
    dialog = opened(one(meetings))
    assert dialog.faces.whole.startswith("所用字体")
    assert dialog.faces.property("role") == "hint"
    before = dialog.faces.height()
    dialog.faces.set_text("仿宋指定的字体在这台电脑上找不到。" * 40)
    assert dialog.faces.text().count("\n") == 1
    assert dialog.faces.text().endswith("…")
    assert dialog.faces.toolTip() == dialog.faces.whole
    assert dialog.faces.height() == before


def test_escape_after_a_batch_shows_what_failed_before_it_closes(
    opened: Open,
    meetings: list[MeetingSummary],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(many(meetings))
    look_at(qtbot, dialog, RECORD)
    wrong = dialog.jobs()[1].order.record_id

    def refuse(session: Any, shop: Any, order: Any, day: date) -> Any:
        if order.record_id == wrong:
            raise MissingGlyphs([("𰻝", "议题一")])
        return make(session, shop, order, day)

    monkeypatch.setattr(running, "make", refuse)
    dialog.save()
    dialog.doing.save_each(str(tmp_path))
    qtbot.waitUntil(lambda: "没有保存成功" in dialog.banner.sentence)
    dialog.reject()
    assert dialog.isVisible()
    (told,) = dialog.findChildren(TroublesDialog)
    assert "𰻝" in told.list.toPlainText()
    told.close()
    dialog.reject()
    assert not dialog.isVisible()
