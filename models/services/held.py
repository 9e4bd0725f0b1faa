"""What took place in a span of days, as the rules count it; read with a fixed number of queries, as plain lines."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from models.entities import Inspection, Meeting, Notice, Record, StudySession
from models.rules.activities import Activities, Activity
from models.rules.compliance_terms import BureauDuty
from models.rules.daily_terms import DailyWorkStatus
from models.rules.ledger import kept_from
from models.rules.periods import Month
from models.rules.rule_fit import ASKED_DAILY_WORK
from models.rules.study_terms import Sitting
from models.rules.terms import NoticeStatus, RecordStatus, Register
from models.services.agenda_evidence import first_topics_of_meetings


def held_between(session: Session, first: date, last: date, *, first_topics: bool = False) -> Activities:
    """Everything that took place on the days ``first`` to ``last``, put in order: meetings, study, the inspections and the
    notices of the months that these days touch. Eight queries; one more with ``first_topics``, by which the first topic
    of a meeting counts as study of that kind."""
    found = [*_gatherings(session, first, last)]
    if first_topics:
        found += first_topics_of_meetings(session, first, last)
    found += _inspections(session, first, last)
    found += _notices(session, first, last)
    found += _daily_work(session, first, last)
    begins = ledger_begins(session)
    halted = _halted(session, first, last)
    return Activities(found, date.max if begins is None else begins.first, halted)


def ledger_begins(session: Session) -> Month | None:
    """The month of the earliest meeting, study session or inspection entered that does not stand alone (`rules.ledger`); None while
    there is none. Whatever the bureau did before is not in this ledger: nobody can say from it that something was not done."""
    # Told by the index alone.
    months = func.substr(_record.happened_on, 1, 7)
    query = select(months).where(
        _record.register.in_((Register.MEETING, Register.STUDY, Register.INSPECTION)),
        _record.deleted_at.is_(None),
    )
    return kept_from([Month.parse(month) for month in session.scalars(query.distinct().order_by(months))])


# Columns of tables, not of entities: lines then come without passing through the mapper, in half the time.
_record = Record.__table__.c
_meeting = Meeting.__table__.c
_session = StudySession.__table__.c


def _gatherings(session: Session, first: date, last: date) -> Iterator[Activity]:
    more, sittings = _more_of_meetings(session, first, last), _sittings(session, first, last)
    alone: dict[str, frozenset[str]] = {}
    query = select(_record.id, _record.organization_id, _record.happened_on, _record.kind)
    for id_, place, day, kind in session.execute(
        query.where(*_took_place(first, last), _record.register.in_((Register.MEETING, Register.STUDY)))
    ).all():
        evidence = alone.get(kind)
        if evidence is None:
            evidence = alone[kind] = frozenset((kind,))
        if id_ in sittings:
            yield Activity(id_, place, day, evidence.union((sittings[id_].value,)))
        elif id_ in more:
            counts_as, lecturer = more[id_]
            yield Activity(id_, place, day, evidence.union(counts_as), lecturer)
        else:
            yield Activity(id_, place, day, evidence)


def _took_place(first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    return (
        _record.happened_on.between(first, last),
        _record.status == RecordStatus.HELD.value,
        _record.deleted_at.is_(None),
    )


def _halted(session: Session, first: date, last: date) -> list[Activity]:
    """Meetings that were halted (叫停)."""
    query = (
        select(_record.id, _record.organization_id, _record.happened_on, _record.kind, _meeting.counts_as)
        .join_from(Record.__table__, Meeting.__table__, _meeting.id == _record.id)
        .where(
            _record.happened_on.between(first, last),
            _record.status == RecordStatus.HALTED.value,
            _record.deleted_at.is_(None),
        )
    )
    return [
        Activity(id_, place, day, frozenset((kind, *counts_as)))
        for id_, place, day, kind, counts_as in session.execute(query)
    ]


def _more_of_meetings(session: Session, first: date, last: date) -> dict[int, tuple[list[str], str]]:
    """兼作 and 主讲人 of the meetings that have either: few of many, so the others are read from the index alone."""
    query = (
        select(_record.id, _meeting.counts_as, _meeting.lecturer)
        .join_from(Record.__table__, Meeting.__table__, _meeting.id == _record.id)
        .where(
            *_took_place(first, last),
            _record.register == Register.MEETING,
            or_(func.json_array_length(_meeting.counts_as) > 0, _meeting.lecturer != ""),
        )
    )
    return {id_: (counts_as, lecturer) for id_, counts_as, lecturer in session.execute(query)}


def _sittings(session: Session, first: date, last: date) -> dict[int, Sitting]:
    """研讨 and 交流 among the sessions of branches; both are study besides (domain N6)."""
    query = (
        select(_record.id, _session.sitting)
        .join_from(Record.__table__, StudySession.__table__, _session.id == _record.id)
        .where(
            *_took_place(first, last),
            _record.register == Register.STUDY,
            _session.sitting.in_((Sitting.DISCUSSION, Sitting.EXCHANGE)),
        )
    )
    return dict(session.execute(query).all())


def _daily_work(session: Session, first: date, last: date) -> list[Activity]:
    """思想动态分析 and 意识形态分析研判 that were brought to an end."""
    query = select(_record.id, _record.organization_id, _record.happened_on, _record.kind).where(
        _record.register == Register.DAILY_WORK,
        _record.happened_on.between(first, last),
        _record.kind.in_([kind.value for kind in ASKED_DAILY_WORK]),
        _record.status == DailyWorkStatus.DONE.value,
        _record.deleted_at.is_(None),
    )
    return [Activity(id_, place, day, frozenset((kind,))) for id_, place, day, kind in session.execute(query)]


def _inspections(session: Session, first: date, last: date) -> list[Activity]:
    own = Inspection.__table__
    query = (
        select(_record.id, own.c.month)
        .join_from(own, Record.__table__, _record.id == own.c.id)
        .where(
            own.c.month.between(str(Month.of(first)), str(Month.of(last))),
            _record.status == RecordStatus.HELD.value,
            _record.deleted_at.is_(None),
        )
    )
    evidence = frozenset((BureauDuty.INSPECTION.value,))
    return [Activity(id_, None, Month.parse(month).first, evidence) for id_, month in session.execute(query)]


def _notices(session: Session, first: date, last: date) -> list[Activity]:
    """Issued ones; a correction is no notice of the month once more."""
    query = select(Notice.id, Notice.month).where(
        Notice.month.between(str(Month.of(first)), str(Month.of(last))),
        Notice.status == NoticeStatus.ISSUED,
        Notice.corrects_id.is_(None),
    )
    evidence = frozenset((BureauDuty.NOTICE.value,))
    return [Activity(id_, None, Month.parse(month).first, evidence) for id_, month in session.execute(query)]
