"""The notice by which people are called together, to meet or to study, in three forms of GB/T 9704-2012.

It says what the record says and nothing else. Printed afterwards it is the same paper: what was sent.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from models.rows.bureau import BureauSettings
from models.rows.meeting import MeetingDetail
from models.rows.paper import PaperChoices, Seal
from models.rows.study import StudyDetail
from models.rules.papers import HeadForm
from reports.documents import official
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

Gathering = MeetingDetail | StudyDetail
Item = tuple[str, str | list[str]]
"""Its label, and its text or the names in it; an empty text is followed by paragraphs of its own."""
MOST_NAMED = 40
"""A longer roll is given by its number alone."""


@dataclass(frozen=True)
class Wording:
    """What a notice says, each in the words of its kind of gathering."""

    place: str
    """What the paper is, for messages about its text."""
    title: str
    about: str
    """What people are told of: 现将…有关事项通知如下."""
    recipients: str
    items: tuple[Item, ...]
    last: tuple[Paragraph, ...]
    """The agenda or the materials, below the last item."""


def is_plain(choices: PaperChoices) -> bool:
    """Whether the organisation that gathers writes and signs itself."""
    return choices.head_form is HeadForm.PLAIN


def compose(
    gathering: Gathering, wording: Wording, bureau: BureauSettings, choices: PaperChoices, seal: Seal | None
) -> Document:
    """The notice. In the plain form the organisation that gathers signs it; under a red head or as a letter the bureau's
    署名机关 does. The seal stands only over the name of the latter, and only with a 成文日期."""
    signed_by = (gathering.organization_name if is_plain(choices) else bureau.issuer).strip()
    pressed = official.seal_on(
        seal, asked=choices.sealed, signed_by=signed_by, issuer=bureau.issuer, dated=choices.dated
    )
    blocks: list[Block] = [
        *_head(bureau, choices),
        Title(wording.title, keep=(gathering.organization_name,)),
        official.recipients(wording.recipients),
        *official.held(list(_body(wording))),
        Signature(signed_by or UNKNOWN, choices.dated, pressed),
    ]
    metadata = Metadata(wording.title, signed_by, choices.dated or gathering.held_on)
    section = Section(blocks, first_numbered=choices.head_form is not HeadForm.LETTER)
    return Document(metadata, [section], _imprint(bureau, choices))


def when_and_where(gathering: Gathering) -> Iterator[Item]:
    """时间, 地点 and 主持人."""
    yield "时间", f"{form.day_and_hours(gathering.held_on, gathering.started_at, gathering.ended_at)}。"
    yield "地点", f"{gathering.place or UNKNOWN}。"
    yield "主持人", f"{gathering.host or UNKNOWN}。"


def invited(gathering: Gathering) -> Iterator[Item]:
    """参加人员 and 列席人员: those the sheet counts, or how many when they are very many; 待补 while nobody is on it."""
    names = [row.name for row in gathering.attendance if row.counted]
    if not names:
        yield "参加人员", f"{UNKNOWN}。"
    else:
        yield "参加人员", f"应到{len(names)}人。" if len(names) > MOST_NAMED else names
    if gathering.observers:
        yield "列席人员", f"{'、'.join(map(form.observer, gathering.observers))}。"


def _head(bureau: BureauSettings, choices: PaperChoices) -> list[Block]:
    number = official.number_or_gap(choices.number, choices.dated)
    if choices.head_form is HeadForm.RED_HEAD:
        return [RedHead(official.red_words(bureau.red_head, bureau.issuer), number)]
    if choices.head_form is HeadForm.LETTER:
        return [LetterHead(bureau.issuer or UNKNOWN, number)]
    return []


def _body(wording: Wording) -> Iterator[Block]:
    yield Paragraph([Span(f"现将{wording.about}有关事项通知如下。")], wording.place)
    for number, (label, text) in enumerate(wording.items, 1):
        heading, place = f"{chinese_number(number)}、{label}", f"{wording.place}{label}"
        if not isinstance(text, str):
            yield People(heading, text, place, f"：应到{len(text)}人：", "。", hanging=False)
            continue
        yield Paragraph([Span(f"{heading}：", Style.HEI), Span(text)], place, keep=not text)
    yield from wording.last


def _imprint(bureau: BureauSettings, choices: PaperChoices) -> Imprint | None:
    """版记 belongs to the red head; a letter's has neither rules nor printing office (10.1), and nobody to copy to here."""
    if choices.head_form is not HeadForm.RED_HEAD:
        return None
    return Imprint("", bureau.office or bureau.issuer or UNKNOWN, choices.dated)
