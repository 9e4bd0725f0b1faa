"""年度学习计划: the topics of a year by quarter (《党委（党组）理论学习中心组学习规则》 asks for an annual plan; the form is common practice)."""

from collections.abc import Sequence
from datetime import date

from models.rows.bureau import BureauSettings
from models.rows.study_plan import PlanItem, StudyPlan
from models.rules.papers import PaperKind
from models.rules.periods import QUARTER_LABELS, Span
from models.rules.study_plans import by_quarter
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.ledger import NOTE
from reports.parts.paragraph import Align
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.STUDY_PLAN.label
HEADS = (
    ("季度", 46),
    ("序号", 26),
    ("月份", 34),
    ("学习专题", 147),
    ("学习材料", 147),
    ("重点发言人", 62),
    ("开展情况", 52),
)
ANY_MONTH = "—"


def document(plans: Sequence[StudyPlan], span: Span, bureau: BureauSettings, today: date) -> Document:
    """A section for each plan; without any, a sheet that says so."""
    sections = [Section(_plan(plan, bureau, today), Shape.RECORD) for plan in plans]
    title = plans[0].title if len(plans) == 1 else ledger.title_of("", span, PLACE)
    if not plans:
        blocks = [*ledger.opening(title, ledger.unit("", bureau.bureau_name)), _nothing()]
        sections = [Section(blocks, Shape.RECORD)]
    return Document(Metadata(title, bureau.bureau_name, today), sections)


def _nothing() -> Block:
    return ledger.nothing("本年度没有登记学习计划。", PLACE)


def _plan(plan: StudyPlan, bureau: BureauSettings, today: date) -> list[Block]:
    facts = [ledger.unit(plan.organization_name, bureau.bureau_name)]
    facts += [
        f"{word}：{name}" for word, name in (("组长", plan.leader), ("学习秘书", plan.secretary)) if name
    ]
    blocks = ledger.opening(plan.title, *facts, scope=plan.organization_name)
    if not plan.items:
        return [*blocks, ledger.nothing("计划里还没有学习专题。", PLACE)]
    blocks.append(_table(plan.items))
    done = sum(bool(item.sessions) for item in plan.items)
    said = f"共{len(plan.items)}个专题，截至{spoken(today)}已开展{done}个。"
    issued = f"{spoken(plan.issued_on)}印发。" if plan.issued_on is not None else ""
    return [*blocks, *ledger.note(f"{issued}{said}{plan.note.strip()}", PLACE)]


def _table(items: Sequence[PlanItem]) -> Table:
    rows: list[Row] = []
    for number, some in by_quarter(items).items():
        for place, item in enumerate(some):
            first = [Cell(QUARTER_LABELS[number - 1], rows=len(some))] if place == 0 else []
            rows.append([*first, *_item(len(rows) + 1, item)])
    heads = [[ledger.head(text) for text, _ in HEADS]]
    return Table([width for _, width in HEADS], rows, PLACE, heads, setting=NOTE, keep=True)


def _item(number: int, item: PlanItem) -> list[Cell]:
    held = len(item.sessions)
    return [
        Cell(str(number)),
        Cell(ANY_MONTH if item.month is None else f"{item.month}月"),
        Cell(item.topic, align=Align.LEFT),
        Cell(item.materials or UNKNOWN, align=Align.LEFT),
        Cell(item.speakers or UNKNOWN),
        Cell(f"已开展{held}次" if held > 1 else "已开展" if held else "未开展"),
    ]
