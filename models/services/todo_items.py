"""What rectification items ask for on a day: deadlines, closures to verify, looks back, quarterly entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.entities import ProgressEntry, Record, RectificationItem
from models.rows.changes import Subject
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.periods import Month, quarter_of
from models.rules.rectification import needs_entry, overdue_days
from models.rules.spoken_periods import day_in_words
from models.rules.terms import RectificationMode, RectificationStatus
from models.rules.warnings import warning_of


@dataclass(frozen=True, slots=True)
class _Item:
    id: int
    year: int
    number: int
    problem: str
    organization_id: int
    status: RectificationStatus
    mode: RectificationMode
    due_on: date | None
    look_back_on: date | None
    person: str
    entered_on: date | None
    """The day of the latest entry up to the quarter's end."""

    @property
    def words(self) -> str:
        return f"{self.year}年第{self.number}号“{' '.join(self.problem.split())}”"


def item_todos(session: Session, today: date, names: dict[int, str]) -> Iterator[Todo]:
    """Whatever the items that are on the list, or are to be looked back at, ask for on ``today``."""
    for item in _items(session, today):
        told = _told(item, today)
        if told is not None:
            kind, text, due_on, late = told
            target = Target(Subject.RECTIFICATION, item.id)
            yield Todo(kind, text, due_on, late, target, names.get(item.organization_id, ""))


def _items(session: Session, today: date) -> list[_Item]:
    closed = [status.value for status in RectificationStatus if status.is_closed]
    own = RectificationItem.__table__
    latest = (
        select(ProgressEntry.record_id, func.max(ProgressEntry.entered_on).label("entered_on"))
        .where(ProgressEntry.entered_on <= quarter_of(Month.of(today)).last)
        .group_by(ProgressEntry.record_id)
        .subquery()
    )
    query = (
        select(
            Record.id,
            own.c.year,
            own.c.number,
            Record.title,
            Record.organization_id,
            Record.status,
            own.c.mode,
            own.c.due_on,
            own.c.look_back_on,
            own.c.person,
            latest.c.entered_on,
        )
        .join_from(own, Record, Record.id == own.c.id)
        .outerjoin(latest, latest.c.record_id == own.c.id)
        .where(
            Record.deleted_at.is_(None),
            Record.happened_on <= today,
            or_(Record.status.not_in(closed), own.c.look_back_on <= today),
        )
        .order_by(own.c.year, own.c.number)
    )
    return [
        _Item(
            row.id,
            row.year,
            row.number,
            row.title,
            row.organization_id,
            RectificationStatus(row.status),
            row.mode,
            row.due_on,
            row.look_back_on,
            row.person,
            row.entered_on,
        )
        for row in session.execute(query)
    ]


def _told(item: _Item, today: date) -> tuple[TodoKind, str, date | None, int] | None:
    """What there is to say of one item, if anything: the most pressing thing only."""
    if item.status.is_closed:
        return _look_back(item, today)
    late = overdue_days(item.status, item.mode, item.due_on, today)
    if item.status is RectificationStatus.CLOSURE_REQUESTED:
        past = f"，已逾期{late}天" if late else ""
        return TodoKind.CLOSURE_WAITING, f"{item.words}申请销号，待审核{past}", item.due_on, late
    whose = f"，责任人{item.person}" if item.person else "，责任人待补"
    if late:
        return TodoKind.OVERDUE_ITEM, f"{item.words}已逾期{late}天{whose}", item.due_on, late
    if item.mode is RectificationMode.LONG_TERM:
        return _quarterly_entry(item, today)
    colour = warning_of(item.status, item.mode, item.due_on, today)
    if colour is None or item.due_on is None:
        return None
    left = (item.due_on - today).days
    ends = f"{left}天后到期" if left else "今天到期"
    return TodoKind.WARNED_ITEM, f"{item.words}{ends}（{colour.label}）{whose}", item.due_on, 0


def _look_back(item: _Item, today: date) -> tuple[TodoKind, str, date, int] | None:
    if item.look_back_on is None:
        return None
    text = f"{item.words}已销号，应在{day_in_words(item.look_back_on)}前回头看"
    return TodoKind.LOOK_BACK, text, item.look_back_on, (today - item.look_back_on).days


def _quarterly_entry(item: _Item, today: date) -> tuple[TodoKind, str, date, int] | None:
    entered = () if item.entered_on is None else (item.entered_on,)
    if not needs_entry(item.status, item.mode, entered, today):
        return None
    quarter = quarter_of(Month.of(today))
    return TodoKind.LONG_TERM, f"{item.words}{quarter.label}还没有登记进展", quarter.last, 0
