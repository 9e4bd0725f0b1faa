"""What is done with the archive, to print: borrowing, what left the office, destruction, checks of files, the roster of a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from models.rows.archive import PackageFault, PackageReport
from models.rows.archive_use import (
    BorrowingRow,
    DepartureRow,
    DestructionLineRow,
    DestructionRow,
    FileFault,
    FixityRow,
)
from models.rows.bureau import BureauSettings, RosterEntry
from models.rows.member_roll import MemberRoll, RollLine
from models.rules.archive_terms import BorrowingForm, DepartureKind, DestructionState, SealStanding
from models.rules.periods import year_of
from models.rules.terms import Standing
from reports.documents import borrowing_ledger, departure_ledger, destruction_list, file_checks, member_roster
from reports.flow import Document
from tests.reports import sheets

BUREAU = BureauSettings(bureau_name="某某市某某局", fonds_number="S027")
TODAY = date(2027, 3, 1)
WHEN = datetime(2027, 3, 1, 9, 5)
SPAN = year_of(2026)
LENT = BorrowingRow(
    1,
    1,
    "S027-WS·2026-D30-DZB-0001　办公室党支部党员大会会议记录（2026年3月12日）",
    BorrowingForm.LENT,
    "周某某",
    "市委组织部",
    "核对党员发展材料",
    "吴某",
    date(2026, 11, 2),
    date(2026, 11, 16),
)
BACK = replace(
    LENT, id=2, borrowed_on=date(2026, 10, 9), returned_on=date(2026, 10, 12), returned_state="完好"
)
READ = replace(LENT, id=3, form=BorrowingForm.READ, described=sheets.MARKUP, unit="", purpose="", due_on=None)
LEFT = DepartureRow(
    1,
    DepartureKind.PACKAGE,
    datetime(2026, 6, 20, 16, 40),
    "周某某",
    "2025年度归档包（156件）",
    "E:\\归档包-S027-2025",
    1204,
    "市档案馆",
    "移交",
)
PRINTED = replace(
    LEFT,
    id=2,
    kind=DepartureKind.RESTRICTED_PRINT,
    title="民主生活会记录（含批评意见）",
    files=1,
    recipient="",
    note="",
)
LINE = DestructionLineRow(
    1,
    "S027-WS·2015-D10-DZB-0007",
    "办公室党支部学习笔记",
    date(2015, 5, 6),
    12,
    "10年",
    date(2026, 1, 1),
    "同意销毁",
)
LISTED = DestructionRow(
    1,
    "2026年销毁清册",
    DestructionState.DRAFT,
    TODAY,
    "保管期限届满，经鉴定不再具有保存价值。",
    "",
    "",
    None,
    None,
    "",
    tuple(
        replace(LINE, item_id=number, code=f"S027-WS·2015-D10-DZB-{number:04d}") for number in range(1, 25)
    ),
)
DESTROYED = replace(
    LISTED,
    state=DestructionState.DONE,
    approval="局机党办〔2027〕3号",
    approved_by="吴某",
    approved_on=date(2027, 3, 5),
    done_on=date(2027, 3, 20),
    supervisors="郑某、王某",
    lines=(replace(LINE, pages=None, dated=None, opinion=""),),
)
SHA = "0123456789abcdef" * 4
FIXITY = FixityRow(
    1,
    WHEN,
    "周某某",
    4321,
    7_654_321_000,
    (
        FileFault(
            SHA,
            "签到表扫描件.jpg",
            "内容与存入时不一致",
            ("办公室党支部党员大会（2026年3月12日）",),
            "备份 2027-02-28",
        ),
        FileFault(SHA, sheets.MARKUP, "文件缺失", ()),
    ),
)
PACKAGE = PackageReport(
    "E:\\归档包-S027-2026",
    "归档包-S027-2026",
    2026,
    "S027",
    WHEN,
    156,
    1204,
    765_432_100,
    SHA,
    SealStanding.REGISTERED,
    (
        PackageFault("data/S027-WS-2026-D30-DZB-0001/归档件.pdf", "内容被改动"),
        PackageFault("data/S027-WS-2026-D30-DZB-0002/元数据.xml", "文件缺失"),
        PackageFault("新建文本文档.txt", "多出的文件"),
    ),
)
UNCOMPARED = replace(PACKAGE, seal_standing=SealStanding.NOT_COMPARED, faults=())


def member(number: int, name: str, standing: Standing = Standing.FULL) -> RollLine:
    """Somebody on the roll."""
    entry = RosterEntry(
        *(number, name, standing, 1, "办公室党支部"),
        group_name="第一党小组" if number % 2 else "",
        posts=("书记",) if number == 1 else (),
        gender="男" if number % 2 else "女",
        joined_on=date(2010, 7, 1),
        full_on=date(2011, 7, 1),
        department="办公室",
        job_title="主任" if number == 1 else "一级主任科员",
    )
    return RollLine(entry, "汉族", date(1980, 1 + number % 12, 5))


ROLL = MemberRoll(
    TODAY,
    "",
    (
        ("办公室党支部", tuple(member(number, f"党员{number}") for number in range(1, 13))),
        (
            "政策法规处党支部",
            (
                *(member(number, name) for number, name in enumerate(sheets.RARE_NAMES.split("、"), 21)),
                member(40, "吴某", Standing.PROBATIONARY),
                RollLine(RosterEntry(41, "郑某", Standing.FULL, 2, "政策法规处党支部"), "", None),
            ),
        ),
    ),
)

ARCHIVE_USE: dict[str, Callable[[], Document]] = {
    "borrowing ledger": lambda: borrowing_ledger.document((LENT, BACK, READ), SPAN, BUREAU, TODAY),
    "borrowing ledger, empty": lambda: borrowing_ledger.document((), SPAN, BUREAU, TODAY),
    "departure ledger": lambda: departure_ledger.document((PRINTED, LEFT), SPAN, BUREAU, TODAY),
    "departure ledger, empty": lambda: departure_ledger.document((), SPAN, BUREAU, TODAY),
    "destruction list": lambda: destruction_list.document(LISTED, "S027", BUREAU),
    "destruction list, done": lambda: destruction_list.document(DESTROYED, "", BUREAU),
    "fixity report": lambda: file_checks.of_store(FIXITY, BUREAU),
    "fixity report, nothing wrong": lambda: file_checks.of_store(
        replace(FIXITY, faults=(), made_by=""), BUREAU
    ),
    "package report": lambda: file_checks.of_package(PACKAGE, BUREAU),
    "package report, nothing known": lambda: file_checks.of_package(
        replace(UNCOMPARED, name="", year=None, fonds="", items=None, seal=""), BUREAU
    ),
    "member roster": lambda: member_roster.document(ROLL, BUREAU),
    "member roster, empty": lambda: member_roster.document(MemberRoll(TODAY, "乙支部", ()), BUREAU),
}
