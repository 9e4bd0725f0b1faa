"""Who was on which roll on a day, and who was secretary."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.rows.bureau import StandingChange
from models.rules.attendance import Roll, is_committee_post, is_secretary, roll_for
from models.rules.periods import Span
from models.rules.roster import covers, standing_on
from models.rules.terms import MeetingKind, OrganizationKind, StudyKind


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's stay in a branch, and in one of its groups."""

    member_id: int
    branch_id: int
    group_id: int | None
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post a person held in an organisation."""

    member_id: int
    name: str
    organization_id: int
    title: str
    from_on: date | None
    to_on: date | None


class Rolls:
    """Stays, standings and posts of all times; of an organisation with all below it."""

    def __init__(
        self,
        stays: Iterable[Stay] = (),
        standings: Mapping[int, Sequence[StandingChange]] | None = None,
        posts: Iterable[HeldPost] = (),
        kinds: Mapping[int, OrganizationKind] | None = None,
        below: Mapping[int, frozenset[int]] | None = None,
    ) -> None:
        self._standings, self._kinds, self._below = standings or {}, kinds or {}, below or {}
        self._stays: dict[int, list[Stay]] = {}
        for stay in stays:
            self._stays.setdefault(stay.branch_id, []).append(stay)
            if stay.group_id is not None:
                self._stays.setdefault(stay.group_id, []).append(stay)
        self._posts: dict[int, list[HeldPost]] = {}
        for post in posts:
            self._posts.setdefault(post.organization_id, []).append(post)

    def _stays_in(self, organization_id: int) -> Iterable[Stay]:
        for place in self._below.get(organization_id, (organization_id,)):
            yield from self._stays.get(place, ())

    def members_of(self, organization_id: int, day: date) -> frozenset[int]:
        """正式 and 预备 on the roll of the organisation, and of all below it."""
        return frozenset(
            stay.member_id
            for stay in self._stays_in(organization_id)
            if covers(stay.from_on, stay.to_on, day)
            and standing_on(self._standings.get(stay.member_id, ()), day).is_member
        )

    def committee_of(self, organization_id: int, day: date) -> frozenset[int]:
        """The members of the organisation's own committee."""
        kind = self._kinds.get(organization_id, OrganizationKind.BRANCH)
        return frozenset(
            post.member_id
            for post in self._posts.get(organization_id, ())
            if covers(post.from_on, post.to_on, day) and is_committee_post(post.title, kind)
        )

    def expected(
        self, kind: MeetingKind | StudyKind, organization_id: int, day: date
    ) -> frozenset[int] | None:
        """Whom a meeting of ``kind`` may expect at most; None where the clerk names the people, and while nobody at all
        is on the roll (待补)."""
        roll = roll_for(kind)
        if roll is Roll.NOBODY:
            return None
        if roll is Roll.COMMITTEE:
            return self.committee_of(organization_id, day) or None
        return self.members_of(organization_id, day) or None

    def secretaries(self, organization_id: int, span: Span) -> frozenset[str]:
        """Names of those who were its secretary on every day of ``span``."""
        kind = self._kinds.get(organization_id, OrganizationKind.BRANCH)
        return frozenset(
            post.name
            for post in self._posts.get(organization_id, ())
            if is_secretary(post.title, kind)
            and covers(post.from_on, post.to_on, span.first)
            and covers(post.from_on, post.to_on, span.last)
        )
