"""What a year has to be archived by the 保管期限表: held meetings and studies, inspections, daily work done, items struck off, issued
notices, what is kept as one list a year. Talks (谈心谈话) never; nor what is only planned, cancelled or halted."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.entities import ArchiveItem, ArchivePart, Notice
from models.rows.archive import RetentionLine
from models.rules import archive_titles as titles
from models.rules.archive_parts import LEDGERS
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, PartRole
from models.rules.archiving import BOOKS, SOURCES
from models.rules.document_numbers import document_number
from models.rules.papers import PaperKind
from models.rules.periods import year_of
from models.rules.retention import line_for
from models.rules.terms import NoticeStatus
from models.services.archive_books import books_of
from models.services.archive_records import papers_of, records_of_year, single_item, volume_of
from models.services.archive_wanted import Ground, Key, Wanted, key_of, printed_part
from models.services.closed_years import closed_years
from models.services.record_lines import parts


def wanted_items(session: Session, ground: Ground) -> tuple[tuple[Wanted, ...], tuple[int, ...]]:
    """Every 件 the year should have; and the records that are archived in another year already, and stay there."""
    lines = records_of_year(session, ground.year)
    bound = bound_records(session, [line.id for line in lines], ground.year)
    elsewhere = tuple(line.id for line in lines if bound.get(line.id, ()) is None)
    lines = [line for line in lines if line.id not in elsewhere]
    papers = papers_of(session, lines)
    single: list[Wanted] = []
    volumes: dict[Key, list[Any]] = defaultdict(list)
    for line in lines:
        source = SOURCES[line.register]
        rule = line_for(ground.lines, source, line.kind)
        key = bound.get(line.id) or _key_by(rule, line, ground)
        if key is None or rule is None:
            continue
        if key[0] == "record":
            single.append(single_item(line, rule, papers[line.id], ground))
        else:
            volumes[key].append(line)
    several = [volume_of(key, some, papers, ground) for key, some in volumes.items()]
    found = (*single, *several, *_notices(session, ground), *_books(session, ground))
    return found, elsewhere


def bound_records(session: Session, ids: Sequence[int], year: int) -> dict[int, Key | None]:
    """Of these records those that belong to a 件 for good, because it has its number or its year is closed: by what it is known;
    None where it is of another year."""
    found: dict[int, Key | None] = {}
    lasting = or_(ArchiveItem.number.is_not(None), ArchiveItem.year.in_(closed_years()))
    for some in parts(ids):
        own = select(ArchiveItem.record_id, ArchiveItem).where(ArchiveItem.record_id.in_(some), lasting)
        within = (
            select(ArchivePart.record_id, ArchiveItem)
            .join(ArchiveItem, ArchiveItem.id == ArchivePart.item_id)
            .where(ArchivePart.record_id.in_(some), lasting)
        )
        for query in (within, own):
            for record_id, item in session.execute(query):
                assert record_id is not None
                found[record_id] = key_of(item) if item.year == year else None
    return found


def _key_by(rule: RetentionLine | None, line: Any, ground: Ground) -> Key | None:
    """What a record becomes by the table; None where it is not archived."""
    if rule is None or rule.unit is ArchiveUnit.NONE:
        return None
    if rule.unit is ArchiveUnit.EACH:
        return "record", line.id
    place = ground.owner.get(line.organization_id, line.organization_id)
    return "book", rule.source, rule.kind, place


# Notices, and what is kept per year


def _notices(session: Session, ground: Ground) -> Iterable[Wanted]:
    """Issued notices of the year they were signed in: the frozen file is the 正本."""
    rule = line_for(ground.lines, ArchiveSource.NOTICE, "")
    if rule is None or rule.unit is ArchiveUnit.NONE:
        return
    span = year_of(ground.year)
    query = select(
        *(Notice.id, Notice.title, Notice.document_word, Notice.year, Notice.number),
        *(Notice.issued_on, Notice.issuer),
    ).where(Notice.status == NoticeStatus.ISSUED, Notice.issued_on.between(span.first, span.last))
    for line in session.execute(query.order_by(Notice.issued_on, Notice.id)):
        yield Wanted(
            key=("notice", line.id),
            source=ArchiveSource.NOTICE,
            source_kind="",
            unit=ArchiveUnit.EACH,
            retention=rule.retention,
            organization_code=ground.code_of(None),
            record_id=None,
            notice_id=line.id,
            organization_id=None,
            title=line.title.strip(),
            document_number=document_number(line.document_word, line.year, line.number),
            responsible=line.issuer.strip(),
            dated=line.issued_on,
            parts=(printed_part(PartRole.ISSUED, PaperKind.INSPECTION_NOTICE, notice_id=line.id),),
        )


def _books(session: Session, ground: Ground) -> Iterable[Wanted]:
    """心得体会, 党费, 学习计划, 党员名册: one paper a year for each organisation that has something in it; of the year's last day once
    that has passed."""
    last = year_of(ground.year).last
    kept = books_of(session, [ground.year], ground.owner)
    for source, place, _year in sorted(kept, key=lambda key: (list(ArchiveSource).index(key[0]), key[1])):
        rule = line_for(ground.lines, source, "")
        if source not in BOOKS or rule is None or rule.unit is ArchiveUnit.NONE:
            continue
        name = ground.names.get(place, "")
        yield Wanted(
            key=("book", source, "", place),
            source=source,
            source_kind="",
            unit=ArchiveUnit.YEARLY,
            retention=rule.retention,
            organization_code=ground.code_of(place),
            record_id=None,
            notice_id=None,
            organization_id=place,
            title=titles.ledger_title(name, ground.year, source),
            document_number="",
            responsible=name,
            dated=last if ground.today > last else None,
            parts=(printed_part(PartRole.TEXT, LEDGERS[source], organization_id=place),),
        )
