"""Sections in Word: paper, margins, the grid of lines, how pages are counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports import page
from reports.page import Shape
from reports.sections import Numbering, Section
from reports.word.markup import GRID, Element, twips, w

NUMBER_LINE = 20.0
"""Height of the page number's line, in points; the dash stands in its middle."""


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
