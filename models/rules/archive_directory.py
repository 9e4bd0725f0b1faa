"""The lines of 归档文件目录 (DA/T 22-2015 5.5): its columns, how days and pages are written, and a digest that tells whether a directory is
still the one that was closed."""

import hashlib
from collections.abc import Iterable
from datetime import date

from models.rows.archive import ActRow, ArchiveRow
from models.rules.archive_terms import ArchiveAct

HEADS = ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注")
"""The nine columns of the standard."""
UNKNOWN = "待补"
_MAY_BE_EMPTY = frozenset(("文号", "密级", "备注"))


def day_figures(day: date | None) -> str:
    """YYYYMMDD; empty where no day is known."""
    return "" if day is None else f"{day.year:04d}{day.month:02d}{day.day:02d}"


def pages_together(counts: Iterable[int | None]) -> int | None:
    """Pages of several together; None (待补) while those of one are not known."""
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total


def directory_line(row: ArchiveRow) -> tuple[str, ...]:
    """档号, 文号, 责任者, 题名, 日期, 密级, 页数, 备注."""
    return (
        row.code,
        row.document_number,
        row.responsible,
        row.title,
        day_figures(row.dated),
        row.secrecy.label,
        "" if row.pages is None else str(row.pages),
        row.note,
    )


def directory_cells(place: int, row: ArchiveRow) -> tuple[str, ...]:
    """The nine cells of a 件, ``place`` being its 序号; what is not known and has to be is 待补."""
    said = zip(HEADS[1:], directory_line(row), strict=True)
    return (str(place), *(text or ("" if head in _MAY_BE_EMPTY else UNKNOWN) for head, text in said))


def directory_digest(rows: Iterable[ArchiveRow]) -> str:
    """SHA-256 of the lines in their order, UTF-8, the fields parted by tabs, each line ended; what the clerk typed has neither in it."""
    hasher = hashlib.sha256()
    for row in rows:
        fields = (" ".join(field.split()) for field in directory_line(row))
        hasher.update(("\t".join(fields) + "\n").encode())
    return hasher.hexdigest()


def is_as_closed(rows: Iterable[ArchiveRow], acts: Iterable[ActRow]) -> bool:
    """Whether a closed year's directory, those left out taken away, is still the one that the last closing among its ``acts`` noted."""
    noted = [act.directory_sha256 for act in acts if act.act is ArchiveAct.CLOSED]
    return bool(noted) and directory_digest(row for row in rows if not row.left_out) == noted[-1]
