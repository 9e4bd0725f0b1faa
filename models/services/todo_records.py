"""What entries of the registers left open: plans past their day, sheets not marked, notices not issued."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Notice, Record
from models.rows.changes import Subject
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.counting_basis import day_in_words
from models.rules.inspection_terms import InspectionMethod
from models.rules.periods import Month
from models.rules.terms import MeetingKind, NoticeStatus, RecordStatus, Register, StudyKind, Term

SUBJECTS = {
    Register.STUDY: Subject.STUDY,
    Register.MEETING: Subject.MEETING,
    Register.RECTIFICATION: Subject.RECTIFICATION,
    Register.INSPECTION: Subject.INSPECTION,
}
_KINDS: dict[Register, type[Term]] = {
    Register.STUDY: StudyKind,
    Register.MEETING: MeetingKind,
    Register.INSPECTION: InspectionMethod,
}


def planned_todos(session: Session, today: date, names: dict[int, str]) -> Iterator[Todo]:
    """What was planned for a day that is past, and is neither held nor cancelled."""
    query = (
        select(
            Record.id, Record.register, Record.kind, Record.title, Record.happened_on, Record.organization_id
        )
        .where(
            Record.register.in_(tuple(_KINDS)),
            Record.status == RecordStatus.PLANNED.value,
            Record.deleted_at.is_(None),
            Record.happened_on < today,
        )
        .order_by(Record.happened_on, Record.id)
    )
    for id_, register, kind, title, day, organization_id in session.execute(query):
        label = _KINDS[register](kind).label
        text = f"计划{day_in_words(day)}的{label}“{title}”还没有登记结果"
        target = Target(SUBJECTS[register], id_)
        yield Todo(
            TodoKind.PLANNED_PAST, text, day, (today - day).days, target, names.get(organization_id, "")
        )


def unmarked_todos(session: Session, since: date, today: date, names: dict[int, str]) -> Iterator[Todo]:
    """What was held on ``since`` or later and has somebody on its sheet whom nobody marked: a line for each organisation
    and register, which leads to the record when it is one and to the register when there are more."""
    query = (
        select(
            Record.id, Record.register, Record.kind, Record.title, Record.happened_on, Record.organization_id
        )
        .where(
            Record.register.in_((Register.STUDY, Register.MEETING)),
            Record.status == RecordStatus.HELD.value,
            Record.deleted_at.is_(None),
            Record.happened_on.between(since, today),
            Record.expected.is_not(None),
            Record.present.is_(None),
        )
        .order_by(Record.happened_on, Record.id)
    )
    found: dict[tuple[int, Register], list[tuple[int, str, str, date]]] = {}
    for id_, register, kind, title, day, organization_id in session.execute(query):
        label = _KINDS[register](kind).label
        found.setdefault((organization_id, register), []).append((id_, label, title, day))
    for (organization_id, register), records in found.items():
        id_, label, title, day = records[-1]
        text = f"{day_in_words(day)}{label}“{title}”到会情况没有登记完"
        target = Target(SUBJECTS[register], id_)
        if len(records) > 1:
            text = f"{len(records)}条{register.label}记录到会情况没有登记完，最近一条是{text[: -len('到会情况没有登记完')]}"
            target = Target(SUBJECTS[register], organization_id=organization_id)
        yield Todo(TodoKind.UNMARKED_SHEET, text, None, 0, target, names.get(organization_id, ""))


def draft_months(session: Session) -> dict[Month, int]:
    """The months that have a notice in draft, and its id."""
    query = select(Notice.month, Notice.id).where(Notice.status == NoticeStatus.DRAFT)
    return {Month.parse(month): id_ for month, id_ in session.execute(query.order_by(Notice.month))}


def draft_todos(drafts: dict[Month, int], today: date) -> Iterator[Todo]:
    """The notices of past months that lie in draft."""
    for month, id_ in drafts.items():
        if month.last < today:
            late = (today - month.last).days
            text = f"{month.label}督察通报还是草稿，没有印发"
            yield Todo(TodoKind.UNSENT_NOTICE, text, month.last, late, Target(Subject.NOTICE, id_))
