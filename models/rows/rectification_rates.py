"""How the rectification of a period went: by source, by branch, and by manifestation and month."""

from dataclasses import dataclass
from datetime import date

from models.rules.periods import Month, Span

Ids = tuple[int, ...]
"""The items behind a number; the number is how many they are."""


@dataclass(frozen=True, slots=True)
class RateFigure:
    """The items of one group as of a day; each field holds the items it counts, so that a number opens what is behind it."""

    on_list: Ids = ()
    """在册: found by the end and open at some time of the period; what was reopened in it is on the list too."""
    closed: Ids = ()
    """已销号: of those, struck off at the end."""
    in_time: Ids = ()
    """按期销号: of those, not later than their deadline; what has no deadline is not among them."""
    late: Ids = ()
    """逾期销号: struck off later than the deadline."""
    overdue: Ids = ()
    """逾期: on the list, not struck off at the end and past the deadline."""
    rebounded: Ids = ()
    """反弹: reopened in the period."""

    @property
    def closure_rate(self) -> "Share":
        """销号率 = 已销号 ÷ 在册."""
        return Share(len(self.closed), len(self.on_list))

    @property
    def in_time_rate(self) -> "Share":
        """按期完成率 = 按期销号 ÷ (按期销号 + 逾期销号 + 逾期): of those whose deadline has decided."""
        return Share(len(self.in_time), len(self.in_time) + len(self.late) + len(self.overdue))


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; of nothing there is no share."""

    part: int
    whole: int

    @property
    def text(self) -> str:
        """66.7%, one decimal rounded half up; — where the whole is nothing."""
        if not self.whole:
            return "—"
        tenths = (self.part * 2000 + self.whole) // (2 * self.whole)
        return f"{tenths // 10}.{tenths % 10}%"


@dataclass(frozen=True, slots=True)
class RateLine:
    """A source, a branch, or all together."""

    label: str
    figure: RateFigure


@dataclass(frozen=True, slots=True)
class ManifestationLine:
    """A row of the heat map: how often a manifestation was found in each month."""

    number: int | None
    """1–22; None: the items that name none."""
    category: str
    text: str
    months: tuple[Ids, ...]

    @property
    def words(self) -> str:
        """慵：……; 待补 while the bureau has typed nothing."""
        return "：".join(part for part in (self.category, self.text) if part) or "待补"

    @property
    def label(self) -> str:
        """7　慵：……"""
        return "未标明表现形式" if self.number is None else f"{self.number}　{self.words}"

    @property
    def total(self) -> Ids:
        """The items of all months."""
        return tuple(id_ for month in self.months for id_ in month)


@dataclass(frozen=True, slots=True)
class RectificationRates:
    """The table of a month, a quarter or a year, as of ``counted_on``."""

    span: Span
    counted_on: date
    total: RateFigure
    by_source: tuple[RateLine, ...]
    by_branch: tuple[RateLine, ...]
    """Branches with what their groups have; other organisations that have items stand for themselves."""
    months: tuple[Month, ...]
    manifestations: tuple[ManifestationLine, ...]
    """What was found in the months, 1 to 22, then what names none when there is any."""
    scope: str = ""
    """The organisation it is limited to; empty for the whole bureau."""

    def has_begun(self, month: Month) -> bool:
        """False for a month still to come when the table was counted: nothing is known of it, which is not 0."""
        return month.first <= self.counted_on

    def most(self) -> int:
        """The largest number of the heat map; 0 when there is none."""
        return max((len(ids) for line in self.manifestations for ids in line.months), default=0)


BASES = (
    ("在册", "期末以前发现、期初以前没有销号的事项；期内反弹重开的也算在册。"),
    ("已销号", "在册事项中，期末处于已销号、已巩固状态的。"),
    ("按期销号", "已销号的事项中，销号日不晚于整改时限的；长期坚持和没有时限的不计。"),
    ("逾期销号", "已销号的事项中，销号日晚于整改时限的。"),
    ("逾期", "在册事项中，期末没有销号、已过整改时限的；长期坚持不计逾期。"),
    ("反弹", "期内回头看发现反弹、重新列入的。"),
    ("销号率", "已销号÷在册。"),
    ("按期完成率", "按期销号÷（按期销号＋逾期销号＋逾期）；时限未到又没有销号的不计。"),
)
"""口径 of each number, as screen and paper say it."""
MAP_BASIS = "表现形式按问题发现的月份统计，一项整改事项计一次。"
