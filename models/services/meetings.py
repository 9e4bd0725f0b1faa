"""Meetings of 三会一课 and organisational life: listing, reading, saving."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from models.entities import AgendaItem, Meeting, Record, Speech
from models.rows import meeting as rows
from models.rows.attendance import count_attendance
from models.rows.changes import Changes, Subject
from models.rows.query import RegisterQuery
from models.rules.attendance import Roll, roll_for
from models.rules.terms import DraftOf, MeetingKind, RecordStatus, Register
from models.services import closed, following, history, life, life_writing, record_lines, records
from models.services.halts import held_before, holding_again
from models.services.labels import labels_by_record
from models.services.meeting_checks import refuse_bad_meeting, refuse_dropping
from models.services.stages import open_stages_of

WHAT = "会议记录"
MINUTES = "minutes"
SLICE = 200
"""Meetings read at once."""


def list_meetings(session: Session, asked: RegisterQuery) -> tuple[rows.MeetingSummary, ...]:
    """The register, newest first."""
    names = records.organization_names(session)
    query = select(Meeting, records.has_text(MINUTES), records.attachment_count(), following.final_column())
    query = records.filtered(
        session, query, Register.MEETING, asked, (MINUTES,), (Meeting.host, Meeting.lecturer)
    )
    labels = labels_by_record(
        session, query.with_only_columns(Meeting.id, maintain_column_froms=True).order_by(None)
    )
    found = session.execute(query).all()
    entities = [entity for entity, *_ in found]
    undone = open_stages_of(session, {each.id: tuple(_kinds(each)) for each in entities if _is_held(each)})
    again = holding_again(session, sorted(_halted(entities)))
    before = held_before(session, [each.id for each in entities if each.reheld_of_id is not None])
    return tuple(
        rows.MeetingSummary(
            id=entity.id,
            kind=MeetingKind(entity.kind),
            counts_as=tuple(MeetingKind(code) for code in entity.counts_as),
            status=RecordStatus(entity.status),
            title=entity.title,
            held_on=entity.happened_on,
            organization_id=entity.organization_id,
            organization_name=names[entity.organization_id],
            host=entity.host,
            expected=entity.expected,
            present=entity.present,
            has_minutes=bool(has_minutes),
            attachments=files,
            is_final=bool(final),
            labels=tuple(label_id for label_id, _ in labels.get(entity.id, ())),
            label_names=tuple(name for _, name in labels.get(entity.id, ())),
            open_stages=tuple(stage.label for stage in undone.get(entity.id, ())),
            holds_again=before[entity.id].day if entity.id in before else None,
            held_again=(again[entity.id].day, again[entity.id].status) if entity.id in again else None,
        )
        for entity, has_minutes, files, final in found
    )


def load_meeting(session: Session, record_id: int) -> rows.MeetingDetail:
    """The whole meeting; raises NotFound."""
    entity: Meeting = records.get_record(session, Meeting, record_id, WHAT)
    return _details(session, [entity], records.organization_names(session))[0]


def load_meetings(session: Session, ids: Sequence[int]) -> list[rows.MeetingDetail]:
    """Whole meetings in the order of their ids, with the same few queries however many; ids that are no meeting's are
    passed over."""
    names = records.organization_names(session)
    found: list[rows.MeetingDetail] = []
    for some in record_lines.parts(ids, SLICE):
        entities = {
            entity.id: entity for entity in session.scalars(select(Meeting).where(Meeting.id.in_(some)))
        }
        found += _details(session, [entities[id_] for id_ in some if id_ in entities], names)
    return found


def _details(
    session: Session, entities: Sequence[Meeting], names: dict[int, str]
) -> list[rows.MeetingDetail]:
    ids = [entity.id for entity in entities]
    after = following.following_of(session, ids)
    kept = life.life_of(session, {entity.id: _kinds(entity) for entity in entities}, _halted(entities))
    agendas, minutes = _agendas(session, ids), record_lines.texts_of(session, ids, MINUTES)
    sheets, observers = record_lines.sheets_of(session, ids), record_lines.observers_of(session, ids)
    files = record_lines.files_of(session, ids)
    return [
        rows.MeetingDetail(
            id=entity.id,
            kind=MeetingKind(entity.kind),
            organization_id=entity.organization_id,
            title=entity.title,
            held_on=entity.happened_on,
            status=RecordStatus(entity.status),
            counts_as=tuple(MeetingKind(code) for code in entity.counts_as),
            organization_name=names[entity.organization_id],
            started_at=entity.started_at,
            ended_at=entity.ended_at,
            place=entity.place,
            host=entity.host,
            recorder=entity.recorder,
            lecturer=entity.lecturer,
            agenda=agendas.get(entity.id, ()),
            attendance=sheets.get(entity.id, ()),
            observers=observers.get(entity.id, ()),
            minutes=minutes.get(entity.id, ""),
            attachments=files.get(entity.id, ()),
            reheld_of=entity.reheld_of_id,
            halt=kept[entity.id].halt,
            criticisms=kept[entity.id].criticisms,
            appraisal=kept[entity.id].appraisal,
            talk=kept[entity.id].talk,
            theme_day=kept[entity.id].theme_day,
            birthdays=kept[entity.id].birthdays,
            guidance=kept[entity.id].guidance,
            labels=after[entity.id].labels,
            stages=after[entity.id].stages,
            measures=after[entity.id].measures,
            make_ups=after[entity.id].make_ups,
            finalization=after[entity.id].finalization,
            errata=after[entity.id].errata,
            version=entity.version,
            created_at=entity.created_at,
        )
        for entity in entities
    ]


def _kinds(entity: Meeting) -> list[MeetingKind]:
    return [MeetingKind(entity.kind), *map(MeetingKind, entity.counts_as)]


def _is_held(entity: Meeting) -> bool:
    return entity.status == RecordStatus.HELD.value


def _halted(entities: Sequence[Meeting]) -> set[int]:
    return {entity.id for entity in entities if entity.status == RecordStatus.HALTED.value}


def _agendas(session: Session, ids: Sequence[int]) -> dict[int, tuple[rows.AgendaItem, ...]]:
    speeches: dict[tuple[int, int], list[rows.Speech]] = {}
    for record_id, lines in record_lines.children_of(session, Speech, ids).items():
        for line in lines:
            spoken = speeches.setdefault((record_id, line.agenda_position), [])
            spoken.append(rows.Speech(line.speaker, line.text))
    return {
        record_id: tuple(
            rows.AgendaItem(
                title=item.title,
                kind=item.kind,
                is_first_topic=item.is_first_topic,
                speeches=tuple(speeches.get((record_id, item.position), ())),
                resolution=item.resolution,
                vote=vote_of(item),
            )
            for item in items
        )
        for record_id, items in record_lines.children_of(session, AgendaItem, ids).items()
    }


def vote_of(item: AgendaItem) -> rows.Vote | None:
    """The vote of an item; None when none was taken."""
    if item.vote_kind is None or item.ballot_method is None:
        return None
    return rows.Vote(item.vote_kind, item.ballot_method, item.in_favour, item.against, item.abstained)


@history.recorded(DraftOf.MEETING, load_meeting)
def save_meeting(session: Session, detail: rows.MeetingDetail) -> Changes:
    """Add or change a meeting with all that belongs to it. Raises BadInput for what cannot be; Conflict when somebody else
    changed it meanwhile. A quorum not met or a vote that cannot pass is a warning on screen, never a refusal: the record
    tells what happened."""
    refuse_bad_meeting(session, detail)
    if detail.id is None:
        entity = Meeting(register=Register.MEETING)
        session.add(entity)
    else:
        entity = records.get_record(session, Meeting, detail.id, WHAT)
    final = detail.id is not None and following.is_final(session, detail.id)
    if final:
        closed.refuse_rewriting(load_meeting(session, entity.id), detail)
    elif detail.id is not None:
        refuse_dropping(session, entity, detail)
    records.stamp(entity, detail.version, new=detail.id is None)
    if final:
        session.flush()
        _write_following(session, entity.id, detail)
        return Changes.of(Subject.MEETING, record_id=entity.id)
    counts = count_attendance(detail.attendance, committee=roll_for(detail.kind) is Roll.COMMITTEE)
    entity.kind, entity.status = detail.kind.value, detail.status.value
    entity.title, entity.happened_on = detail.title.strip(), detail.held_on
    entity.organization_id = detail.organization_id
    entity.counts_as = [kind.value for kind in detail.counts_as if kind is not detail.kind]
    entity.expected = counts.expected if detail.attendance else None
    entity.present = counts.present if detail.attendance else None
    entity.started_at, entity.ended_at, entity.place = (
        detail.started_at,
        detail.ended_at,
        detail.place.strip(),
    )
    entity.host, entity.recorder = detail.host.strip(), detail.recorder.strip()
    entity.lecturer, entity.reheld_of_id = detail.lecturer.strip(), detail.reheld_of
    session.flush()
    record_lines.write_people(session, entity.id, detail.attendance, detail.observers)
    record_lines.write_files(session, entity.id, detail.attachments)
    kept = life.kept_by(_life(detail), (detail.kind, *detail.counts_as), detail.status)
    record_lines.write_texts(session, entity.id, {MINUTES: detail.minutes} | life.texts_of_life(kept))
    _write_agenda(session, entity.id, detail.agenda)
    life_writing.write_life(session, entity.id, kept)
    _write_following(session, entity.id, detail)
    return Changes.of(Subject.MEETING, record_id=entity.id)


def _life(detail: rows.MeetingDetail) -> life.Life:
    return life.Life(
        detail.halt,
        detail.criticisms,
        detail.appraisal,
        detail.talk,
        detail.theme_day,
        detail.birthdays,
        detail.guidance,
    )


def _write_following(session: Session, record_id: int, detail: rows.MeetingDetail) -> None:
    following.write_following(
        session,
        record_id,
        labels=detail.labels,
        stages=detail.stages,
        measures=detail.measures,
        make_ups=detail.make_ups,
    )


def _write_agenda(session: Session, record_id: int, agenda: Sequence[rows.AgendaItem]) -> None:
    session.execute(delete(Speech).where(Speech.record_id == record_id))
    record_lines.write_children(session, AgendaItem, record_id, (_agenda_line(item) for item in agenda))
    speeches = [
        {
            "record_id": record_id,
            "agenda_position": number,
            "position": place,
            "speaker": speech.speaker.strip(),
            "text": speech.text,
        }
        for number, item in enumerate(agenda, start=1)
        for place, speech in enumerate(item.speeches, start=1)
    ]
    if speeches:
        session.execute(insert(Speech), speeches)


def _agenda_line(item: rows.AgendaItem) -> dict[str, object]:
    vote = item.vote
    return {
        "title": item.title.strip(),
        "kind": item.kind,
        "is_first_topic": item.is_first_topic,
        "resolution": item.resolution,
        "vote_kind": vote.kind if vote else None,
        "ballot_method": vote.method if vote else None,
        "in_favour": vote.in_favour if vote else None,
        "against": vote.against if vote else None,
        "abstained": vote.abstained if vote else None,
    }


@history.removed(DraftOf.MEETING, load_meeting)
def remove_meeting(session: Session, record_id: int, version: int) -> Changes:
    """Take a meeting off the register; it stays in the database."""
    closed.refuse_closed(session, record_id, "不能删除")
    records.remove_record(session, Meeting, record_id, version, WHAT)
    return Changes.of(Subject.MEETING, record_id=record_id)


def latest_meeting(session: Session, kind: MeetingKind, organization_id: int) -> rows.MeetingDetail | None:
    """The last meeting of this kind and organisation, for entering the next one like it."""
    query = select(Record.id).where(Record.organization_id == organization_id, Record.kind == kind.value)
    found = session.scalar(records.filtered(session, query, Register.MEETING, RegisterQuery()).limit(1))
    return None if found is None else load_meeting(session, found)
