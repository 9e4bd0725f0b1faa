"""An appraisal counted aloud and printed; a talk that was missing, entered from the matrix; with mouse and keys."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QMenu

from models import clock
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.life import Appraisal, Talk
from models.rows.query import RegisterQuery
from models.rules.life_terms import Grade, TalkPair
from models.rules.terms import MeetingKind
from models.services.meetings import list_meetings, load_meeting
from models.services.talks import talk_coverage
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow

BRANCH = "办公室党支部"
K = Qt.Key


def begin(clerk: Clerk) -> None:
    """At the register of meetings, its rows having come."""
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    clerk.go_to("三会一课")
    clerk.see(lambda: any(view.model().rowCount() > 5 for view in clerk.all_of(QAbstractItemView)))


def work(clerk: Clerk, text: str) -> None:
    """An entry of the menu 更多工作."""
    clerk.click(clerk.button("更多工作"))
    clerk.see(lambda: any(isinstance(each, QMenu) for each in clerk.windows()), "the menu")
    menu = next(each for each in clerk.windows() if isinstance(each, QMenu))
    entry = next(action for action in menu.actions() if action.text() == text)
    clerk.click(menu, menu.actionGeometry(entry).center())
    clerk.see(lambda: clerk.topmost() is not clerk.window, text)


def type_down(clerk: Clerk, grid: QAbstractItemView, row: int, column: int, *texts: str) -> None:
    """Each text into a cell, Enter going on to the cell below."""
    index = grid.model().index(row, column)
    grid.scrollTo(index)
    clerk.click(grid.viewport(), grid.visualRect(index).center())
    for text in texts:
        for key in text:
            clerk.press(getattr(K, f"Key_{key}"))
        clerk.press(K.Key_Return)
        clerk.see(lambda: not grid.findChildren(QLineEdit), "the cell has taken the text over")


def the_appraisal(folder: DataFolder, title: str) -> Appraisal:
    """As it was saved."""
    store = Store(folder.database)
    with store.read() as session:
        (row,) = list_meetings(session, RegisterQuery(text=title))
        kept = load_meeting(session, row.id).appraisal
    store.close()
    assert kept is not None
    return kept


def test_an_appraisal_is_counted_aloud_and_printed(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    sample.close()
    clerk = open_window(folder)
    begin(clerk)
    clerk.click(clerk.button("新建会议记录"))
    clerk.fill("会议主题", "年终民主评议党员")
    clerk.choose("类型", "民主评议党员")
    clerk.fill("日期", "2026-11-20")
    clerk.choose("党组织", BRANCH)
    clerk.click(clerk.button("到会"))
    sheet = clerk.named("签到名单", QAbstractItemView)
    clerk.see(lambda: sheet.model().rowCount() > 2)
    people = sheet.model().rowCount()
    clerk.click(clerk.button("全部出席"))
    clerk.click(clerk.button("组织生活"))
    for name in ("发出测评票", "收回测评票", "有效测评票"):
        clerk.fill(name, str(people))
    clerk.see(lambda: clerk.reads(f"发出测评票{people}张，收回{people}张，有效{people}张，无效0张。"))
    clerk.click(clerk.button("带出党员"))
    grid = clerk.named("民主评议结果", QAbstractItemView)
    clerk.see(lambda: grid.model().rowCount() == people)
    type_down(clerk, grid, 0, 2, "1", "2")
    type_down(clerk, grid, 0, 6, "1", "2")
    clerk.see(lambda: clerk.reads("优秀1人，合格1人"))
    assert clerk.reads("评定为优秀") is False
    clerk.save()
    kept = the_appraisal(folder, "年终民主评议党员")
    assert (kept.issued, kept.returned, kept.valid, len(kept.results)) == (people, people, people, people)
    assert [row.excellent for row in kept.results[:3]] == [1, 2, None]
    assert [row.grade for row in kept.results[:3]] == [Grade.EXCELLENT, Grade.COMPETENT, None]

    clerk.click(clerk.button("打印这一条…"))
    clerk.see(lambda: clerk.topmost() is not clerk.window, "the print dialog")
    papers = clerk.named("要打印的文件", QListWidget)
    for paper in ("民主测评表", "民主评议汇总表"):
        while papers.currentItem().text() != paper:
            assert papers.currentRow() + 1 < papers.count(), paper
            clerk.press(K.Key_Down)
        clerk.see(lambda: clerk.reads("所用字体"), "the pages have come")
    clerk.press(K.Key_Escape)
    clerk.see(lambda: clerk.topmost() is clerk.window)


def test_a_missing_talk_is_entered_from_the_matrix_and_no_longer_missing(
    open_window: OpenWindow, sample: Store, folder: DataFolder
) -> None:
    today = clock.today()
    with sample.read() as session:
        rows = list_meetings(session, RegisterQuery(kind=MeetingKind.HEART_TALK.value))
        branch = rows[0].organization_id
        found = talk_coverage(session, branch, today.year, today)
    sample.close()
    clerk = open_window(folder)
    begin(clerk)
    work(clerk, "谈心谈话…")
    clerk.see(lambda: clerk.reads(f"截至{today.year}年"))
    clerk.choose("支部", found.organization_name)
    clerk.see(lambda: clerk.reads(f"还有{found.coverage.missing}项未谈"))
    members = clerk.named("谈心谈话", QAbstractItemView)
    missing = next(line for line in found.coverage.members if line.with_committee == ())
    clerk.cell(members, missing.person.name)
    clerk.press(K.Key_Return)
    clerk.see(lambda: clerk.topmost() is clerk.window, "the dialog is closed")
    clerk.see(lambda: clerk.reads("新建会议记录"))
    clerk.click(clerk.button("组织生活"))
    partner = clerk.field("谈话对象")
    assert isinstance(partner, QLineEdit)
    clerk.see(lambda: partner.text() == missing.person.name, "the names have come")
    clerk.click(clerk.field("谈话主要内容"))
    clerk.write("谈了近期思想和工作情况。")
    clerk.save()
    assert clerk.reads("谈话内容不公开")

    store = Store(folder.database)
    with store.read() as session:
        after = talk_coverage(session, branch, today.year, today)
        (row,) = list_meetings(
            session, RegisterQuery(kind=MeetingKind.HEART_TALK.value, year=today.year, month=today.month)
        )
        meeting = load_meeting(session, row.id)
        assert list_meetings(session, RegisterQuery(text="近期思想")) == ()
    store.close()
    assert after.coverage.missing < found.coverage.missing
    assert isinstance(meeting.talk, Talk)
    assert meeting.talk.pair is TalkPair.COMMITTEE_MEMBER
    assert meeting.talk.partner_id == missing.person.id
    assert meeting.title == f"{meeting.talk.talker}与{missing.person.name}谈心谈话"
    assert (meeting.held_on, meeting.minutes) == (
        date(today.year, today.month, today.day),
        "谈了近期思想和工作情况。",
    )
