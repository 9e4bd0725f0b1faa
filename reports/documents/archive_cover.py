"""封面 of the directory: 全宗号, 全宗名称, 年度, 保管期限, 机构（问题）; one for each bound directory (DA/T 22-2015, 7.3)."""

from collections.abc import Sequence
from datetime import date

from models.rows.archive import ArchiveRow, Fonds
from models.rules.papers import PaperKind
from reports.documents import archive_words as words
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts.form import UNKNOWN
from reports.parts.labelled_cover import LabelledCover
from reports.pdf.pen import Metadata

PLACE = PaperKind.ARCHIVE_COVER.label
TITLE = PaperKind.ARCHIVE_DIRECTORY.label


def document(rows: Sequence[ArchiveRow], fonds: Fonds, year: int, made_on: date) -> Document:
    """A cover for each 保管期限 and 机构 that has 件; one with 待补 where there is none yet."""
    listed = words.groups([row for row in rows if not row.left_out])
    sections = []
    for retention, code in listed or ((None, ""),):
        fields = (
            ("全宗号", words.fonds_number(fonds)),
            ("全宗名称", fonds.name or UNKNOWN),
            ("年度", str(year)),
            ("保管期限", UNKNOWN if retention is None else retention.label),
            *((("机构（问题）", code),) if code else ()),
        )
        cover = LabelledCover(TITLE, fields, PLACE)
        sections.append(Section([cover], Shape.LEDGER, **words.FRONT))
    return Document(Metadata(f"{year}年度{PLACE}", fonds.name, made_on), sections)
