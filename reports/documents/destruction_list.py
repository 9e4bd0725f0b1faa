"""销毁清册: 件 whose retention is over, to be approved on paper before anything is destroyed; what is not typed is left to the pen."""

from models.rows.archive_use import DestructionLineRow, DestructionRow
from models.rows.bureau import BureauSettings
from models.rules.papers import PaperKind
from reports.documents import archive_words as words
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN, label
from reports.parts.paragraph import Align, Space
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.DESTRUCTION_LIST.label
HEADS = (
    ("序号", 30),
    ("档号", 162),
    ("题名", 236),
    ("日期", 60),
    ("页数", 36),
    ("保管期限", 54),
    ("期满日期", 62),
    ("鉴定意见", 70),
    ("备注", 41),
)
OPEN_DAY = "年　　月　　日"
CAUTION = "本清册经批准后方可销毁，由两人以上监销；清册和批准文件永久保存。"


def document(row: DestructionRow, fonds_number: str, bureau: BureauSettings) -> Document:
    """The list with the fields to be filled and signed under it."""
    title = row.title or PLACE
    facts = (
        ledger.unit("", bureau.bureau_name),
        f"全宗号：{fonds_number or UNKNOWN}",
        f"编制日期：{spoken(row.made_on)}",
        f"状态：{row.state.label}",
        f"共{len(row.lines)}件",
        words.pages_of(line.pages for line in row.lines),
    )
    blocks: list[Block] = ledger.opening(title, *facts)
    if row.lines:
        heads = [[ledger.head(text) for text, _ in HEADS]]
        lines = [_row(place, line) for place, line in enumerate(row.lines, 1)]
        blocks.append(Table([width for _, width in HEADS], lines, PLACE, heads, setting=ledger.NOTE, side=3))
    else:
        blocks.append(ledger.nothing("清册里还没有文件。", PLACE))
    blocks += [Space(0.4, glue=True), _approval(row), *ledger.note(CAUTION, PLACE)]
    return Document(Metadata(title, bureau.bureau_name, row.made_on), [Section(blocks, Shape.LEDGER)])


def _row(place: int, line: DestructionLineRow) -> Row:
    return [
        Cell(str(place)),
        Cell(line.code or UNKNOWN),
        Cell(line.title or UNKNOWN, align=Align.FULL),
        Cell(words.compact(line.dated)),
        Cell(words.pages(line.pages)),
        Cell(line.retention_label),
        Cell(words.compact(line.expired_on)),
        Cell(line.opinion),
        Cell(""),
    ]


def _approval(row: DestructionRow) -> Table:
    approved = OPEN_DAY if row.approved_on is None else spoken(row.approved_on)
    done = OPEN_DAY if row.done_on is None else spoken(row.done_on)
    rows: list[Row] = [
        [label("销毁理由"), Cell(row.reason, 5, Align.LEFT)],
        [label("批准文件"), Cell(row.approval, 3, Align.LEFT), label("批准人"), Cell(row.approved_by)],
        [
            *(label("批准日期"), Cell(approved), label("销毁日期"), Cell(done)),
            *(label("监销人"), Cell(row.supervisors)),
        ],
        [label("编制人签名"), Cell(""), label("批准人签名"), Cell(""), label("监销人签名"), Cell("")],
    ]
    return Table(
        (1, 2, 1, 2, 1, 2), rows, PLACE, setting=ledger.FACTS, least=28, named=True, fit=False, keep=True
    )
