"""What the rules come to: everything they are judged by is read once, with a fixed number of queries; the rest is
arithmetic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from models.rows.bureau import OrganizationRow
from models.rows.compliance import Rulebook, RuleVerdict
from models.rules.activities import Activities
from models.rules.compliance import GroupFacts, PostHolder, UnitFacts
from models.rules.compliance_terms import RulePeriod, RuleUnit
from models.rules.periods import Month
from models.rules.rule_fit import asks_first_topics
from models.rules.rule_periods import Demand, demands_in, judged_demand, spans_of
from models.rules.terms import OrganizationKind
from models.rules.week_sums import judged_weeks
from models.services.held import held_between
from models.services.organizations import list_organizations
from models.services.roll_history import RollHistory
from models.services.rulebook import load_rulebook
from models.services.units import committees_among, secretaries

BUREAU_NAME = RuleUnit.BUREAU.label
_ASKED_OF = {
    RuleUnit.BRANCH: frozenset({RuleUnit.BRANCH, RuleUnit.GROUP}),
    RuleUnit.COMMITTEE: frozenset({RuleUnit.COMMITTEE, RuleUnit.SECRETARY}),
    RuleUnit.BUREAU: frozenset({RuleUnit.BUREAU}),
}
"""Whose rules a line of the overview answers for: a branch for its groups, a committee for its secretary."""


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who answers for rules: a branch, a committee, or (without id) the bureau as a whole."""

    unit: RuleUnit
    organization_id: int | None
    name: str
    founded_on: date | None = None
    dissolved_on: date | None = None
    groups: tuple[GroupFacts, ...] = ()
    holders: tuple[PostHolder, ...] = ()
    """Everybody who ever was the committee's secretary."""

    def existed_in(self, month: Month) -> bool:
        """Whether it existed on some day of ``month``."""
        return (self.founded_on is None or self.founded_on <= month.last) and (
            self.dissolved_on is None or self.dissolved_on > month.first
        )

    def answers_for(self, unit: RuleUnit) -> bool:
        """Whether what is asked of ``unit`` is asked of this one."""
        return unit in _ASKED_OF[self.unit]


@dataclass(slots=True)
class Grounds:
    """All that verdicts on some months are judged by, as of ``today``."""

    today: date
    organizations: tuple[OrganizationRow, ...]
    book: Rulebook
    activities: Activities
    rolls: RollHistory
    answerers: tuple[Answerer, ...]
    """Branches in tree order, then committees, then the bureau."""
    _demands: dict[Month, tuple[Demand, ...]] = field(default_factory=dict)

    def demands_in(self, month: Month) -> tuple[Demand, ...]:
        """What is asked for in periods that end in ``month``."""
        found = self._demands.get(month)
        if found is None:
            found = self._demands[month] = demands_in(self.book, month)
        return found

    def facts(self, one: Answerer, month: Month) -> UnitFacts:
        """What it was at the month's end, or is today. A branch answers for its groups as a branch: each of them is asked."""
        members = None
        if one.unit is RuleUnit.BRANCH and one.organization_id is not None:
            members = self.rolls.full_members(one.organization_id, min(self.today, month.last))
        return UnitFacts(
            one.unit,
            one.organization_id,
            one.founded_on,
            one.dissolved_on,
            members,
            one.groups,
            None,
            one.holders,
        )

    def verdicts(
        self, one: Answerer, month: Month, facts: UnitFacts | None = None
    ) -> tuple[RuleVerdict, ...]:
        """One for each rule it answers for whose period ends in ``month``; none when it did not exist in that month.
        ``facts`` are those of the month, where the caller has them."""
        if not one.existed_in(month):
            return ()
        known = facts or self.facts(one, month)
        asked = _ASKED_OF[one.unit]
        return tuple(
            (judged_weeks if demand.rule.period is RulePeriod.WEEK else judged_demand)(
                demand, known, self.activities, month, self.today, self.book.exemptions
            )
            for demand in self.demands_in(month)
            if demand.rule.unit in asked
        )


def gather(session: Session, months: Sequence[Month], today: date) -> Grounds:
    """Everything that verdicts on ``months`` (in order, not empty) are judged by. The number of queries is the same for
    any bureau and any months."""
    organizations = list_organizations(session)
    book = load_rulebook(session)
    first = min(spans_of(period, months[0])[0].first for period in RulePeriod)
    last = max(spans_of(period, months[-1])[-1].last for period in RulePeriod)
    return Grounds(
        today,
        organizations,
        book,
        held_between(session, first, last, first_topics=asks_first_topics(book)),
        RollHistory(session),
        tuple(_answerers(organizations, secretaries(session))),
    )


def _answerers(
    organizations: Sequence[OrganizationRow], holders: dict[int, tuple[PostHolder, ...]]
) -> Iterator[Answerer]:
    groups: dict[int | None, list[GroupFacts]] = {}
    for row in organizations:
        if row.kind is OrganizationKind.GROUP and row.id is not None:
            groups.setdefault(row.parent_id, []).append(GroupFacts(row.id, row.founded_on, row.dissolved_on))
    for row in organizations:
        if row.kind is OrganizationKind.BRANCH:
            own = tuple(groups.get(row.id, ()))
            yield Answerer(RuleUnit.BRANCH, row.id, row.name, row.founded_on, row.dissolved_on, own)
    for row in committees_among(organizations):
        held = holders.get(row.id or 0, ())
        yield Answerer(RuleUnit.COMMITTEE, row.id, row.name, row.founded_on, row.dissolved_on, holders=held)
    yield Answerer(RuleUnit.BUREAU, None, BUREAU_NAME)


def month_verdicts(session: Session, month: Month, today: date) -> tuple[RuleVerdict, ...]:
    """For every branch in tree order, every committee and the bureau: a verdict on each rule whose period ends in
    ``month``, weeks summed up into one; as of ``today``, the roll that of the month's end or of today."""
    grounds = gather(session, (month,), today)
    return tuple(verdict for one in grounds.answerers for verdict in grounds.verdicts(one, month))
