"""党员领导干部: who they are, where they take part in organisational life, and what they guide (domain G12, N12, O11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.rows.life import ContactSpell, LeadingSpell
from models.rows.overview import CountedRecord
from models.rules.periods import Span
from models.rules.terms import Verdict

Ids = tuple[int, ...]
"""Numbers of records, by day."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay in a branch over days ``from_on`` ≤ d < ``to_on``."""

    branch_id: int
    branch_name: str
    group_id: int | None = None
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class LeadingCadre:
    """A person who is, or was, 党员领导干部."""

    id: int
    """Of the person."""
    name: str
    leading: tuple[LeadingSpell, ...]
    stays: tuple[Stay, ...] = ()
    contacts: tuple[ContactSpell, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodLife:
    """One leading cadre in one quarter, or in the part of it that was asked for."""

    span: Span
    held: Ids = ()
    """Organisational life of the own branch, on days in the duty."""
    attended: Ids = ()
    away: Ids = ()
    """On leave or absent by the sheet."""
    unknown: Ids = ()
    """The sheet is missing, does not name the person, or is 待补."""
    contact_held: Ids = ()
    """Organisational life of the branches that are contact points."""
    contact_attended: Ids = ()
    """Of these, those whose sheet, observers or guidance name the person."""
    democratic: Ids = ()
    """民主生活会 the person's sheet marks as attended."""
    verdict: Verdict = Verdict.UNKNOWN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GuidedMeeting:
    """A meeting somebody guided."""

    record_id: int
    day: date
    kind_label: str
    branch_name: str
    counts: bool
    """False where the branch was neither the leader's own nor a contact point on that day: then it is shown, not counted."""
    opinions: str = ""


@dataclass(frozen=True, slots=True)
class LeaderLife:
    """A leading cadre over the quarters of a span."""

    id: int
    """Of the person."""
    name: str
    duty: str
    """On the last day counted; before it the last one held."""
    branch_name: str
    contact_names: tuple[str, ...]
    periods: tuple[PeriodLife, ...]
    guided: tuple[GuidedMeeting, ...] = ()

    @property
    def total(self) -> PeriodLife:
        """The periods added up, without a verdict of their own."""
        return added(self.periods)

    @property
    def guided_counting(self) -> tuple[GuidedMeeting, ...]:
        """What counts towards the one meeting a year."""
        return tuple(meeting for meeting in self.guided if meeting.counts)


@dataclass(frozen=True, slots=True)
class DualLife:
    """党员领导干部参加双重组织生活情况 of ``span``, counted on ``counted_on``."""

    span: Span
    counted_on: date
    quarters: tuple[Span, ...]
    leaders: tuple[LeaderLife, ...]
    records: tuple[CountedRecord, ...] = ()
    """Every record named in it, by day."""
    scope: str = ""
    """The branch it is limited to; empty for the whole bureau."""


def added(periods: Iterable[PeriodLife]) -> PeriodLife:
    """Several periods as one, from the first day of the first to the last of the last; at least one is needed."""
    periods = tuple(periods)

    def every(name: str) -> Ids:
        return tuple(record for period in periods for record in getattr(period, name))

    return PeriodLife(
        Span(periods[0].span.first, periods[-1].span.last, "合计"),
        every("held"),
        every("attended"),
        every("away"),
        every("unknown"),
        every("contact_held"),
        every("contact_attended"),
        every("democratic"),
    )
