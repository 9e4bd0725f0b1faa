"""跟进天数: how many days pass from the issue of a document to its first study (domain L7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from models.rows.study_plan import StudyDocument


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What the days of many documents come to."""

    counted: int
    """Documents whose days are known."""
    median: Decimal | None
    """To half a day; None while none is known."""
    worst: int | None
    waiting: int
    """必学 documents that no held session or meeting names yet."""
    undated: int
    """Studied, but the day of issue is 待补."""
    contradictory: int
    """Studied before their day of issue: one of the two days is wrong, so they are not counted."""


def follow_up(documents: Iterable[StudyDocument]) -> FollowUp:
    """The median and the longest of the days to follow, and what they do not take in."""
    rows = tuple(documents)
    studied = [row for row in rows if row.first_studied_on is not None]
    days = sorted(
        row.days_to_follow for row in studied if row.days_to_follow is not None and row.days_to_follow >= 0
    )
    return FollowUp(
        counted=len(days),
        median=_median(days),
        worst=days[-1] if days else None,
        waiting=sum(row.required and row.first_studied_on is None for row in rows),
        undated=sum(row.issued_on is None for row in studied),
        contradictory=sum(row.days_to_follow is not None and row.days_to_follow < 0 for row in studied),
    )


def _median(days: list[int]) -> Decimal | None:
    """The middle of ascending days; of an even number the mean of the two in the middle."""
    if not days:
        return None
    middle = len(days) // 2
    if len(days) % 2:
        return Decimal(days[middle])
    return Decimal(days[middle - 1] + days[middle]) / 2
