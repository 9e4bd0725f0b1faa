"""归档文件目录: nine columns on sheets laid across, one directory for each 保管期限 and 机构 of a year (DA/T 22-2015, 7.2)."""

from collections.abc import Sequence
from datetime import date

from models.rows.archive import ArchiveRow, Fonds
from models.rules.archive_directory import HEADS, directory_cells
from models.rules.papers import PaperKind
from reports.documents import archive_words as words
from reports.flow import Document, Numbering, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.paragraph import Align
from reports.parts.strip import Block, Marked
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.ARCHIVE_DIRECTORY.label
WIDTHS = (30, 162, 104, 84, 196, 58, 34, 34, 49)
"""Of the columns of the standard, about in points."""
NUMBER, TITLE = HEADS.index("文号"), HEADS.index("题名")
EMPTY_NUMBER = 40
"""文号 where none is known: its room goes to the titles."""


def document(rows: Sequence[ArchiveRow], fonds: Fonds, year: int, made_on: date) -> Document:
    """The directory of these 件 in the order given; what was left out is not in it."""
    listed = words.groups([row for row in rows if not row.left_out])
    widths = _widths(rows)
    sections = [
        Section(_directory(group, lines, widths, fonds, year), Shape.LEDGER, Numbering.FROM_1)
        for group, lines in listed.items()
    ]
    if not sections:
        said = [ledger.nothing(f"{year}年度没有归档文件。", PLACE)]
        sections = [
            Section([*ledger.opening(PLACE, f"全宗号：{words.fonds_number(fonds)}"), *said], Shape.LEDGER)
        ]
    return Document(Metadata(f"{year}年度{PLACE}", fonds.name, made_on), sections)


def _widths(rows: Sequence[ArchiveRow]) -> list[float]:
    widths: list[float] = [*WIDTHS]
    if not any(row.document_number for row in rows):
        widths[TITLE] += widths[NUMBER] - EMPTY_NUMBER
        widths[NUMBER] = EMPTY_NUMBER
    return widths


def _directory(
    group: words.Group, rows: Sequence[ArchiveRow], widths: Sequence[float], fonds: Fonds, year: int
) -> list[Block]:
    retention, code = group
    facts = (
        *words.facts(fonds, year, retention, code),
        f"共{len(rows)}件",
        words.pages_of(row.pages for row in rows),
    )
    title, *rest = ledger.opening(PLACE, *facts)
    heads = [[ledger.head(text) for text in HEADS]]
    lines = [_row(place, row) for place, row in enumerate(rows, 1)]
    table = Table(widths, lines, PLACE, heads, setting=ledger.NOTE, side=3)
    blocks: list[Block] = [Marked(title, "　".join((retention.label, code)).strip("　")), *rest, table]
    if not all(row.fixed for row in rows):
        blocks += ledger.note(f"{words.PROVISIONAL}。", PLACE)
    return blocks


def _row(place: int, row: ArchiveRow) -> Row:
    *told, _remark = directory_cells(place, row)
    cells = [Cell(text, align=Align.FULL) if at == TITLE else Cell(text) for at, text in enumerate(told)]
    return [*cells, Cell(_note(row))]


def _note(row: ArchiveRow) -> str:
    gone = "" if row.destroyed_on is None else f"{words.compact(row.destroyed_on)}销毁"
    return ledger.lines(row.note, gone)
