"""叫停通知单: tells an organisation that its meeting was halted, and by when it is to be held again (domain O10, G26). Facts as they
were entered only; no article is cited, for none was confirmed.

An office writes under its own name only: where the bureau's own committee halted the meeting, as a letter of GB/T 9704-2012,
10.1; where a superior did, it passes that on in a plain paper of its own, without the superior's head or number."""

from collections.abc import Iterator

from models.rows.bureau import BureauSettings
from models.rows.life import Halt
from models.rows.meeting import MeetingDetail
from models.rows.paper import PaperChoices, Seal
from models.rules.terms import OrganizationKind
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
    """The notice, signed by the bureau's 署名机关 and under its seal when asked for. Raises `NotHalted` for a meeting without a
    halt."""
    halt = meeting.halt
    if halt is None:
        raise NotHalted(meeting)
    signed_by, own = bureau.issuer.strip(), _is_own(halt, bureau)
    pressed = official.seal_on(
        seal, asked=choices.sealed, signed_by=signed_by, issuer=bureau.issuer, dated=choices.dated
    )
    heading = f"{meeting.kind}{PLACE}"
    whose = meeting.organization_name if _is_ours(meeting, bureau) else "你单位"
    paragraphs = [Paragraph([Span(text)], PLACE) for text in _sentences(meeting, halt, whose, own=own)]
    number = official.number_or_gap(choices.number, choices.dated)
    blocks: list[Block] = [
        *([LetterHead(signed_by or UNKNOWN, number)] if own else []),
        Title(heading, keep=(PLACE,)),
        official.recipients(
            "各位同志" if _is_ours(meeting, bureau) else meeting.organization_name or UNKNOWN
        ),
        *official.held(paragraphs),
        Signature(signed_by or UNKNOWN, choices.dated, pressed),
    ]
    metadata = Metadata(heading, signed_by, choices.dated or halt.halted_on or meeting.held_on)
    return Document(metadata, [Section(blocks, first_numbered=not own)])


def _is_ours(meeting: MeetingDetail, bureau: BureauSettings) -> bool:
    """Whether the meeting is that of the bureau's own committee or 党组, whose people are told: no body writes to itself, nor
    to its superior as to 你单位."""
    return meeting.organization_name.strip() in (bureau.issuer.strip(), bureau.party_body.strip()) and bool(
        meeting.organization_name.strip()
    )


def _is_own(halt: Halt, bureau: BureauSettings) -> bool:
    """Whether the bureau's own committee halted the meeting, by whichever of its names."""
    names = (bureau.issuer, bureau.organ_committee, OrganizationKind.PARTY_COMMITTEE.label)
    return bool(halt.halted_by.strip()) and halt.halted_by.strip() in {name.strip() for name in names}


def _sentences(meeting: MeetingDetail, halt: Halt, whose: str, *, own: bool) -> Iterator[str]:
    """Which meeting, why, by when; each a paragraph. What was not entered is 待补."""
    day = spoken(meeting.held_on)
    if halt.halted_on is not None and halt.halted_on < meeting.held_on:
        day = f"原定{day}"
    by = "" if own else f"由{halt.halted_by.strip() or f'（叫停单位{UNKNOWN}）'}"
    on = f"于{spoken(halt.halted_on)}" if halt.halted_on else f"（日期{UNKNOWN}）"
    halted = f"已{by}{on}叫停"
    yield f"{whose}{day}召开的{meeting.kind}（主题：{meeting.title}），{halted}。"
    reason = halt.reason.strip()
    for number, line in enumerate(reason.splitlines() or [UNKNOWN]):
        yield line if number else f"叫停原因：{line}"
    again = f"于{spoken(halt.deadline)}前重新召开" if halt.deadline else f"重新召开，期限{UNKNOWN}"
    yield f"请对照上述问题做好准备，{again}。重新召开以前，这次会议不计入召开次数。"
    yield "特此通知。"
