"""The order of a year's 件 within their groups, and the 件号 it gives them (DA/T 22-2015 5.3, 5.4)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import ArchiveItem
from models.rows.bureau import OrganizationRow
from models.rules.archive_numbers import arranged, numbered
from models.rules.archive_terms import Retention
from models.rules.archiving import in_order

Group = tuple[int, Retention, str]
"""Year, retention and organisation code: what 件号 run within."""


def numbers_of(
    session: Session, years: Collection[int], organizations: Sequence[OrganizationRow]
) -> dict[int, int]:
    """件号 of every 件 of these years that is not left out: those given for good, and the provisional ones after them."""
    found: dict[int, int] = {}
    for lines in groups_of(session, years, organizations).values():
        found.update(numbered(lines))
    return found


def groups_of(
    session: Session, years: Collection[int], organizations: Sequence[OrganizationRow]
) -> dict[Group, list[tuple[int, int | None]]]:
    """The 件 of these years by group, in order, each with the number given to it for good: those with numbers by them, the rest
    behind, as moved by hand or else by the rules."""
    place = {row.id: number for number, row in enumerate(organizations)}
    table = ArchiveItem.__table__.c
    query = select(
        *(table.id, table.year, table.retention, table.organization_code, table.number, table.position),
        *(table.dated, table.source, table.organization_id, table.source_kind),
    ).where(table.year.in_(years), table.left_out.is_(False))
    groups: dict[Group, list[_Placed]] = defaultdict(list)
    for line in session.execute(query):
        key = in_order(
            line.dated, line.source, place.get(line.organization_id, -1), line.source_kind, line.id
        )
        placed = _Placed(line.id, line.number, line.position, key)
        groups[line.year, line.retention, line.organization_code].append(placed)
    return {group: _ordered(lines) for group, lines in groups.items()}


@dataclass(frozen=True, slots=True)
class _Placed:
    id: int
    number: int | None
    position: int | None
    key: tuple[date, int, int, str, int]


def _ordered(lines: Iterable[_Placed]) -> list[tuple[int, int | None]]:
    given = sorted((line.number, line.id) for line in lines if line.number is not None)
    rest = sorted((line for line in lines if line.number is None), key=lambda line: line.key)
    moved = sorted((line.position, line.id) for line in rest if line.position is not None)
    order = arranged([line.id for line in rest], [item_id for _place, item_id in moved])
    return [*((item_id, number) for number, item_id in given), *((item_id, None) for item_id in order)]
