"""Two months of the whole loop in the real window: inspected, noticed, put right, looked back — and what was issued stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget

from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.inspection import Finding
from models.rows.notice import NoticeDetail
from models.rows.rectification import RectificationDetail
from models.rules.periods import Month
from models.rules.terms import NoticeStatus, RectificationStatus
from models.services import inspections, notices, rectification
from models.services.notice_files import notice_pdf
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
TODAY = date(2026, 11, 21)


class Books:
    """What is stored, read while the window stands open."""

    def __init__(self, folder: DataFolder) -> None:
        self._path = folder.database

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        store = Store(self._path)
        try:
            with store.read() as session:
                yield session
        finally:
            store.close()

    def notice(self, month: Month) -> NoticeDetail:
        """The month's notice as it is kept."""
        with self._reading() as session:
            return notices.draft_for(session, month, TODAY)

    def pdf(self, notice: NoticeDetail) -> bytes:
        """The issued bytes."""
        assert notice.id is not None
        with self._reading() as session:
            return notice_pdf(session, notice.id)

    def findings(self, month: Month) -> tuple[Finding, ...]:
        """Whatever the month's inspections found."""
        with self._reading() as session:
            return inspections.month_findings(session, month)

    def item(self, record_id: int) -> RectificationDetail:
        """An item of the list."""
        with self._reading() as session:
            return rectification.load_item(session, record_id)


def open_row(clerk: Clerk, text: str) -> None:
    clerk.see(
        lambda: any(clerk.row(view, text) is not None for view in clerk.all_of(QAbstractItemView)), text
    )
    view = next(view for view in clerk.all_of(QAbstractItemView) if clerk.row(view, text) is not None)
    clerk.cell(view, text)


def write_in(clerk: Clerk, name: str, text: str) -> None:
    clerk.click(clerk.field(name))
    clerk.write(text)


def issue(clerk: Clerk, books: Books, month: Month, day: str, due: str = "") -> NoticeDetail:
    """Write a lead and issue the month's notice; ``due`` is the deadline of the problems that have none."""
    clerk.see(lambda: clerk.reads(f"{month.label}督察通报"), "the month's notice")
    clerk.click(clerk.button("通报正文"))
    write_in(clerk, "导语", "督察组对部分党支部进行了督察。")
    clerk.see(lambda: clerk.reads("已自动保存"), "kept")
    clerk.click(clerk.button("印发…"))
    if due:
        clerk.fill("统一整改时限", due)
        clerk.click(clerk.button("填入时限"))
        clerk.see(lambda: clerk.reads("整改时限已经填入，还没有印发"), "the deadline in the draft")
        clerk.click(clerk.button("印发…"))
    clerk.fill("成文日期", day)
    clerk.click(clerk.button("印发", clerk.topmost()))
    clerk.button("打印、保存 PDF")
    issued = books.notice(month)
    assert issued.status is NoticeStatus.ISSUED
    return issued


def test_two_months_of_the_loop(open_window: OpenWindow, sample: Store, folder: DataFolder) -> None:
    sample.close()
    books = Books(folder)
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"), "the sample")

    # October's inspection gets one more finding.
    found_before = books.findings(OCTOBER)
    clerk.go_to("督察")
    open_row(clerk, "10月创建工作督察")
    clerk.click(clerk.button("问题"))
    clerk.click(clerk.button("添加问题"))
    clerk.choose("责任支部", "人事处党支部")
    write_in(clerk, "发现的问题，必填", "学习台账有两次没有登记发言")
    clerk.fill("整改时限", "2026-12-20")
    clerk.save()
    found = books.findings(OCTOBER)
    assert len(found) == len(found_before) + 1
    assert [finding.notice_id for finding in found] == [None] * len(found)

    # The notice names the problems, and they are on the list with number, deadline and link.
    clerk.click(clerk.button("起草10月通报"))
    first = issue(clerk, books, OCTOBER, "2026-11-05")
    named = books.findings(OCTOBER)
    assert {finding.notice_id for finding in named} == {first.id}
    assert set(first.findings) == {finding.id for finding in named}
    printed = books.pdf(first)
    items = [books.item(finding.item_id) for finding in named if finding.item_id is not None]
    assert len(items) == len(named)
    for item, finding in zip(items, named, strict=True):
        assert item.problem == finding.fact
        assert first.document_number in item.source_document
        assert item.due_on is not None

    # One of them is put right, verified by somebody else, and struck off.
    closing = items[0]
    assert closing.id is not None
    clerk.go_to("整改清单")
    clerk.see(lambda: clerk.all_of(QAbstractItemView), "the list")
    open_row(clerk, f"{closing.found_on.year}-{closing.number}")
    clerk.click(clerk.button("基本情况"))
    clerk.fill("责任人", "王明")
    clerk.click(clerk.button("措施"))
    write_in(clerk, "原因分析", "没有指定专人")
    write_in(clerk, "整改措施", "指定专人，逐份核对")
    clerk.click(clerk.button("进展"))
    clerk.click(clerk.button("登记进展"))
    clerk.fill("进展日期", "2026-11-10")
    write_in(clerk, "进展情况", "已核对完毕")
    clerk.click(clerk.button("佐证"))
    write_in(clerk, "佐证材料", "核对表一份，存督察卷")
    clerk.save()
    clerk.click(clerk.button("基本情况"))
    if books.item(closing.id).status is RectificationStatus.UNCLAIMED:
        clerk.click(clerk.button("认领"))
        clerk.fill("认领人", "王明")
        clerk.fill("办理日期", "2026-11-11")
        clerk.click(clerk.button("认领", clerk.topmost()))
    clerk.click(clerk.button("申请销号"))
    clerk.fill("申请人", "王明")
    clerk.fill("办理日期", "2026-11-12")
    clerk.click(clerk.button("申请销号", clerk.topmost()))
    clerk.click(clerk.button("同意销号"))
    clerk.fill("审核人", "林静")
    clerk.fill("办理日期", "2026-11-13")
    clerk.click(clerk.button("同意销号", clerk.topmost()))
    clerk.button("回头看：反弹")
    assert books.item(closing.id).look_back_on == date(2027, 2, 13)

    # November's notice says what became of October's problems.
    clerk.go_to("督察")
    clerk.click(clerk.button("新建督察记录"))
    clerk.fill("督察日期", "2026-11-18")
    clerk.click(clerk.button("支部"))
    clerk.click(clerk.button("全选"))
    clerk.click(clerk.button("问题"))
    clerk.click(clerk.button("从台账提取问题…"))
    offered = clerk.named("可采纳的问题，空格勾选", QTreeWidget)
    clerk.see(lambda: offered.topLevelItemCount() > 0, "what the registers show of November")
    # The list of proposals stands beside the window, not before it: the keyboard is where the clerk put it.
    offered.setFocus()
    QTest.keyClick(offered, Qt.Key.Key_Space)
    clerk.click(clerk.button("采纳所选"))
    clerk.save()
    clerk.click(clerk.button("起草11月通报"))
    second = issue(clerk, books, NOVEMBER, "2026-11-20", due="2026-12-20")
    text = "\n".join(section.text for section in second.sections)
    (taken,) = books.findings(NOVEMBER)
    assert taken.fact in text
    assert first.document_number in text
    assert "已销号1项" in text or "已销号1个" in text
    assert second.number == (first.number or 0) + 1

    # 反弹: the item is open again and shows the notice that first named it.
    clerk.go_to("整改清单")
    clerk.click(clerk.button("回头看：反弹"))
    clerk.fill("审核人", "林静")
    write_in(clerk, "理由或说明", "同样的情况又出现")
    clerk.fill("办理日期", "2026-11-21")
    clerk.click(clerk.button("回头看：反弹", clerk.topmost()))
    clerk.see(lambda: books.item(closing.id or 0).status is RectificationStatus.REOPENED, "reopened")
    assert books.item(closing.id).notice_number == first.document_number
    clerk.see(lambda: clerk.reads(first.document_number), "the notice that first named it")

    assert books.pdf(first) == printed
