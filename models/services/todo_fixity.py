"""今日待办: the yearly reading back of the store's files."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from models.rows.changes import Subject
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.services.fixity import due_on, last_check

FIXITY = "fixity"
"""The kind of a target that leads to the reading back."""


def fixity_todos(session: Session, today: date) -> Iterator[Todo]:
    """A line once a year has passed since all files were read back; another while one is still damaged or missing."""
    target = Target(Subject.ARCHIVE_USE, kind=FIXITY)
    last = last_check(session)
    bad = sum(not fault.restored_from for fault in last.faults) if last else 0
    if bad:
        text = f"上次核对发现{bad}个附件损坏或缺失，还没有放回"
        yield Todo(TodoKind.FIXITY, text, None, 0, target)
    due = due_on(session)
    if due is not None and due <= today:
        since = f"上次核对是{last.made_at:%Y-%m-%d}" if last else "还没有核对过"
        text = f"附件每年核对一次，{since}"
        yield Todo(TodoKind.FIXITY, text, due, (today - due).days, target)
