"""Entries of the daily work for specimens of their papers."""

from collections.abc import Callable
from datetime import date, datetime

from models.rows.bureau import BureauSettings
from models.rows.daily_work import DailyWorkDetail, DailyWorkLedger
from models.rules.daily_terms import CareKind, DailyWorkKind, DailyWorkStatus, Urgency
from models.rules.daily_work import SENT_KINDS
from models.rules.periods import year_of
from reports.documents import daily_work_ledger, daily_work_sheet
from reports.flow import Document

DAY = date(2026, 7, 8)
BUREAU = BureauSettings(bureau_name="某市某局")
REPORT = DailyWorkDetail(
    7,
    DailyWorkKind.REPORT,
    1,
    "关于水源地突发情况处置的报告",
    DAY,
    DailyWorkStatus.DONE,
    "水源管理处党支部",
    person="周启明",
    counterpart="局党组",
    document_number="水源党支〔2026〕3号",
    urgency=Urgency.URGENT,
    occurred_at=datetime(2026, 7, 8, 6, 20),
    sent_at=datetime(2026, 7, 8, 6, 55),
    replied_on=date(2026, 7, 9),
    content="接报后立即到场处置，供水没有受到影响。",
    outcome="已阅。请继续加强巡查。",
    created_at=datetime(2026, 7, 9, 9, 0),
)
MOOD = DailyWorkDetail(
    8,
    DailyWorkKind.MOOD,
    1,
    "2026年第二季度思想动态分析",
    date(2026, 6, 24),
    DailyWorkStatus.DONE,
    "营业处党支部",
    person="郑丽华",
    content="窗口压力较大。\n年轻党员关注轮岗。",
    outcome="分头谈心，调整值班。",
)
CARE = DailyWorkDetail(
    9,
    DailyWorkKind.CARE,
    1,
    "春节前走访慰问",
    date(2026, 1, 20),
    DailyWorkStatus.DONE,
    "办公室党支部",
    person="冯守田",
    care=CareKind.CONSOLATION,
    amount=100_000,
    content="家人患病。",
)
UNKNOWN = DailyWorkDetail(10, DailyWorkKind.LECTURE, 1, "节约用水宣讲", DAY)


def ledger(count: int, *, sent: bool) -> Document:
    """A year's ledger of ``count`` entries."""
    kinds = tuple(SENT_KINDS) if sent else tuple(DailyWorkKind)
    entries = (REPORT,) * count if sent else (REPORT, MOOD, CARE, UNKNOWN) * count
    return daily_work_ledger.document(DailyWorkLedger(year_of(2026), DAY, kinds, entries), BUREAU)


DAILY_WORK: dict[str, Callable[[], Document]] = {
    "daily work sheet, report": lambda: daily_work_sheet.document(REPORT),
    "daily work sheet, mood": lambda: daily_work_sheet.document(MOOD),
    "daily work sheet, care": lambda: daily_work_sheet.document(CARE),
    "daily work sheet, nothing known": lambda: daily_work_sheet.document(UNKNOWN),
    "daily work ledger": lambda: ledger(8, sent=False),
    "request ledger": lambda: ledger(8, sent=True),
    "request ledger, empty": lambda: ledger(0, sent=True),
}
