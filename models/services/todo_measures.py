"""What measures of 贯彻落实 ask for on a day."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from models.rows.changes import SUBJECTS
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.measures import MeasureState
from models.rules.spoken_periods import day_in_words
from models.services.measures import list_measures

MOST_WORDS = 24
"""Characters of a measure that a reminder quotes."""

_KINDS = {MeasureState.OVERDUE: TodoKind.MEASURE_LATE, MeasureState.DUE_SOON: TodoKind.MEASURE_SOON}


def measure_todos(session: Session, today: date) -> Iterator[Todo]:
    """The measures that are late or due within a week, each leading to the record it follows."""
    for line in list_measures(session, today, only_open=True):
        kind, due_on = _KINDS.get(line.state), line.measure.due_on
        if kind is None or due_on is None:
            continue
        late = max((today - due_on).days, 0)
        words = f"贯彻落实措施“{_short(line.measure.text)}”"
        who = line.measure.person or line.measure.department
        if who:
            words += f"（{who}）"
        words += f"应于{day_in_words(due_on)}完成"
        if late:
            words += f"，已逾期{late}天"
        target = Target(SUBJECTS[line.register], line.record_id)
        yield Todo(kind, words, due_on, late, target, line.organization_name)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_WORDS else f"{line[:MOST_WORDS]}…"
