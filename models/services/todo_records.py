"""What entries of the registers left open: plans past their day, sheets not marked, notices not issued."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Notice, Record
from models.rows.changes import SUBJECTS, Subject
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.inspections import goes_into
from models.rules.periods import Month
from models.rules.register_kinds import KINDS
from models.rules.spoken_periods import day_in_words
from models.rules.terms import NoticeStatus, RecordStatus, Register
from models.services.inspections import notified_months, overtaken_findings

_REGISTERS = (Register.STUDY, Register.MEETING, Register.INSPECTION)


def planned_todos(session: Session, today: date, names: dict[int, str]) -> Iterator[Todo]:
    """What was planned for a day that is past, and is neither held nor cancelled."""
    query = (
        select(
            Record.id, Record.register, Record.kind, Record.title, Record.happened_on, Record.organization_id
        )
        .where(
            Record.register.in_(_REGISTERS),
            Record.status == RecordStatus.PLANNED.value,
            Record.deleted_at.is_(None),
            Record.happened_on < today,
        )
        .order_by(Record.happened_on, Record.id)
    )
    for id_, register, kind, title, day, organization_id in session.execute(query):
        label = KINDS[register](kind).label
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
        label = KINDS[register](kind).label
        found.setdefault((organization_id, register), []).append((id_, label, title, day))
    for (organization_id, register), records in found.items():
        id_, label, title, day = records[-1]
        text = f"{day_in_words(day)}{label}“{title}”到会情况没有登记完"
        target = Target(SUBJECTS[register], id_)
        if len(records) > 1:
            text = f"{len(records)}条{register.label}记录到会情况没有登记完，最近一条是{text[: -len('到会情况没有登记完')]}"
            target = Target(SUBJECTS[register], organization_id=organization_id)
        yield Todo(TodoKind.UNMARKED_SHEET, text, None, 0, target, names.get(organization_id, ""))


class Draft(NamedTuple):
    """A notice in draft."""

    month: Month
    id: int
    is_correction: bool


def draft_notices(session: Session) -> tuple[Draft, ...]:
    """The notices that lie in draft, by month."""
    query = select(Notice.month, Notice.id, Notice.corrects_id).where(Notice.status == NoticeStatus.DRAFT)
    return tuple(
        Draft(Month.parse(month), id_, corrects_id is not None)
        for month, id_, corrects_id in session.execute(query.order_by(Notice.month, Notice.id))
    )


def draft_todos(drafts: Iterable[Draft], today: date) -> Iterator[Todo]:
    """The notices of past months that lie in draft, and the corrections: nothing asks for these by a day."""
    for month, id_, is_correction in drafts:
        target = Target(Subject.NOTICE, id_)
        if is_correction:
            text = f"{month.label}督察通报的更正通报还没有印发"
            yield Todo(TodoKind.UNSENT_CORRECTION, text, None, 0, target)
        elif month.last < today:
            late = (today - month.last).days
            text = f"{month.label}督察通报还是草稿，没有印发"
            yield Todo(TodoKind.UNSENT_NOTICE, text, month.last, late, target)


def unnamed_todos(session: Session) -> Iterator[Todo]:
    """What was found of a month after its notice was issued: a line for each inspection, which says where it goes."""
    found: dict[tuple[int | None, Month], int] = {}
    for finding in overtaken_findings(session):
        if finding.month is not None:
            key = (finding.inspection_id, finding.month)
            found[key] = found.get(key, 0) + 1
    notified = notified_months(session) if found else frozenset()
    for (inspection_id, month), count in found.items():
        text = f"{month.label}督察还有{count}个问题没有通报：{goes_into(month, notified)}"
        yield Todo(TodoKind.UNNAMED_FINDING, text, None, 0, Target(Subject.INSPECTION, inspection_id))
