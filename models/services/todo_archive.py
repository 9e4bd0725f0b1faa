"""What the archive asks for on a day: years to be archived, what was entered after a year was closed, boxes begun."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from models.rows.changes import Subject
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.periods import Month
from models.rules.retention import due_on
from models.rules.spoken_periods import day_in_words
from models.services.archive_boxes import half_boxed
from models.services.archive_items import recorded_years
from models.services.archive_years import entered_later
from models.services.closed_years import closed_years


def archive_todos(session: Session, today: date) -> Iterator[Todo]:
    """From 1 January on last year is to be archived, by 30 June; years before it that are still open, in one line; of closed years
    what came afterwards, and 件 in no box where others are in boxes."""
    open_ones = open_years(session, today)
    if open_ones and open_ones[-1] == today.year - 1:
        yield _due(open_ones.pop(), today)
    if open_ones:
        year = open_ones[-1]
        words = "、".join(f"{each}年" for each in open_ones)
        late = max(0, (today - due_on(year)).days)
        text = f"{words}的文件还没有归档封存"
        yield Todo(TodoKind.TO_ARCHIVE, text, due_on(year), late, target_of(year))
    for year, count in sorted(entered_later(session).items()):
        text = f"{year}年度封存后又登记了{count}条这一年的会议、学习、督察或日常工作记录，需要补充归档的请重新打开年度"
        yield Todo(TodoKind.ENTERED_LATER, text, None, 0, target_of(year))
    for year, count in sorted(half_boxed(session).items()):
        text = f"{year}年度还有{count}件归档文件没有装盒"
        yield Todo(TodoKind.TO_BOX, text, None, 0, target_of(year))


def open_years(session: Session, today: date) -> list[int]:
    """The years before this one with records that are not closed, the earliest first."""
    closed = set(session.scalars(closed_years()))
    return sorted(year for year in recorded_years(session, today) - closed if year < today.year)


def target_of(year: int) -> Target:
    """The archive's page at a year."""
    return Target(Subject.ARCHIVE, month=Month(year, 12))


def _due(year: int, today: date) -> Todo:
    day = due_on(year)
    text = f"{year}年的文件应在{day_in_words(day)}前归档，还没有封存"
    return Todo(TodoKind.TO_ARCHIVE, text, day, max(0, (today - day).days), target_of(year))
