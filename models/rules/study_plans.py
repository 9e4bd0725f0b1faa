"""A year's plan of study: which topics a quarter still owes, and when that is said (domain §1.2 L1, §2.1 G20, G21).

《中国共产党党委（党组）理论学习中心组学习规则》(2017) asks for an annual plan and for 集体学习研讨 at least once a quarter; the days on which we
remind are a local habit.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.rows.study_plan import PlanItem, StudyPlan
from models.rules.periods import Span, quarter

_NUMBER = re.compile(r"^\s*(?:[（(]?\d{1,2}[）).．、]|[一二三四五六七八九十]{1,2}、)\s*(?!\d)")
_PARTING = re.compile(r"[、，,；;\s]+")
NOTICE_DAYS = 30
"""Days before the end of a quarter from which its open topics are reminded of."""


@dataclass(frozen=True, slots=True)
class OpenQuarter:
    """A quarter of a plan with topics that no held session carries out."""

    span: Span
    items: tuple[PlanItem, ...]

    @property
    def due_on(self) -> date:
        """The quarter's last day."""
        return self.span.last


def quarter_number(day: date) -> int:
    """1–4."""
    return (day.month + 2) // 3


def months_of(number: int) -> tuple[int, int, int]:
    """The months of a quarter 1–4."""
    return 3 * number - 2, 3 * number - 1, 3 * number


def by_quarter(items: Sequence[PlanItem]) -> dict[int, tuple[PlanItem, ...]]:
    """The topics of each quarter, those with a month first and by month, else as entered; a quarter without any is not in it."""
    found: dict[int, list[PlanItem]] = {}
    for item in sorted(items, key=lambda one: (one.quarter, one.month or 13)):
        found.setdefault(item.quarter, []).append(item)
    return {number: tuple(rows) for number, rows in found.items()}


def open_quarters(plan: StudyPlan, today: date) -> tuple[OpenQuarter, ...]:
    """The quarters with open topics that are over, or end within `NOTICE_DAYS`."""
    found = []
    for number, items in by_quarter(plan.items).items():
        span = quarter(plan.year, number)
        still = tuple(item for item in items if not item.sessions)
        if still and span.last - timedelta(days=NOTICE_DAYS) <= today:
            found.append(OpenQuarter(span, still))
    return tuple(found)


def plan_due_on(year: int) -> date:
    """The day by which the year's plan of the centre group is expected: the end of the first quarter (G21, local)."""
    return date(year, 3, 31)


def copied(plan: StudyPlan, year: int) -> StudyPlan:
    """The plan for another year: its topics by quarter, nothing of what was done or issued."""
    title = plan.title.replace(f"{plan.year}", f"{year}")
    items = tuple(replace(item, id=None, sessions=()) for item in plan.items)
    return replace(plan, id=None, year=year, title=title, issued_on=None, items=items, version=0)


def usual_title(year: int, organization_name: str, kind_label: str) -> str:
    """2026年机关党委理论学习中心组学习计划."""
    kind = kind_label if kind_label.endswith("学习") else f"{kind_label}学习"
    return f"{year}年{organization_name}{kind}计划"


def titles_of(materials: str) -> tuple[str, ...]:
    """The materials of a topic, one on each line or parted by ；, without their numbers."""
    lines = materials.replace("；", "\n").replace(";", "\n").splitlines()
    titles = (_NUMBER.sub("", line).strip().rstrip("。") for line in lines)
    return tuple(title for title in titles if title)


def names_of(speakers: str) -> tuple[str, ...]:
    """The speakers of a topic, parted by 、 or commas or blanks."""
    return tuple(name for name in _PARTING.split(speakers) if name)
