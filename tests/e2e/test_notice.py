"""The month's notice, from its figures to the bytes that never change again."""

from PySide6.QtCore import Qt

from gui.papers import Shop, make
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.notice import NoticeDetail
from models.rows.paper import PaperOrder
from models.rows.query import RegisterQuery
from models.rules.papers import PaperKind
from models.rules.terms import NoticeStatus
from models.services import meetings, notices
from models.services.notice_files import notice_pdf
from reports import preview
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow

JUDGEMENT = "多数支部能按计划开展组织生活，记录比较完整。"


def october(folder: DataFolder) -> NoticeDetail:
    """October's notice as it is stored."""
    store = Store(folder.database)
    try:
        with store.read() as session:
            found = next(row for row in notices.list_notices(session) if str(row.month) == "2026-10")
            return notices.load_notice(session, found.id)
    finally:
        store.close()


def write_judgement(clerk: Clerk) -> None:
    clerk.go_to("督察通报")
    clerk.fill("通报月份", "2026-10")
    clerk.see(lambda: clerk.reads("2026年10月督察通报"))
    clerk.click(clerk.button("通报正文"))
    clerk.click(clerk.field("导语"))
    clerk.write("机关党委对各党支部进行了督察。现将有关情况通报如下。")
    clerk.click(clerk.field("第一部分内容"))
    clerk.write(JUDGEMENT)
    clerk.see(lambda: clerk.reads("已自动保存") or clerk.reads("已保存"))


def test_october_is_written_issued_and_stays_as_it_is(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    write_judgement(clerk)
    assert october(folder).status is NoticeStatus.DRAFT

    clerk.click(clerk.button("印发…"))
    clerk.fill("成文日期", "2026-11-05")
    clerk.click(clerk.button("印发", clerk.topmost()))
    clerk.button("打印、保存 PDF")
    issued = october(folder)
    assert issued.status is NoticeStatus.ISSUED
    assert issued.document_number == "云水机党督〔2026〕10号"
    assert JUDGEMENT in issued.sections[0].text

    store = Store(folder.database)
    with store.read() as session:
        assert issued.id is not None
        printed = notice_pdf(session, issued.id)
        row = meetings.list_meetings(session, RegisterQuery(year=2026, month=10))[0]
        order = PaperOrder(PaperKind.MEETING_RECORD, row.id)
        assert make(session, Shop(folder.fonts), order, row.held_on).pdf.startswith(b"%PDF")
    with store.write() as session:
        meetings.remove_meeting(session, row.id, meetings.load_meeting(session, row.id).version)
    with store.read() as session:
        assert notice_pdf(session, issued.id) == printed
        assert notices.load_notice(session, issued.id).figures == issued.figures
    store.close()
    assert preview.page_count(printed) >= 3

    again = open_window(folder)
    again.see(lambda: again.reads("云溪市水务局"))
    again.go_to("督察通报")
    again.fill("通报月份", "2026-10")
    again.see(lambda: again.reads("已印发"))
    again.click(again.button("打印、保存 PDF"))
    again.button("保存 PDF")
    again.press(Qt.Key.Key_Escape)


def test_esc_in_the_last_question_issues_nothing(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    sample.close()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    write_judgement(clerk)
    clerk.click(clerk.button("印发…"))
    clerk.field("成文日期")
    clerk.press(Qt.Key.Key_Escape)
    clerk.see(lambda: clerk.topmost() is clerk.window)
    assert october(folder).number is None
