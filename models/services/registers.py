"""Small questions over all registers: years for the drop-downs, counters for the tabs."""

from sqlalchemy import extract, func, select
from sqlalchemy.orm import Session

from models.entities import Record
from models.rules.terms import RectificationStatus, Register


def years_with_records(session: Session, register: Register) -> tuple[int, ...]:
    """The years the register has records of, newest first."""
    query = select(extract("year", Record.happened_on)).where(
        Record.register == register, Record.deleted_at.is_(None)
    )
    return tuple(sorted({int(year) for (year,) in session.execute(query.distinct())}, reverse=True))


def open_item_count(session: Session) -> int:
    """How many rectification items are not closed."""
    closed = [status.value for status in RectificationStatus if status.is_closed]
    query = (
        select(func.count())
        .select_from(Record)
        .where(
            Record.register == Register.RECTIFICATION,
            Record.deleted_at.is_(None),
            Record.status.not_in(closed),
        )
    )
    return session.scalar(query) or 0
