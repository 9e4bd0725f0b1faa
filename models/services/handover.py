"""换岗交接: everything that is open, gathered for whoever takes the desk over."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.entities import Inspection, Notice, Record
from models.rows.handover import Handover, HandoverLine, HandoverPart
from models.rows.overview import Todo, TodoKind
from models.rows.query import RegisterQuery
from models.rules.names import shortened
from models.rules.order_words import NOUNS
from models.rules.periods import Month, Span, year_of
from models.rules.terms import DraftOf, NoticeStatus, RecordStatus, Register
from models.services.drafts import drafts_of
from models.services.held import ledger_begins
from models.services.measures import list_measures
from models.services.rectification import OPEN, list_items
from models.services.settings import operator_of
from models.services.todo import todo_list

K = TodoKind
ITEMS, NOTICES, DRAFTS, MEASURES = "未销号的整改事项", "督察和通报", "没有保存的内容", "未完成的贯彻落实措施"
REST = "其他未办事项"
REMINDERS: tuple[tuple[str, tuple[TodoKind, ...]], ...] = (
    ("未落实和临期的要求", (K.UNMET, K.DUE_SOON)),
    ("计划到期而没有登记结果、到会情况待补的", (K.PLANNED_PAST, K.UNMARKED_SHEET)),
    ("会议步骤、报送和重新召开", (K.TO_REHOLD, K.STAGE_DUE, K.OPEN_STAGES)),
    ("学习计划和补学", (K.NO_STUDY_PLAN, K.PLANNED_TOPIC, K.MAKE_UP)),
    ("请示报告和紧急事项", (K.REPLY_DUE, K.UNSENT_REPORT)),
    ("归档和借阅", (K.TO_ARCHIVE, K.ENTERED_LATER, K.TO_BOX, K.BORROWED_LATE)),
)
"""Parts made of what 今日待办 tells, by kinds; every kind that stands in none of the parts is among the rest."""
ELSEWHERE = (
    *(K.OVERDUE_ITEM, K.WARNED_ITEM, K.CLOSURE_WAITING, K.LONG_TERM, K.MEASURE_LATE, K.MEASURE_SOON),
    *(K.NO_INSPECTION, K.NO_NOTICE, K.UNSENT_NOTICE),
)
"""Kinds that the parts of items, measures and notices tell of already."""
NOTICE_REMINDERS = (K.UNSENT_CORRECTION, K.UNNAMED_FINDING)


def handover(session: Session, year: int, today: date) -> Handover:
    """What is open on ``today``, and how much each register holds of ``year``. What was said in a 谈心谈话 is in none of it."""
    todos = todo_list(session, today)
    span = year_of(year)
    parts = [
        HandoverPart(ITEMS, _items(session, today)),
        HandoverPart(NOTICES, (*_months(session, span, today), *_told(todos, NOTICE_REMINDERS))),
        *(HandoverPart(title, _told(todos, kinds)) for title, kinds in REMINDERS),
        HandoverPart(MEASURES, _measures(session, today)),
        HandoverPart(DRAFTS, _drafts(session)),
        HandoverPart(REST, _told(todos, _rest())),
    ]
    return Handover(year, today, operator_of(session), _counts(session, span), tuple(parts))


def _rest() -> tuple[TodoKind, ...]:
    told = {kind for _title, kinds in REMINDERS for kind in kinds} | {*ELSEWHERE, *NOTICE_REMINDERS}
    return tuple(kind for kind in TodoKind if kind not in told)


def _told(todos: Iterable[Todo], kinds: tuple[TodoKind, ...]) -> tuple[HandoverLine, ...]:
    return tuple(
        HandoverLine(todo.text, todo.organization_name, todo.due_on) for todo in todos if todo.kind in kinds
    )


def _items(session: Session, today: date) -> tuple[HandoverLine, ...]:
    found = list_items(session, RegisterQuery(status=OPEN), today)
    return tuple(
        HandoverLine(
            f"{row.found_on.year}年第{row.number}号：{shortened(row.problem, 60)}"
            f"（{row.status.label}{f'，责任人：{row.person}' if row.person else ''}）",
            row.organization_name,
            row.due_on,
        )
        for row in sorted(found, key=lambda row: (row.found_on.year, row.number))
    )


def _months(session: Session, span: Span, today: date) -> tuple[HandoverLine, ...]:
    """Months of the year that are over, since the ledger began, without an inspection held or a notice issued."""
    first = ledger_begins(session)
    if first is None:
        return ()
    held = set(
        session.scalars(
            select(Inspection.month).where(
                Record.status == RecordStatus.HELD.value, Record.deleted_at.is_(None)
            )
        )
    )
    notices = session.execute(select(Notice.month, Notice.status).where(Notice.corrects_id.is_(None)))
    status: dict[str, NoticeStatus] = dict(notices.all())
    lines = []
    month = max(Month.of(span.first), first)
    while month.last < today and month.first <= span.last:
        code = str(month)
        lacks = [] if code in held else ["没有督察记录"]
        if status.get(code) is not NoticeStatus.ISSUED:
            lacks.append("通报还是草稿，没有印发" if code in status else "没有督察通报")
        if lacks:
            lines.append(HandoverLine(f"{month.label}{'，'.join(lacks)}"))
        month = month.next
    return tuple(lines)


def _measures(session: Session, today: date) -> tuple[HandoverLine, ...]:
    return tuple(
        HandoverLine(
            f"{shortened(line.topic, 40)}：{shortened(line.measure.text, 60)}",
            line.organization_name,
            line.measure.due_on,
        )
        for line in list_measures(session, today)
        if line.measure.done_on is None
    )


def _drafts(session: Session) -> tuple[HandoverLine, ...]:
    return tuple(
        HandoverLine(
            f"{NOUNS[of]}：{draft.state.get('headline') or '未命名'}"
            f"（{draft.saved_at:%Y-%m-%d %H:%M}自动留存，还没有保存）"
        )
        for of in DraftOf
        for draft in drafts_of(session, of)
    )


def _counts(session: Session, span: Span) -> tuple[tuple[str, int], ...]:
    query = (
        select(Record.register, func.count())
        .where(Record.deleted_at.is_(None), Record.happened_on.between(span.first, span.last))
        .group_by(Record.register)
    )
    found: dict[Register, int] = dict(session.execute(query).all())
    return tuple((register.label, found.get(register, 0)) for register in Register)
