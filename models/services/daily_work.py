"""日常工作: listing, reading, saving; the ledger of a period."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import clock
from models.entities import DailyWork, Record
from models.failures import BadInput
from models.rows import daily_work as rows
from models.rows.changes import Changes, Subject
from models.rows.query import RegisterQuery
from models.rules.daily_terms import DailyWorkKind, DailyWorkStatus
from models.rules.periods import Span
from models.rules.terms import DraftOf, Register
from models.services import closed, following, history, record_lines, records
from models.services.organizations import list_organizations
from models.services.statistics import scope_of

WHAT = "日常工作记录"
CONTENT, OUTCOME = "content", "outcome"


def list_daily_work(session: Session, asked: RegisterQuery) -> tuple[rows.DailyWorkSummary, ...]:
    """The register, newest first."""
    names = records.organization_names(session)
    query = select(DailyWork, records.attachment_count(), following.final_column())
    query = records.filtered(
        session,
        query,
        Register.DAILY_WORK,
        asked,
        (CONTENT, OUTCOME),
        (DailyWork.person, DailyWork.counterpart, DailyWork.document_number),
    )
    return tuple(
        rows.DailyWorkSummary(
            id=entity.id,
            kind=DailyWorkKind(entity.kind),
            status=DailyWorkStatus(entity.status),
            title=entity.title,
            happened_on=entity.happened_on,
            organization_id=entity.organization_id,
            organization_name=names[entity.organization_id],
            person=entity.person,
            counterpart=entity.counterpart,
            urgency=entity.urgency,
            reply_due_on=entity.reply_due_on,
            replied_on=entity.replied_on,
            attachments=files,
            is_final=bool(final),
        )
        for entity, files, final in session.execute(query)
    )


def load_daily_work(session: Session, record_id: int) -> rows.DailyWorkDetail:
    """The whole entry; raises NotFound."""
    entity: DailyWork = records.get_record(session, DailyWork, record_id, WHAT)
    return _details(session, [entity])[0]


def _details(session: Session, entities: Sequence[DailyWork]) -> list[rows.DailyWorkDetail]:
    names = records.organization_names(session)
    found: list[rows.DailyWorkDetail] = []
    for some in record_lines.parts([entity.id for entity in entities]):
        content, outcome = (record_lines.texts_of(session, some, part) for part in (CONTENT, OUTCOME))
        files, after = record_lines.files_of(session, some), following.following_of(session, some)
        own = {entity.id: entity for entity in entities if entity.id in set(some)}
        for id_ in some:
            entity = own[id_]
            found.append(
                rows.DailyWorkDetail(
                    id=id_,
                    kind=DailyWorkKind(entity.kind),
                    organization_id=entity.organization_id,
                    title=entity.title,
                    happened_on=entity.happened_on,
                    status=DailyWorkStatus(entity.status),
                    organization_name=names[entity.organization_id],
                    member_id=entity.member_id,
                    person=entity.person,
                    counterpart=entity.counterpart,
                    place=entity.place,
                    document_number=entity.document_number,
                    urgency=entity.urgency,
                    care=entity.care,
                    occurred_at=entity.occurred_at,
                    sent_at=entity.sent_at,
                    reply_due_on=entity.reply_due_on,
                    replied_on=entity.replied_on,
                    people=entity.people,
                    amount=entity.amount,
                    content=content.get(id_, ""),
                    outcome=outcome.get(id_, ""),
                    labels=after[id_].labels,
                    attachments=files.get(id_, ()),
                    finalization=after[id_].finalization,
                    errata=after[id_].errata,
                    version=entity.version,
                    created_at=entity.created_at,
                )
            )
    return found


@history.recorded(DraftOf.DAILY_WORK, load_daily_work)
def save_daily_work(session: Session, detail: rows.DailyWorkDetail) -> Changes:
    """Add or change an entry. Raises BadInput for what cannot be; Conflict when somebody else changed it meanwhile. Of a closed
    one only the labels are written."""
    _refuse_bad(session, detail)
    if detail.id is None:
        entity = DailyWork(register=Register.DAILY_WORK)
        session.add(entity)
    else:
        entity = records.get_record(session, DailyWork, detail.id, WHAT)
    final = detail.id is not None and following.is_final(session, detail.id)
    if final:
        closed.refuse_rewriting(load_daily_work(session, entity.id), detail)
    records.stamp(entity, detail.version, new=detail.id is None)
    if not final:
        _write(session, entity, detail)
    session.flush()
    following.write_following(session, entity.id, labels=detail.labels)
    return Changes.of(Subject.DAILY_WORK, record_id=entity.id)


def _write(session: Session, entity: DailyWork, detail: rows.DailyWorkDetail) -> None:
    entity.kind, entity.status = detail.kind.value, detail.status.value
    entity.title, entity.happened_on = detail.title.strip(), detail.happened_on
    entity.organization_id, entity.member_id = detail.organization_id, detail.member_id
    entity.person, entity.counterpart = detail.person.strip(), detail.counterpart.strip()
    entity.place, entity.document_number = detail.place.strip(), detail.document_number.strip()
    entity.urgency, entity.care = detail.urgency, detail.care
    entity.occurred_at, entity.sent_at = detail.occurred_at, detail.sent_at
    entity.reply_due_on, entity.replied_on = detail.reply_due_on, detail.replied_on
    entity.people, entity.amount = detail.people, detail.amount
    session.flush()
    record_lines.write_files(session, entity.id, detail.attachments)
    record_lines.write_texts(session, entity.id, {CONTENT: detail.content, OUTCOME: detail.outcome})


def _refuse_bad(session: Session, detail: rows.DailyWorkDetail) -> None:
    records.check_common(session, detail.organization_id, detail.title, detail.happened_on, "事项名称")
    today = clock.now().date()
    if detail.status is DailyWorkStatus.DONE and detail.happened_on > today:
        day = detail.happened_on
        raise BadInput(
            f"{day.year}年{day.month}月{day.day}日还没有到，不能记成已办结，还没有保存；请核对日期或状态。"
        )
    if detail.replied_on is not None and detail.replied_on > today:
        raise BadInput("答复日期还没有到，还没有保存；请核对。")
    if any(number is not None and number < 0 for number in (detail.people, detail.amount)):
        raise BadInput("人数和金额不能是负数，还没有保存；不知道的请留空。")


@history.removed(DraftOf.DAILY_WORK, load_daily_work)
def remove_daily_work(session: Session, record_id: int, version: int) -> Changes:
    """Take an entry off the register; it stays in the database."""
    closed.refuse_closed(session, record_id, "不能删除")
    records.remove_record(session, DailyWork, record_id, version, WHAT)
    return Changes.of(Subject.DAILY_WORK, record_id=record_id)


def latest_daily_work(
    session: Session, kind: DailyWorkKind, organization_id: int
) -> rows.DailyWorkDetail | None:
    """The last entry of this kind and organisation, for entering the next one like it."""
    query = select(Record.id).where(Record.organization_id == organization_id, Record.kind == kind.value)
    found = session.scalar(records.filtered(session, query, Register.DAILY_WORK, RegisterQuery()).limit(1))
    return None if found is None else load_daily_work(session, found)


def daily_work_ledger(
    session: Session,
    span: Span,
    organization_id: int | None,
    today: date,
    kinds: Iterable[DailyWorkKind] = DailyWorkKind,
) -> rows.DailyWorkLedger:
    """The entries of these kinds in ``span``, whole, by day; cancelled ones are left out."""
    wanted = tuple(kinds)
    asked = RegisterQuery(organization_id=organization_id, span=span)
    query = select(DailyWork).where(
        Record.kind.in_([kind.value for kind in wanted]),
        Record.status != DailyWorkStatus.CANCELLED.value,
    )
    entities = list(session.scalars(records.filtered(session, query, Register.DAILY_WORK, asked)))
    entities.reverse()
    scope = scope_of(list_organizations(session), organization_id)
    return rows.DailyWorkLedger(span, today, wanted, tuple(_details(session, entities)), scope)
