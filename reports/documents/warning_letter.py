"""整改预警函: tells an organisation that the deadline of a rectification item comes near or is past, as a letter of GB/T 9704-2012, 10.1.

Facts of the register only: the problem as it was found, the deadline, what is still missing before closure can be asked for.
"""

from collections.abc import Iterator
from datetime import date

from models.rows.bureau import BureauSettings
from models.rows.paper import PaperChoices, Seal
from models.rows.rectification import RectificationDetail
from models.rules.rectification import days_late
from models.rules.terms import RectificationMode, RectificationStatus
from models.rules.warnings import BLUE_DAYS, YELLOW_DAYS, WarningColour, warning_of
from reports.documents import official
from reports.errors import ReportError
from reports.flow import Document, Section
from reports.parts.form import UNKNOWN
from reports.parts.letter_head import LetterHead
from reports.parts.paragraph import Paragraph
from reports.parts.signature import Signature, spoken
from reports.parts.strip import Block
from reports.parts.title import Title
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PLACE = "整改预警函"
MEANINGS = {
    WarningColour.BLUE: f"距整改时限{BLUE_DAYS}天以内",
    WarningColour.YELLOW: f"距整改时限{YELLOW_DAYS}天以内",
    WarningColour.RED: "超过整改时限",
}


class NoWarningDue(ReportError):
    """The item is struck off, has no deadline, or the deadline is further off than the blue warning reaches."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}{reason}，不用预警，整改预警函没有生成，已录入的内容不受影响。")


class NoSuperior(ReportError):
    """The organisation would write to itself."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”不能给自己发预警函，上级党组织还没有填写，整改预警函没有生成，已录入的内容不受影响；"
            "请先在“设置”里填写党委（党组）全称。"
        )


def document(
    item: RectificationDetail,
    bureau: BureauSettings,
    choices: PaperChoices,
    today: date,
    seal: Seal | None = None,
) -> Document:
    """The letter as of its day (`choices.dated`, else ``today``), which also decides its colour. It is signed by the bureau's
    署名机关, under its seal when asked for and dated; to that body itself its superior writes (`party_body`). Raises
    `NoWarningDue`, `NoSuperior`."""
    day = choices.dated or today
    colour = warning_of(item.status, item.mode, item.due_on, day)
    if colour is None or item.due_on is None:
        raise NoWarningDue(_name(item), _why_not(item, day))
    signed_by = _sender(item, bureau)
    pressed = official.seal_on(
        seal, asked=choices.sealed, signed_by=signed_by, issuer=bureau.issuer, dated=choices.dated
    )
    heading = f"关于{item.organization_name}整改事项的{colour.label}函"
    paragraphs = [Paragraph([Span(text)], PLACE) for text in _sentences(item, colour, item.due_on, day)]
    blocks: list[Block] = [
        LetterHead(signed_by or UNKNOWN, official.number_or_gap(choices.number, choices.dated)),
        Title(heading, keep=(item.organization_name,)),
        official.recipients(item.organization_name),
        *official.held(paragraphs),
        Signature(signed_by or UNKNOWN, choices.dated, pressed),
    ]
    return Document(Metadata(heading, signed_by, day), [Section(blocks, first_numbered=False)])


def _name(item: RectificationDetail) -> str:
    return f"{item.found_on.year}年第{item.number}号整改事项"


def _why_not(item: RectificationDetail, day: date) -> str:
    if item.status.is_closed:
        return "已经销号"
    if item.mode is RectificationMode.LONG_TERM:
        return "是长期坚持事项，不计逾期"
    if item.due_on is None:
        return "没有填写整改时限"
    if item.status is RectificationStatus.CLOSURE_REQUESTED:
        return "在时限内已经申请销号"
    return f"离整改时限还有{(item.due_on - day).days}天（{BLUE_DAYS}天以内才预警）"


def _sender(item: RectificationDetail, bureau: BureauSettings) -> str:
    issuer, above = bureau.issuer.strip(), bureau.party_body.strip()
    if item.organization_name.strip() != issuer:
        return issuer
    if not above or above == issuer:
        raise NoSuperior(item.organization_name)
    return above


def _sentences(item: RectificationDetail, colour: WarningColour, due_on: date, day: date) -> Iterator[str]:
    """The problem as found, the deadline with the grade and what the register says, the request; each a paragraph."""
    number = f"{item.found_on.year}年第{item.number}号"
    yield f"{spoken(item.found_on)}，{_found_by(item)}你单位存在以下问题（{number}）："
    yield from item.problem.splitlines()
    late, left = days_late(item.mode, due_on, day), (due_on - day).days
    stand = f"已逾期{late}天" if late else f"距时限还有{left}天" if left else "当日到期"
    yield (
        f"整改时限为{spoken(due_on)}，截至{spoken(day)}{stand}，现予{colour.label}（{MEANINGS[colour]}）。"
        f"{_register_says(item)}"
        + ("请抓紧整改，完成后及时申请销号。" if late else "请抓紧整改，按时限完成并申请销号。")
    )
    yield "特此函告。"


def _found_by(item: RectificationDetail) -> str:
    if item.notice_number:
        return f"督察发现，并经{item.notice_number}通报指出，"
    return (
        f"{item.source.label}（{item.source_document}）发现"
        if item.source_document
        else f"{item.source.label}发现"
    )


def _register_says(item: RectificationDetail) -> str:
    """The latest progress, and what closure still asks for."""
    in_order = sorted(item.progress, key=lambda entry: entry.on)
    latest = in_order[-1] if in_order else None
    said = (
        f"最近一次登记的进展（{spoken(latest.on)}）：{_closed(latest.text)}"
        if latest is not None
        else "台账尚未登记整改进展。"
    )
    wanted = {
        "责任人": item.person,
        "原因分析": item.cause,
        "整改措施": item.measures,
        "佐证材料": item.evidence.strip() or item.attachments,
    }
    missing = [
        name for name, value in wanted.items() if not (value.strip() if isinstance(value, str) else value)
    ]
    return said + (f"台账中{'、'.join(missing)}尚未登记。" if missing else "")


def _closed(text: str) -> str:
    line = " ".join(text.split())
    return line if line.endswith(("。", "！", "？", "；")) else f"{line}。"
