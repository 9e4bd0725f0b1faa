"""Sections in Word: paper, margins, page numbers outside, 草稿 across the page, the foot of a letter's first page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docx.oxml.parser import parse_xml
from docx.section import Section as WordSection
from docx.section import _Footer, _Header

from reports import page
from reports.fonts import Style
from reports.page import Setting, Shape
from reports.parts import letter_head
from reports.parts.paragraph import Align
from reports.parts.typesetter import tidy
from reports.pen import PALE
from reports.sections import Numbering, Section
from reports.word import heads, runs
from reports.word.definitions import NUMBER
from reports.word.markup import GRID, Element, leading, sort, twips, w
from reports.word.paragraphs import SEPARATOR, colour, indents, paragraph

NUMBER_LINE = 20.0
"""Height of the page number's line, in points; the dash stands in its middle."""
WATERMARK = 150.0
"""Size of a character across the page, in points."""


@dataclass(frozen=True)
class Sheets:
    """A section as Word has it: how it lies, how it begins, how its pages are numbered."""

    shape: Shape
    opens_on: str = "nextPage"
    numbered: bool = True
    numerals: str = "decimal"
    start: int | None = None
    first_numbered: bool = True
    letter: bool = False
    """Its first page has the second double rule of the 信函 form at its foot."""


def sheets_of(sections: Sequence[Section], letters: Sequence[bool]) -> list[Sheets]:
    """What Word is to be told about each section of a document."""
    made: list[Sheets] = []
    numbering = Numbering.FROM_1
    for section, letter in zip(sections, letters, strict=True):
        begins = section.numbering is not Numbering.CONTINUED
        numbering = section.numbering if begins else numbering
        counted = numbering is not Numbering.NONE
        made.append(
            Sheets(
                section.shape,
                "oddPage" if begins and counted and made else "nextPage",
                counted,
                "upperRoman" if numbering is Numbering.ROMAN else "decimal",
                1 if begins and counted else None,
                section.first_numbered,
                letter,
            )
        )
    return made


def properties(sheets: Sheets) -> Element:
    """`w:sectPr`: the sheet, its margins inside and outside, the grid of lines."""
    area = page.area(sheets.shape, 1)
    bottom = area.sheet_height - area.top - area.height
    drop = page.LEDGER_DROP if sheets.shape is Shape.LEDGER else page.NUMBER_DROP
    size: dict[str, str | int] = {"w_": twips(area.sheet_width), "h": twips(area.sheet_height)}
    if area.sheet_width > area.sheet_height:
        size["orient"] = "landscape"
    numbers = {"fmt": sheets.numerals}
    if sheets.start is not None:
        numbers["start"] = str(sheets.start)
    children = [
        w("type", val=sheets.opens_on),
        w("pgSz", **size),
        w(
            "pgMar",
            top=twips(area.top),
            right=twips(area.sheet_width - area.left - area.width),
            bottom=twips(bottom) - 2,
            left=twips(area.left),
            header=twips(15 * page.MM),
            footer=twips(max(0.0, bottom - drop - NUMBER_LINE / 2)),
            gutter=0,
        ),
        w("pgNumType", **numbers),
        w("docGrid", type_="lines", linePitch=GRID),
    ]
    if not sheets.first_numbered:
        children.append(w("titlePg"))
    return w("sectPr", *children)


def furnish(sections: Sequence[WordSection], sheets: Sequence[Sheets], watermark: str) -> None:
    """Give the sections their headers and footers; a section like the one before it takes over what that has."""
    before: _Feet | None = None
    for section, sheet in zip(sections, sheets, strict=True):
        feet = _feet(sheet)
        if feet != before:
            _write(section.footer, _number(feet.front) if feet.front else _empty())
            _write(section.even_page_footer, _number(feet.back) if feet.back else _empty())
        if before is None:
            _write(section.header, _watermark(watermark, 1))
            _write(section.even_page_header, _watermark(watermark, 2))
        if not sheet.first_numbered:
            _write(section.first_page_header, _watermark(watermark, 3))
            _write(section.first_page_footer, *(_letter_foot() if sheet.letter else [_empty()]))
        before = feet


class _Feet(NamedTuple):
    """Where the page number stands on fronts and on backs; None where there is none."""

    front: Align | None
    back: Align | None


def _feet(sheet: Sheets) -> _Feet:
    if not sheet.numbered:
        return _Feet(None, None)
    if sheet.shape is Shape.LEDGER:
        return _Feet(Align.CENTRE, Align.CENTRE)
    return _Feet(Align.RIGHT, Align.LEFT)


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


def _watermark(words: str, number: int) -> Element:
    """An empty header line, with the words across the page where there are any: the kind of shape that Word, WPS and
    LibreOffice all know as a watermark."""
    if not words:
        return _empty()
    picture = parse_xml(
        '<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
        ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
        ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t"'
        ' shapetype="t"/></v:shapetype><v:shape type="#_x0000_t136" o:allowincell="f" stroked="f"><v:textpath'
        "/></v:shape></w:pict>"
    )
    shape = picture[1]
    width = WATERMARK * len(tidy(words))
    shape.set("id", f"PowerPlusWaterMarkObject{number}")
    shape.set(
        "style",
        f"position:absolute;margin-left:0;margin-top:0;width:{width:.0f}pt;height:{WATERMARK:.0f}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page",
    )
    shape.set("fillcolor", f"#{colour(PALE)}")
    shape[0].set("style", f'font-family:"{runs.FACES[Style.HEI]}";font-size:1pt')
    shape[0].set("string", tidy(words))
    return paragraph([w("r", picture)], style=NUMBER, line=SEPARATOR)
