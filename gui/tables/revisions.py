"""The history of a record and the recycle bin as columns."""

from datetime import datetime

from gui.formats import moment_text
from gui.tables.rows import Column
from models.rows.revision import RemovedThing, Version
from models.rules.life_terms import RevisionAction

NOBODY = "未登记经办人"
BEFORE = "此前的内容"
"""What stood before the first order that was noted; nobody knows who wrote it when."""


def who(name: str) -> str:
    """The name, or that nobody was named in the settings."""
    return name or NOBODY


def is_before(version: Version) -> bool:
    """Whether a line is no order but how the thing stood before the first one noted."""
    return version.revision.action is RevisionAction.CHANGED and not version.differences


def _when(row: Version) -> str:
    return "" if is_before(row) else moment_text(row.revision.made_at)


def _who(row: Version) -> str:
    return "" if is_before(row) else who(row.revision.made_by)


def _what(row: Version) -> str:
    return BEFORE if is_before(row) else row.revision.action.label


def _fields(row: Version) -> str:
    if row.revision.state is None:
        return "整条删除"
    if not row.differences and row.revision.action in (RevisionAction.UNDONE, RevisionAction.RESTORED):
        return "整条恢复"
    return "、".join(each.name for each in row.differences)


def _order(row: Version) -> int:
    return row.id


VERSION_COLUMNS: tuple[Column[Version], ...] = (
    Column("时间", _when, _order, width=146, importance=100, strong=True),
    Column("经办人", _who, width=132, importance=90),
    Column("做了什么", _what, width=100, importance=100),
    Column("改动的内容", _fields, width=150, importance=60, stretch=True),
)


def _removed_at(row: RemovedThing) -> str:
    return moment_text(row.removed_at)


def _removed_key(row: RemovedThing) -> datetime:
    return row.removed_at


def _removed_by(row: RemovedThing) -> str:
    return who(row.removed_by)


def _kind(row: RemovedThing) -> str:
    return row.kind


def _title(row: RemovedThing) -> str:
    return row.title


def _organization(row: RemovedThing) -> str:
    return row.organization_name


def _day(row: RemovedThing) -> str:
    return "待补" if row.happened_on is None else row.happened_on.isoformat()


REMOVED_COLUMNS: tuple[Column[RemovedThing], ...] = (
    Column("删除时间", _removed_at, _removed_key, width=146, importance=100, strong=True),
    Column("题目", _title, width=180, importance=100, stretch=True, strong=True),
    Column("类别", _kind, width=180, importance=80),
    Column("党组织", _organization, width=150, importance=60),
    Column("日期", _day, width=106, importance=50),
    Column("删除人", _removed_by, width=132, importance=70),
)
