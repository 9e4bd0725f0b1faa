"""A month's attendance entered at once, by keys and by a paste from a sheet; a record begun from a template."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QMenu, QPushButton

from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.attendance import AttendanceRow
from models.rows.query import RegisterQuery
from models.rules.terms import AttendanceState, MeetingKind, Register
from models.services.meetings import list_meetings, load_meeting
from models.services.organizations import list_organizations
from models.services.templates import list_templates
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow
from tests.models.services.making import add_meeting

S = AttendanceState
BRANCH = "人事处党支部"
K = Qt.Key


def two_meetings_without_sheets(sample: Store) -> tuple[int, int]:
    """党员大会 and 主题党日 of the branch, in a month before the sample begins."""
    with sample.write() as session:
        branch = next(row.id for row in list_organizations(session) if row.name == BRANCH)
        assert branch is not None
        kinds = (
            (MeetingKind.BRANCH_ASSEMBLY, date(2025, 2, 8), "补记党员大会"),
            (MeetingKind.THEME_DAY, date(2025, 2, 20), "补记主题党日"),
        )
        first, second = (
            add_meeting(session, branch, kind, held_on=day, title=title) for kind, day, title in kinds
        )
    sample.close()
    return first, second


def open_month(clerk: Clerk) -> QAbstractItemView:
    """From the list to the month's grid, by the keyboard alone once the record is chosen."""
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("三会一课")
    clerk.see(lambda: any(view.model().rowCount() > 5 for view in clerk.all_of(QAbstractItemView)))
    clerk.choose("全部时间", "2025年")
    clerk.control(K.Key_F)
    clerk.write("补记")
    table = clerk.named("三会一课", QAbstractItemView)
    clerk.see(lambda: table.model().rowCount() == 2)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    clerk.press(K.Key_Down)
    clerk.control(K.Key_M)
    clerk.see(lambda: clerk.reads("到会情况月表"))
    grid = clerk.named("到会情况月表", QAbstractItemView)
    clerk.see(lambda: grid.model().columnCount() >= 2)
    return grid


def column_of(grid: QAbstractItemView, word: str) -> int:
    """The column whose gathering's tool tip says so."""
    tips = [
        str(grid.model().headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))
        for at in range(grid.model().columnCount())
    ]
    return next(at for at, tip in enumerate(tips) if word in tip)


def sheets(folder: DataFolder, *numbers: int) -> list[list[AttendanceRow]]:
    """The sheets as the database has them."""
    store = Store(folder.database)
    with store.read() as session:
        found = [list(load_meeting(session, number).attendance) for number in numbers]
    store.close()
    return found


def test_a_months_attendance_by_keys(open_window: OpenWindow, sample: Store, folder: DataFolder) -> None:
    first, second = two_meetings_without_sheets(sample)
    clerk = open_window(folder)
    grid = open_month(clerk)
    clerk.press(K.Key_Home)
    for _ in range(column_of(grid, "补记党员大会")):
        clerk.press(K.Key_Right)
    # The first is present, the second on leave, the third absent; all others came.
    for key in (K.Key_Space, K.Key_2, K.Key_3):
        clerk.press(key)
    clerk.control(K.Key_2)
    clerk.see(lambda: clerk.reads("请假1人，缺席1人"))
    # 主题党日: everybody came, but for the first.
    while grid.currentIndex().column() != column_of(grid, "补记主题党日"):
        clerk.press(K.Key_Right)
    clerk.control(K.Key_1)
    while grid.currentIndex().row() > 0:
        clerk.press(K.Key_Up)
    clerk.press(K.Key_3)
    clerk.control(K.Key_S)
    clerk.see(lambda: clerk.reads("请假、缺席原因"))
    clerk.press(K.Key_F2)
    clerk.write("出差")
    clerk.press(K.Key_Return)
    reasons = clerk.named("请假、缺席原因", QAbstractItemView)
    clerk.see(lambda: reasons.currentIndex().row() == 1)
    reasons.setFocus()
    clerk.control(K.Key_S)
    clerk.see(lambda: clerk.reads("已保存：2次"))
    clerk.press(K.Key_Escape)

    one, two = sheets(folder, first, second)
    assert [row.state for row in one[:3]] == [S.PRESENT, S.LEAVE, S.ABSENT]
    assert {row.state for row in one[3:]} == {S.PRESENT}
    assert (one[1].reason, one[2].reason) == ("出差", "")
    assert [row.state for row in two].count(S.PRESENT) == len(two) - 1
    # One order, one step: taken back by name, both sheets are empty again.
    clerk.control(K.Key_Z)
    clerk.see(lambda: sheets(folder, first, second) == [[], []])


def test_a_months_attendance_from_a_sheet(open_window: OpenWindow, sample: Store, folder: DataFolder) -> None:
    first, second = two_meetings_without_sheets(sample)
    clerk = open_window(folder)
    grid = open_month(clerk)
    names = [
        str(grid.model().headerData(row, Qt.Orientation.Vertical)).split("（")[0]
        for row in range(grid.model().rowCount())
    ]
    # As a branch keeps it: a title, another order, words of its own, somebody who has left long ago.
    lines = [f"{name}\t√\t{'公出' if at == 1 else '出'}" for at, name in enumerate(reversed(names))]
    table = ["2月份到会情况", "姓名\t2月8日\t2.20", *lines, "早已调走\t√\t√"]
    QGuiApplication.clipboard().setText("\n".join(table))
    clerk.control(K.Key_V)
    clerk.see(lambda: clerk.reads("粘贴预览"))
    clerk.see(lambda: clerk.reads("不能写入1处"))
    rest = next(box for box in clerk.topmost().findChildren(QPushButton) if box.text().startswith("写入"))
    tick = next(box for box in clerk.all_of(QCheckBox) if "其余的写入" in box.text())
    tick.setFocus(Qt.FocusReason.TabFocusReason)
    clerk.press(K.Key_Space)
    clerk.click(rest)
    clerk.see(lambda: clerk.reads("还没有保存；不对的话按 Ctrl+Z 撤销"))
    clerk.control(K.Key_S)
    # 公出 is leave with its reason: nothing is left to be asked.
    clerk.see(lambda: clerk.reads("已保存：2次"))
    clerk.press(K.Key_Escape)
    one, two = sheets(folder, first, second)
    assert {row.state for row in one} == {S.PRESENT}
    away = [row for row in two if row.state is S.LEAVE]
    assert [(row.name, row.reason) for row in away] == [(names[-2], "公出")]


def test_from_a_template_to_a_record(open_window: OpenWindow, sample: Store, folder: DataFolder) -> None:
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("三会一课")
    clerk.click(clerk.button("新建会议记录"))
    clerk.fill("会议主题", "上半年党员大会")
    clerk.choose("类型", "支部党员大会")
    clerk.fill("日期", "2026-06-10")
    clerk.choose("党组织", BRANCH)
    clerk.fill("地点", "党员活动室")
    clerk.click(clerk.button("议题"))
    clerk.click(clerk.button("套用议程"))
    clerk.see(lambda: any(isinstance(each, QMenu) for each in clerk.windows()))
    menu = next(each for each in clerk.windows() if isinstance(each, QMenu))
    entry = next(action for action in menu.actions() if action.text() == "听取报告、审议、表决")
    clerk.click(menu, menu.actionGeometry(entry).center())
    clerk.press(K.Key_0, Qt.KeyboardModifier.AltModifier)
    clerk.see(lambda: any(isinstance(each, QMenu) for each in clerk.windows()))
    more = next(each for each in clerk.windows() if isinstance(each, QMenu))
    keep = next(action for action in more.actions() if action.text() == "存为模板…")
    clerk.click(more, more.actionGeometry(keep).center())
    clerk.fill("模板名称", "年度报告大会")
    clerk.click(clerk.button("保存", clerk.topmost()))
    clerk.see(lambda: clerk.reads("已存为模板“年度报告大会”"))

    clerk.control(K.Key_S)
    clerk.see(lambda: clerk.reads("已保存"))
    clerk.control(K.Key_T)
    listed = clerk.named("模板", QAbstractItemView)
    clerk.see(lambda: listed.currentIndex().isValid())
    clerk.press(K.Key_Return)
    clerk.fill("会议主题", "年度党员大会")
    clerk.fill("日期", "2026-11-10")
    clerk.choose("党组织", BRANCH)
    clerk.control(K.Key_S)
    clerk.see(lambda: clerk.reads("已保存"))

    store = Store(folder.database)
    with store.read() as session:
        (kept,) = list_templates(session, Register.MEETING)
        (row,) = list_meetings(session, RegisterQuery(text="年度党员大会"))
        made = load_meeting(session, row.id)
    store.close()
    assert kept.name == "年度报告大会"
    assert made.place == "党员活动室"
    assert [item.title for item in made.agenda] == [
        "听取党支部工作报告",
        "审议党支部工作报告",
        "表决党支部工作报告",
    ]
    assert all(item.state is S.UNMARKED for item in made.attendance)
