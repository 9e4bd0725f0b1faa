"""主题党日: the day a branch has fixed for it.

Sources: 支部工作条例（试行）第十六条 (每月相对固定1天开展主题党日); 党员教育管理工作条例 第十六条. The articles ask for a day that is relatively
fixed, so a 主题党日 held on another day of its month is told, and never judged.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

BASIS = "《中国共产党支部工作条例（试行）》第十六条：党支部每月相对固定1天开展主题党日"
LAST = 5
"""As the n-th weekday of a month: the last one, be it the fourth or the fifth."""
WEEKDAYS = "一二三四五六日"
NTHS = {1: "第一个", 2: "第二个", 3: "第三个", 4: "第四个", LAST: "最后一个"}


@dataclass(frozen=True, slots=True)
class FixedDay:
    """Either a day of the month, 1–31, or the n-th (1–4, 5 the last) of a weekday (1 Monday – 7 Sunday)."""

    of_month: int | None = None
    nth: int | None = None
    weekday: int | None = None

    @property
    def is_fixed(self) -> bool:
        """Whether a day is fixed at all."""
        return self.of_month is not None or (self.nth is not None and self.weekday is not None)

    def problem(self) -> str:
        """What is wrong with it, in words; empty when nothing is. No day fixed is nothing wrong."""
        if self.of_month is not None and (self.nth is not None or self.weekday is not None):
            return "主题党日固定日只能按日期或按星期定一种"
        if self.of_month is not None and not 1 <= self.of_month <= 31:
            return "主题党日固定日应在1日至31日之间"
        if (self.nth is None) is not (self.weekday is None):
            return "主题党日固定日按星期定的，要同时选第几个和星期几"
        if self.nth is not None and self.nth not in NTHS:
            return "主题党日固定日应为第一至第四个或最后一个"
        if self.weekday is not None and not 1 <= self.weekday <= 7:
            return "主题党日固定日的星期应在星期一至星期日之间"
        return ""

    def in_month(self, year: int, month: int) -> date | None:
        """The day it falls on; a month without such a day has it on its last. None when none is fixed. Raises ValueError
        for what `problem` finds wrong."""
        if self.problem():
            raise ValueError(self.problem())
        days = monthrange(year, month)[1]
        if self.of_month is not None:
            return date(year, month, min(self.of_month, days))
        if self.nth is None or self.weekday is None:
            return None
        first = 1 + (self.weekday - date(year, month, 1).isoweekday()) % 7
        day = first + 7 * (self.nth - 1)
        return date(year, month, day if day <= days else day - 7)

    def next_from(self, day: date) -> date | None:
        """The first such day on or after ``day``."""
        this = self.in_month(day.year, day.month)
        if this is None or this >= day:
            return this
        after = day.replace(day=1) + timedelta(days=32)
        return self.in_month(after.year, after.month)

    def words(self) -> str:
        """每月5日, 每月第二个星期五; empty when none is fixed."""
        if self.of_month is not None:
            return f"每月{self.of_month}日"
        if self.nth is None or self.weekday is None:
            return ""
        return f"每月{NTHS[self.nth]}星期{WEEKDAYS[self.weekday - 1]}"

    def deviation(self, held_on: date) -> str:
        """A hint on a 主题党日 not held on the fixed day of its month: 固定日为每月5日（3月5日），实际3月12日举行; empty when it
        was, or when none is fixed."""
        due = self.in_month(held_on.year, held_on.month)
        if due is None or due == held_on:
            return ""
        return f"固定日为{self.words()}（{due.month}月{due.day}日），实际{held_on.month}月{held_on.day}日举行"
