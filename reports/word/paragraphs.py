"""Paragraphs, titles and space as Word has them."""

from collections.abc import Sequence
from copy import deepcopy

from reports import page
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.paragraph import Align, Paragraph, Space
from reports.parts.people import People
from reports.parts.title import LEADING, Title, set_title
from reports.parts.typesetter import Typesetter, tidy
from reports.pdf.pen import BLACK, Colour
from reports.word import runs
from reports.word.definitions import HEADINGS, TITLE
from reports.word.markup import Element, leading, twips, w
from reports.word.markup import lines as grid

JUSTIFIED = {Align.FULL: "both", Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
SEPARATOR = 20
"""Twips of the empty paragraph that Word needs between two tables and after the last."""


def paragraph(
    content: Sequence[Element],
    *settings: Element,
    style: str = "",
    line: int | None = None,
    align: Align | None = None,
    keep: bool = False,
    whole: bool = False,
) -> Element:
    """A paragraph with what differs from its style; `line` in twips, exactly."""
    own = list(settings)
    if style:
        own.append(w("pStyle", val=style))
    if line is not None and not any(child.tag.endswith("}spacing") for child in settings):
        own.append(w("spacing", line=line, lineRule="exact"))
    if align is not None:
        own.append(w("jc", val=JUSTIFIED[align]))
    if keep:
        own.append(w("keepNext"))
    if whole:
        own.append(w("keepLines"))
    return w("p", *([w("pPr", *own)] if own else []), *content)


def separator(*settings: Element) -> Element:
    """An empty paragraph that takes no room."""
    small = w("rPr", w("sz", val=2), w("szCs", val=2))
    return paragraph([], small, *settings, line=SEPARATOR)


def of_paragraph(block: Paragraph, setter: Typesetter, _width: float) -> list[Element]:
    """Running text; a heading is given its level, so that Word's navigation finds it."""
    pitch = block.setting.pitch
    first, rest = block.first * pitch, block.rest * pitch
    if block.hang:
        rest = first + setter.galley(block.spans, block.setting, block.place).width(0, block.hang)
    content = runs.runs(block.spans, block.setting, block.place, colour(block.colour))
    style = _level(block)
    line = leading(block.leading)
    made = paragraph(
        content,
        *([] if style else indents(first, rest, block.right * pitch)),
        style=style,
        line=None if block.leading == page.LINE else line,
        align=None if block.align is Align.FULL else block.align,
        keep=block.keep and not style,
        whole=block.whole and not style,
    )
    return [made]


def of_people(block: People, setter: Typesetter, width: float) -> list[Element]:
    """Names in a row; which of them a line holds is left to Word."""
    return of_paragraph(block.paragraph, setter, width)


def _level(block: Paragraph) -> str:
    """The style of a heading that stands alone: one span of 黑体 or 楷体, held to what follows."""
    if not (block.keep and block.whole and len(block.spans) == 1) or block.setting != page.BODY:
        return ""
    return HEADINGS.get(block.spans[0].style, "") if block.first == 2 and block.rest == 0 else ""


def indents(first: float, rest: float, right: float = 0.0) -> list[Element]:
    """Indents in points, of the first line and of the others."""
    made = {}
    if rest:
        made["left"] = twips(rest)
    if right:
        made["right"] = twips(right)
    if first > rest:
        made["firstLine"] = twips(first - rest)
    elif first < rest:
        made["hanging"] = twips(rest - first)
    return [w("ind", **made)] if made else []


def colour(ink: Colour) -> str:
    """As Word writes it; nothing for black."""
    return "" if ink == BLACK else "".join(f"{round(part * 255):02X}" for part in ink)


def of_space(block: Space, _setter: Typesetter, _width: float) -> list[Element]:
    """An empty paragraph of the space's height."""
    return [paragraph([], line=grid(block.lines), keep=block.glue)]


def of_title(block: Title, setter: Typesetter, width: float) -> list[Element]:
    """The title with its lines ended where the typesetter ends them."""
    strips = block.strips(setter, width)
    if not strips:
        return []
    size, lines = _title_lines(block, setter, width)
    setting = Setting(size, size)
    own = runs.properties(Style.TITLE, setting)
    content = [runs.run(lines[0], own, block.place)]
    for line in lines[1:]:
        content += [runs.line_break(Style.TITLE, setting), runs.run(line, deepcopy(own), block.place)]
    high = leading(LEADING * size / page.SIZE_2)
    below = grid(strips[0].height / page.LINE) - len(lines) * high
    return [paragraph(content, w("spacing", line=high, lineRule="exact", after=max(0, below)), style=TITLE)]


def _title_lines(block: Title, setter: Typesetter, width: float) -> tuple[float, list[str]]:
    """The size it is set in, and its lines; one line where a character is missing from every face, because it must not
    be missing here."""
    size, lines = set_title(block, setter, width)
    words = [line.text for line in lines]
    whole = tidy(block.text)
    return size, words if "".join(words).replace(" ", "") == whole.replace(" ", "") else [whole]
