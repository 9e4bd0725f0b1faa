"""叫停通知单: tells an organisation that its meeting was halted, and by when it is to be held again (domain O10, G26), as a letter of
GB/T 9704-2012, 10.1. Facts as they were entered only; no article is cited, for none was confirmed."""

from collections.abc import Iterator

from models.rows.bureau import BureauSettings
from models.rows.life import Halt
from models.rows.meeting import MeetingDetail
from models.rows.paper import PaperChoices, Seal
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

PLACE = "叫停通知单"


class NotHalted(ReportError):
    """The meeting took its course."""

    def __init__(self, meeting: MeetingDetail) -> None:
        super().__init__(
            f"这次{meeting.kind}的状态是“{meeting.status}”，没有叫停，叫停通知单没有生成，已录入的内容不受影响；"
            "确已叫停的，请先把状态改为“已叫停”并保存。"
        )


def document(
    meeting: MeetingDetail, bureau: BureauSettings, choices: PaperChoices, seal: Seal | None = None
) -> Document:
    """The notice, signed by whoever halted the meeting; under the bureau's seal only where that is the bureau's 署名机关. Raises
    `NotHalted` for a meeting without a halt."""
    halt = meeting.halt
    if halt is None:
        raise NotHalted(meeting)
    signed_by = halt.halted_by.strip()
    pressed = official.seal_on(
        seal, asked=choices.sealed, signed_by=signed_by, issuer=bureau.issuer, dated=choices.dated
    )
    heading = f"{meeting.kind}{PLACE}"
    paragraphs = [Paragraph([Span(text)], PLACE) for text in _sentences(meeting, halt)]
    blocks: list[Block] = [
        LetterHead(signed_by or UNKNOWN, official.number_or_gap(choices.number, choices.dated)),
        Title(heading, keep=(PLACE,)),
        official.recipients(meeting.organization_name or UNKNOWN),
        *official.held(paragraphs),
        Signature(signed_by or UNKNOWN, choices.dated, pressed),
    ]
    metadata = Metadata(heading, signed_by, choices.dated or halt.halted_on or meeting.held_on)
    return Document(metadata, [Section(blocks, first_numbered=False)])


def _sentences(meeting: MeetingDetail, halt: Halt) -> Iterator[str]:
    """Which meeting, why, by when; each a paragraph. What was not entered is 待补."""
    day = spoken(meeting.held_on)
    halted = f"已于{spoken(halt.halted_on)}叫停" if halt.halted_on else f"已予叫停，叫停日期{UNKNOWN}"
    yield f"你单位{day}召开的{meeting.kind}（主题：{meeting.title}），{halted}。"
    reason = halt.reason.strip()
    for number, line in enumerate(reason.splitlines() or [UNKNOWN]):
        yield line if number else f"叫停原因：{line}"
    by = f"于{spoken(halt.deadline)}前重新召开" if halt.deadline else f"重新召开，期限{UNKNOWN}"
    yield f"请对照上述问题做好准备，{by}。重新召开以前，这次会议不计入召开次数。"
    yield "特此通知。"
