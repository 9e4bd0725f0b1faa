"""第一议题: what was studied first, at sessions of their own and at meetings, read with a fixed number of queries."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import AgendaItem, Contribution, Record, RecordText, Speech, StudyMaterial
from models.entities import Measure as Entity
from models.rows.following import Measure
from models.rows.ledgers import FirstTopic, FirstTopicLedger
from models.rows.study import Material
from models.rules.measures import measures_by_topic
from models.rules.periods import Span
from models.rules.terms import MeetingKind, RecordStatus, Register, StudyKind
from models.services.agenda_evidence import counts_as_first_topic
from models.services.measures import measure_row
from models.services.organizations import list_organizations, with_descendants
from models.services.records import organization_names
from models.services.statistics import scope_of
from models.services.study import OUTCOME

LEADING = "领学"
"""What the part of a 领学人 in a session is called."""


def first_topics(session: Session, span: Span, organization_id: int | None, today: date) -> FirstTopicLedger:
    """Sessions of 第一议题 and first topics of meetings that were held in ``span``, of one organisation and all below it
    or of the bureau."""
    organizations = list_organizations(session)
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    names = organization_names(session)
    topics = [*_of_study(session, span, within, names), *_of_meetings(session, span, within, names)]
    topics.sort(key=lambda topic: (topic.held_on, topic.record_id))
    return FirstTopicLedger(span, today, tuple(topics), scope_of(organizations, organization_id))


def _held(query: Any, register: Register, span: Span, within: frozenset[int] | None) -> Any:
    """``query`` over Record narrowed to what was held."""
    query = query.where(
        Record.register == register,
        Record.deleted_at.is_(None),
        Record.status == RecordStatus.HELD.value,
        Record.happened_on.between(span.first, span.last),
    )
    return query if within is None else query.where(Record.organization_id.in_(within))


def _of_study(
    session: Session, span: Span, within: frozenset[int] | None, names: dict[int, str]
) -> list[FirstTopic]:
    def asked(query: Any) -> Any:
        query = _held(query, Register.STUDY, span, within)
        return query.where(Record.kind == StudyKind.FIRST_TOPIC.value)

    materials: dict[int, list[Material]] = {}
    studied = select(StudyMaterial).join(Record, Record.id == StudyMaterial.record_id)
    for row in session.scalars(asked(studied).order_by(StudyMaterial.record_id, StudyMaterial.position)):
        materials.setdefault(row.record_id, []).append(Material(row.title, row.issuer, row.issued_on))
    leaders: dict[int, list[str]] = {}
    speakers: dict[int, list[str]] = {}
    said = select(Contribution).join(Record, Record.id == Contribution.record_id)
    for row in session.scalars(asked(said).order_by(Contribution.record_id, Contribution.position)):
        into = leaders if LEADING in row.role else speakers
        into.setdefault(row.record_id, []).append(row.speaker)
    outcomes = select(RecordText.record_id, RecordText.body).join(Record, Record.id == RecordText.record_id)
    measures: dict[int, str] = dict(session.execute(asked(outcomes).where(RecordText.part == OUTCOME)).all())
    sessions = select(Record.id, Record.organization_id, Record.happened_on, Record.title, Record.present)
    followed = _measures(session, asked)
    return [
        FirstTopic(
            id_,
            f"{names[place]}“{StudyKind.FIRST_TOPIC}”学习",
            held_on,
            title,
            tuple(materials.get(id_, ())),
            _each_once(leaders.get(id_, ())),
            present,
            _each_once(speakers.get(id_, ())),
            measures.get(id_, ""),
            followed.get(id_, ()),
        )
        for id_, place, held_on, title, present in session.execute(asked(sessions))
    ]


def _of_meetings(
    session: Session, span: Span, within: frozenset[int] | None, names: dict[int, str]
) -> list[FirstTopic]:
    def asked(query: Any) -> Any:
        return _held(query, Register.MEETING, span, within).where(*counts_as_first_topic())

    speakers: dict[tuple[int, int], list[str]] = {}
    said = select(Speech.record_id, Speech.agenda_position, Speech.speaker).join(
        AgendaItem,
        (AgendaItem.record_id == Speech.record_id) & (AgendaItem.position == Speech.agenda_position),
    )
    in_order = asked(said.join(Record, Record.id == Speech.record_id)).order_by(
        Speech.record_id, Speech.position
    )
    for id_, place, speaker in session.execute(in_order):
        speakers.setdefault((id_, place), []).append(speaker)
    items = select(
        Record.id,
        Record.organization_id,
        Record.happened_on,
        Record.kind,
        Record.present,
        AgendaItem.position,
        AgendaItem.title,
        AgendaItem.resolution,
    ).join(AgendaItem, AgendaItem.record_id == Record.id)
    found = session.execute(asked(items).order_by(Record.id, AgendaItem.position)).all()
    titles: dict[int, list[str]] = {}
    for row in found:
        titles.setdefault(row.id, []).append(row.title)
    # Of one record, its measures dealt to its first topics in their order.
    followed = _measures(session, asked, joined=True)
    dealt = {
        record_id: iter(measures_by_topic(followed.get(record_id, ()), tuple(some)))
        for record_id, some in titles.items()
    }
    return [
        FirstTopic(
            row.id,
            f"{names[row.organization_id]}{MeetingKind(row.kind)}",
            row.happened_on,
            row.title,
            present=row.present,
            speakers=_each_once(speakers.get((row.id, row.position), ())),
            measures=row.resolution,
            followed=next(dealt[row.id]),
        )
        for row in found
    ]


def _measures(
    session: Session, asked: Callable[[Any], Any], *, joined: bool = False
) -> dict[int, tuple[Measure, ...]]:
    """The measures of the records asked for, in order; ``joined`` where the agenda is asked too."""
    query = select(Entity).join(Record, Record.id == Entity.record_id)
    if joined:
        query = query.join(AgendaItem, AgendaItem.record_id == Record.id).distinct()
    found: dict[int, tuple[Measure, ...]] = {}
    for entity in session.scalars(asked(query).order_by(Entity.record_id, Entity.position)):
        found[entity.record_id] = (*found.get(entity.record_id, ()), measure_row(entity))
    return found


def _each_once(people: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in people if name))
