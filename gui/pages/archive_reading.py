"""What the page 归档 reads, and how its list is narrowed. Reading runs on the database thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gui.tables.archive import ArchiveState, is_of
from models.rows.archive import ArchiveQuery, ArchiveRow, Gathered, YearRow
from models.rows.bureau import OrganizationRow
from models.rules.archive_directory import is_as_closed
from models.rules.archive_terms import ArchiveSource, Retention
from models.services.archive_items import gathering, list_items, years
from models.services.organizations import list_organizations, with_descendants

ALTERED = "目录与封存时不一致，请保留现场，用“设置”里的备份核对。"


@dataclass(frozen=True)
class ArchiveReading:
    """A year with all its 件, left out ones too, and what may be chosen."""

    year: int
    years: tuple[YearRow, ...]
    rows: tuple[ArchiveRow, ...]
    organizations: tuple[OrganizationRow, ...]
    """In the order of their tree."""
    later: Gathered | None = None
    """What came into the registers since a closed year was closed; None of an open one."""
    altered: bool = False
    """A closed year's directory is not the one that was closed."""

    @property
    def year_row(self) -> YearRow | None:
        """How the year stands; None where nothing is known of it."""
        return next((row for row in self.years if row.year == self.year), None)


def usual_year(known: Sequence[YearRow], today: date) -> int:
    """The year one comes for: the latest past one that is open, else the latest of which there is anything, else last year."""
    last = today.year - 1
    open_years = [row.year for row in known if not row.closed and row.year <= last]
    return max(open_years or [row.year for row in known], default=last)


def offered_years(known: Sequence[YearRow], chosen: int, today: date) -> list[YearRow]:
    """The years one may look at, the latest first: those with something in them, the one chosen, last year and this one."""
    by_year = {row.year: row for row in known}
    for year in (chosen, today.year - 1, today.year):
        by_year.setdefault(year, YearRow(year, closed=False, due_on=None))
    return [by_year[year] for year in sorted(by_year, reverse=True)]


def read_archive(session: Any, year: int | None, today: date) -> ArchiveReading:
    """The year asked for, or the one one comes for."""
    known = years(session, today)
    chosen = usual_year(known, today) if year is None else year
    rows = list_items(session, ArchiveQuery(chosen, with_left_out=True))
    closed = next((row for row in known if row.year == chosen and row.closed), None)
    return ArchiveReading(
        chosen,
        known,
        rows,
        list_organizations(session),
        gathering(session, chosen, today) if closed is not None else None,
        closed is not None and not is_as_closed(rows, closed.acts),
    )


@dataclass(frozen=True)
class Narrowing:
    """What the filters of the list ask for."""

    text: str = ""
    retention: Retention | None = None
    source: ArchiveSource | None = None
    organization_id: int | None = None
    state: ArchiveState | None = None


def narrowed(reading: ArchiveReading, asked: Narrowing) -> list[ArchiveRow]:
    """The rows that are asked for, in the order of the directory."""
    words = asked.text.casefold().split()
    within = None
    if asked.organization_id is not None:
        within = with_descendants(reading.organizations, asked.organization_id)
    return [
        row
        for row in reading.rows
        if is_of(row, asked.state)
        and (asked.retention is None or row.retention is asked.retention)
        and (asked.source is None or row.source is asked.source)
        and (within is None or row.organization_id in within)
        and all(_says(row, word) for word in words)
    ]


def _says(row: ArchiveRow, word: str) -> bool:
    said = (row.title, row.document_number, row.responsible, row.code, row.note)
    return any(word in text.casefold() for text in said)


def told_of_gathering(gathered: Gathered) -> str:
    """What gathering did, in one sentence."""
    told = [
        f"{words}{len(titles)}件"
        for words, titles in (
            ("新收", gathered.added),
            ("更新", gathered.changed),
            ("移出", gathered.removed),
        )
        if titles
    ]
    if gathered.elsewhere:
        told.append(f"另有{gathered.elsewhere}条记录已归入别的年度")
    if not told:
        return "已收集，和上次收集的一样，没有变化。"
    return f"已收集：{'，'.join(told)}；手工改过的地方没有动。"


def told_of_closed(reading: ArchiveReading) -> str:
    """What does not agree with a year as it was closed; empty when nothing does not."""
    return (ALTERED if reading.altered else "") + told_of_later(reading.later)


def told_of_later(later: Gathered | None) -> str:
    """What came into the registers after the year was closed; empty when nothing did."""
    if later is None or not (later.added or later.changed):
        return ""
    told = [
        f"{words}{len(titles)}件"
        for words, titles in (("新增", later.added), ("变动", later.changed))
        if titles
    ]
    return f"封存以后，台账里应归这一年的又{'、'.join(told)}；要补收，请先重新打开年度，再收集。"
