"""A person's page, by keys alone: from the roster to the numbers, the records behind them, and the paper for 述职."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from models.data_folder import DataFolder
from models.db.store import Store
from reports.preview import page_count
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow

ALT = Qt.KeyboardModifier.AltModifier


def on_the_roster(open_window: OpenWindow, sample: Store, folder: DataFolder) -> Clerk:
    """The roster, with the keyboard on its second person."""
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("组织名册")
    table = clerk.named("党员名册", QTableView)
    clerk.see(lambda: table.model().rowCount() > 5)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    clerk.control(Qt.Key.Key_Home)
    clerk.press(Qt.Key.Key_Down)
    return clerk


def test_from_the_roster_to_paper_by_keys_alone(
    open_window: OpenWindow, sample: Store, folder: DataFolder, tmp_path: Path
) -> None:
    clerk = on_the_roster(open_window, sample, folder)
    table = clerk.named("党员名册", QTableView)
    name = table.model().index(table.currentIndex().row(), 0).data()
    clerk.control(Qt.Key.Key_I)
    clerk.see(lambda: clerk.topmost() is not clerk.window, "the page")
    page = clerk.topmost()
    grid = clerk.named("个人情况", QTableView, page)
    clerk.see(lambda: grid.model().rowCount() > 3, "the sheets of the year")
    assert clerk.reads(name)
    clerk.press(Qt.Key.Key_Right)
    clerk.see(lambda: clerk.reads("支部党员大会　实到"))
    clerk.press(Qt.Key.Key_2, ALT)
    spoken = clerk.named("发言和讲课", QTableView, page)
    clerk.see(spoken.isVisible)
    clerk.control(Qt.Key.Key_P)
    clerk.see(lambda: clerk.topmost() not in (clerk.window, page), "the print dialog")
    clerk.see(lambda: clerk.reads("所用字体"), "the first page")
    clerk.control(Qt.Key.Key_S)
    clerk.see(lambda: clerk.topmost().windowTitle() == "保存 PDF", "where to")
    clerk.control(Qt.Key.Key_A)
    clerk.write(str(tmp_path / "个人.pdf"))
    clerk.press(Qt.Key.Key_Return)
    clerk.see(lambda: clerk.reads("已保存到"))
    assert page_count((tmp_path / "个人.pdf").read_bytes()) == 1
    clerk.press(Qt.Key.Key_Escape)
    clerk.see(lambda: clerk.topmost() is page, "the page again")
    clerk.press(Qt.Key.Key_Escape)
    clerk.see(lambda: clerk.topmost() is clerk.window, "the roster again")


def test_a_number_leads_to_its_record(open_window: OpenWindow, sample: Store, folder: DataFolder) -> None:
    clerk = on_the_roster(open_window, sample, folder)
    clerk.control(Qt.Key.Key_I)
    clerk.see(lambda: clerk.topmost() is not clerk.window, "the page")
    grid = clerk.named("个人情况", QTableView, clerk.topmost())
    clerk.see(lambda: grid.model().rowCount() > 3, "the sheets of the year")
    records = clerk.named("数字背后的记录", QTableView, clerk.topmost())
    clerk.see(lambda: records.model().rowCount() > 0, "the records behind the number")
    title = records.model().index(0, 1).data()
    clerk.press(Qt.Key.Key_Return)
    clerk.press(Qt.Key.Key_Return)
    clerk.see(lambda: clerk.topmost() is clerk.window, "the window")
    clerk.see(lambda: clerk.reads("编辑会议记录") or clerk.reads(title), "the record")
