"""Cover and table of contents of a bound volume."""

from reports import page
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.contents import INDENT, Contents
from reports.parts.cover import PERIOD, SPACING, TITLE_LINE, TITLE_SIZE, UNIT, UNIT_LINE, Cover
from reports.parts.paragraph import Align
from reports.parts.title import Title
from reports.parts.typesetter import Span, Typesetter
from reports.word import runs
from reports.word.markup import Element, leading, twips, w
from reports.word.paragraphs import indents, of_title, paragraph

TO_THE_UNIT = 0.5
"""Lines that Word loses between title and unit, so that the cover surely stays one page."""


def of_cover(block: Cover, setter: Typesetter, width: float) -> list[Element]:
    """Title, unit and period at the heights they have on the printed cover."""
    title = Title(block.title, block.place, TITLE_SIZE, below=0)
    depth = sum(strip.height for strip in title.strips(setter, width))
    between = (UNIT_LINE - TITLE_LINE - TO_THE_UNIT) * page.LINE - depth
    unit = runs.runs([Span(block.unit, Style.KAI)], UNIT, block.place)
    period = runs.runs([Span(block.period)], PERIOD, block.place)
    return [
        *_blank(TITLE_LINE * page.LINE),
        *of_title(title, setter, width),
        *_blank(between),
        _foot(unit, UNIT),
        _foot(period, PERIOD),
    ]


def _blank(points: float) -> list[Element]:
    return [paragraph([], line=leading(points))] if points > 1 else []


def _foot(content: list[Element], setting: Setting) -> Element:
    return paragraph(content, line=leading(setting.size * SPACING), align=Align.CENTRE)


def of_contents(block: Contents, setter: Typesetter, width: float) -> list[Element]:
    """The entries with the numbers they have on paper. No field: LibreOffice then loses the numbers of all pages."""
    made = of_title(Title(block.title, block.place), setter, width)
    shown = [entry for entry in block.entries if entry.level <= block.deepest]
    entries = []
    for entry in shown:
        style = Style.HEI if entry.level == 0 and block.deepest else Style.FANGSONG
        left = entry.level * INDENT * page.PITCH
        content = [
            *runs.runs([Span(entry.title, style)], page.BODY, block.place),
            runs.tab(Style.FANGSONG, page.BODY),
            *runs.runs([Span(entry.label)], page.BODY, block.place),
        ]
        stop = w("tabs", w("tab", val="right", leader="middleDot", pos=twips(width)))
        entries.append(paragraph(content, stop, *indents(left, left + page.PITCH), align=Align.LEFT))
    return [*made, *entries]
