"""盒脊标签: 全宗号, 年度, 保管期限, 机构, 起止件号, 盒号 of each 档案盒, to be cut out and stuck on (DA/T 22-2015, 6.5). The width is the
spine's own: 20, 30, 40 or 50 mm."""

from collections.abc import Sequence
from datetime import date

from models.rows.archive import BoxRow, Fonds
from models.rules.papers import PaperKind
from reports import page
from reports.documents import archive_words as words
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts.spine import Label, rows
from reports.pdf.pen import Metadata

PLACE = PaperKind.BOX_SPINE.label


def document(boxes: Sequence[BoxRow], fonds: Fonds, year: int, made_on: date) -> Document:
    """As many labels to a sheet as there is room for."""
    labels = [label(box, fonds) for box in boxes]
    width = page.area(Shape.LABELS, 1).width
    sections = [Section([row], Shape.LABELS, **words.FRONT) for row in rows(labels, width, PLACE)]
    return Document(Metadata(f"{year}年度{PLACE}", fonds.name, made_on), sections)


def label(box: BoxRow, fonds: Fonds) -> Label:
    """The fields of one spine; an empty box has no numbers yet, so that field is left to the pen."""
    spanned = words.numbers(box.first_number, box.last_number, "\n至\n")
    return Label(
        box.spine_mm,
        (
            ("全宗号", words.fonds_number(fonds)),
            ("年度", str(box.year)),
            ("保管期限", box.retention.label),
            *((("机构\n（问题）", box.organization_code),) if box.organization_code else ()),
            ("起止件号", spanned),
            ("盒号", str(box.number)),
        ),
    )
