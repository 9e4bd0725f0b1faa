"""The print dialog over a real store: what is seen is what is printed and saved."""

import threading
import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.printing import doing, live, matter, open_print_dialog, running
from gui.dialogs.printing.dialog import NO_PRINTER
from gui.dialogs.printing.faces_line import UNKNOWN_FACES
from gui.dialogs.printing.looking import FROZEN
from gui.dialogs.printing.outcome import TroublesDialog
from gui.dialogs.printing.output_panel import Pages, Saving
from gui.dialogs.printing.period_panel import Length
from gui.dialogs.printing.system_dialog import SystemDialog
from gui.papers import make
from gui.widgets.progress_dialog import ProgressDialog
from models.db.store import Store
from models.rows.meeting import MeetingSummary
from models.rules.papers import HeadForm, PaperKind
from models.rules.periods import Month
from models.rules.terms import MeetingKind, NoticeStatus, Register
from models.services.notices import draft_for, list_notices, load_notice, notice_pdf
from models.services.seals import remove_seal, save_seal
from reports.errors import MissingGlyphs
from tests.gui.dialogs.printing.at_hand import TODAY, Open, Wait, many, one, ticked, wait_made

# What is seen


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
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.MEETING_NOTICE))
    wait_made(qtbot, dialog)
    assert not dialog.choices.form.isHidden()
    plain = dialog.preview.pdf
    dialog.choices.form.set_value(HeadForm.RED_HEAD)
    dialog.choices.form.edited.emit()
    qtbot.waitUntil(lambda: dialog.preview.pdf not in (b"", plain), timeout=20_000)
    assert not dialog.output.number.isHidden()
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.MEETING_SUMMARY))
    wait_made(qtbot, dialog)
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
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.MEETING_NOTICE))
    wait_made(qtbot, dialog)
    numbers = []

    def note(session: Any, shop: Any, order: Any, day: date) -> Any:
        numbers.append(order.choices.number)
        return make(session, shop, order, day)

    monkeypatch.setattr(live, "make", note)
    for word in ("云水", "机党", "〔2026〕3号"):
        compose(dialog.choices.number.line, word)
    qtbot.waitUntil(lambda: bool(numbers) and dialog.live.is_settled, timeout=20_000)
    assert numbers == ["云水机党〔2026〕3号"]


def test_without_a_seal_nothing_can_be_sealed(opened: Open, meetings: list[MeetingSummary]) -> None:
    dialog = opened(one(meetings))
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.MEETING_NOTICE))
    assert not dialog.choices.sealed.isEnabled()


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


def test_a_paper_that_takes_its_time_shows_how_far_it_is_and_can_be_stopped(
    opened: Open,
    meetings: list[MeetingSummary],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on = threading.Event()

    def slowly(session: Any, shop: Any, order: Any, day: date) -> Any:
        assert go_on.wait(20)
        return make(session, shop, order, day)

    monkeypatch.setattr(running, "make", slowly)
    monkeypatch.setattr(doing, "PATIENCE_MS", 50)
    dialog = opened(one(meetings))
    dialog.save()
    dialog.doing.save_to(str(tmp_path / "记录.pdf"))
    assert not dialog.save_button.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(ProgressDialog)))
    go_on.set()
    qtbot.waitUntil(lambda: "已保存到" in dialog.banner.sentence, timeout=20_000)
    assert dialog.save_button.isEnabled()


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
    theme_day = meetings[0]
    other = next(row for row in meetings if row.kind is MeetingKind.BRANCH_COMMITTEE)
    dialog = opened(matter.of_records(Register.MEETING, [theme_day, other]))
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.THEME_DAY_RECORD))
    places = [item.base.record_id for item in dialog.matter.items]
    dialog.item.set_value(places.index(other.id))
    dialog.item.edited.emit()
    assert "没有主题党日记录" in dialog.state.text()
    assert dialog.preview.view.page_count == 0
    wait_made(qtbot, dialog)
    assert dialog.made is None
    assert dialog.save_button.isEnabled()
    dialog.item.set_value(places.index(theme_day.id))
    dialog.item.edited.emit()
    qtbot.waitUntil(lambda: dialog.preview.view.page_count > 0, timeout=20_000)


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


# Printing


def test_enter_hands_the_document_itself_to_the_spooler(
    spooler: Path, opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    assert dialog.output.printer.value() == "三楼"
    assert dialog.output.dots.isHidden()
    dialog.output.copies.set_value(2)
    QTest.keyClick(dialog.output.copies.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.banner.sentence), timeout=20_000)
    assert dialog.banner.sentence == "已交给打印机“三楼”。"
    assert "-d 三楼 -n 2" in (spooler / "words").read_text(encoding="utf-8")
    assert (spooler / "handed.pdf").read_bytes() == dialog.preview.pdf


def test_a_refusing_printer_is_one_sentence(
    spooler: Path, opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    dialog.output.printer.set_value("坏了")
    dialog.print_out()
    qtbot.waitUntil(lambda: bool(dialog.banner.sentence), timeout=20_000)
    assert "没有接受这份文件（原因不明，代码 1）" in dialog.banner.sentence
    assert dialog.print_button.isEnabled()


def test_pages_that_are_not_there_are_told_before_anything_is_printed(
    spooler: Path, opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    dialog.output.pages.set_value(Pages.TYPED)
    dialog.output.pages.edited.emit()
    dialog.output.typed.set_value("1-99")
    dialog.print_out()
    assert "没有第99页" in dialog.banner.sentence
    assert not (spooler / "words").exists()
    dialog.output.typed.set_value("1")
    dialog.print_out()
    qtbot.waitUntil(lambda: "已交给" in dialog.banner.sentence, timeout=20_000)
    assert "-P 1 " in (spooler / "words").read_text(encoding="utf-8")


@pytest.mark.parametrize("copies", ["0", "1000", "两"])
def test_an_odd_number_of_copies_is_told(
    spooler: Path, opened: Open, meetings: list[MeetingSummary], copies: str
) -> None:
    dialog = opened(one(meetings))
    dialog.output.copies.line.setText(copies)
    dialog.print_out()
    assert "份数应在" in dialog.banner.sentence
    assert not (spooler / "words").exists()


@pytest.mark.usefixtures("no_spooler")
def test_without_a_printer_saving_is_offered(opened: Open, meetings: list[MeetingSummary]) -> None:
    dialog = opened(one(meetings))
    dialog.print_out()
    assert dialog.banner.sentence == NO_PRINTER
    assert dialog.save_button.isEnabled()


def test_what_was_chosen_is_there_the_next_time(
    spooler: Path, opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.MEETING_NOTICE))
    dialog.choices.form.set_value(HeadForm.LETTER)
    dialog.choices.form.edited.emit()
    wait_made(qtbot, dialog)
    dialog.print_out()
    qtbot.waitUntil(lambda: "已交给" in dialog.banner.sentence, timeout=20_000)
    dialog.reject()
    again = opened(one(meetings))
    assert ticked(again) == ["会议通知"]
    assert again.choices.form.value() is HeadForm.LETTER


# Saving


def test_what_is_saved_is_what_is_seen(
    opened: Open, meetings: list[MeetingSummary], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog.doing.save_to(str(tmp_path / "记录.pdf"))
    qtbot.waitUntil(lambda: "已保存到" in dialog.banner.sentence, timeout=20_000)
    assert (tmp_path / "记录.pdf").read_bytes() == dialog.preview.pdf
    assert dialog.remembered.folder == tmp_path


def test_a_place_that_cannot_be_written_is_one_sentence(
    opened: Open, meetings: list[MeetingSummary], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    dialog.save()
    dialog.doing.save_to(str(tmp_path / "没有" / "记录.pdf"))
    qtbot.waitUntil(lambda: bool(dialog.banner.sentence), timeout=20_000)
    assert "没有存成" in dialog.banner.sentence


def test_many_are_saved_each_or_together(
    opened: Open, meetings: list[MeetingSummary], tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(many(meetings))
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.MEETING_RECORD))
    wait_made(qtbot, dialog)
    assert not dialog.output.saving.isHidden()
    assert dialog.output.pages.isHidden()
    dialog.save()
    dialog.doing.save_each(str(tmp_path))
    qtbot.waitUntil(lambda: "已保存 3 份" in dialog.banner.sentence, timeout=30_000)
    assert len(list(tmp_path.glob("2026-10-*.pdf"))) == 3
    dialog.output.saving.set_value(Saving.JOINED)
    dialog.save()
    dialog.doing.save_joined(str(tmp_path / "合并.pdf"))
    qtbot.waitUntil(lambda: "合并保存到" in dialog.banner.sentence, timeout=30_000)
    assert (tmp_path / "合并.pdf").exists()


def test_the_seal_can_be_ticked_when_there_is_one(
    opened: Open, meetings: list[MeetingSummary], sample: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    from io import BytesIO

    from PIL import Image

    picture = BytesIO()
    Image.new("RGBA", (400, 400), (200, 0, 0, 90)).save(picture, "PNG")
    with sample.write() as session:
        save_seal(session, "印章.png", picture.getvalue())
    dialog = opened(one(meetings))
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.MEETING_NOTICE))
    assert dialog.choices.sealed.isEnabled()
    dialog.choices.sealed.click()
    assert dialog.choices.choices().sealed
    wait_made(qtbot, dialog)
    dialog.save()
    dialog.doing.save_to(str(tmp_path / "通知.pdf"))
    qtbot.waitUntil(lambda: "已保存到" in dialog.banner.sentence, timeout=20_000)
    again = opened(one(meetings))
    assert again.papers.current is PaperKind.MEETING_NOTICE
    assert again.choices.sealed.isChecked()
    with sample.write() as session:
        remove_seal(session)
    without = opened(one(meetings))
    assert not without.choices.sealed.isChecked()
    assert not any(job.order.choices.sealed for job in without.jobs())


def test_what_failed_is_listed_paper_by_paper(
    opened: Open,
    meetings: list[MeetingSummary],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(many(meetings))
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.MEETING_RECORD))
    wait_made(qtbot, dialog)

    def refuse(session: Any, shop: Any, order: Any, day: date) -> Any:
        if order.record_id == dialog.jobs()[1].order.record_id:
            raise MissingGlyphs([("𰻝", "议题一")])
        return make(session, shop, order, day)

    monkeypatch.setattr(running, "make", refuse)
    dialog.save()
    dialog.doing.save_each(str(tmp_path))
    qtbot.waitUntil(lambda: "有 1 份没有保存成功" in dialog.banner.sentence, timeout=20_000)
    dialog.banner.action.emit()
    (told,) = dialog.findChildren(TroublesDialog)
    assert told.list.toPlainText().startswith(dialog.jobs()[1].name)
    assert "𰻝" in told.list.toPlainText()
    told.close()


def test_too_many_are_not_joined(
    opened: Open, meetings: list[MeetingSummary], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(doing, "MOST_JOINED", 2)
    dialog = opened(many(meetings))
    dialog.papers.setCurrentRow(dialog.matter.kinds.index(PaperKind.MEETING_RECORD))
    wait_made(qtbot, dialog)
    dialog.output.saving.set_value(Saving.JOINED)
    dialog.save()
    assert "一次最多合并 2 份，现在有 3 份，没有保存" in dialog.banner.sentence


@pytest.mark.usefixtures("spooler")
def test_the_answer_of_the_systems_dialog_is_put_into_our_fields(
    opened: Open, meetings: list[MeetingSummary]
) -> None:
    dialog = opened(one(meetings))
    dialog.output.copies.set_value(3)
    system = SystemDialog(dialog.output, 2, dialog)
    system.chosen.setPrintRange(QPrinter.PrintRange.PageRange)
    system.chosen.setFromTo(2, 2)
    system.give(dialog.output)
    assert dialog.output.typed.value() == "2-2"
    assert dialog.output.printer.value() == "三楼"
    system.close()
