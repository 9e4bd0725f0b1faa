"""A roster typed by another office comes in: looked at first, written once, taken back when it was the wrong one."""

from pathlib import Path

import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from models.backup import list_backups
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.bureau import BureauSettings
from models.services.roster import members_on
from models.services.setup import set_up
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow

PEOPLE, BRANCHES = 480, 31
HEADINGS = ("序号", "所在党支部", "姓 名", "性别", "入党\n时间", "转正时间", "人员类别", "备注")


def write_roster(path: Path) -> None:
    """A sheet as WPS users make them: two title rows, headings in their own order, days written in several ways."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("党员名册")
    sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, "某某局党员花名册")
    sheet.write_string(1, 0, "填报单位：机关党委")
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(3, column, heading)
    for number in range(PEOPLE):
        year = 1985 + number % 35
        joined = (f"{year}.7.1", f"{year}年7月", f"{year}-07-01")[number % 3]
        cells = (
            str(number + 1),
            f"第{number % BRANCHES + 1}党支部",
            name_of(number),
            "男女"[number % 2],
            joined,
            "",
        )
        for column, text in enumerate((*cells, "正式党员", "")):
            sheet.write_string(4 + number, column, text)
    sheet.write_string(4 + PEOPLE, 1, "第一党支部")
    book.close()


def name_of(number: int) -> str:
    """A name nobody else on the sheet has."""
    first, second = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂", "建国海春晓志永文金玉"
    return (
        "王李"[number // 220 % 2]
        + second[number % 10]
        + first[number // 10 % 22]
        + ("" if number < 440 else "生")
    )


def choose_file(clerk: Clerk, path: Path) -> None:
    clerk.see(lambda: [line for line in clerk.all_of(QLineEdit) if line.objectName() == "fileNameEdit"])
    (line,) = (line for line in clerk.all_of(QLineEdit) if line.objectName() == "fileNameEdit")
    clerk.click(line)
    clerk.write(str(path))
    clerk.press(Qt.Key.Key_Return)


def on_roll(folder: DataFolder) -> int:
    from datetime import date

    store = Store(folder.database)
    try:
        with store.read() as session:
            return len(members_on(session, date(2026, 11, 1)))
    finally:
        store.close()


def test_480_people_in_31_branches(
    open_window: OpenWindow, store: Store, folder: DataFolder, tmp_path: Path
) -> None:
    with store.write() as session:
        set_up(session, BureauSettings(bureau_name="某某市某某局"), ())
    store.close()
    workbook = tmp_path / "党员名册.xlsx"
    write_roster(workbook)
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("某某市某某局"))
    clerk.go_to("组织名册")
    clerk.click(clerk.button("导入名册…"))
    clerk.click(clerk.button("选择文件…"))
    choose_file(clerk, workbook)
    clerk.see(lambda: clerk.reads("确认导入 480 人"))
    assert on_roll(folder) == 0
    clerk.click(clerk.button("确认导入 480 人"))
    clerk.see(lambda: on_roll(folder) == PEOPLE)
    assert [row.reason for row in list_backups(folder.backups)].count("import") == 1
    # Not of the topmost window: that may still be the progress, which is about to go.
    clerk.click(clerk.button("撤销这次导入"))
    clerk.see(lambda: on_roll(folder) == 0)
