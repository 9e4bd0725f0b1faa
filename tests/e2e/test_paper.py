"""Paper by mouse and keys: one record to the spooler, a file, a batch into a folder, a character nobody has."""

import os
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QListWidget, QPushButton, QTableView

from gui import papers
from gui.dialogs.printing import looking, running
from gui.printing.order import PrintOrder
from gui.printing.printers import Printers
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.query import RegisterQuery
from models.rules.terms import MeetingKind
from models.services.meetings import list_meetings, load_meeting, save_meeting
from reports.preview import Preview, page_count
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow

NOBODY_HAS = "\U000323af"
"""A character of Unicode 15 that no shipped face draws."""


@pytest.fixture
def spooler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A print service with one printer; what `lp` is handed is kept."""
    tools = tmp_path / "bin"
    tools.mkdir()
    scripts = {
        "lpstat": 'if [ "$1" = "-e" ]; then echo 三楼; else echo "system default destination: 三楼"; fi',
        "lp": f'echo "$@" >> "{tools}/words"\nfor last; do :; done\ncp "$last" "{tools}/handed.pdf"',
    }
    for name, script in scripts.items():
        (tools / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    return tools


def at_meetings(open_window: OpenWindow, sample: Store, folder: DataFolder) -> Clerk:
    """The list of meetings, shown."""
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("三会一课")
    table = clerk.named("三会一课", QTableView)
    clerk.see(lambda: table.model().rowCount() > 5)
    return clerk


def ready(clerk: Clerk) -> None:
    """Until the dialog can print and the first page is there."""
    clerk.see(lambda: clerk.topmost() is not clerk.window, "a dialog")
    clerk.see(lambda: clerk.reads("所用字体"), "the first page")
    clerk.button("保存 PDF")


def type_place(clerk: Clerk, dialog: str, place: Path) -> None:
    """Answer the file dialog as its keyboard user does."""
    clerk.see(lambda: clerk.topmost().windowTitle() == dialog, dialog)
    clerk.control(Qt.Key.Key_A)
    clerk.write(str(place))
    clerk.press(Qt.Key.Key_Return)


def test_one_record_goes_to_the_printer_by_keys_alone(
    open_window: OpenWindow, sample: Store, folder: DataFolder, spooler: Path
) -> None:
    clerk = at_meetings(open_window, sample, folder)
    table = clerk.named("三会一课", QTableView)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    clerk.press(Qt.Key.Key_Down)
    clerk.control(Qt.Key.Key_P)
    ready(clerk)
    clerk.see(lambda: clerk.named("打印机", QComboBox).currentText() == "三楼")
    papers_list = clerk.named("要打印的文件", QListWidget)
    papers_list.setFocus(Qt.FocusReason.TabFocusReason)
    clerk.press(Qt.Key.Key_Down)
    # What is printed is what is seen: the sheet comes first.
    printing = next(button for button in clerk.all_of(QPushButton) if button.text() == "打印")
    clerk.see(printing.isEnabled, "the paper that is ticked now")
    clerk.press(Qt.Key.Key_Return)
    clerk.see(lambda: clerk.reads("已交给打印机“三楼”。"))
    assert "-d 三楼 -n 1" in (spooler / "words").read_text(encoding="utf-8")
    assert page_count((spooler / "handed.pdf").read_bytes()) >= 1
    clerk.press(Qt.Key.Key_Escape)
    clerk.see(lambda: clerk.topmost() is clerk.window)


def test_one_record_is_saved_where_the_clerk_says(
    open_window: OpenWindow, sample: Store, folder: DataFolder, tmp_path: Path
) -> None:
    clerk = at_meetings(open_window, sample, folder)
    table = clerk.named("三会一课", QTableView)
    clerk.cell(table, "支委会")
    clerk.click(clerk.button("打印…"))
    ready(clerk)
    clerk.control(Qt.Key.Key_S)
    type_place(clerk, "保存 PDF", tmp_path / "记录.pdf")
    clerk.see(lambda: clerk.reads("已保存到"))
    assert page_count((tmp_path / "记录.pdf").read_bytes()) >= 1
    clerk.click(clerk.button("关闭"))
    clerk.see(lambda: clerk.topmost() is clerk.window)


def choose_five(clerk: Clerk) -> None:
    """Five records, with Shift."""
    table = clerk.named("三会一课", QTableView)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    clerk.control(Qt.Key.Key_Home)
    for _ in range(4):
        clerk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    clerk.see(lambda: clerk.reads("已选 5 条"))
    clerk.control(Qt.Key.Key_P)
    ready(clerk)
    tick_only(clerk, "会议记录")


def tick_only(clerk: Clerk, name: str) -> None:
    """Go along the list of papers to this one; the single tick comes along."""
    found = clerk.named("要打印的文件", QListWidget)
    found.setFocus(Qt.FocusReason.TabFocusReason)
    while found.currentItem().text() != name:
        below = found.currentRow() < next(at for at in range(found.count()) if found.item(at).text() == name)
        clerk.press(Qt.Key.Key_Down if below else Qt.Key.Key_Up)


def test_five_records_go_into_a_folder(
    open_window: OpenWindow, sample: Store, folder: DataFolder, tmp_path: Path
) -> None:
    clerk = at_meetings(open_window, sample, folder)
    choose_five(clerk)
    clerk.button("打印 5 份文件")
    out = tmp_path / "out"
    out.mkdir()
    clerk.click(clerk.button("保存 PDF"))
    type_place(clerk, "选择保存到哪个文件夹", out)
    clerk.see(lambda: clerk.reads("已保存 5 份到"))
    assert len(list(out.glob("*.pdf"))) == 5
    assert len(list(out.iterdir())) == 5


def test_a_batch_is_stopped_between_two_papers(
    open_window: OpenWindow,
    sample: Store,
    folder: DataFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    third, stopped = threading.Event(), threading.Event()
    made = 0

    def held(*words: Any) -> Any:
        # The third paper comes only once the clerk has pressed 停止, however slow the machine is.
        nonlocal made
        made += 1
        if made == 3:
            third.set()
            stopped.wait(60)
        return papers.make(*words)

    monkeypatch.setattr(running, "make", held)
    clerk = at_meetings(open_window, sample, folder)
    choose_five(clerk)
    out = tmp_path / "out"
    out.mkdir()
    clerk.click(clerk.button("保存 PDF"))
    type_place(clerk, "选择保存到哪个文件夹", out)
    clerk.see(third.is_set, "the third paper under way")
    clerk.click(clerk.button("停止"))
    stopped.set()
    clerk.see(lambda: clerk.reads("已停止，完成"))
    saved = list(out.iterdir())
    assert len(saved) == made == 3
    assert all(page_count(file.read_bytes()) >= 1 for file in saved)


def test_a_character_nobody_has_is_named_and_the_other_papers_still_come(
    open_window: OpenWindow, sample: Store, folder: DataFolder, tmp_path: Path
) -> None:
    with sample.write() as session:
        rows = list_meetings(session, RegisterQuery(year=2026, month=10))
        row = next(row for row in rows if row.kind is MeetingKind.BRANCH_COMMITTEE)
        detail = load_meeting(session, row.id)
        save_meeting(session, replace(detail, minutes=f"{NOBODY_HAS}发言。", title="只有这一条"))
    clerk = at_meetings(open_window, sample, folder)
    clerk.cell(clerk.named("三会一课", QTableView), "只有这一条")
    clerk.control(Qt.Key.Key_P)
    clerk.see(lambda: clerk.topmost() is not clerk.window)
    tick_only(clerk, "会议记录")
    clerk.see(lambda: clerk.reads("U+323AF"), "the character's name")
    saving = next(button for button in clerk.all_of(QPushButton) if button.text() == "保存 PDF")
    assert not saving.isEnabled()
    tick_only(clerk, "签到表")
    clerk.see(saving.isEnabled, "the sign-in sheet can be saved")
    clerk.control(Qt.Key.Key_S)
    type_place(clerk, "保存 PDF", tmp_path / "签到表.pdf")
    clerk.see(lambda: clerk.reads("已保存到"))
    assert (tmp_path / "签到表.pdf").exists()


def test_where_no_spooler_takes_pdf_pages_go_as_fine_pictures(
    open_window: OpenWindow,
    sample: Store,
    folder: DataFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def to_file(order: PrintOrder) -> QPrinter:
        assert order.dots == 600
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(looking, "find_printers", lambda _session: Printers(("激光",), "激光"))
    monkeypatch.setattr("gui.printing.handing.open_printer", to_file)
    clerk = at_meetings(open_window, sample, folder)
    clerk.cell(clerk.named("三会一课", QTableView), "支委会")
    clerk.control(Qt.Key.Key_P)
    ready(clerk)
    clerk.see(lambda: clerk.named("打印机", QComboBox).currentText() == "激光")
    clerk.choose("质量", "600 点")
    clerk.click(clerk.button("打印"))
    clerk.see(lambda: clerk.reads("已交给打印机“激光”。"))
    with Preview((tmp_path / "printed.pdf").read_bytes()) as printed:
        assert printed.page_size(0) == pytest.approx((595, 842), abs=2)
        assert min(printed.raster(0, 60).rgb) < 80
