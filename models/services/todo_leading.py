"""What is to be asked of leading cadres: 双重组织生活 of the quarter that is over, and guidance still missing as the year ends."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from models.rows.changes import Subject
from models.rows.dual_life import LeaderLife
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.dual_life import LAST_QUARTER
from models.rules.periods import Month, quarter_of
from models.rules.terms import Verdict
from models.services.dual_life import dual_life
from models.services.leading import leading_now


def leading_todos(session: Session, today: date) -> Iterator[Todo]:
    """A line for each leading cadre without any attendance in the last quarter, and from October on for each who has guided
    nothing this year. Nobody is asked who is not in the duty today; a bureau without leading cadres is asked nothing."""
    now = leading_now(session, today)
    if not now:
        return
    over = quarter_of(Month.of(quarter_of(Month.of(today)).first).previous)
    for leader in dual_life(session, over, None, today).leaders:
        if leader.id not in now:
            continue
        if any(period.verdict is Verdict.UNMET for period in leader.periods):
            told = f"{leader.name}{over.first.year}年{over.label}没有参加所在支部组织生活的记录，请核实"
            yield _todo(TodoKind.DUAL_LIFE, told, None, leader)
        if today.month >= LAST_QUARTER and not leader.guided_counting:
            told = f"{leader.name}今年还没有指导所在或联系支部组织生活会的记录"
            yield _todo(TodoKind.GUIDANCE, told, date(today.year, 12, 31), leader)


def _todo(kind: TodoKind, text: str, due_on: date | None, leader: LeaderLife) -> Todo:
    return Todo(kind, text, due_on, 0, Target(Subject.ROSTER, record_id=leader.id), leader.branch_name)
