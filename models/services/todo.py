"""今日待办: what the registers, the rules, the roster and the calendar ask for on a day."""

from datetime import date
from itertools import chain

from sqlalchemy.orm import Session

from models.rows.overview import Todo, TodoKind
from models.services.borrowings import borrowing_todos
from models.services.findings import named_origins
from models.services.records import organization_names
from models.services.todo_archive import archive_todos
from models.services.todo_daily_work import daily_work_todos
from models.services.todo_dues import dues_todos
from models.services.todo_fixity import fixity_todos
from models.services.todo_items import item_todos
from models.services.todo_leading import leading_todos
from models.services.todo_life import life_todos
from models.services.todo_measures import measure_todos
from models.services.todo_people import birthday_todos, term_todos
from models.services.todo_records import (
    draft_notices,
    draft_todos,
    planned_todos,
    unmarked_todos,
    unnamed_todos,
)
from models.services.todo_requirements import months_asked, requirement_todos
from models.services.todo_study import study_todos
from models.services.verdicts import gather

_ORDER = {kind: place for place, kind in enumerate(TodoKind)}


def todo_list(session: Session, today: date) -> tuple[Todo, ...]:
    """Everything there is to do on ``today``, the most pressing first: what is late, then by day, last what has no day. Of
    what is late, periods that were missed come after what can still be put right, the latest first. A fixed number of queries."""
    names = organization_names(session)
    months = months_asked(today)
    grounds = gather(session, months, today)
    drafts = draft_notices(session)
    unsent = {draft.month for draft in drafts if not draft.is_correction}
    found = chain(
        item_todos(session, today, names),
        requirement_todos(grounds, unsent, named_origins(session), names),
        draft_todos(drafts, today),
        unnamed_todos(session),
        planned_todos(session, today, names),
        unmarked_todos(session, months[0].first, today, names),
        life_todos(session, months[0].first, today, names),
        study_todos(session, months[0].first, today, names),
        measure_todos(session, today),
        birthday_todos(session, today, names),
        term_todos(grounds.organizations, today),
        leading_todos(session, today),
        daily_work_todos(session, today, names),
        dues_todos(session, today, names),
        fixity_todos(session, today),
        borrowing_todos(session, today),
        archive_todos(session, today),
    )
    return tuple(sorted(found, key=_urgency))


def _urgency(todo: Todo) -> tuple[bool, bool, int, int]:
    day = todo.due_on or date.max
    missed = todo.kind is TodoKind.UNMET
    return not todo.late, missed, -day.toordinal() if missed else day.toordinal(), _ORDER[todo.kind]
