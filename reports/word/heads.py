"""The heads of GB/T 9704-2012 with their red rules: 文件, 通报 and 纪要, 信函."""

from collections.abc import Sequence
from math import floor

from reports import page
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts import letter_head, red_head
from reports.parts.letter_head import LetterHead
from reports.parts.mark import LEADING, WIDENED, Mark
from reports.parts.paragraph import Align
from reports.parts.red_head import BulletinHead, RedHead
from reports.parts.signature import spoken
from reports.parts.strip import Strip
from reports.parts.typesetter import Span, Typesetter, tidy
from reports.pdf.pen import RED
from reports.word import runs
from reports.word.markup import GRID, Element, eighths, leading, lines, twips, w
from reports.word.paragraphs import colour, indents, paragraph

INK = 0.16
"""From the top of that line to the ink, in sizes."""
BESIDE = page.PITCH
"""What the mark's line reaches beyond the type area at either side: a mark as wide as it must not be broken where an
office's face is a little wider."""
RULES = letter_head.THICK + letter_head.CLEAR + letter_head.THIN
"""Width of a double rule, in points."""
RULE_SPACE = round(red_head.RULE_BELOW - (page.LINE - page.SIZE_3) / 2)
"""From the foot of the number's line to the red rule, in points."""


def of_red_head(block: RedHead, setter: Typesetter, width: float) -> list[Element]:
    """The mark, the number, the red rule."""
    mark = Mark.of(block.mark, setter, width)
    number_top = lines(_count(block.strips(setter, width)) - red_head.LINES_TO_TITLE - 1)
    first, used = _mark(block.mark, mark, red_head.MARK_TOP)
    return [
        first,
        paragraph(
            runs.runs([Span(block.number)], page.BODY, "发文字号"),
            *_ruled(number_top - used),
            align=Align.CENTRE,
            keep=True,
        ),
    ]


def of_bulletin_head(block: BulletinHead, setter: Typesetter, width: float) -> list[Element]:
    """The mark, the issue, and on one line body and day over the red rule."""
    mark = Mark.of(block.mark, setter, width)
    issue_top = lines(_count(block.strips(setter, width)) - red_head.LINES_TO_TITLE - 2)
    first, used = _mark(block.mark, mark, red_head.MARK_TOP)
    issue = w("spacing", before=issue_top - used, line=GRID, lineRule="exact")
    both = [
        runs.tab(Style.FANGSONG, page.BODY),
        *runs.runs([Span(block.body)], page.BODY, "编发单位"),
        runs.tab(Style.FANGSONG, page.BODY),
        *runs.runs([Span(spoken(block.day))], page.BODY, "日期"),
    ]
    return [
        first,
        paragraph(runs.runs([Span(block.issue)], page.BODY, "期号"), issue, align=Align.CENTRE, keep=True),
        paragraph(
            both,
            *_ruled(0),
            w(
                "tabs",
                w("tab", val="left", pos=twips(page.PITCH)),
                w("tab", val="right", pos=twips(width - page.PITCH)),
            ),
            align=Align.LEFT,
            keep=True,
        ),
    ]


def of_letter_head(block: LetterHead, setter: Typesetter, width: float) -> list[Element]:
    """The mark over its double rule in a frame on the sheet, and the number at the right."""
    mark = Mark.of(block.mark, setter, width, letter_head.LARGEST)
    high = mark.size * LEADING
    top = letter_head.MARK_TOP - INK * mark.size
    space = round(letter_head.RULES_BELOW - INK * mark.size)
    framed = paragraph(
        _words(block.mark, mark),
        frame(top),
        double_rule("thickThinSmallGap", space),
        w("spacing", line=leading(high), lineRule="exact"),
        align=Align.CENTRE,
        keep=True,
    )
    # The text begins under the frame, and the title where it begins on paper.
    under = twips(top + high * max(1, len(mark.lines)) + space + RULES + letter_head.NUMBER_BELOW - page.HEAD)
    number = runs.runs([Span(block.number)], page.BODY, "发文字号")
    after = max(0, lines(_count(block.strips(setter, width)) - 1) - under)
    spacing = w("spacing", before=0, after=after, line=GRID, lineRule="exact")
    return [framed, paragraph(number, spacing, align=Align.RIGHT, keep=True)]


def frame(top: float) -> Element:
    """A frame as wide as the double rules, at a height of the sheet."""
    return w(
        "framePr",
        w_=twips(letter_head.RULES_LENGTH),
        hSpace=0,
        wrap="notBeside",
        vAnchor="page",
        hAnchor="page",
        xAlign="center",
        y=twips(top),
    )


def double_rule(kind: str, space: int) -> Element:
    """A red double rule under a paragraph; programs agree on which line is the upper one only there."""
    return w("pBdr", w("bottom", val=kind, sz=eighths(RULES), space=space, color=colour(RED)))


def _count(strips: Sequence[Strip]) -> int:
    """The lines of the grid that a head takes."""
    return round(sum(strip.height for strip in strips) / page.LINE)


def _mark(words: str, mark: Mark, top: float) -> tuple[Element, int]:
    """The red words with their ink `top` points below the type area's top, and how deep they reach, in twips."""
    before = twips(top - INK * mark.size)
    high = leading(mark.size * LEADING)
    spacing = w("spacing", before=before, line=high, lineRule="exact")
    room = indents(-BESIDE, -BESIDE, -BESIDE)
    made = paragraph(_words(words, mark), *room, spacing, align=Align.CENTRE, keep=True)
    return made, before + high * max(1, len(mark.lines))


def _words(words: str, mark: Mark) -> list[Element]:
    """A single line is spread when short, every line narrowed when very long. The last character is not spread, so that
    the middle stays the middle."""
    lines = [line.text for line in mark.lines]
    if "".join(lines) != tidy(words):
        lines = [tidy(words)]
    size = floor(mark.size * 2) / 2
    setting = Setting(size, size)
    natural = len(lines[0]) * size * mark.stretch
    alone = len(lines) == 1 and len(lines[0]) > 2
    extra = max(0.0, mark.width * WIDENED - natural) / (len(lines[0]) - 1) if alone else 0.0
    scale = floor(mark.stretch * 100) if mark.stretch < 1 else 0
    made = []
    for number, line in enumerate(lines):
        if number:
            made.append(runs.line_break(Style.TITLE, setting))
        for part, tracking in ((line[:-1], extra), (line[-1:], 0.0)):
            if part:
                own = runs.properties(Style.TITLE, setting, colour(RED), tracking, scale)
                made.append(runs.run(part, own, "发文机关标志"))
    return made


def _ruled(before: int) -> list[Element]:
    """Settings of the line over the red rule: the rule, and the two lines left free under it."""
    after = lines(red_head.LINES_TO_TITLE) - twips(RULE_SPACE + red_head.RULE_WIDTH)
    under = w("bottom", val="single", sz=eighths(red_head.RULE_WIDTH), space=RULE_SPACE, color=colour(RED))
    return [w("pBdr", under), w("spacing", before=before, after=after, line=GRID, lineRule="exact")]
