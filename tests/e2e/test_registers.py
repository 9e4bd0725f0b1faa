"""A clerk's day at the three registers: a meeting with its people and a vote, a study session, an item to its closure."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.query import RegisterQuery
from models.rules.terms import AttendanceState, RectificationStatus, VoteKind
from models.services import meetings, rectification, study
from tests.e2e.conftest import OpenWindow


def test_a_meeting_with_its_people_its_vote_and_its_minutes(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("三会一课")
    clerk.click(clerk.button("新建会议记录"))
    clerk.fill("会议主题", "讨论年度工作计划")
    clerk.choose("类型", "支部党员大会")
    clerk.fill("日期", "2026-10-20")
    clerk.choose("党组织", "人事处党支部")
    clerk.fill("地点", "三楼会议室")

    clerk.click(clerk.button("到会"))
    sheet = clerk.named("签到名单", QAbstractItemView)
    clerk.see(lambda: sheet.model().rowCount() > 8)
    expected = sheet.model().rowCount()
    clerk.click(clerk.button("全部出席"))
    clerk.cell(sheet, str(sheet.model().index(1, 0).data()))
    clerk.press(Qt.Key.Key_2)
    clerk.write("出差")
    clerk.press(Qt.Key.Key_Return)
    clerk.see(lambda: clerk.reads(f"应到{expected}人，实到{expected - 1}人，请假1人"))
    clerk.see(lambda: clerk.reads("表决须半数以上到会"))

    clerk.click(clerk.button("议题"))
    clerk.click(clerk.button("添加议题"))
    clerk.fill("议题题目", "表决年度工作计划")
    clerk.choose("表决", "党员大会表决")
    clerk.fill("赞成", "1")
    clerk.see(lambda: clerk.reads("赞成1人，未通过"))
    clerk.click(clerk.button("记录"))
    clerk.click(clerk.field("会议记录"))
    clerk.write("会议由支部书记主持。\n与会党员逐条讨论了年度工作计划。")
    clerk.save()

    store = Store(folder.database)
    with store.read() as session:
        (row,) = meetings.list_meetings(session, RegisterQuery(text="讨论年度工作计划"))
        kept = meetings.load_meeting(session, row.id)
    store.close()
    assert (row.expected, row.present) == (expected, expected - 1)
    assert [person.reason for person in kept.attendance if person.state is AttendanceState.LEAVE] == ["出差"]
    assert kept.agenda[0].vote is not None
    assert kept.agenda[0].vote.kind is VoteKind.RESOLUTION
    assert kept.minutes == "会议由支部书记主持。\n与会党员逐条讨论了年度工作计划。"


def test_a_study_session_is_repeated_without_its_day_and_marks(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    with sample.read() as session:
        last = study.list_sessions(session, RegisterQuery())[0]
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("学习")
    clerk.see(lambda: any(view.model().rowCount() > 20 for view in clerk.all_of(QAbstractItemView)))
    clerk.click(clerk.button("复制上一条"))
    clerk.see(lambda: clerk.reads("新建学习记录"))
    clerk.fill("学习主题", "学习防汛应急预案")
    clerk.fill("日期", "2026.10.30")
    clerk.click(clerk.button("到会"))
    sheet = clerk.named("签到名单", QAbstractItemView)
    clerk.see(lambda: sheet.model().rowCount() > 0)
    clerk.save()
    store = Store(folder.database)
    with store.read() as session:
        (row,) = study.list_sessions(session, RegisterQuery(text="学习防汛应急预案", month=10))[:1]
        kept = study.load_session(session, row.id)
    store.close()
    assert row.organization_id == last.organization_id
    assert row.present is None
    assert {person.state for person in kept.attendance} == {AttendanceState.UNMARKED}
    assert kept.content == ""


def test_an_item_from_finding_to_closure(open_window: OpenWindow, sample: Store, folder: DataFolder) -> None:
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("整改清单")
    clerk.click(clerk.button("新建整改事项"))
    clerk.click(clerk.field("问题表述"))
    clerk.write("签到表缺少缺席原因")
    clerk.choose("问题来源", "督察通报")
    clerk.choose("责任单位", "人事处党支部")
    clerk.fill("发现日期", "2026-10-08")
    clerk.fill("整改时限", "2026-12-31")
    clerk.fill("责任人", "王明")
    clerk.click(clerk.button("措施"))
    clerk.click(clerk.field("原因分析"))
    clerk.write("记录人不熟悉要求")
    clerk.click(clerk.field("整改措施"))
    clerk.write("逐份核对并补注原因")
    clerk.click(clerk.button("佐证"))
    clerk.click(clerk.field("佐证材料"))
    clerk.write("补正后的记录，存支部档案盒")
    clerk.click(clerk.button("进展"))
    clerk.click(clerk.button("登记进展"))
    clerk.fill("进展日期", "2026-10-15")
    clerk.click(clerk.field("进展情况"))
    clerk.write("已核对三个月记录")
    clerk.click(clerk.button("佐证"))
    clerk.click(clerk.field("佐证材料"))
    clerk.write("签到表原件在人事处")
    clerk.save()

    clerk.click(clerk.button("基本情况"))
    clerk.click(clerk.button("申请销号"))
    clerk.see(lambda: clerk.reads("办理后状态由"))
    clerk.fill("申请人", "王明")
    clerk.fill("办理日期", "2026-10-20")
    clerk.click(clerk.button("申请销号", clerk.topmost()))
    clerk.click(clerk.button("同意销号"))
    clerk.see(lambda: clerk.reads("由“申请销号”变为“已销号”"))
    clerk.fill("审核人", "王明")
    clerk.see(lambda: clerk.reads("销号审核人不能是责任人本人"))
    clerk.fill("审核人", "林静")
    clerk.fill("办理日期", "2026-10-22")
    clerk.click(clerk.button("同意销号", clerk.topmost()))
    clerk.button("回头看：巩固")
    store = Store(folder.database)
    with store.read() as session:
        (row,) = rectification.list_items(session, RegisterQuery(text="签到表缺少"), date(2026, 11, 1))
        kept = rectification.load_item(session, row.id)
    store.close()
    assert kept.status is RectificationStatus.CLOSED
    assert kept.verifier == "林静"
    assert [step.by for step in kept.steps] == ["王明", "林静"]
