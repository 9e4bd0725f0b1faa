"""Reading 件 as frozen rows: provisional numbers, what is lacking, whether the master is up to date. A fixed number of statements."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.entities import ArchiveBox, ArchiveItem, ArchivePart
from models.rows import archive as rows
from models.rows.bureau import BureauSettings, OrganizationRow
from models.rules.archive_directory import pages_together
from models.rules.archive_lacks import ItemState, Lack, PartState, damaged_file, known_lack, lacks
from models.rules.archive_numbers import archival_code
from models.rules.archive_parts import LEDGERS
from models.rules.archive_terms import ArchiveSource, Retention
from models.rules.archiving import BOOKS
from models.rules.papers import PaperKind, PaperSource
from models.rules.periods import year_of
from models.services.archive_facts import Facts, facts_of
from models.services.archive_order import numbers_of
from models.services.closed_years import closed_years
from models.services.evidence import branch_of_each
from models.services.organizations import list_organizations
from models.services.records import organization_names
from models.services.settings import load_settings

Line = Any
"""A line of a table, or the entity it is."""

SOURCES_OF_LEDGERS = {paper: source for source, paper in LEDGERS.items()}


@dataclass(frozen=True, slots=True)
class Ground:
    """What every row is read against."""

    settings: BureauSettings
    organizations: tuple[OrganizationRow, ...]
    names: Mapping[int, str]
    closed: frozenset[int]
    numbers: Mapping[int, int]
    boxes: Mapping[int, int]
    facts: Facts


def details(session: Session, of: ColumnElement[bool]) -> tuple[rows.ArchiveDetail, ...]:
    """The 件 that ``of`` takes in, in the order of the directory: by year, retention, organisation code and 件号; those left out
    come last."""
    # Lines of the tables come in half the time of entities, and a year has tens of thousands of parts.
    entities = session.execute(select(ArchiveItem.__table__).where(of)).all()
    lines: dict[int, list[Line]] = defaultdict(list)
    query = select(ArchivePart.__table__).join(ArchiveItem, ArchiveItem.id == ArchivePart.item_id).where(of)
    for part in session.execute(query.order_by(ArchivePart.item_id, ArchivePart.position)):
        lines[part.item_id].append(part)
    ground = _ground(session, of, {entity.year for entity in entities})
    found = [_detail(entity, lines[entity.id], ground) for entity in entities]
    return tuple(sorted(found, key=lambda each: _directory_order(each.row)))


def _ground(session: Session, of: ColumnElement[bool], years: Collection[int]) -> Ground:
    organizations = list_organizations(session)
    closed = frozenset(session.scalars(closed_years()))
    boxes = session.execute(select(ArchiveBox.id, ArchiveBox.number).where(ArchiveBox.year.in_(years)))
    return Ground(
        load_settings(session),
        organizations,
        organization_names(session),
        closed,
        numbers_of(session, years, organizations),
        dict(boxes.all()),
        facts_of(session, of, sorted(set(years) - closed), branch_of_each(organizations)),
    )


def _detail(entity: Line, lines: Sequence[Line], ground: Ground) -> rows.ArchiveDetail:
    parts = tuple(part_row(line, entity.year, ground.facts.sizes) for line in lines)
    number = entity.number if entity.left_out else ground.numbers.get(entity.id)
    closed = entity.year in ground.closed
    would_be_made_from = (
        ""
        if closed
        else fingerprint(entity.title, entity.responsible, entity.dated, entity.year, parts, ground.facts)
    )
    current = bool(entity.made_from) and (
        closed or _outlives_its_records(entity, parts, ground.facts) or entity.made_from == would_be_made_from
    )
    row = rows.ArchiveRow(
        id=entity.id,
        year=entity.year,
        retention=entity.retention,
        organization_code=entity.organization_code,
        number=number,
        fixed=entity.number is not None,
        code=archival_code(
            ground.settings.fonds_number, entity.year, entity.retention, entity.organization_code, number
        ),
        title=entity.title,
        document_number=entity.document_number,
        responsible=entity.responsible,
        dated=entity.dated,
        secrecy=entity.secrecy,
        pages=pages_of(parts),
        note=entity.note,
        source=entity.source,
        source_kind=entity.source_kind,
        unit=entity.unit,
        organization_id=entity.organization_id,
        organization_name=ground.names.get(entity.organization_id or 0, ""),
        box_number=ground.boxes.get(entity.box_id or 0),
        left_out=entity.left_out,
        left_out_reason=entity.left_out_reason,
        destroyed_on=entity.destroyed_on,
        lacks=() if entity.left_out else _lacks(entity, parts, ground, up_to_date=current),
        mastered=current,
        version=entity.version,
    )
    return rows.ArchiveDetail(
        row,
        parts,
        entity.record_id,
        entity.notice_id,
        entity.master_sha256,
        would_be_made_from,
        tuple(entity.touched),
        entity.created_at,
        entity.updated_at,
    )


def part_row(line: Line, year: int, sizes: Mapping[str, int]) -> rows.PartRow:
    """A part as a frozen row; papers of a period are about the 年度."""
    paper = PaperKind(line.paper) if line.paper else None
    return rows.PartRow(
        role=line.role,
        name=line.name,
        paper=paper,
        record_id=line.record_id,
        notice_id=line.notice_id,
        organization_id=line.organization_id,
        span=year_of(year) if paper is not None and paper.source is PaperSource.PERIOD else None,
        source_sha256=line.source_sha256,
        source_name=line.source_name,
        source_size=sizes.get(line.source_sha256, 0),
        master_sha256=line.master_sha256,
        pages=line.pages,
        pages_typed=line.pages_typed,
        by_hand=line.by_hand,
    )


def pages_of(parts: Iterable[rows.PartRow]) -> int | None:
    """Of all parts together; None (待补) while one is not known, or there is none."""
    return pages_together(part.pages for part in parts) or None


def _lacks(
    entity: Line, parts: Sequence[rows.PartRow], ground: Ground, *, up_to_date: bool
) -> tuple[Lack, ...]:
    """Of a closed year what was known to be missing when it was closed, and what happened to its files since."""
    damaged = ground.facts.damaged
    states = [
        PartState(
            part.role,
            part.source_name or part.name,
            part.paper,
            part.pages,
            bool(damaged) and (part.source_sha256 in damaged or part.master_sha256 in damaged),
        )
        for part in parts
    ]
    if entity.year in ground.closed:
        since = [damaged_file(state.name) for state in states if state.damaged]
        return (*map(known_lack, entity.known_lacks), *since)
    ids = dict.fromkeys((entity.record_id or 0, *(part.record_id or 0 for part in parts)))
    return lacks(
        ItemState(
            source=entity.source,
            has_fonds=bool(ground.settings.fonds_number.strip()),
            title=entity.title,
            document_number=entity.document_number,
            dated=entity.dated,
            dated_later=entity.source in BOOKS and "dated" not in entity.touched,
            responsible=entity.responsible,
            parts=states,
            records=[ground.facts.states[key] for key in ids if key in ground.facts.states],
            made=bool(entity.made_from),
            up_to_date=up_to_date,
            has_master=bool(entity.master_sha256),
            files_expected=ground.settings.files_expected,
        )
    )


def _outlives_its_records(entity: Line, parts: Iterable[rows.PartRow], facts: Facts) -> bool:
    """A 件 numbered for good all of whose records were removed: its master can be made no more, and is the document."""
    ids = {entity.record_id, *(part.record_id for part in parts)} - {None}
    return (
        entity.number is not None
        and bool(ids)
        and all(key in facts.states and facts.states[key].gone for key in ids)
    )


def fingerprint(
    title: str,
    responsible: str,
    dated: date | None,
    year: int,
    parts: Iterable[rows.PartRow],
    facts: Facts,
) -> str:
    """A digest of all that a master is made from: what it calls itself, and of each part the record's or notice's state, or the
    file. Not the faces it is set in, nor the bureau's and organisations' names: those printed are of the day it was made."""
    # A list of a year is dated once the year is over: one printed before that is told from one printed behind.
    told: list[object] = [title, responsible, dated and dated.isoformat(), year]
    told += [
        (
            *(part.role.value, part.name, part.paper.value if part.paper else ""),
            *(part.record_id, facts.versions.get(part.record_id or 0)),
            *(part.notice_id, facts.notices.get(part.notice_id or 0)),
            *(part.organization_id, _book(part, year, facts)),
            # A paper's original is frozen with its notice or made from its record: told above.
            *((part.source_sha256, part.source_name) if part.paper is None else ()),
        )
        for part in parts
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _book(part: rows.PartRow, year: int, facts: Facts) -> str:
    source: ArchiveSource | None = SOURCES_OF_LEDGERS.get(part.paper) if part.paper is not None else None
    if source is None or part.organization_id is None:
        return ""
    return facts.books.get((source, part.organization_id, year), "")


def _directory_order(row: rows.ArchiveRow) -> tuple[int, bool, int, str, int, date, int]:
    return (
        row.year,
        row.left_out,
        list(Retention).index(row.retention),
        row.organization_code,
        row.number or 0,
        row.dated or date.max,
        row.id or 0,
    )
