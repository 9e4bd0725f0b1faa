"""Study sessions: listing, reading, saving."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.entities import Contribution, Record, StudyMaterial, StudySession
from models.failures import BadInput
from models.rows.attendance import count_attendance
from models.rows.changes import Changes, Subject
from models.rows.query import RegisterQuery
from models.rows.study import Contribution as ContributionRow
from models.rows.study import Material, StudyDetail, StudySummary
from models.rules.study_terms import Sitting
from models.rules.terms import DraftOf, RecordStatus, Register, StudyKind
from models.services import closed, following, history, record_lines, records
from models.services.labels import labels_by_record

WHAT = "学习记录"
CONTENT, OUTCOME = "content", "outcome"


def list_sessions(session: Session, asked: RegisterQuery) -> tuple[StudySummary, ...]:
    """The register, newest first."""
    names = records.organization_names(session)
    query = select(
        StudySession, records.has_text(CONTENT), records.attachment_count(), following.final_column()
    )
    query = records.filtered(session, query, Register.STUDY, asked, (CONTENT, OUTCOME), (StudySession.host,))
    if asked.sitting:
        query = query.where(StudySession.sitting == Sitting(asked.sitting))
    labels = labels_by_record(
        session, query.with_only_columns(StudySession.id, maintain_column_froms=True).order_by(None)
    )
    return tuple(
        StudySummary(
            id=entity.id,
            kind=StudyKind(entity.kind),
            form=entity.form,
            status=RecordStatus(entity.status),
            title=entity.title,
            held_on=entity.happened_on,
            organization_id=entity.organization_id,
            organization_name=names[entity.organization_id],
            host=entity.host,
            hours=entity.hours,
            expected=entity.expected,
            present=entity.present,
            has_text=bool(has_content),
            attachments=files,
            sitting=entity.sitting,
            is_final=bool(final),
            labels=tuple(label_id for label_id, _ in labels.get(entity.id, ())),
            label_names=tuple(name for _, name in labels.get(entity.id, ())),
        )
        for entity, has_content, files, final in session.execute(query)
    )


def load_session(session: Session, record_id: int) -> StudyDetail:
    """The whole session; raises NotFound."""
    entity: StudySession = records.get_record(session, StudySession, record_id, WHAT)
    return _details(session, [entity])[0]


def load_sessions(session: Session, ids: Sequence[int]) -> list[StudyDetail]:
    """Whole sessions by the hundred, in the order of ``ids``; a removed one is left out."""
    found: list[StudyDetail] = []
    for some in record_lines.parts(ids):
        query = select(StudySession).where(StudySession.id.in_(some), Record.deleted_at.is_(None))
        by_id = {entity.id: entity for entity in session.scalars(query)}
        found += _details(session, [by_id[key] for key in some if key in by_id])
    return found


def _details(session: Session, entities: Sequence[StudySession]) -> list[StudyDetail]:
    """No more than `record_lines.parts` deals at once."""
    ids = [entity.id for entity in entities]
    names = records.organization_names(session)
    content, outcome = (record_lines.texts_of(session, ids, part) for part in (CONTENT, OUTCOME))
    after = following.following_of(session, ids)
    materials, said = (record_lines.children_of(session, own, ids) for own in (StudyMaterial, Contribution))
    sheets, observers = record_lines.sheets_of(session, ids), record_lines.observers_of(session, ids)
    files = record_lines.files_of(session, ids)
    return [
        StudyDetail(
            id=entity.id,
            kind=StudyKind(entity.kind),
            organization_id=entity.organization_id,
            title=entity.title,
            held_on=entity.happened_on,
            form=entity.form,
            status=RecordStatus(entity.status),
            organization_name=names[entity.organization_id],
            started_at=entity.started_at,
            ended_at=entity.ended_at,
            place=entity.place,
            host=entity.host,
            recorder=entity.recorder,
            hours=entity.hours,
            materials=tuple(
                Material(row.title, row.issuer, row.issued_on) for row in materials.get(entity.id, ())
            ),
            contributions=tuple(
                ContributionRow(row.speaker, row.role, row.text) for row in said.get(entity.id, ())
            ),
            attendance=sheets.get(entity.id, ()),
            observers=observers.get(entity.id, ()),
            content=content.get(entity.id, ""),
            outcome=outcome.get(entity.id, ""),
            attachments=files.get(entity.id, ()),
            sitting=entity.sitting,
            training_kind=entity.training_kind,
            organizer=entity.organizer,
            group_id=entity.group_id,
            plan_item_id=entity.plan_item_id,
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


@history.recorded(DraftOf.STUDY, load_session)
def save_session(session: Session, detail: StudyDetail) -> Changes:
    """Add or change a session with all that belongs to it. Raises BadInput for what cannot be; Conflict when somebody else
    changed it meanwhile."""
    _refuse_bad(session, detail)
    if detail.id is None:
        entity = StudySession(register=Register.STUDY)
        session.add(entity)
    else:
        entity = records.get_record(session, StudySession, detail.id, WHAT)
    final = detail.id is not None and following.is_final(session, detail.id)
    if final:
        closed.refuse_rewriting(load_session(session, entity.id), detail)
    records.stamp(entity, detail.version, new=detail.id is None)
    if final:
        session.flush()
        _write_following(session, entity.id, detail)
        return Changes.of(Subject.STUDY, record_id=entity.id)
    counts = count_attendance(detail.attendance)
    entity.kind, entity.status, entity.form = detail.kind.value, detail.status.value, detail.form
    entity.title, entity.happened_on = detail.title.strip(), detail.held_on
    entity.organization_id = detail.organization_id
    entity.expected = counts.expected if detail.attendance else None
    entity.present = counts.present if detail.attendance else None
    entity.started_at, entity.ended_at, entity.place = (
        detail.started_at,
        detail.ended_at,
        detail.place.strip(),
    )
    entity.host, entity.recorder, entity.hours = detail.host.strip(), detail.recorder.strip(), detail.hours
    entity.sitting, entity.organizer = detail.sitting, detail.organizer.strip()
    entity.training_kind = detail.training_kind if detail.kind is StudyKind.TRAINING else None
    entity.group_id, entity.plan_item_id = detail.group_id, detail.plan_item_id
    session.flush()
    _write_parts(session, entity.id, detail)
    _write_following(session, entity.id, detail)
    return Changes.of(Subject.STUDY, record_id=entity.id)


def _refuse_bad(session: Session, detail: StudyDetail) -> None:
    records.check_common(session, detail.organization_id, detail.title, detail.held_on, "学习主题")
    records.check_held(detail.status, detail.held_on)
    records.check_attendance(detail.attendance)
    following.check_following(detail.stages, detail.measures)
    if detail.hours is not None and not 0 < detail.hours <= 24:
        raise BadInput("学时应大于0且不超过24，还没有保存；不知道的请留空。")
    if detail.hours is not None and detail.hours != round(detail.hours, 2):
        raise BadInput("学时最多写两位小数，还没有保存；请核对。")
    if detail.started_at and detail.ended_at and detail.ended_at <= detail.started_at:
        raise BadInput("结束时间应晚于开始时间，还没有保存；请核对。")
    if any(not material.title.strip() for material in detail.materials):
        raise BadInput("学习材料里有一行没有题名，还没有保存；请补上或删去这一行。")


def _write_parts(session: Session, record_id: int, detail: StudyDetail) -> None:
    record_lines.write_people(session, record_id, detail.attendance, detail.observers)
    record_lines.write_files(session, record_id, detail.attachments)
    record_lines.write_texts(session, record_id, {CONTENT: detail.content, OUTCOME: detail.outcome})
    record_lines.write_children(
        session,
        StudyMaterial,
        record_id,
        (
            {"title": row.title.strip(), "issuer": row.issuer.strip(), "issued_on": row.issued_on}
            for row in detail.materials
        ),
    )
    record_lines.write_children(
        session,
        Contribution,
        record_id,
        (
            {"speaker": row.speaker.strip(), "role": row.role, "text": row.text}
            for row in detail.contributions
        ),
    )


def _write_following(session: Session, record_id: int, detail: StudyDetail) -> None:
    following.write_following(
        session,
        record_id,
        labels=detail.labels,
        stages=detail.stages,
        measures=detail.measures,
        make_ups=detail.make_ups,
    )


@history.removed(DraftOf.STUDY, load_session)
def remove_session(session: Session, record_id: int, version: int) -> Changes:
    """Take a session off the register; it stays in the database."""
    closed.refuse_closed(session, record_id, "不能删除")
    records.remove_record(session, StudySession, record_id, version, WHAT)
    return Changes.of(Subject.STUDY, record_id=record_id)


def latest_session(session: Session, kind: StudyKind, organization_id: int) -> StudyDetail | None:
    """The last session of this kind and organisation, for entering the next one like it."""
    query = select(Record.id).where(Record.organization_id == organization_id, Record.kind == kind.value)
    found = session.scalar(records.filtered(session, query, Register.STUDY, RegisterQuery()).limit(1))
    return None if found is None else load_session(session, found)


def organizers(session: Session) -> tuple[str, ...]:
    """The 主办单位 of trainings, the one last entered first."""
    query = select(StudySession.organizer).where(StudySession.organizer != "")
    query = query.group_by(StudySession.organizer).order_by(func.max(StudySession.id).desc())
    return tuple(session.scalars(query))
