"""Headers and footers in Word: page numbers outside, 草稿 across the page, the foot of a letter's first page."""

from collections.abc import Sequence

from docx.section import Section as WordSection
from docx.section import _Footer, _Header

from reports import page
from reports.faces.fonts import Style
from reports.page import Setting, Shape
from reports.parts import letter_head
from reports.parts.paragraph import Align
from reports.word import heads, runs, shapes
from reports.word.definitions import NUMBER
from reports.word.markup import Element, leading, sort
from reports.word.paragraphs import SEPARATOR, indents, paragraph
from reports.word.sheets import NUMBER_LINE, Sheets


def furnish(sections: Sequence[WordSection], sheets: Sequence[Sheets], watermark: str) -> None:
    """Give the sections their headers and footers; a section like the one before it takes over what that has."""
    before = ""
    for section, sheet in zip(sections, sheets, strict=True):
        kind = sheet.shape.value if sheet.numbered else "不编页码"
        kind = Shape.UPRIGHT.value if kind == Shape.RECORD.value else kind
        if kind != before:
            _write(section.footer, _foot(sheet, 1))
            _write(section.even_page_footer, _foot(sheet, 2))
        if not before:
            _write(section.header, _head(watermark, 1))
            _write(section.even_page_header, _head(watermark, 2))
        if not sheet.first_numbered:
            _write(section.first_page_header, _head(watermark, 3))
            _write(section.first_page_footer, *(_letter_foot() if sheet.letter else [_empty()]))
        before = kind


def _head(watermark: str, number: int) -> Element:
    return shapes.across(watermark, number) if watermark else _empty()


def _foot(sheet: Sheets, side: int) -> Element:
    """The page number of a front (1) or a back (2): outside, where the upright page has it; of a ledger in the middle."""
    outside = Align.RIGHT if side % 2 else Align.LEFT
    if not sheet.numbered:
        return _empty()
    if sheet.shape is Shape.LEDGER:
        return _number(Align.CENTRE)
    if sheet.shape is Shape.ACROSS:
        return shapes.turned(_number(outside), side, NUMBER_LINE)
    return _number(outside)


def _write(place: _Header | _Footer, *content: Element) -> None:
    """Replace what a header or footer holds."""
    place.is_linked_to_previous = False
    element = place.part.element
    for child in list(element):
        element.remove(child)
    element.extend(content)
    sort([element])


def _empty() -> Element:
    return paragraph([], style=NUMBER, line=SEPARATOR)


def _number(side: Align) -> Element:
    """— 1 —, one character from the outer edge (7.5), or in the middle."""
    own = page.SIZE_4
    content = list(runs.page_number(Style.SONG, Setting(own, own), "— ", " —"))
    left, right = (own if side is Align.LEFT else 0), (own if side is Align.RIGHT else 0)
    return paragraph(
        content, *indents(left, left, right), style=NUMBER, line=leading(NUMBER_LINE), align=side
    )


def _letter_foot() -> list[Element]:
    """The double rule near the foot of the sheet (10.1); a frame needs a paragraph after it."""
    foot = page.A4[1] - letter_head.RULES_FROM_FOOT
    rule = heads.double_rule("thinThickSmallGap", 0)
    return [paragraph([], heads.frame(foot - heads.RULES - 1), rule, style=NUMBER, line=SEPARATOR), _empty()]
