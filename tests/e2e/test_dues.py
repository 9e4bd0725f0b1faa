"""Twelve months of 党费 for a whole bureau come from a sheet: pasted in the real window, paid on their days, added up, and who has
not paid is printed."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget
from sqlalchemy import insert

from gui.dialogs.paste_preview import PastePreview
from gui.widgets.elided import ElidedLabel
from gui.widgets.entry_grid import EntryGrid
from models.data_folder import DataFolder
from models.db.store import Store
from models.entities import Member, Membership, StandingPeriod
from models.rows.bureau import BureauSettings
from models.rules.dues_sums import arrears, sum_of
from models.rules.pasted_table import write_table
from models.rules.terms import Standing
from models.services.dues import dues_year
from models.services.organizations import list_organizations
from models.services.setup import set_up
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow
from tests.e2e.test_roster import name_of

PEOPLE, BRANCHES, YEAR = 480, 12, 2025
TODAY = date(2026, 11, 21)
DUE = (1_500, 3_000, 7_500, 20_000)
BASE = ("3,000", "3000.01", "5000.01", "10,000.01")
BEHIND = 7
"""Somebody whose last months were not paid."""


def fill(folder: DataFolder) -> None:
    """A bureau of 480 members in twelve branches."""
    store = Store(folder.database)
    with store.write() as session:
        names = tuple(f"第{number}党支部" for number in range(1, BRANCHES + 1))
        set_up(session, BureauSettings(bureau_name="某市某局", issuer="某局机关党委"), names)
        branches = {row.name: row.id for row in list_organizations(session)}
        ids = range(1, PEOPLE + 1)
        now = datetime(2026, 1, 5, 9, 0)
        people = [{"id": id_, "name": name_of(id_ - 1), "updated_at": now, "version": 1} for id_ in ids]
        session.execute(insert(Member), people)
        stays = [
            {
                "member_id": id_,
                "branch_id": branches[names[(id_ - 1) % BRANCHES]],
                "came_from": "",
                "went_to": "",
            }
            for id_ in ids
        ]
        session.execute(insert(Membership), stays)
        standings = [{"member_id": id_, "standing": Standing.FULL} for id_ in ids]
        session.execute(insert(StandingPeriod), standings)
    store.close()


def sheet(cell: Callable[[int, int], str]) -> str:
    """What WPS puts on the clipboard: a title, headings, a line for each member in another order than the program's."""
    rows = [[f"{YEAR}年党费", *[""] * 13], ["序号", "姓名", *(f"{month}月" for month in range(1, 13))]]
    for place, number in enumerate(reversed(range(PEOPLE)), 1):
        rows.append([str(place), name_of(number), *(cell(number, month) for month in range(1, 13))])
    return write_table(rows)


def base(number: int, _month: int) -> str:
    return BASE[number % 4]


def paid(number: int, month: int) -> str:
    if number == BEHIND and month > 9:
        return "0"
    return f"{DUE[number % 4] / 100:.2f}"


def paste(clerk: Clerk, grid: EntryGrid, text: str, button: str) -> None:
    """Ctrl+V on the grid, and the preview agreed to."""
    QGuiApplication.clipboard().setText(text)
    clerk.click(grid.viewport())
    clerk.control(Qt.Key.Key_V)
    clerk.see(lambda: clerk.all_of(PastePreview), "粘贴预览")
    clerk.click(clerk.button(button))
    clerk.see(lambda: not clerk.all_of(PastePreview), "written")


def test_a_year_of_dues_is_pasted_added_up_and_the_unpaid_are_printed(
    open_window: OpenWindow, folder: DataFolder, tmp_path: Path, empty_database: Path
) -> None:
    shutil.copyfile(empty_database, folder.database)
    fill(folder)
    clerk = open_window(folder)
    clerk.see(lambda: "党费" in clerk.tab_titles(), "the rail")
    clerk.go_to("党费")
    grid = clerk.named("党费", EntryGrid)
    clerk.choose("年份", f"{YEAR}年")
    clerk.see(lambda: grid.model().rowCount() == PEOPLE and clerk.reads(f"　{YEAR}年"), "everybody")
    clerk.click(clerk.button("交纳基数"))
    paste(clerk, grid, sheet(base), f"写入{12 * PEOPLE}格")
    clerk.see(lambda: str(grid.model().index(0, 11).data()) in ("3,000.00", "3,000.01"), "the bases")
    clerk.click(clerk.button("交纳情况"))
    paste(clerk, grid, sheet(paid), f"写入{12 * PEOPLE}格")
    due = 12 * PEOPLE // 4 * sum(DUE)
    missing = 3 * DUE[BEHIND % 4]
    clerk.see(
        lambda: any(
            f"应交{due / 100:,.2f}元" in text.whole and f"实交{(due - missing) / 100:,.2f}元" in text.whole
            for text in clerk.all_of(ElidedLabel)
        ),
        "the sums",
    )
    _check_kept(folder, due, missing)
    _print_unpaid(clerk, tmp_path / "未交.pdf")


def _check_kept(folder: DataFolder, due: int, missing: int) -> None:
    store = Store(folder.database)
    with store.read() as session:
        year = dues_year(session, YEAR, None, TODAY)
    store.close()
    total = sum_of(year)
    assert (total.due, total.paid, total.unknown, total.no_base) == (due, due - missing, 0, 0)
    assert [(row.name, len(row.short), row.running) for row in arrears(year)] == [(name_of(BEHIND), 3, 3)]


def _print_unpaid(clerk: Clerk, place: Path) -> None:
    """The list of the whole year, chosen with the keys and saved as a file."""
    clerk.click(clerk.button("打印…"))
    clerk.see(lambda: clerk.topmost().windowTitle() == "打印党费表", "the dialog")
    clerk.choose("期间", "按年")
    papers = clerk.named("要打印的文件", QListWidget)
    papers.setFocus(Qt.FocusReason.TabFocusReason)
    while papers.currentItem().text() != "未交党费名单":
        clerk.press(Qt.Key.Key_Down)
    clerk.see(lambda: clerk.reads("所用字体"), "the first page")
    clerk.button("保存 PDF")
    clerk.control(Qt.Key.Key_S)
    clerk.see(lambda: clerk.topmost().windowTitle() == "保存 PDF", "where to")
    clerk.control(Qt.Key.Key_A)
    clerk.write(str(place))
    clerk.press(Qt.Key.Key_Return)
    clerk.see(lambda: clerk.reads("已保存到"), "saved")
    document = PdfDocument(place.read_bytes())
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    said = "".join(text.split())
    assert f"{YEAR}年未交党费名单" in said
    assert f"{name_of(BEHIND)}10月、11月、12月" in said
    clerk.click(clerk.button("关闭"))
    clerk.see(lambda: clerk.topmost() is clerk.window, "back on the page")
