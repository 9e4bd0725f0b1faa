"""What closes an official document: 署名 and 成文日期, 版记 (GB/T 9704-2012, 7.3.5, 7.4)."""

from reports import page
from reports.faces.fonts import Style
from reports.parts import imprint
from reports.parts.imprint import Imprint
from reports.parts.paragraph import Align
from reports.parts.signature import DATE_RIGHT, INDENT, Signature, spoken
from reports.parts.typesetter import Span, Typesetter
from reports.word import runs
from reports.word.markup import Element, leading, twips, w
from reports.word.paragraphs import SEPARATOR, indents, paragraph, separator
from reports.word.tables import rule

IMPRINT_SLACK = 4.0
"""Points that rules take in some programs and not in others: without them 版记 alone on its page could be cut."""


def of_signature(block: Signature, setter: Typesetter, width: float) -> list[Element]:
    """署名 and 成文日期 where the standard has them, with a seal or without. The seal itself is never in an editable
    file: it belongs on what was issued."""
    name = setter.galley([Span(block.body)], page.BODY, "署名").width()
    day = setter.galley([Span(spoken(block.day))], page.BODY, "成文日期").width()
    room = width - 2 * INDENT
    blank = paragraph([], keep=True)
    named = runs.runs([Span(block.body)], page.BODY, "署名")
    dated = runs.runs([Span(spoken(block.day))], page.BODY, "成文日期")
    if block.seal is not None:
        middle = min(width - DATE_RIGHT - day / 2, width - min(name, room) / 2)
        side = max(0.0, 2 * middle - width)
        centred = indents(side, side)
        above = [blank] if name > room else [blank, paragraph([], keep=True)]
        return [
            *above,
            paragraph(named, *centred, align=Align.CENTRE, keep=True, whole=True),
            paragraph(dated, *indents(side, side), align=Align.CENTRE),
        ]
    day_at, name_at, right = width - INDENT - day, width - INDENT - name, 0.0
    if name > width - INDENT:
        name_at, right = INDENT, INDENT
    elif day > name:
        name_at = max(0.0, day_at - INDENT)
    else:
        day_at = name_at + INDENT
    return [
        blank,
        paragraph(named, *indents(name_at, name_at, right), align=Align.LEFT, keep=True, whole=True),
        paragraph(dated, *indents(day_at, day_at), align=Align.LEFT),
    ]


def of_imprint(block: Imprint, _setter: Typesetter, width: float) -> list[Element]:
    """版记 as a table that Word keeps at the foot of the page it stands on, whatever happens to the text above."""
    place = w(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="margin",
        horzAnchor="margin",
        tblpXSpec="center",
        tblpYSpec="bottom",
    )
    return [_imprint_table(block, width, place), separator()]


def imprint_alone(block: Imprint, setter: Typesetter, width: float) -> list[Element]:
    """版记 on a page of its own, at the foot of it."""
    height = sum(strip.height for strip in block.strips(setter, width))
    blank = leading(page.DEPTH - height - IMPRINT_SLACK) - SEPARATOR
    return [paragraph([], line=blank), _imprint_table(block, width), separator()]


def _imprint_table(block: Imprint, width: float, *place: Element) -> Element:
    size, rows = page.SIZE_4, []
    if block.copies_to:
        text = "抄送：" + block.copies_to.strip().rstrip("。") + "。"
        copies = runs.runs([Span(text)], imprint.SETTING, "抄送")
        rows.append(_imprint_line(copies, indents(size, 4 * size, size)))
    printed = [
        *runs.runs([Span(block.printed_by)], imprint.SETTING, "印发机关"),
        runs.tab(Style.FANGSONG, imprint.SETTING),
        *runs.runs([Span(f"{spoken(block.printed_on)}印发")], imprint.SETTING, "印发日期"),
    ]
    stop = w("tabs", w("tab", val="right", pos=twips(width - size)))
    rows.append(_imprint_line(printed, [*indents(size, size), stop]))
    outer, inner = imprint.OUTER, imprint.INNER
    rules = w("tblBorders", rule("top", outer), rule("bottom", outer), rule("insideH", inner))
    whole = twips(width)
    properties = w(
        "tblPr",
        *place,
        w("tblW", w_=whole, type_="dxa"),
        w("jc", val="center"),
        rules,
        w("tblLayout", type_="fixed"),
        w("tblCellMar", w("left", w_=0, type_="dxa"), w("right", w_=0, type_="dxa")),
    )
    cells = [
        w("tr", w("trPr", w("cantSplit")), w("tc", w("tcPr", w("tcW", w_=whole, type_="dxa")), line))
        for line in rows
    ]
    return w("tbl", properties, w("tblGrid", w("gridCol", w_=whole)), *cells)


def _imprint_line(content: list[Element], settings: list[Element]) -> Element:
    return paragraph(content, *settings, line=leading(imprint.LEADING), align=Align.LEFT)
