"""The print dialog hands the document itself to the printer, and tells what it cannot."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.dialogs.printing.dialog import NO_PRINTER
from gui.dialogs.printing.output_panel import Pages
from gui.dialogs.printing.system_dialog import SystemDialog
from models.rows.meeting import MeetingSummary
from models.rules.papers import HeadForm, PaperKind
from tests.gui.dialogs.printing.at_hand import Open, one, ticked, wait_made


def test_enter_hands_the_document_itself_to_the_spooler(
    spooler: Path, opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    assert dialog.output.printer.value() == "三楼"
    assert dialog.output.dots.isHidden()
    dialog.output.copies.set_value(2)
    QTest.keyClick(dialog.output.copies.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.banner.sentence))
    assert dialog.banner.sentence == "已交给打印机“三楼”。"
    assert "-d 三楼 -n 2" in (spooler / "words").read_text(encoding="utf-8")
    assert (spooler / "handed.pdf").read_bytes() == dialog.preview.pdf


def test_a_refusing_printer_is_one_sentence(
    spooler: Path, opened: Open, meetings: list[MeetingSummary], qtbot: QtBot
) -> None:
    dialog = opened(one(meetings))
    dialog.output.printer.set_value("坏了")
    dialog.print_out()
    qtbot.waitUntil(lambda: bool(dialog.banner.sentence))
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
    qtbot.waitUntil(lambda: "已交给" in dialog.banner.sentence)
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
    qtbot.waitUntil(lambda: "已交给" in dialog.banner.sentence)
    dialog.reject()
    again = opened(one(meetings))
    assert ticked(again) == ["会议通知"]
    assert again.choices.form.value() is HeadForm.LETTER


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
