"""The list of months with their notices, and the lines of annex 2."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt

from gui.formats import UNKNOWN, date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.notice import NoticeItem, NoticeSummary
from models.rules.periods import Month
from models.rules.terms import NoticeStatus, RectificationMode, RectificationStatus

NOT_BEGUN = "未起草"


@dataclass(frozen=True)
class MonthLine:
    """A month, with its notice when there is one."""

    month: Month
    notice: NoticeSummary | None = None

    @property
    def id(self) -> str:
        """The month names the line for ever."""
        return str(self.month)


def month_lines(notices: Iterable[NoticeSummary], shown: Month | None, today: date) -> tuple[MonthLine, ...]:
    """Every month from the first notice to last month, the one shown and those that have a notice; latest first."""
    by_month: dict[Month, NoticeSummary] = {}
    for notice in notices:
        by_month.setdefault(notice.month, notice)
    last = Month.of(today).previous
    wanted = {*by_month, last}
    month = min(wanted)
    while month < last:
        wanted.add(month)
        month = month.next
    if shown is not None:
        wanted.add(shown)
    return tuple(MonthLine(month, by_month.get(month)) for month in sorted(wanted, reverse=True))


def pill_of(notice: NoticeSummary | None) -> Pill:
    """How far a month's notice is: 未起草, 草稿, or its number."""
    if notice is None:
        return Pill(NOT_BEGUN, Tone.NEUTRAL)
    if notice.status is NoticeStatus.DRAFT:
        return Pill(notice.status.label, Tone.WARN, "edit")
    return Pill(f"已印发 {short_number(notice.document_number)}", Tone.OK)


def short_number(document_number: str) -> str:
    """10号 of 某局机党〔2026〕10号; 第10期 stays."""
    return document_number.rpartition("〕")[2]


def _month(line: MonthLine) -> str:
    return f"{line.month.year}年{line.month.month}月"


def _pill_text(line: MonthLine) -> str:
    return pill_of(line.notice).text


def _pill(line: MonthLine) -> Pill:
    return pill_of(line.notice)


def _month_key(line: MonthLine) -> Month:
    return line.month


MONTH_COLUMNS = (
    Column[MonthLine]("月份", _month, _month_key, width=106, importance=100, strong=True),
    Column[MonthLine]("通报", _pill_text, pill=_pill, width=100, importance=100, stretch=True),
)


@dataclass(frozen=True)
class ItemLine:
    """A line of annex 2; its number in the list names it."""

    item: NoticeItem

    @property
    def id(self) -> int:
        """序号."""
        return self.item.number


def item_lines(items: Iterable[NoticeItem]) -> tuple[ItemLine, ...]:
    """The annex as lines."""
    return tuple(ItemLine(item) for item in items)


def deadline_of(item: NoticeItem) -> str:
    """2026-10-31, 长期坚持, or 待补."""
    if item.due_on is None and item.mode is RectificationMode.LONG_TERM:
        return item.mode.label
    return date_text(item.due_on)


def status_pill(item: NoticeItem) -> Pill:
    """The item's standing as frozen in the notice."""
    if item.status.startswith("逾期"):
        return Pill(item.status, Tone.BAD)
    if item.status == RectificationStatus.CLOSED.label:
        return Pill(item.status, Tone.OK)
    return Pill(item.status, Tone.INFO, "clock")


def _number(line: ItemLine) -> str:
    return str(line.item.number)


def _number_key(line: ItemLine) -> int:
    return line.item.number


def _organization(line: ItemLine) -> str:
    return line.item.organization_name


def _problem(line: ItemLine) -> str:
    return line.item.problem or UNKNOWN


def _measures(line: ItemLine) -> str:
    return line.item.measures or UNKNOWN


def _department(line: ItemLine) -> str:
    return line.item.department or UNKNOWN


def _deadline(line: ItemLine) -> str:
    return deadline_of(line.item)


def _status(line: ItemLine) -> str:
    return line.item.status


def _status_pill(line: ItemLine) -> Pill:
    return status_pill(line.item)


# No column of persons: a notice goes to every branch and names nobody.
ITEM_COLUMNS = (
    Column[ItemLine]("序号", _number, _number_key, Qt.AlignmentFlag.AlignHCenter, width=62, importance=60),
    Column[ItemLine]("党支部", _organization, width=156, importance=90),
    Column[ItemLine]("存在问题", _problem, width=200, importance=100, stretch=True, strong=True),
    Column[ItemLine]("整改措施", _measures, width=200, importance=40),
    Column[ItemLine]("责任部门", _department, width=120, importance=50),
    Column[ItemLine]("整改时限", _deadline, width=112, importance=80),
    Column[ItemLine]("状态", _status, pill=_status_pill, width=124, importance=100),
)
