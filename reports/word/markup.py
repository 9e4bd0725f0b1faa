"""Elements of WordprocessingML, and their order.

Word refuses a file, or silently forgets a setting, when the children of an element stand in another order than
ISO/IEC 29500-1 gives: so every element of the kinds below is sorted before it is written.
"""

from collections.abc import Iterable
from functools import cache
from math import floor
from typing import TypeAlias, cast

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

Element: TypeAlias = BaseOxmlElement

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
    " lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left bottom right insideH insideV",
    "tcBorders": "top left bottom right insideH insideV tl2br tr2bl",
}
"""The children of each element by their local names, as the schema has them."""

GRID = 579
"""Height of a line of the page's grid, in twips: 28.95 pt, so that 22 of them fit the page whatever is rounded."""

_OWN = {"w": nsmap["w"]}
_PLACES = {
    name: {child: number for number, child in enumerate(order.split())} for name, order in ORDER.items()
}


def w(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """An element of the main namespace, with attributes of it; whole numbers only are written. An underscore at the end
    of an attribute's name is dropped."""
    made = cast(Element, oxml_parser.makeelement(_tag(name), nsmap=_OWN))
    for attribute, value in attributes.items():
        made.set(_tag(attribute.rstrip("_")), str(value))
    made.extend(children)
    return made


@cache
def _tag(name: str) -> str:
    return qn(f"w:{name}")


def off(name: str) -> Element:
    """A switch turned off."""
    return w(name, val=0)


def sort(elements: Iterable[Element]) -> None:
    """Put the children of these elements, and of all within them, into the order of the schema."""
    for root in elements:
        for name, places in _PLACES.items():
            for element in root.iter(qn(f"w:{name}")):
                element[:] = sorted(element, key=lambda child: places[local_name(child)])


def local_name(element: Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def twips(points: float) -> int:
    """Twentieths of a point, rounded."""
    return round(points * 20)


def leading(points: float) -> int:
    """A line's height in twips, rounded down: what fits a page on paper must fit it here."""
    return floor(points * 20 + 0.001)


def lines(count: float) -> int:
    """So many lines of the grid, in twips: those of the text under them, so that a page's last line still fits."""
    return round(count * GRID)


def half_points(points: float) -> int:
    """Sizes of type."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Widths of rules; the thinnest Word has is a quarter of a point."""
    return max(2, round(points * 8))
