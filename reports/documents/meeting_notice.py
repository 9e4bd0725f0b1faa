"""会议通知: when, where and for what a meeting is called, from its record (domain §3.1), in three forms of GB/T 9704-2012.

It says what the record says and nothing else. Printed after the meeting it is the same paper: what was sent.
"""

from collections.abc import Iterator

from models.rows.bureau import BureauSettings
from models.rows.meeting import AgendaItem, MeetingDetail
from models.rows.paper import PaperChoices, Seal
from models.rules.attendance import Roll, roll_for
from models.rules.papers import HeadForm
from models.rules.terms import MeetingKind
from reports.documents import official
from reports.documents.meeting_names import name_of, topic, verb
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.parts import form
from reports.parts.form import UNKNOWN
from reports.parts.headings import chinese_number
from reports.parts.imprint import Imprint
from reports.parts.letter_head import LetterHead
from reports.parts.paragraph import Paragraph
from reports.parts.people import People
from reports.parts.red_head import RedHead
from reports.parts.signature import Signature
from reports.parts.strip import Block
from reports.parts.title import Title
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata

PLACE = "会议通知"
MOST_NAMED = 40
"""A longer roll is given by its number alone."""
WHOLE_BUREAU = frozenset({MeetingKind.PARTY_COMMITTEE, MeetingKind.ALL_MEMBERS})


def document(
    meeting: MeetingDetail, bureau: BureauSettings, choices: PaperChoices, seal: Seal | None = None
) -> Document:
    """The notice. In the plain form the organisation that meets signs it; under a red head or as a letter the bureau's
    署名机关 does. The seal stands only over the name of the latter, and only with a 成文日期."""
    plain = choices.head_form is HeadForm.PLAIN
    signed_by = (meeting.organization_name if plain else bureau.issuer).strip()
    pressed = official.seal_on(
        seal, asked=choices.sealed, signed_by=signed_by, issuer=bureau.issuer, dated=choices.dated
    )
    blocks: list[Block] = [
        *_head(bureau, choices),
        Title(title(meeting), keep=(meeting.organization_name,)),
        official.recipients(_recipients(meeting, bureau, plain=plain)),
        *official.held(list(_body(meeting))),
        Signature(signed_by or UNKNOWN, choices.dated, pressed),
    ]
    metadata = Metadata(title(meeting), signed_by, choices.dated or meeting.held_on)
    section = Section(blocks, first_numbered=choices.head_form is not HeadForm.LETTER)
    return Document(metadata, [section], _imprint(bureau, choices))


def title(meeting: MeetingDetail) -> str:
    """关于召开办公室党支部支委会的通知."""
    return f"关于{verb(meeting.kind)}{name_of(meeting)}的通知"


def _head(bureau: BureauSettings, choices: PaperChoices) -> list[Block]:
    number = official.number_or_gap(choices.number, choices.dated)
    if choices.head_form is HeadForm.RED_HEAD:
        return [RedHead(official.red_words(bureau.red_head, bureau.issuer), number)]
    if choices.head_form is HeadForm.LETTER:
        return [LetterHead(bureau.issuer or UNKNOWN, number)]
    return []


def _recipients(meeting: MeetingDetail, bureau: BureauSettings, *, plain: bool) -> str:
    """The organisation itself, or its people when it writes to them."""
    own = plain or meeting.organization_name == bureau.issuer or meeting.kind in WHOLE_BUREAU
    if not own:
        return meeting.organization_name or UNKNOWN
    if meeting.kind is MeetingKind.ALL_MEMBERS:
        return bureau.recipients or UNKNOWN
    roll = roll_for(meeting.kind)
    if roll is Roll.COMMITTEE:
        return "各位委员"
    return "各位党员" if roll is Roll.EVERYBODY else "各位同志"


def _body(meeting: MeetingDetail) -> Iterator[Block]:
    yield Paragraph([Span(f"现将{verb(meeting.kind)}{name_of(meeting)}有关事项通知如下。")], PLACE)
    for number, (label, text) in enumerate(_items(meeting), 1):
        heading, place = f"{chinese_number(number)}、{label}", f"{PLACE}{label}"
        if not isinstance(text, str):
            yield People(heading, text, place, f"：应到{len(text)}人：", "。", hanging=False)
            continue
        spans = [Span(f"{heading}：", Style.HEI), Span(text)]
        yield Paragraph(spans, place, keep=not text)
    yield from _topics(meeting.agenda)


def _items(meeting: MeetingDetail) -> Iterator[tuple[str, str | list[str]]]:
    """Label of each item, and its text or the names in it; the last is the agenda, whose topics follow as paragraphs of
    their own."""
    if topic(meeting):
        yield "主题", f"{topic(meeting).rstrip('。')}。"
    yield "时间", f"{form.day_and_hours(meeting.held_on, meeting.started_at, meeting.ended_at)}。"
    yield "地点", f"{meeting.place or UNKNOWN}。"
    yield "主持人", f"{meeting.host or UNKNOWN}。"
    if meeting.kind is MeetingKind.PARTY_LECTURE or meeting.lecturer:
        yield "主讲人", f"{meeting.lecturer or UNKNOWN}。"
    yield "参加人员", _expected(meeting)
    if meeting.observers:
        yield "列席人员", f"{'、'.join(map(form.observer, meeting.observers))}。"
    yield "议题", "" if meeting.agenda else f"{UNKNOWN}。"


def _expected(meeting: MeetingDetail) -> str | list[str]:
    """Those the sheet counts, or how many when they are very many; 待补 while nobody is on it."""
    names = [row.name for row in meeting.attendance if row.counted]
    if not names:
        return f"{UNKNOWN}。"
    return f"应到{len(names)}人。" if len(names) > MOST_NAMED else names


def _topics(agenda: tuple[AgendaItem, ...]) -> Iterator[Paragraph]:
    for number, item in enumerate(agenda, 1):
        mark = "（第一议题）" if item.is_first_topic else ""
        count = f"{number}." if len(agenda) > 1 else ""
        text = (item.title.strip() or UNKNOWN).rstrip("。；;")
        yield Paragraph([Span(f"{count}{mark}{text}。")], f"{PLACE}议题")


def _imprint(bureau: BureauSettings, choices: PaperChoices) -> Imprint | None:
    """版记 belongs to the red head; a letter's has neither rules nor printing office (10.1), and nobody to copy to here."""
    if choices.head_form is not HeadForm.RED_HEAD:
        return None
    return Imprint("", bureau.office or bureau.issuer or UNKNOWN, choices.dated)
