"""三会一课 over a month, a quarter or a year: what each branch did of what was asked of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.rows.compliance import ComplianceRule
from models.rows.notice import RequirementFigure
from models.rules.periods import Month, Span
from models.rules.terms import MeetingKind, Verdict


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """A requirement asked once: of a month, or of a quarter."""

    months: tuple[Month, ...]
    """The months of the span that it reaches over."""
    held_in: tuple[int, ...]
    """How many meetings were held in each of these months."""
    figure: RequirementFigure


@dataclass(frozen=True, slots=True)
class KindFigures:
    """One kind of meeting of one branch: every time it was asked for in the span."""

    kind: MeetingKind
    periods: tuple[PeriodFigure, ...]

    @property
    def held(self) -> int:
        """已开, as the figures of the periods count."""
        return sum(period.figure.held for period in self.periods)

    @property
    def due(self) -> int | None:
        """应开 over the periods that ask; None when none does (不适用)."""
        asked = [period.figure.due for period in self.periods if period.figure.due is not None]
        return sum(asked) if asked else None

    def count(self, verdict: Verdict) -> int:
        """How many periods came to ``verdict``."""
        return sum(period.figure.verdict is verdict for period in self.periods)


@dataclass(frozen=True, slots=True)
class AttendanceSum:
    """Sheets added up. A meeting whose sheet is missing or not marked to the end adds to nothing but ``unknown``."""

    sheets: int = 0
    expected: int = 0
    present: int = 0
    unknown: int = 0
    """Meetings that say nothing yet (待补)."""

    @property
    def is_asked(self) -> bool:
        """Whether there is a sheet, or one is missing; not of talks and the like, where nobody signs in."""
        return self.sheets > 0 or self.unknown > 0


def attendance_of(sheets: Iterable[tuple[int | None, int | None]]) -> AttendanceSum:
    """The sum of sheets given as 应到 and 实到; None is 待补."""
    known, unknown = [], 0
    for expected, present in sheets:
        if expected is None or present is None:
            unknown += 1
        else:
            known.append((expected, present))
    return AttendanceSum(
        len(known), sum(expected for expected, _ in known), sum(present for _, present in known), unknown
    )


def added(sums: Iterable[AttendanceSum]) -> AttendanceSum:
    """Several sums as one."""
    sums = tuple(sums)
    return AttendanceSum(
        sum(one.sheets for one in sums),
        sum(one.expected for one in sums),
        sum(one.present for one in sums),
        sum(one.unknown for one in sums),
    )


@dataclass(frozen=True, slots=True)
class BranchMeetings:
    """A branch's line."""

    organization_id: int
    name: str
    members: int | None
    """正式 and 预备 on the day counted; None (待补) while nobody is on the roll."""
    kinds: tuple[KindFigures, ...]
    attendance: AttendanceSum


@dataclass(frozen=True, slots=True)
class MeetingStatistics:
    """三会一课统计表 of ``span``, counted on ``counted_on``."""

    span: Span
    months: tuple[Month, ...]
    counted_on: date
    branches: tuple[BranchMeetings, ...]
    scope: str = ""
    """The organisation it is limited to; empty for the whole bureau."""
    rules: tuple[ComplianceRule, ...] = ()
    """Those the kinds are asked by in the span, every version, in the order of the kinds."""
