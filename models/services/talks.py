"""谈心谈话 of a year: who talked with whom, and who still has to. Nothing here reads what was said."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Record, Talk
from models.failures import NotFound
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.talks import BranchTalks, HeldTalk, Person, TalkCoverage, TalkStatistics
from models.rules.attendance import is_secretary
from models.rules.life_terms import TalkPair, TalkReason
from models.rules.periods import Span, year_of
from models.rules.talks import coverage, years_last_day
from models.rules.terms import MeetingKind, OrganizationKind, RecordStatus, Register
from models.services.evidence import branch_of_each
from models.services.organizations import branches_of, list_organizations, with_descendants
from models.services.roster import members_on
from models.services.statistics import scope_of


@dataclass(frozen=True, slots=True)
class _Kept:
    """A talk as its record keeps it."""

    record_id: int
    day: date
    branch_id: int
    pair: TalkPair | None
    """None: the record does not say between whom."""
    talker_id: int | None = None
    talker: str = ""
    partner_id: int | None = None
    partner: str = ""
    reasons: tuple[TalkReason, ...] = ()


def talk_coverage(session: Session, branch_id: int, year: int, today: date) -> TalkCoverage:
    """What the talks of ``year`` cover in a branch, by its roster of today or of the year's last day; with a fixed number of
    queries. Raises NotFound."""
    organizations = list_organizations(session)
    branch = next((row for row in organizations if row.id == branch_id), None)
    if branch is None:
        raise NotFound("这个组织已不在名录中，没有改动；请刷新后再试。")
    as_of = years_last_day(year, today)
    entries = [entry for entry in members_on(session, as_of) if entry.branch_id == branch_id]
    kept = _talks(session, year_of(year), as_of, organizations)
    people = _people(entries)
    ids = {person.id for person in people}
    own = [
        talk
        for talk in kept
        if talk.branch_id == branch_id or talk.talker_id in ids or talk.partner_id in ids
    ]
    return TalkCoverage(
        branch_id,
        branch.name,
        year,
        as_of,
        coverage(people, _named(own, people, branch_id), _secretaries(entries)),
        talks=len(own),
        unnamed=tuple(talk.record_id for talk in own if talk.pair is None),
    )


def talk_statistics(session: Session, span: Span, organization_id: int | None, today: date) -> TalkStatistics:
    """Talks of ``span`` and the coverage of the year it ends in up to its last day, of every branch there is on that day, of one
    organisation and all below it or of the bureau; with a fixed number of queries."""
    organizations = list_organizations(session)
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    as_of = min(today, span.last)
    by_branch: dict[int, list[RosterEntry]] = defaultdict(list)
    for entry in members_on(session, as_of):
        by_branch[entry.branch_id].append(entry)
    whole_year = Span(min(span.first, date(span.last.year, 1, 1)), span.last, span.label)
    kept = _talks(session, whole_year, as_of, organizations)
    lines = []
    for row in branches_of(organizations):
        if row.id is None or not row.existed_on(as_of) or (within is not None and row.id not in within):
            continue
        lines.append(_line(row.id, row.name, by_branch.get(row.id, ()), kept, span))
    return TalkStatistics(span, as_of, tuple(lines), scope_of(organizations, organization_id))


def _line(
    branch_id: int, name: str, entries: Sequence[RosterEntry], kept: Sequence[_Kept], span: Span
) -> BranchTalks:
    people = _people(entries)
    in_span = [talk for talk in kept if talk.branch_id == branch_id and talk.day >= span.first]
    counted = Counter(talk.pair for talk in in_span if talk.pair is not None)
    in_year = [talk for talk in kept if talk.day.year == span.last.year]
    return BranchTalks(
        branch_id,
        name,
        members=len(people),
        committee=sum(person.in_committee for person in people),
        by_pair=tuple((pair, counted[pair]) for pair in TalkPair),
        unnamed=sum(talk.pair is None for talk in in_span),
        coverage=coverage(people, _named(in_year, people, branch_id), _secretaries(entries)),
    )


def _people(entries: Sequence[RosterEntry]) -> tuple[Person, ...]:
    """正式 and 预备党员, the committee first."""
    return tuple(
        Person(entry.id, entry.name, entry.standing, entry.in_committee, entry.posts)
        for entry in entries
        if entry.standing.is_member
    )


def _secretaries(entries: Sequence[RosterEntry]) -> frozenset[int]:
    return frozenset(
        entry.id
        for entry in entries
        if any(is_secretary(post, OrganizationKind.BRANCH) for post in entry.posts)
    )


def _named(kept: Sequence[_Kept], people: Sequence[Person], branch_id: int) -> list[HeldTalk]:
    """Talks that say between whom. A name typed and never picked is that of the only member of that name, in the branch's own
    records."""
    names = Counter(person.name for person in people)
    by_name: Mapping[str, int] = {person.name: person.id for person in people if names[person.name] == 1}

    def side(talk: _Kept, member_id: int | None, name: str) -> int | None:
        if member_id is not None or talk.branch_id != branch_id:
            return member_id
        return by_name.get(name)

    return [
        HeldTalk(
            talk.record_id,
            talk.day,
            talk.pair,
            side(talk, talk.talker_id, talk.talker),
            side(talk, talk.partner_id, talk.partner),
            talk.reasons,
        )
        for talk in kept
        if talk.pair is not None
    ]


def _talks(
    session: Session, span: Span, as_of: date, organizations: Sequence[OrganizationRow]
) -> list[_Kept]:
    """The talks held in ``span`` up to ``as_of``, wherever they were recorded, by day."""
    owner = branch_of_each(organizations)
    query = (
        select(
            Record.id,
            Record.happened_on,
            Record.organization_id,
            Talk.pair,
            Talk.talker_id,
            Talk.talker,
            Talk.partner_id,
            Talk.partner,
            Talk.reasons,
        )
        .outerjoin(Talk, Talk.record_id == Record.id)
        .where(
            Record.register == Register.MEETING,
            Record.deleted_at.is_(None),
            Record.status == RecordStatus.HELD.value,
            Record.happened_on.between(span.first, min(span.last, as_of)),
            (Record.kind == MeetingKind.HEART_TALK.value) | Talk.record_id.is_not(None),
        )
        .order_by(Record.happened_on, Record.id)
    )
    return [
        _Kept(
            record_id,
            day,
            owner.get(place, place),
            pair,
            talker_id,
            talker or "",
            partner_id,
            partner or "",
            tuple(TalkReason(code) for code in reasons or ()),
        )
        for record_id, day, place, pair, talker_id, talker, partner_id, partner, reasons in session.execute(
            query
        )
    ]
