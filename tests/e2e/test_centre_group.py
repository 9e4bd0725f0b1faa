"""A quarter of 中心组: a member joins the group, a session is begun from the year's plan, two absentees make up, the folder is
complete, the papers are printed."""

from datetime import date
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QMenu

from main import main
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.query import RegisterQuery
from models.rows.study import StudyDetail
from models.rules.life_terms import StageState
from models.rules.make_ups import count_make_ups
from models.rules.stages import stages_of
from models.rules.terms import AttendanceState, StudyKind
from models.services.study import list_sessions, load_session
from models.services.study_groups import list_groups
from models.services.study_plans import list_plans
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow

TOPIC = "学习基层组织选举工作条例，研讨按期换届"
NEWCOMER = "驻局纪检监察组组长"


def open_work(clerk: Clerk, entry: str) -> None:
    """An entry of the menu 更多工作; the menu has a loop of its own, so what the clerk does in it is ordered before."""

    def choose() -> None:
        menu = next((menu for menu in clerk.all_of(QMenu) if menu.isVisible()), None)
        if menu is None:
            QTimer.singleShot(50, choose)
            return
        action = next(action for action in menu.actions() if entry in action.text())
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    QTimer.singleShot(50, choose)
    clerk.click(clerk.button("更多工作"))
    clerk.see(lambda: clerk.topmost() is not clerk.window, entry)


def close_dialog(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_Escape)
    clerk.see(lambda: clerk.topmost() is clerk.window, "the dialog is closed")


def join_group(clerk: Clerk) -> None:
    """Somebody new belongs to the group from November on."""
    open_work(clerk, "学习小组")
    clerk.cell(clerk.named("学习小组", QAbstractItemView), "理论学习中心组")
    clerk.see(lambda: clerk.reads("小组成员"))
    clerk.click(clerk.button("添加成员"))
    clerk.see(lambda: clerk.focus().accessibleName() == "成员，必填" and clerk.focus().isVisible())
    clerk.write(NEWCOMER)
    clerk.press(Qt.Key.Key_Tab)
    clerk.press(Qt.Key.Key_Tab)
    clerk.write("2026-11-01")
    clerk.control(Qt.Key.Key_S)
    clerk.see(lambda: clerk.reads("已保存"))
    clerk.click(clerk.button("关闭", clerk.topmost()))
    clerk.see(lambda: clerk.topmost() is clerk.window)


def begin_topic(clerk: Clerk) -> None:
    """From the plan to a new session."""
    open_work(clerk, "学习计划")
    topics = clerk.named("学习专题", QListWidget)
    clerk.see(lambda: topics.count() > 1, "the plan of the year")
    topics.setFocus(Qt.FocusReason.TabFocusReason)
    while TOPIC not in topics.currentItem().text():
        clerk.press(Qt.Key.Key_Down)
    clerk.click(clerk.button("开展学习"))
    clerk.see(lambda: clerk.reads("新建学习记录"))
    clerk.see(lambda: clerk.field("学习主题").text() == TOPIC, "the topic came")  # type: ignore[attr-defined]


def mark_two_away(clerk: Clerk) -> int:
    """The sheet follows the group of the day; two are on leave. How many are expected."""
    clerk.fill("日期", "2026-11-18")
    clerk.click(clerk.button("到会"))
    sheet = clerk.named("签到名单", QAbstractItemView)
    clerk.see(lambda: sheet.model().rowCount() > 3, "the members of the day")
    clerk.click(clerk.button("全部出席"))
    for row in (1, 2):
        clerk.cell(sheet, str(sheet.model().index(row, 0).data()))
        clerk.press(Qt.Key.Key_2)
        clerk.write("出差")
        clerk.press(Qt.Key.Key_Return)
    expected = sheet.model().rowCount()
    clerk.see(lambda: clerk.reads(f"应到{expected}人，实到{expected - 2}人，请假2人"))
    return expected


def kept(folder: DataFolder) -> StudyDetail:
    store = Store(folder.database)
    with store.read() as session:
        (row,) = list_sessions(session, RegisterQuery(text=TOPIC))
        found = load_session(session, row.id)
    store.close()
    return found


def make_up(clerk: Clerk) -> None:
    """One in the session's own form, the other from the list of those who still have to."""
    clerk.click(clerk.button("后续"))
    clerk.see(lambda: clerk.reads("请假、缺席2人，已补学0人，还有2人没有补学。"))
    clerk.click(clerk.button("列出请假、缺席人员"))
    clerk.see(lambda: clerk.focus() is clerk.field("补学日期"), "the keyboard is at the first day")
    clerk.write("2026-11-19")
    clerk.press(Qt.Key.Key_Tab)
    clerk.write("自学")
    clerk.press(Qt.Key.Key_Tab)
    clerk.see(lambda: clerk.reads("已补学1人，还有1人没有补学。"))
    clerk.save()
    open_work(clerk, "补学情况")
    table = clerk.named("补学情况", QAbstractItemView)
    clerk.choose("全部类型", "中心组学习")
    clerk.see(lambda: clerk.row(table, TOPIC), "who still has to")
    clerk.cell(table, TOPIC)
    clerk.click(clerk.button("登记补学…"))
    clerk.fill("补学日期", "2026-11-20")
    clerk.write("送学上门")
    clerk.press(Qt.Key.Key_Tab)
    clerk.click(clerk.button("登记", clerk.topmost()))
    clerk.see(lambda: clerk.reads("已登记1人次补学。"))
    close_dialog(clerk)
    clerk.see(lambda: clerk.reads("请假、缺席2人，已补学2人，全部补学。"), "the form behind reads it again")


def complete_folder(clerk: Clerk) -> None:
    """Every part of the folder is marked by the clerk; what the record shows is only shown."""
    clerk.click(clerk.button("学习组织"))
    clerk.see(lambda: clerk.reads("到会情况已登记"), "what the record shows")
    for stage in stages_of([StudyKind.CENTRE_GROUP]):
        clerk.choose(f"{stage.label}：完成情况", StageState.DONE.label)
    clerk.save()


def print_folder(clerk: Clerk, place: Path) -> None:
    """The list of the folder, saved where the clerk says."""
    clerk.click(clerk.button("打印这一条…"))
    clerk.see(lambda: clerk.topmost() is not clerk.window and clerk.reads("所用字体"), "the first page")
    papers = clerk.named("要打印的文件", QListWidget)
    papers.setFocus(Qt.FocusReason.TabFocusReason)
    while papers.currentItem().text() != "一学一档目录":
        clerk.press(Qt.Key.Key_Down)
    clerk.button("保存 PDF")
    clerk.control(Qt.Key.Key_S)
    clerk.see(lambda: clerk.topmost().windowTitle() == "保存 PDF")
    clerk.control(Qt.Key.Key_A)
    clerk.write(str(place))
    clerk.press(Qt.Key.Key_Return)
    clerk.see(lambda: clerk.reads("已保存到"))
    clerk.click(clerk.button("关闭"))
    clerk.see(lambda: clerk.topmost() is clerk.window)


def words_of(place: Path) -> str:
    document = pypdfium2.PdfDocument(place)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split())


def test_a_quarter_of_the_centre_group(
    open_window: OpenWindow, sample: Store, folder: DataFolder, tmp_path: Path
) -> None:
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("学习")
    clerk.see(lambda: clerk.named("学习", QAbstractItemView).model().rowCount() > 5, "the register is read")
    join_group(clerk)
    begin_topic(clerk)
    expected = mark_two_away(clerk)
    clerk.click(clerk.button("学习内容"))
    clerk.click(clerk.field("学习内容和研讨情况"))
    clerk.write("逐章学习选举工作条例，研讨明年换届安排。")
    clerk.save()
    make_up(clerk)
    complete_folder(clerk)
    print_folder(clerk, tmp_path / "目录.pdf")

    study = kept(folder)
    assert study.attendance[-1].name == NEWCOMER
    assert len(study.attendance) == expected
    counts = count_make_ups(study.attendance, study.make_ups)
    assert (counts.away, counts.made_up) == (2, 2)
    assert [row.state for row in study.attendance].count(AttendanceState.LEAVE) == 2, "away all the same"
    assert [(one.done_on, one.way) for one in study.make_ups] == [
        (date(2026, 11, 19), "自学"),
        (date(2026, 11, 20), "送学上门"),
    ]
    assert len(study.stages) == len(stages_of([StudyKind.CENTRE_GROUP]))
    listed = words_of(tmp_path / "目录.pdf")
    assert listed.count("齐全") == len(study.stages)
    store = Store(folder.database)
    with store.read() as session:
        (topic,) = [item for plan in list_plans(session) for item in plan.items if item.topic == TOPIC]
        group = next(group for group in list_groups(session) if group.id == study.group_id)
    store.close()
    assert topic.sessions == (study.id,)
    assert group.members[-1].from_on == date(2026, 11, 1)


def test_the_papers_of_a_year_are_printed_without_the_window(office: DataFolder, tmp_path: Path) -> None:
    data = ["--data", str(office.root)]
    for kind, said in (("study-plan", TOPIC), ("centre-attendance", "已补学")):
        place = tmp_path / f"{kind}.pdf"
        assert main([*data, "paper", kind, "--year", "2026", "--out", str(place)]) == 0
        assert said in words_of(place)
    place = tmp_path / "none.pdf"
    youth = ["--year", "2026", "--topic", StudyKind.YOUTH_GROUP.label, "--out", str(place)]
    assert main([*data, "paper", "study-plan", *youth]) == 0
    assert "没有登记学习计划" in words_of(place), "limited to one kind of study"
