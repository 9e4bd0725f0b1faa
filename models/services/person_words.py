"""Where people spoke, with whom they talked and how they were graded: found by number, and by name where a record keeps only
names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from models.entities import (
    AppraisalResult,
    Attendance,
    Contribution,
    Meeting,
    Member,
    Record,
    Speech,
    Talk,
)
from models.rows.person import LECTURED, PersonGrade, PersonTalk, SpokenAt
from models.rules.names import person_name
from models.rules.people_in import names_in
from models.rules.periods import Span
from models.rules.terms import MeetingKind, RecordStatus, Register
from models.services.record_lines import parts

FEW = 20
"""Up to so many names the database looks for them itself."""
SPOKE = "发言"
_OPEN = Record.kind != MeetingKind.HEART_TALK.value
"""Nothing of 谈心谈话 but who and when: its headings may tell what was said."""


class _Bearers:
    """Who bears a name, and which of the bearers stands on a record's sheet."""

    def __init__(self, session: Session, names: Mapping[int, str], span: Span) -> None:
        self.wanted = set(names)
        spellings = {person_name(name) for name in names.values()}
        self._bearers: dict[str, set[int]] = defaultdict(set)
        for member_id, name in session.execute(select(Member.id, Member.name)):
            if person_name(name) in spellings:
                self._bearers[person_name(name)].add(member_id)
        shared = [id_ for ids in self._bearers.values() if len(ids) > 1 for id_ in ids]
        self._on_sheet: set[tuple[int, int]] = set()
        # With nobody to ask about, so that namesakes cost no query more.
        for some in list(parts(shared)) or [()]:
            query = select(Attendance.record_id, Attendance.member_id).join(
                Record, Record.id == Attendance.record_id
            )
            query = query.where(
                Attendance.member_id.in_(some), Record.happened_on.between(span.first, span.last)
            )
            for record_id, bearer in session.execute(query):
                if bearer is not None:
                    self._on_sheet.add((record_id, bearer))

    def who(self, name: str, record_id: int) -> int | None:
        """The person meant; None for a name nobody asked about, and for one of several who cannot be told apart."""
        bearers = self._bearers.get(person_name(name), set())
        if len(bearers) > 1:
            bearers = {id_ for id_ in bearers if (record_id, id_) in self._on_sheet}
        found = next(iter(bearers)) if len(bearers) == 1 else None
        return found if found in self.wanted else None


def _held(span: Span) -> tuple[Any, ...]:
    return (
        Record.deleted_at.is_(None),
        Record.status == RecordStatus.HELD.value,
        Record.happened_on.between(span.first, span.last),
    )


def _naming(query: Select[Any], column: Any, names: Iterable[str]) -> Select[Any]:
    names = tuple(names)
    if len(names) > FEW:
        return query
    # A blank may be set into a short name, so only its first character is asked for.
    return query.where(or_(*(column.contains(name[:1], autoescape=True) for name in names)))


def speeches_of(session: Session, names: Mapping[int, str], span: Span) -> dict[int, list[SpokenAt]]:
    """What each of these people said or lectured in ``span``, by day; several speeches at one record in one role are one."""
    if not names:
        return {}
    bearers = _Bearers(session, names, span)
    found: dict[int, dict[tuple[date, int, str], None]] = defaultdict(dict)
    spoken = (
        (Contribution, Contribution.speaker, Contribution.role),
        (Speech, Speech.speaker, None),
    )
    for entity, speaker, role in spoken:
        columns: list[Any] = [Record.id, Record.happened_on, speaker]
        query: Select[Any] = select(*columns, *([] if role is None else [role])).join_from(
            entity, Record, Record.id == entity.record_id
        )
        for id_, day, typed, *roles in session.execute(
            _naming(query.where(*_held(span), _OPEN), speaker, names.values())
        ):
            _note(found, bearers, id_, day, typed, (roles[0] if roles else "") or SPOKE)
    own = Meeting.__table__
    lectured = select(Record.id, Record.happened_on, own.c.lecturer).join_from(
        Record, own, Record.id == own.c.id
    )
    lectured = lectured.where(*_held(span), _OPEN, own.c.lecturer != "")
    for id_, day, typed in session.execute(_naming(lectured, own.c.lecturer, names.values())):
        _note(found, bearers, id_, day, typed, LECTURED)
    return {
        member_id: [SpokenAt(record_id, day, role) for day, record_id, role in sorted(lines)]
        for member_id, lines in found.items()
    }


def _note(
    found: dict[int, dict[tuple[date, int, str], None]],
    bearers: _Bearers,
    record_id: int,
    day: date,
    typed: str,
    role: str,
) -> None:
    for name in names_in(typed):
        member_id = bearers.who(name, record_id)
        if member_id is not None:
            found[member_id][day, record_id, role] = None


def talks_of(session: Session, names: Mapping[int, str], span: Span) -> dict[int, list[PersonTalk]]:
    """谈心谈话 that took place in ``span``, by day: the day and the other, nothing of what was said."""
    if not names:
        return {}
    bearers = _Bearers(session, names, span)
    query = (
        select(
            Record.id,
            Record.happened_on,
            Talk.pair,
            Talk.talker_id,
            Talk.talker,
            Talk.partner_id,
            Talk.partner,
        )
        .join_from(Talk, Record, Record.id == Talk.record_id)
        .where(Record.register == Register.MEETING, *_held(span))
        .order_by(Record.happened_on, Record.id)
    )
    found: dict[int, list[PersonTalk]] = defaultdict(list)
    for id_, day, pair, talker_id, talker, partner_id, partner in session.execute(query):
        one = talker_id if talker_id is not None else bearers.who(talker, id_)
        other = partner_id if partner_id is not None else bearers.who(partner, id_)
        if one is not None and one in names:
            found[one].append(PersonTalk(id_, day, partner, pair, talker=True))
        if other is not None and other in names and other != one:
            found[other].append(PersonTalk(id_, day, talker, pair))
    return found


def grades_of(session: Session, ids: Sequence[int], until: date) -> dict[int, list[PersonGrade]]:
    """Grades of 民主评议党员 held up to ``until``, latest first."""
    found: dict[int, list[PersonGrade]] = defaultdict(list)
    own = AppraisalResult.__table__
    for some in parts(ids):
        query = (
            select(Record.id, Record.happened_on, own.c.member_id, own.c.grade, own.c.standing)
            .join_from(own, Record, Record.id == own.c.record_id)
            .where(
                and_(
                    Record.deleted_at.is_(None),
                    Record.status == RecordStatus.HELD.value,
                    Record.happened_on <= until,
                    own.c.member_id.in_(some),
                )
            )
            .order_by(Record.happened_on.desc(), Record.id.desc())
        )
        for id_, day, member_id, grade, standing in session.execute(query):
            found[member_id].append(PersonGrade(id_, day, grade, standing))
    return found
