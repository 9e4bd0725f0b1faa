"""件: the list of a year, one 件 with all that is in it, the years at a glance. What is ordered of them stands in `archive_gathering`,
`archive_editing`, `archive_masters` and `archive_years`, and is named here again where pages ask for it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import ArchiveActLine, ArchiveItem, Record
from models.failures import NotFound
from models.rows import archive as rows
from models.rules.archiving import SOURCES
from models.rules.retention import due_on
from models.services.archive_editing import GONE, leave_out, move_item, remove_item, save_item, take_in
from models.services.archive_gathering import gather, gathering
from models.services.archive_reading import details
from models.services.closed_years import closed_years
from models.services.record_lines import parts
from models.services.settings import load_settings

__all__ = [
    "fonds",
    "gather",
    "gathering",
    "leave_out",
    "list_items",
    "load_chosen",
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
    found = (each.row for each in details(session, ArchiveItem.year == asked.year))
    return tuple(
        row
        for row in found
        if (asked.with_left_out or not row.left_out)
        and (asked.retention is None or row.retention is asked.retention)
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


def load_chosen(session: Session, ids: Sequence[int]) -> dict[int, rows.ArchiveDetail]:
    """These 件 of any years, by number; one that is not there is not in it."""
    return {
        each.row.id: each
        for some in parts(ids)
        for each in details(session, ArchiveItem.id.in_(some))
        if each.row.id is not None
    }


def rows_of(session: Session, ids: Sequence[int]) -> dict[int, rows.ArchiveRow]:
    """As `load_chosen`, without what is in them."""
    return {number: each.row for number, each in load_chosen(session, ids).items()}


def fonds(session: Session) -> rows.Fonds:
    """全宗号 and 全宗名称, the bureau's own name where no other is set."""
    settings = load_settings(session)
    return rows.Fonds(
        settings.fonds_number.strip(), settings.fonds_name.strip() or settings.bureau_name.strip()
    )


def years(session: Session, today: date) -> tuple[rows.YearRow, ...]:
    """Every year of which there is something to be archived or archived, the latest first. No 件 is judged for it."""
    acts: dict[int, list[rows.ActRow]] = defaultdict(list)
    for line in session.scalars(select(ArchiveActLine).order_by(ArchiveActLine.id)):
        acts[line.year].append(_act(line))
    gathered = session.scalars(select(ArchiveItem.year).distinct())
    closed = set(session.scalars(closed_years()))
    listed = {*closed, *acts, *gathered, *recorded_years(session, today)}
    return tuple(
        rows.YearRow(year, year in closed, due_on(year), tuple(acts.get(year, ())))
        for year in sorted(listed, reverse=True)
    )


def recorded_years(session: Session, today: date) -> frozenset[int]:
    """The years up to this one of which there are records of the registers that are archived."""
    days = select(Record.happened_on).where(
        Record.deleted_at.is_(None), Record.register.in_(tuple(SOURCES)), Record.happened_on <= today
    )
    return frozenset(day.year for day in session.scalars(days.distinct()))


def _act(line: ArchiveActLine) -> rows.ActRow:
    return rows.ActRow(
        line.year, line.act, line.made_at, line.made_by, line.reason, line.items, line.directory_sha256
    )
