"""会议通知: when, where and for what a meeting is called, from its record (domain §3.1), in three forms of GB/T 9704-2012."""

from collections.abc import Iterator

from models.rows.bureau import BureauSettings
from models.rows.meeting import AgendaItem, MeetingDetail
from models.rows.paper import PaperChoices, Seal
from models.rules.attendance import Roll, roll_for
from models.rules.terms import MeetingKind
from reports.documents.gathering_notice import Item, Wording, compose, invited, is_plain, when_and_where
from reports.documents.meeting_names import name_of, topic, verb
from reports.flow import Document
from reports.parts.form import UNKNOWN
from reports.parts.paragraph import Paragraph
from reports.parts.typesetter import Span

PLACE = "会议通知"
WHOLE_BUREAU = frozenset({MeetingKind.PARTY_COMMITTEE, MeetingKind.ALL_MEMBERS})


def document(
    meeting: MeetingDetail, bureau: BureauSettings, choices: PaperChoices, seal: Seal | None = None
) -> Document:
    """The notice of a meeting, composed as every notice of a gathering is."""
    wording = Wording(
        PLACE,
        title(meeting),
        f"{verb(meeting.kind)}{name_of(meeting)}",
        _recipients(meeting, bureau, plain=is_plain(choices)),
        tuple(_items(meeting)),
        tuple(_topics(meeting.agenda)),
    )
    return compose(meeting, wording, bureau, choices, seal)


def title(meeting: MeetingDetail) -> str:
    """关于召开办公室党支部支委会的通知."""
    return f"关于{verb(meeting.kind)}{name_of(meeting)}的通知"


def _recipients(meeting: MeetingDetail, bureau: BureauSettings, *, plain: bool) -> str:
    """The organisation itself, or its people when it writes to them."""
    itself = meeting.organization_name in (bureau.issuer, bureau.party_body)
    own = plain or itself or meeting.kind in WHOLE_BUREAU
    if not own:
        return meeting.organization_name or UNKNOWN
    if meeting.kind is MeetingKind.ALL_MEMBERS:
        return bureau.recipients or UNKNOWN
    roll = roll_for(meeting.kind)
    if roll is Roll.COMMITTEE:
        return "各位委员"
    return "各位党员" if roll is Roll.EVERYBODY else "各位同志"


def _items(meeting: MeetingDetail) -> Iterator[Item]:
    """The last is the agenda, whose topics follow as paragraphs of their own."""
    if topic(meeting):
        yield "主题", f"{topic(meeting).rstrip('。')}。"
    yield from when_and_where(meeting)
    if meeting.kind is MeetingKind.PARTY_LECTURE or meeting.lecturer:
        yield "主讲人", f"{meeting.lecturer or UNKNOWN}。"
    yield from invited(meeting)
    yield "议题", "" if meeting.agenda else f"{UNKNOWN}。"


def _topics(agenda: tuple[AgendaItem, ...]) -> Iterator[Paragraph]:
    for number, item in enumerate(agenda, 1):
        mark = "（第一议题）" if item.is_first_topic else ""
        count = f"{number}." if len(agenda) > 1 else ""
        text = (item.title.strip() or UNKNOWN).rstrip("。；;")
        yield Paragraph([Span(f"{count}{mark}{text}。")], f"{PLACE}议题")
