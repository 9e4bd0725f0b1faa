"""Study over a month, a quarter or a year: what was held, who came, and each person's hours."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rows.statistics import AttendanceSum
from models.rules.periods import Span
from models.rules.terms import Standing, StudyKind


@dataclass(frozen=True, slots=True)
class WeekCount:
    """Weekly study over some months."""

    covered: int
    """Weeks with at least one session."""
    due: int | None
    """Weeks that count; None when none is asked for (不适用)."""
    missed: int
    """Of these, over and without a session."""

    @property
    def not_due(self) -> int:
        """Of these, still running or to come."""
        return 0 if self.due is None else self.due - self.covered - self.missed


@dataclass(frozen=True, slots=True)
class StudyKindSum:
    """One kind of study of one organisation."""

    kind: StudyKind
    sessions: int
    attendance: AttendanceSum
    hours: Decimal
    """学时 of the sessions that say theirs."""
    hours_unknown: int
    """Sessions whose 学时 are 待补."""


@dataclass(frozen=True, slots=True)
class OrganizationStudy:
    """An organisation's line."""

    organization_id: int
    name: str
    kinds: tuple[StudyKindSum, ...]
    """One for each StudyKind, in the order of the dictionary."""
    weeks: WeekCount | None
    """Weekly study of a branch; None for other organisations, of which none is asked."""


@dataclass(frozen=True, slots=True)
class StudyStatistics:
    """学习情况统计表 of ``span``, counted on ``counted_on``."""

    span: Span
    counted_on: date
    organizations: tuple[OrganizationStudy, ...]
    scope: str = ""
    """The organisation it is limited to; empty for the whole bureau."""


@dataclass(frozen=True, slots=True)
class PersonHours:
    """A member's hours."""

    member_id: int
    name: str
    standing: Standing
    branch_id: int
    branch_name: str
    posts: tuple[str, ...]
    """党内职务 held on the day counted."""
    sessions: int
    """Sessions attended."""
    hours: Decimal
    """学时 of those that say theirs."""
    hours_unknown: int
    """Sessions attended whose 学时 are 待补."""
    target: int | None
    """学时 asked of this person a year; None (待补) while nobody can say which target is theirs."""
    trainings: int = 0
    """集中培训 attended: at least one a year is asked of everybody (机关基层组织工作条例 第十八条). 网络培训 is none."""

    @property
    def short(self) -> Decimal | None:
        """差额 to a year's target, 0 once it is reached; None (待补) while the target is not known, or while sessions whose
        学时 are 待补 may fill it."""
        if self.target is None:
            return None
        if self.hours >= self.target:
            return Decimal(0)
        return None if self.hours_unknown else self.target - self.hours


@dataclass(frozen=True, slots=True)
class StudyHours:
    """学时统计表 of ``span``: the roll as of ``counted_on``, by branch."""

    span: Span
    counted_on: date
    people: tuple[PersonHours, ...]
    scope: str = ""
