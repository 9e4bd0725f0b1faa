"""双重组织生活 of the leading cadres, counted from the sheets with a fixed number of queries (domain G12, G13, O11)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Attendance, Meeting, Observer, Record
from models.rows.bureau import OrganizationRow
from models.rows.dual_life import DualLife, GuidedMeeting, LeaderLife, LeadingCadre, PeriodLife
from models.rows.life import LeadingSpell
from models.rules.dual_life import (
    NAMED_ONLY,
    ORGANIZATIONAL,
    covers_throughout,
    judge_period,
    leads_on,
    leads_within,
    quarters_within,
)
from models.rules.names import person_name
from models.rules.people_in import names_in
from models.rules.periods import Span, year_of
from models.rules.roster import covers
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus, Register
from models.services.behind import behind_records
from models.services.evidence import branch_of_each
from models.services.held import ledger_begins
from models.services.leading import guided_meetings, leading_cadres, named_once
from models.services.organizations import list_organizations, with_descendants
from models.services.statistics import scope_of

_KINDS = frozenset((*ORGANIZATIONAL, NAMED_ONLY, MeetingKind.DEMOCRATIC_LIFE))


@dataclass(frozen=True, slots=True)
class _Meeting:
    id: int
    kinds: frozenset[MeetingKind]
    day: date
    organization_id: int
    branch_id: int | None
    """The branch it counts for; None for a meeting of a committee."""


@dataclass(slots=True)
class _Said:
    """What the sheets of a span say of the leaders."""

    states: dict[tuple[int, int], AttendanceState] = field(default_factory=dict)
    """By record and person."""
    spared: set[tuple[int, int]] = field(default_factory=set)
    """Left out of 应到 for a reason the sheet gives."""
    observed: set[tuple[int, int]] = field(default_factory=set)


def dual_life(
    session: Session,
    span: Span,
    organization_id: int | None,
    today: date,
    member_id: int | None = None,
) -> DualLife:
    """Everybody who led on some day of ``span`` up to today, of one branch (with all below an organisation) or of the
    bureau, or only the person of that number; each quarter judged as of ``today``, guidance by the years the span touches."""
    organizations = list_organizations(session)
    until = min(today, span.last)
    known = Span(span.first, until, span.label)
    leaders = [leader for leader in leading_cadres(session, member_id) if leads_within(leader, known)]
    if organization_id is not None:
        within = with_descendants(organizations, organization_id)
        leaders = [leader for leader in leaders if _branch_on(leader, until)[0] in within]
    quarters = quarters_within(span)
    if not leaders:
        return DualLife(span, until, quarters, (), scope=scope_of(organizations, organization_id))
    meetings = _meetings(session, known, branch_of_each(organizations))
    said = _said(session, known, leaders)
    years = Span(year_of(span.first.year).first, year_of(span.last.year).last, "")
    guided = guided_meetings(session, leaders, years, above_each(organizations))
    begins = ledger_begins(session)
    first_day = None if begins is None else begins.first
    lives = tuple(
        _life(leader, quarters, meetings, said, guided.get(leader.id, ()), today, first_day)
        for leader in leaders
    )
    ids = {record for life in lives for record in _records_of(life)}
    found = behind_records(session, sorted(ids), "", "").records
    return DualLife(span, until, quarters, lives, found, scope_of(organizations, organization_id))


def above_each(organizations: Sequence[OrganizationRow]) -> dict[int, frozenset[int]]:
    """Of each organisation itself and, of a group, its branch."""
    owner = branch_of_each(organizations)
    return {
        row.id: frozenset((row.id, owner.get(row.id, row.id))) for row in organizations if row.id is not None
    }


def _records_of(life: LeaderLife) -> Iterable[int]:
    for period in life.periods:
        yield from period.held
        yield from period.contact_held
        yield from period.democratic
    for meeting in life.guided:
        yield meeting.record_id


def _branch_on(leader: LeadingCadre, day: date) -> tuple[int | None, str]:
    """The branch on ``day``, else the last one."""
    here = [stay for stay in leader.stays if covers(stay.from_on, stay.to_on, day)] or list(leader.stays)
    return (here[-1].branch_id, here[-1].branch_name) if here else (None, "")


def _duty_on(spells: Sequence[LeadingSpell], day: date) -> str:
    here = [spell.duty for spell in spells if covers(spell.from_on, spell.to_on, day)]
    return "、".join(dict.fromkeys(here)) or spells[-1].duty


# Reading


def _meetings(session: Session, span: Span, owner: Mapping[int, int]) -> list[_Meeting]:
    own = Meeting.__table__
    query = (
        select(Record.id, Record.kind, own.c.counts_as, Record.happened_on, Record.organization_id)
        .join_from(Record, own, Record.id == own.c.id)
        .where(*_held(span))
        .order_by(Record.happened_on, Record.id)
    )
    found = []
    for id_, kind, also, day, place in session.execute(query):
        kinds = frozenset((MeetingKind(kind), *map(MeetingKind, also))) & _KINDS
        if kinds:
            found.append(_Meeting(id_, kinds, day, place, owner.get(place)))
    return found


def _held(span: Span) -> tuple[Any, ...]:
    return (
        Record.register == Register.MEETING,
        Record.deleted_at.is_(None),
        Record.status == RecordStatus.HELD.value,
        Record.happened_on.between(span.first, span.last),
    )


def _said(session: Session, span: Span, leaders: Sequence[LeadingCadre]) -> _Said:
    ids = [leader.id for leader in leaders]
    by_name = named_once(leaders)
    said = _Said()
    sheet = select(Attendance.record_id, Attendance.member_id, Attendance.state, Attendance.counted).join(
        Record, Record.id == Attendance.record_id
    )
    for record_id, member_id, state, counted in session.execute(
        sheet.where(*_held(span), Attendance.member_id.in_(ids))
    ):
        if member_id is not None:
            said.states[record_id, member_id] = state
            if not counted and state is not AttendanceState.PRESENT:
                said.spared.add((record_id, member_id))
    sat_in = select(Observer.record_id, Observer.name).join(Record, Record.id == Observer.record_id)
    for record_id, typed in session.execute(sat_in.where(*_held(span))):
        for name in names_in(typed):
            leader = by_name.get(person_name(name))
            if leader is not None:
                said.observed.add((record_id, leader.id))
    return said


# Counting


def _life(
    leader: LeadingCadre,
    quarters: Sequence[Span],
    meetings: Sequence[_Meeting],
    said: _Said,
    guided: Sequence[GuidedMeeting],
    today: date,
    begins: date | None,
) -> LeaderLife:
    until = min(today, quarters[-1].last)
    guided_ids = {meeting.record_id for meeting in guided}
    periods = tuple(
        _period(
            leader,
            quarter,
            [meeting for meeting in meetings if meeting.day in quarter],
            said,
            guided_ids,
            today,
            begins,
        )
        for quarter in quarters
    )
    contacts = tuple(
        spell.organization_name for spell in leader.contacts if covers(spell.from_on, spell.to_on, until)
    )
    return LeaderLife(
        leader.id,
        leader.name,
        _duty_on(leader.leading, until),
        _branch_on(leader, until)[1],
        tuple(dict.fromkeys(contacts)),
        periods,
        tuple(guided),
    )


def _period(
    leader: LeadingCadre,
    quarter: Span,
    meetings: Iterable[_Meeting],
    said: _Said,
    guided: set[int],
    today: date,
    begins: date | None,
) -> PeriodLife:
    found: dict[str, list[int]] = defaultdict(list)
    for meeting in meetings:
        if not leads_on(leader, meeting.day) or (meeting.id, leader.id) in said.spared:
            continue
        state = said.states.get((meeting.id, leader.id))
        came = state is AttendanceState.PRESENT
        if MeetingKind.DEMOCRATIC_LIFE in meeting.kinds and came:
            found["democratic"].append(meeting.id)
        if meeting.kinds == {MeetingKind.DEMOCRATIC_LIFE}:
            continue
        if _is_own(leader, meeting, state):
            found["held"].append(meeting.id)
            found[_place_of(state)].append(meeting.id)
        elif _is_contact(leader, meeting):
            found["contact_held"].append(meeting.id)
            if came or (meeting.id, leader.id) in said.observed or meeting.id in guided:
                found["contact_attended"].append(meeting.id)
    in_duty = [(spell.from_on, spell.to_on) for spell in leader.leading]
    on_roll = [(stay.from_on, stay.to_on) for stay in leader.stays]
    verdict, reason = judge_period(
        quarter,
        today,
        attended=len(found["attended"]),
        away=len(found["away"]),
        unknown=len(found["unknown"]),
        throughout=covers_throughout(in_duty, quarter) and covers_throughout(on_roll, quarter),
        ledger_begins=begins,
    )
    return PeriodLife(
        quarter, **{name: tuple(ids) for name, ids in found.items()}, verdict=verdict, reason=reason
    )


def _place_of(state: AttendanceState | None) -> str:
    if state is AttendanceState.PRESENT:
        return "attended"
    return "away" if state in (AttendanceState.LEAVE, AttendanceState.ABSENT) else "unknown"


def _is_own(leader: LeadingCadre, meeting: _Meeting, state: AttendanceState | None) -> bool:
    """Whether it is organisational life of the person's own branch that expects the person: a group's meeting expects its
    group, and a record of 双重组织生活 whom it names."""
    for stay in leader.stays:
        if meeting.branch_id == stay.branch_id and covers(stay.from_on, stay.to_on, meeting.day):
            if meeting.kinds == {NAMED_ONLY}:
                return state is not None
            whole = meeting.organization_id == stay.branch_id
            return whole or meeting.organization_id == stay.group_id or state is not None
    return False


def _is_contact(leader: LeadingCadre, meeting: _Meeting) -> bool:
    return any(
        meeting.branch_id == spell.organization_id and covers(spell.from_on, spell.to_on, meeting.day)
        for spell in leader.contacts
    )
