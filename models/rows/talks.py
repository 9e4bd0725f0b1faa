"""谈心谈话 over a year: required, held, missing. Nothing of what was said."""

from dataclasses import dataclass
from datetime import date

from models.rules.life_terms import TalkPair, TalkReason
from models.rules.periods import Span
from models.rules.terms import Standing


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the branch."""

    id: int
    name: str
    standing: Standing
    in_committee: bool = False
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldTalk:
    """A talk that took place: between whom, when, why. Who is not found on the roster has no id."""

    record_id: int
    day: date
    pair: TalkPair
    talker_id: int | None
    partner_id: int | None
    reasons: tuple[TalkReason, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkPairState:
    """Two members of the committee, and the records of their talks."""

    one: int
    other: int
    records: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MemberCoverage:
    """A member outside the committee. None: not asked for, because there is nobody to talk with."""

    person: Person
    with_committee: tuple[int, ...] | None
    with_members: tuple[int, ...] | None
    last_on: date | None
    """The last talk of the year."""


@dataclass(frozen=True, slots=True)
class NeedOfCare:
    """Somebody talked with for a reason that asks for the secretary's care."""

    person: Person
    reasons: tuple[TalkReason, ...]
    since: date
    secretary_on: date | None
    """When the secretary talked with them last; None: not since."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the talks of a year cover among the members of a branch."""

    people: tuple[Person, ...]
    pairs: tuple[TalkPairState, ...]
    members: tuple[MemberCoverage, ...]
    care: tuple[NeedOfCare, ...] = ()

    @property
    def committee(self) -> tuple[Person, ...]:
        """支委."""
        return tuple(person for person in self.people if person.in_committee)

    @property
    def required(self) -> int:
        """How many talks are asked for: pairs of the committee, each other member with the committee and with a member."""
        return len(self.pairs) + sum(
            asked is not None
            for member in self.members
            for asked in (member.with_committee, member.with_members)
        )

    @property
    def held(self) -> int:
        """Of them, those that were held."""
        return sum(bool(pair.records) for pair in self.pairs) + sum(
            bool(asked) for member in self.members for asked in (member.with_committee, member.with_members)
        )

    @property
    def missing(self) -> int:
        """Of them, those that were not."""
        return self.required - self.held


@dataclass(frozen=True, slots=True)
class TalkCoverage:
    """The coverage of a branch in a year, by the roster of ``as_of``."""

    organization_id: int
    organization_name: str
    year: int
    as_of: date
    coverage: Coverage
    talks: int
    """Talks recorded by the branch or between its members."""
    unnamed: tuple[int, ...] = ()
    """Records of the branch that do not say who talked: they cover nothing."""


@dataclass(frozen=True, slots=True)
class BranchTalks:
    """A line of 谈心谈话统计表."""

    organization_id: int
    name: str
    members: int
    committee: int
    by_pair: tuple[tuple[TalkPair, int], ...]
    """Talks of the span by their kind."""
    unnamed: int
    """Talks that do not say between whom."""
    coverage: Coverage
    """Of the year the span ends in, up to its last day."""

    @property
    def talks(self) -> int:
        """Talks of the span."""
        return sum(number for _, number in self.by_pair) + self.unnamed


@dataclass(frozen=True, slots=True)
class TalkStatistics:
    """谈心谈话统计表, by branch in tree order, as of ``counted_on``; nothing of what was said."""

    span: Span
    counted_on: date
    branches: tuple[BranchTalks, ...]
    scope: str = ""
