"""Masters of 件: which are wanting or out of date, keeping them. The bytes lie in the attachment store."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from models import clock
from models.entities import ArchiveItem, ArchivePart
from models.failures import Conflict
from models.rows.archive import PartRow
from models.rows.changes import Changes, Subject
from models.services.archive_editing import GONE
from models.services.archive_gathering import key_of_part, part_lines
from models.services.archive_reading import details, part_row
from models.services.closed_years import is_closed, refuse_closed_year
from models.services.versions import existing

CHANGED = "这件归档文件在制作期间又有改动，制作的归档件没有留用，目录完好；请重新制作。"


def wanting_masters(session: Session, year: int) -> tuple[int, ...]:
    """The 件 of an open year, in the order of the directory, whose master was never made or is out of date; none of a closed one."""
    if is_closed(session, year):
        return ()
    found = details(session, ArchiveItem.year == year)
    return tuple(
        each.row.id
        for each in found
        if each.row.id is not None and each.parts and not each.row.left_out and not each.row.mastered
    )


def keep_master(
    session: Session, item_id: int, made_from: str, master_sha256: str, parts: Sequence[PartRow]
) -> Changes:
    """Keep what was made: the whole (empty where nothing could be put on pages) and each part's own file and pages; pages typed by a
    clerk stay. Raises Frozen for a closed year; Conflict when the 件 has other parts by now."""
    entity = existing(session, ArchiveItem, item_id, GONE)
    refuse_closed_year(session, entity.year)
    query = select(ArchivePart).where(ArchivePart.item_id == item_id).order_by(ArchivePart.position)
    before = [part_row(line, entity.year, {}) for line in session.scalars(query)]
    if [key_of_part(part) for part in before] != [key_of_part(part) for part in parts]:
        raise Conflict(CHANGED)
    kept = [_kept(was, made) for was, made in zip(before, parts, strict=True)]
    session.execute(delete(ArchivePart).where(ArchivePart.item_id == item_id))
    if kept:
        session.execute(insert(ArchivePart), part_lines(item_id, kept))
    entity.made_from, entity.master_sha256, entity.updated_at = made_from, master_sha256, clock.now()
    session.flush()
    return Changes.of(Subject.ARCHIVE, record_id=item_id)


def _kept(was: PartRow, made: PartRow) -> PartRow:
    """The part with what was made of it; of a paper also the file kept beside, where it could not be taken in."""
    return replace(
        was,
        master_sha256=made.master_sha256,
        pages=was.pages if was.pages_typed else made.pages,
        source_sha256=was.source_sha256 or made.source_sha256,
        source_name=was.source_name or made.source_name,
    )
