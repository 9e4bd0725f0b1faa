"""Places the glyphs of one line: side by side, squeezed together (推入) or spread to both edges."""

from collections.abc import Sequence
from itertools import accumulate

from reports.parts import kinsoku
from reports.parts.galley import HAIR, Galley, Line
from reports.pdf.pen import Placed

EASY_SPREAD = 2.0
"""Points a gap may gain before anybody sees it."""
WIDEST_SPREAD = 0.3
"""Of the size: beyond it the line is left ragged rather than pulled apart."""
CLOSEST = 0.025
"""Of the size: how much closer than usual characters may stand so that a short paragraph leaves nothing for a second
line but one."""
IMPOSSIBLE = 9.0
"""Cost of squeezing a line that has nothing to give."""


def natural_line(galley: Galley, start: int, end: int, left: float = 0.0) -> Line:
    """The glyphs of a stretch side by side, neither squeezed nor spread."""
    return _laid(galley, start, end, left, galley.widths[start:end])


def squeeze_cost(galley: Galley, start: int, end: int, room: float) -> float:
    """What squeezing takes of what the punctuation can give; above 1 it cannot be done."""
    need = galley.width(start, end) - room
    have = galley.give(start, end)
    return need / have if have else IMPOSSIBLE


def fits_closer(galley: Galley, start: int, end: int, room: float) -> bool:
    """Whether a stretch goes on one line when its marks give all they can and its characters stand a hair closer."""
    close = CLOSEST * galley.setting.size * galley.gap_count(start, end)
    return galley.width(start, end) - galley.give(start, end) - close <= room


def spread_cost(galley: Galley, start: int, end: int, room: float) -> float:
    """What spreading adds to each gap, of what nobody sees."""
    slack = room - galley.width(start, end)
    return slack / (max(1, galley.gap_count(start, end)) * EASY_SPREAD)


def justified(galley: Galley, start: int, end: int, left: float, room: float, *, loose: bool) -> Line:
    """A line that fits `room`: squeezed where it is longer, with `loose` spread where it is shorter."""
    while end > start + 1 and galley.chars[end - 1] in kinsoku.SPACES:
        end -= 1
    slack = room - galley.width(start, end)
    if slack < -HAIR:
        return _squeezed(galley, start, end, left, -slack)
    advances = galley.widths[start:end]
    if loose and slack > 0.0:
        gaps = galley.gaps(start, end)
        if gaps and slack / len(gaps) <= WIDEST_SPREAD * galley.setting.size:
            gain = slack / len(gaps)
            for gap in gaps:
                advances[gap] += gain
    return _laid(galley, start, end, left, advances)


def _squeezed(galley: Galley, start: int, end: int, left: float, need: float) -> Line:
    """The blank half of a mark at the line's end goes first, nobody misses it; then all marks give alike. An opening
    bracket gives up its left half, so the glyph itself moves. What they cannot give, all characters stand closer."""
    gives = galley.gives[start:end]
    taken = [0.0] * len(gives)
    chars = galley.chars[start:end]
    if chars[-1] in kinsoku.CLOSING:
        taken[-1] = min(need, gives[-1])
    left_over = need - taken[-1]
    have = sum(gives) - (gives[-1] if taken[-1] else 0.0)
    if left_over > 0 and have > 0:
        share = min(1.0, left_over / have)
        last = len(gives) - 1
        taken = [
            amount if number == last and amount else give * share
            for number, (amount, give) in enumerate(zip(taken, gives, strict=True))
        ]
    advances = [width - amount for width, amount in zip(galley.widths[start:end], taken, strict=True)]
    if (over := need - sum(taken)) > HAIR and (gaps := galley.gaps(start, end)):
        for gap in gaps:
            advances[gap] -= over / len(gaps)
    moves = [-amount if char in kinsoku.OPENING else 0.0 for char, amount in zip(chars, taken, strict=True)]
    return _laid(galley, start, end, left, advances, moves)


def _laid(
    galley: Galley, start: int, end: int, left: float, advances: Sequence[float], moves: Sequence[float] = ()
) -> Line:
    *places, right = accumulate(advances, initial=left)
    if moves:
        places = [place + move for place, move in zip(places, moves, strict=True)]
    # The plain way, Placed(glyph, place), takes twice as long, and every glyph of every page comes by here.
    pairs = zip(galley.glyphs[start:end], places, strict=True)
    return Line(tuple([tuple.__new__(Placed, pair) for pair in pairs]), left, right)
