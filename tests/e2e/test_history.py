"""A meeting removed by mistake is brought back by Ctrl+Z and from the bin; a closed one is corrected by an erratum and printed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMenu, QMessageBox

from main import main
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.query import RegisterQuery
from models.services import meetings
from models.services.settings import load_settings, save_settings
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow


def begin(open_window: OpenWindow, sample: Store, folder: DataFolder) -> tuple[Clerk, str, int]:
    """The program at the register of meetings; the title and number of the newest one."""
    with sample.write() as session:
        save_settings(session, replace(load_settings(session), operator="赵敏"))
    with sample.read() as session:
        newest = next(row for row in meetings.list_meetings(session, RegisterQuery()) if row.has_minutes)
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("三会一课")
    clerk.see(lambda: listed(clerk).model().rowCount() > 5, "the register is read")
    return clerk, newest.title, newest.id


def listed(clerk: Clerk) -> QAbstractItemView:
    return clerk.named("三会一课", QAbstractItemView)


def choose(clerk: Clerk, number: int) -> None:
    """Go to a record in the list, by the keyboard."""
    view = listed(clerk)
    place = next(at for at, row in enumerate(view.model().rows()) if row.id == number)  # type: ignore[attr-defined]
    clerk.click(view.viewport(), view.visualRect(view.model().index(place, 1)).center())


def ids(clerk: Clerk) -> set[int]:
    return {row.id for row in listed(clerk).model().rows()}  # type: ignore[attr-defined]


def meanwhile(do: Callable[[], bool]) -> None:
    """Something to be done while the program waits for it: a menu and a question keep everything else waiting."""

    def attempt() -> None:
        if not do():
            QTimer.singleShot(30, attempt)

    QTimer.singleShot(30, attempt)


def in_menu(clerk: Clerk, button: str, entry: str) -> None:
    """Open a button's menu and choose an entry."""

    def chosen() -> bool:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            return False
        action = next(act for act in menu.actions() if entry in act.text())
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        return True

    meanwhile(chosen)
    clerk.click(clerk.button(button))


def agree(text: str) -> None:
    """Press this button of the question to come."""

    def pressed() -> bool:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return False
        button = next(each for each in box.buttons() if each.text() == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return True

    meanwhile(pressed)


def remove(clerk: Clerk, number: int) -> None:
    choose(clerk, number)
    clerk.see(lambda: clerk.reads(f"编辑会议记录　编号{number}"))
    listed(clerk).setFocus()
    agree("删除")
    clerk.press(Qt.Key.Key_Delete)
    clerk.see(lambda: number not in ids(clerk), "it is off the register")


def test_a_removed_meeting_comes_back_by_ctrl_z_and_from_the_bin(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    clerk, title, number = begin(open_window, sample, folder)
    remove(clerk, number)
    clerk.see(lambda: clerk.reads("已删除会议记录《"), "the strip says what was done")
    listed(clerk).setFocus()
    clerk.control(Qt.Key.Key_Z)
    clerk.see(lambda: number in ids(clerk), "Ctrl+Z brings it back")
    clerk.see(lambda: clerk.reads("已撤销“删除会议记录《"))

    remove(clerk, number)
    in_menu(clerk, "更多", "回收站…")
    gone = clerk.named("删除的记录", QAbstractItemView)
    clerk.see(lambda: gone.model().rowCount() == 1, "the bin is read")
    assert title[:10] in str(gone.model().index(0, 1).data())
    assert gone.model().index(0, 5).data() == "赵敏"
    clerk.cell(gone, str(gone.model().index(0, 1).data()))
    clerk.click(clerk.button("恢复所选"))
    clerk.see(lambda: clerk.reads("已恢复1条"))
    clerk.see(lambda: clerk.reads("回收站是空的"))
    clerk.click(clerk.button("关闭"))
    clerk.see(lambda: number in ids(clerk), "the bin brings it back")
    store = Store(folder.database)
    with store.read() as session:
        assert meetings.load_meeting(session, number).title == title
    store.close()


def test_a_closed_meeting_is_corrected_by_an_erratum_and_printed_with_it(
    open_window: OpenWindow, sample: Store, folder: DataFolder, tmp_path: Path
) -> None:
    clerk, _title, number = begin(open_window, sample, folder)
    choose(clerk, number)
    clerk.see(lambda: clerk.reads("编辑会议记录"))
    agree("定稿")
    in_menu(clerk, "更多（Alt+0）", "定稿…")
    clerk.see(lambda: clerk.reads("已于2026年11月21日定稿（经办人：赵敏）"))
    title = clerk.field("会议主题")
    assert isinstance(title, QLineEdit)
    assert title.isReadOnly()
    clerk.see(lambda: "已定稿" in {row_status(clerk, at) for at in range(listed(clerk).model().rowCount())})

    in_menu(clerk, "更多（Alt+0）", "勘误…")
    clerk.fill("位置", "会议记录")
    clerk.click(clerk.field("原文（有误的部分）"))
    clerk.write("三项议题")
    clerk.click(clerk.field("更正为"))
    clerk.write("四项议题")
    clerk.fill("原因", "记录时听误")
    clerk.click(clerk.button("保存勘误"))
    clerk.see(lambda: clerk.reads("“三项议题”更正为“四项议题”"))

    store = Store(folder.database)
    with store.read() as session:
        kept = meetings.load_meeting(session, number)
    store.close()
    assert [(each.written_on, each.written_by, each.reason) for each in kept.errata] == [
        (date(2026, 11, 21), "赵敏", "记录时听误")
    ]
    assert "“三项议题”更正为“四项议题”" in printed(folder, number, tmp_path / "记录.pdf")


def row_status(clerk: Clerk, at: int) -> str:
    model = listed(clerk).model()
    return str(model.index(at, model.columnCount() - 1).data(Qt.ItemDataRole.ToolTipRole) or "")


def printed(folder: DataFolder, number: int, out: Path) -> str:
    """The record's paper as the headless command prints it, as text."""
    assert main(["--data", str(folder.root), "record", str(number), "--out", str(out)]) == 0
    with pypdfium2.PdfDocument(str(out)) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return "".join("".join(pages).split())
