"""What the daily work asks for on a day: answers that have not come, urgent matters not yet reported."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import DailyWork, Record
from models.rows.changes import Subject
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.daily_terms import DailyWorkKind, DailyWorkStatus, Urgency
from models.rules.daily_work import SENT_KINDS
from models.rules.spoken_periods import day_in_words

AHEAD = 7
"""Days before the day of answer on which it is reminded of."""


def daily_work_todos(session: Session, today: date, names: dict[int, str]) -> Iterator[Todo]:
    """Requests and reports without the answer they were promised by a day, and urgent ones not yet sent."""
    query = (
        select(DailyWork)
        .where(
            Record.status == DailyWorkStatus.OPEN.value,
            Record.deleted_at.is_(None),
            Record.kind.in_([kind.value for kind in SENT_KINDS]),
        )
        .order_by(Record.happened_on, Record.id)
    )
    for entity in session.scalars(query):
        kind, place = DailyWorkKind(entity.kind), names.get(entity.organization_id, "")
        target = Target(Subject.DAILY_WORK, entity.id)
        due = entity.reply_due_on
        if entity.replied_on is None and due is not None and (due - today).days <= AHEAD:
            text = f"{kind}“{entity.title}”应在{day_in_words(due)}前答复，还没有登记答复"
            yield Todo(TodoKind.REPLY_DUE, text, due, max(0, (today - due).days), target, place)
        if entity.urgency in (Urgency.URGENT, Urgency.MOST_URGENT) and entity.sent_at is None:
            text = f"{entity.urgency}{kind}“{entity.title}”还没有登记报送时间"
            late = max(0, (today - entity.happened_on).days)
            yield Todo(TodoKind.UNSENT_REPORT, text, entity.happened_on, late, target, place)
