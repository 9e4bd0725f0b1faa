"""工作交接清单: what is open on the day of the handover, to be signed by who hands over, who takes over and who oversees it. No
standard sets its form; it follows what offices use."""

from models.rows.bureau import BureauSettings
from models.rows.handover import Handover, HandoverLine, HandoverPart
from models.rules.papers import PaperKind
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.headings import heading
from reports.parts.ledger import NOT_ASKED, NOTE
from reports.parts.paragraph import Align, Space
from reports.parts.signature import signed_by, spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.HANDOVER_LIST.label
HEADS = (("序号", 38), ("事项", 242), ("党组织", 96), ("时限", 62), ("交接情况", 76))
CLEAR = "无。"
NOTES = "清单按台账当日的登记自动汇总，逐项核对后在“交接情况”栏注明；时限“—”为没有规定时限。谈心谈话的内容不在其中。"


def document(book: Handover, bureau: BureauSettings) -> Document:
    """The list; a part without open matters says so."""
    title = PLACE
    facts = (
        ledger.unit("", bureau.bureau_name),
        f"移交人：{book.operator or UNKNOWN}",
        f"交接日期：{spoken(book.made_on)}",
    )
    blocks: list[Block] = ledger.opening(title, *facts)
    counted = "，".join(f"{name}{count}条" for name, count in book.counts)
    blocks += ledger.note(f"{book.year}年台账登记：{counted}。", PLACE)
    for number, part in enumerate(book.parts, 1):
        blocks += [heading(number, f"{part.title}（{len(part.lines)}项）", PLACE), *_part(part)]
    blocks += [
        *ledger.note(NOTES, PLACE, keep=True),
        Space(1, glue=True),
        signed_by("移交人签名", "接收人签名"),
        Space(0.5, glue=True),
        signed_by("监交人签名", "交接日期"),
    ]
    return Document(Metadata(title, bureau.bureau_name, book.made_on), [Section(blocks, Shape.RECORD)])


def _part(part: HandoverPart) -> list[Block]:
    if not part.lines:
        return [ledger.nothing(CLEAR, PLACE)]
    rows = [_row(number, line) for number, line in enumerate(part.lines, 1)]
    heads = [[ledger.head(text) for text, _ in HEADS]]
    table = Table([width for _, width in HEADS], rows, PLACE, heads, setting=NOTE, keep=True)
    return [table, Space(0.3)]


def _row(number: int, line: HandoverLine) -> list[Cell]:
    return [
        Cell(str(number)),
        Cell(line.text, align=Align.LEFT),
        Cell(line.organization_name or NOT_ASKED),
        Cell(NOT_ASKED if line.due_on is None else ledger.day(line.due_on)),
        Cell(""),
    ]
