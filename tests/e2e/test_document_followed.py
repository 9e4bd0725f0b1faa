"""A document comes in, is studied as first topic, and what was decided on it is followed to the end."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from models import clock
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.query import RegisterQuery
from models.rules.measures import MeasureState
from models.rules.periods import year_of
from models.services.first_topics import first_topics
from models.services.measures import list_measures
from models.services.study import list_sessions
from models.services.study_documents import list_documents
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow

TITLE = "关于加强机关党建督查的通知"
MEASURE = "列出问题清单，月底前整改"


def open_work(clerk: Clerk, words: str) -> None:
    """From the menu 更多工作 of the page 学习."""
    clerk.go_to("学习")
    clerk.see(lambda: clerk.button("更多工作").isEnabled())
    menu = clerk.button("更多工作").menu()  # type: ignore[attr-defined]
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_from_its_issue_to_the_last_measure(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))

    # It comes in.
    open_work(clerk, "学习篇目…")
    clerk.see(lambda: clerk.reads("还没有学习"))
    clerk.click(clerk.button("登记篇目"))
    clerk.fill("题名", f"《{TITLE}》")
    clerk.choose("类别", "文件")
    clerk.fill("发布日期", "2026-11-10")
    clerk.click(clerk.button("登记"))
    listed = clerk.named("学习篇目", QAbstractItemView)
    clerk.see(lambda: clerk.row(listed, TITLE))
    clerk.press(Qt.Key.Key_Escape)

    # It is studied.
    clerk.click(clerk.button("新建学习记录"))
    clerk.fill("学习主题", "传达学习督查通知")
    clerk.choose("类型", "第一议题")
    clerk.fill("日期", "2026-11-16")
    clerk.choose("党组织", "中共云溪市水务局机关委员会")
    clerk.click(clerk.button("学习内容"))
    clerk.click(clerk.button("添加材料"))
    clerk.write(TITLE)
    clerk.press(Qt.Key.Key_Tab)
    clerk.click(clerk.button("后续"))
    clerk.click(clerk.button("添加措施"))
    clerk.write(MEASURE)
    clerk.fill("责任科室", "办公室")
    clerk.fill("完成时限", "2026-11-19")
    clerk.control(Qt.Key.Key_S)
    clerk.see(lambda: clerk.reads("已保存"))

    # What was decided is late, is reminded of, and is finished.
    open_work(clerk, "贯彻落实跟踪…")
    measures = clerk.named("贯彻落实跟踪", QAbstractItemView)
    clerk.cell(measures, MEASURE)
    clerk.fill("完成日期", "2026-11-20")
    clerk.click(clerk.field("落实情况"))
    clerk.write("清单已列出，3个问题整改完毕。")
    clerk.control(Qt.Key.Key_S)
    clerk.see(lambda: clerk.reads("已登记落实情况。"))
    clerk.see(lambda: clerk.row(measures, MEASURE) is None, "what is done leaves the list of what is open")
    clerk.press(Qt.Key.Key_Escape)

    store = Store(folder.database)
    with store.read() as session:
        today = clock.today()
        document = next(row for row in list_documents(session) if row.title == TITLE)
        record = list_sessions(session, RegisterQuery("传达学习督查通知"))[0]
        line = next(line for line in list_measures(session, today) if line.measure.text == MEASURE)
        ledger = first_topics(session, year_of(2026), None, today)
    store.close()
    assert (document.sessions, document.days_to_follow) == ((record.id,), 6)
    assert (line.record_id, line.state) == (record.id, MeasureState.DONE)
    assert (line.measure.department, line.measure.done_on) == ("办公室", date(2026, 11, 20))
    topic = next(topic for topic in ledger.topics if topic.record_id == record.id)
    assert topic.materials[0].issued_on == date(2026, 11, 10), "the list brought the day along"
    assert topic.followed == (line.measure,)
