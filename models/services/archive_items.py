"""件: the list of a year, one 件 with all that is in it, the years at a glance. What is ordered of them stands in `archive_gathering`,
`archive_editing`, `archive_masters` and `archive_years`, and is named here again where pages ask for it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from models.entities import ArchiveActLine, ArchiveItem, ArchiveYear, Record
from models.failures import NotFound
from models.rows import archive as rows
from models.rules.archiving import SOURCES
from models.rules.retention import due_on
from models.services.archive_editing import GONE, leave_out, move_item, remove_item, save_item, take_in
from models.services.archive_gathering import gather, gathering
from models.services.archive_reading import details
from models.services.organizations import list_organizations, with_descendants
from models.services.records import parts
from models.services.settings import load_settings

__all__ = [
    "fonds",
    "gather",
    "gathering",
    "leave_out",
    "list_items",
    "load_item",
    "load_items",
    "move_item",
    "remove_item",
    "rows_of",
    "save_item",
    "take_in",
    "years",
]


def list_items(session: Session, asked: rows.ArchiveQuery) -> tuple[rows.ArchiveRow, ...]:
    """The 件 of a year in the order of the directory; those left out last, and only when asked for. A fixed number of statements."""
    within = None
    if asked.organization_id is not None:
        within = with_descendants(list_organizations(session), asked.organization_id)
    return tuple(
        each.row
        for each in details(session, ArchiveItem.year == asked.year)
        if _is_asked(each.row, asked, within)
    )


def _is_asked(row: rows.ArchiveRow, asked: rows.ArchiveQuery, within: frozenset[int] | None) -> bool:
    words = asked.text.casefold().split()
    said = "\n".join((row.code, row.title, row.document_number, row.responsible, row.note)).casefold()
    return (
        (asked.with_left_out or not row.left_out)
        and (asked.retention is None or row.retention is asked.retention)
        and (asked.source is None or row.source is asked.source)
        and (within is None or row.organization_id in within)
        and (not asked.only_lacking or bool(row.lacks))
        and all(word in said for word in words)
    )


def load_item(session: Session, item_id: int) -> rows.ArchiveDetail:
    """One 件; raises NotFound."""
    found = details(session, ArchiveItem.id == item_id)
    if not found:
        raise NotFound(GONE)
    return found[0]


def load_items(session: Session, year: int) -> tuple[rows.ArchiveDetail, ...]:
    """Every 件 of a year that is not left out, with its parts, in the order of the directory."""
    return tuple(each for each in details(session, ArchiveItem.year == year) if not each.row.left_out)


def rows_of(session: Session, ids: Sequence[int]) -> dict[int, rows.ArchiveRow]:
    """These 件 of any years, by number; one that is not there is not in it."""
    return {
        each.row.id: each.row
        for some in parts(ids)
        for each in details(session, ArchiveItem.id.in_(some))
        if each.row.id is not None
    }


def fonds(session: Session) -> rows.Fonds:
    """全宗号 and 全宗名称, the bureau's own name where no other is set."""
    settings = load_settings(session)
    return rows.Fonds(
        settings.fonds_number.strip(), settings.fonds_name.strip() or settings.bureau_name.strip()
    )


def years(session: Session, today: date) -> tuple[rows.YearRow, ...]:
    """Every year of which there is something to be archived or archived, the latest first. No 件 is judged for it."""
    kept = {entity.year: entity for entity in session.scalars(select(ArchiveYear))}
    acts: dict[int, list[rows.ActRow]] = defaultdict(list)
    for line in session.scalars(select(ArchiveActLine).order_by(ArchiveActLine.id)):
        acts[line.year].append(_act(line))
    sums = _sums(session)
    listed = {*kept, *sums, *recorded_years(session, today)}
    return tuple(
        _year(year, kept.get(year), sums.get(year, _Sums()), acts[year])
        for year in sorted(listed, reverse=True)
    )


@dataclass(frozen=True, slots=True)
class _Sums:
    items: int = 0
    left_out: int = 0
    mastered: int = 0


def _sums(session: Session) -> dict[int, _Sums]:
    taken, made = ArchiveItem.left_out.is_(False), ArchiveItem.made_from != ""
    query = select(
        ArchiveItem.year,
        func.sum(case((taken, 1), else_=0)),
        func.sum(case((taken, 0), else_=1)),
        func.sum(case((taken & made, 1), else_=0)),
    )
    lines = session.execute(query.group_by(ArchiveItem.year))
    return {year: _Sums(items, left, mastered) for year, items, left, mastered in lines}


def recorded_years(session: Session, today: date) -> frozenset[int]:
    """The years up to this one of which there are records of the registers that are archived."""
    days = select(Record.happened_on).where(
        Record.deleted_at.is_(None), Record.register.in_(tuple(SOURCES)), Record.happened_on <= today
    )
    return frozenset(day.year for day in session.scalars(days.distinct()))


def _year(year: int, kept: ArchiveYear | None, sums: _Sums, acts: Sequence[rows.ActRow]) -> rows.YearRow:
    return rows.YearRow(
        year=year,
        closed=kept is not None and kept.closed,
        due_on=due_on(year),
        items=sums.items,
        left_out=sums.left_out,
        mastered=sums.mastered,
        acts=tuple(acts),
        version=0 if kept is None else kept.version,
    )


def _act(line: ArchiveActLine) -> rows.ActRow:
    return rows.ActRow(
        line.year, line.act, line.made_at, line.made_by, line.reason, line.items, line.directory_sha256
    )
