"""保管期限: which line of the table applies, when a year is due, when a 件 may be destroyed."""

from collections.abc import Iterable
from datetime import date

from models.rows.archive import RetentionLine
from models.rules.archive_terms import ArchiveSource, Retention


def line_for(lines: Iterable[RetentionLine], source: ArchiveSource, kind: str) -> RetentionLine | None:
    """The line of the 保管期限表 for this kind: its own, else that of all kinds of the source; None where there is neither."""
    general = None
    for line in lines:
        if line.source is source and line.kind == kind:
            return line
        if line.source is source and not line.kind:
            general = line
    return general


def due_on(year: int) -> date:
    """The day by which a year is to be archived: 30 June of the next (《机关档案管理规定》: 次年6月底前)."""
    return date(year + 1, 6, 30)


def expiry(year: int, retention: Retention) -> date | None:
    """The first day on which a 件 of that 年度 may be destroyed; None: never. The term runs from 1 January of the year after the
    年度 on, so it is the 1 January after its last year."""
    if retention.years is None:
        return None
    return date(year + 1 + retention.years, 1, 1)
