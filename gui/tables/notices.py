"""The list of months with their notices, and the lines of annex 2."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from PySide6.QtCore import Qt

from gui.formats import UNKNOWN, date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.notice import NoticeDetail, NoticeItem, NoticeSummary
from models.rules.periods import Month
from models.rules.terms import NoticeStatus, RectificationMode, RectificationStatus

NOT_BEGUN, NOT_ISSUED, NOT_DUE = "未起草", "未通报", "未到期"


@dataclass(frozen=True)
class NoticePlace:
    """Where a notice stands in the list: a month's own, or one of its corrections."""

    month: Month
    correction: int | None = None
    """Id of the correction."""

    @classmethod
    def of(cls, notice: NoticeDetail | NoticeSummary) -> Self:
        """Where this notice stands."""
        return cls(notice.month, notice.id if notice.corrects_id is not None else None)

    @property
    def key(self) -> str:
        """2026-10, or 2026-10/17: names the line for ever."""
        return str(self.month) if self.correction is None else f"{self.month}/{self.correction}"


@dataclass(frozen=True)
class MonthLine:
    """A month with its notice when there is one, or a correction below it."""

    month: Month
    notice: NoticeSummary | None = None
    wanted: bool = False
    """Whether the month is over and wanted a notice: without an issued one it is 未通报."""
    running: bool = False
    """Whether the month is not over."""
    corrects: str = ""
    """文号 of the notice it corrects; empty for a month's own."""

    @property
    def place(self) -> NoticePlace:
        """What it is a line of."""
        correction = self.notice.id if self.notice is not None and self.corrects else None
        return NoticePlace(self.month, correction)

    @property
    def id(self) -> str:
        """Its place names the line."""
        return self.place.key


def month_lines(
    notices: Iterable[NoticeSummary],
    shown: Month | None,
    today: date,
    wanting: Collection[Month] = frozenset(),
) -> tuple[MonthLine, ...]:
    """Every month from the first that has a notice or is ``wanting`` one to last month, the one shown and those that have
    a notice; latest first, each with its corrections below it, the latest of them first."""
    notices = tuple(notices)
    own = {notice.month: notice for notice in notices if notice.corrects_id is None}
    numbers = {notice.id: notice.document_number for notice in notices}
    corrections: dict[Month, list[NoticeSummary]] = {}
    for notice in notices:
        if notice.corrects_id is not None:
            corrections.setdefault(notice.month, []).append(notice)
    last = Month.of(today).previous
    lines = []
    for month in sorted(_months({*own, *wanting, last}, last, shown), reverse=True):
        running = month > last
        lines.append(MonthLine(month, own.get(month), month in wanting and not running, running))
        below = sorted(corrections.get(month, ()), key=lambda each: each.id, reverse=True)
        lines += [
            MonthLine(month, notice, corrects=numbers.get(notice.corrects_id or 0) or "—") for notice in below
        ]
    return tuple(lines)


def _months(known: set[Month], last: Month, shown: Month | None) -> set[Month]:
    months = set(known)
    month = min(known)
    while month < last:
        months.add(month)
        month = month.next
    return months if shown is None else {*months, shown}


def pill_of(line: MonthLine) -> Pill:
    """How far a notice is: its number; 未通报 once its month is over; before that 草稿 or 未到期."""
    notice = line.notice
    if notice is not None and notice.status is NoticeStatus.ISSUED:
        return Pill(f"已印发 {short_number(notice.document_number)}", Tone.OK)
    if notice is not None:
        if line.wanted:
            return Pill(f"{NOT_ISSUED}·草稿", Tone.BAD)
        return Pill(notice.status.label, Tone.WARN, "edit")
    if line.wanted:
        return Pill(NOT_ISSUED, Tone.BAD)
    return Pill(NOT_DUE, Tone.NEUTRAL, "clock") if line.running else Pill(NOT_BEGUN, Tone.NEUTRAL)


def short_number(document_number: str) -> str:
    """10号 of 某局机党〔2026〕10号; 第10期 stays."""
    return document_number.rpartition("〕")[2]


def _month(line: MonthLine) -> str:
    if line.corrects:
        return f"└ 更正{short_number(line.corrects)}"
    return f"{line.month.year}年{line.month.month}月"


def _pill_text(line: MonthLine) -> str:
    return pill_of(line).text


def _month_key(line: MonthLine) -> tuple[Month, int]:
    # Turned round or not, a correction stays below its month or above it, never elsewhere.
    return line.month, -(line.place.correction or 0)


MONTH_COLUMNS = (
    Column[MonthLine]("月份", _month, _month_key, width=106, importance=100, strong=True),
    Column[MonthLine]("通报", _pill_text, pill=pill_of, width=100, importance=100, stretch=True),
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
