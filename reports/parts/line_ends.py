"""Chooses where the lines of a paragraph end.

A line is filled until the next character does not fit. Where the rules of `kinsoku` forbid to end it there,
it either takes one or two characters more by squeezing punctuation (推入) or gives some to the next line and
is spread (推出), whichever disturbs it less.
"""

from reports.parts import kinsoku
from reports.parts.galley import Galley
from reports.parts.justify import EASY_SPREAD, WIDEST_SPREAD, fits_closer, spread_cost, squeeze_cost

Stretch = tuple[int, int]
"""First glyph of a line, and the first behind it."""

LONG_WORD = 0.4
"""Of the line: what is longer should stay whole and is broken all the same rather than leave a gap before it."""
LONG_ANYWHERE = 10
"""Ems: in a narrow column a word has to be longer than this, or longer than the column."""
LOOK_AHEAD = 6
"""How many characters beyond the full line may be squeezed in at most."""
TIGHTENED = 4
"""How many lines before a lonely character may be set tighter to take it in."""


def stretches(
    galley: Galley, first: float, rest: float, start: int = 0, *, tight: bool = False
) -> list[Stretch]:
    """The lines from `start` on; the first is `first` wide, the others `rest`. A space at a line's end belongs to
    none. Lines set `tight` take in whatever squeezing can reach."""
    cuts: list[Stretch] = []
    room, total = first, len(galley.glyphs)
    while start < total:
        end = (tight and _tight_end(galley, start, room)) or _line_end(galley, start, room)
        cuts.append((start, end))
        start, room = end, rest
        while start < total and galley.chars[start] == " ":
            start += 1
    return cuts


def without_lonely_end(galley: Galley, first: float, rest: float, cuts: list[Stretch]) -> list[Stretch]:
    """The same lines, or one line less where the last holds a single character and the lines before it can take it in
    (孤字). It is never cured by spreading: a full line has 28 characters (GB/T 9704-2012 5.2.3). Of a paragraph of two
    lines the first may be set a hair closer for it."""
    if len(cuts) < 2 or not _is_lonely(galley, *cuts[-1]):
        return cuts
    for begin in range(len(cuts) - 2, max(-1, len(cuts) - 2 - TIGHTENED), -1):
        room = rest if begin else first
        tighter = stretches(galley, room, rest, cuts[begin][0], tight=True)
        if begin + len(tighter) < len(cuts):
            return [*cuts[:begin], *tighter]
    if len(cuts) == 2 and fits_closer(galley, cuts[0][0], cuts[1][1], first):
        return [(cuts[0][0], cuts[1][1])]
    return cuts


def _is_lonely(galley: Galley, start: int, end: int) -> bool:
    """Whether a line is one full-width character, with or without marks behind it."""
    body = [char for char in galley.chars[start:end] if char not in kinsoku.NEVER_FIRST]
    return len(body) == 1 and not kinsoku.is_latin(body[0])


def _line_end(galley: Galley, start: int, room: float) -> int:
    full = galley.overflow(start, room)
    if full == len(galley.glyphs) or galley.chars[full] == " ":
        return full
    back = _break_before(galley, start, full, room)
    ahead = _break_after(galley, start, full, room)
    if ahead is None:
        return back or _forced_end(galley, start, full)
    if back is None:
        return ahead
    return (
        ahead if squeeze_cost(galley, start, ahead, room) < spread_cost(galley, start, back, room) else back
    )


def _tight_end(galley: Galley, start: int, room: float) -> int | None:
    """The last allowed end that squeezing can reach, None when it reaches none."""
    full = galley.overflow(start, room)
    for at in range(min(full + LOOK_AHEAD, len(galley.glyphs)), full, -1):
        if galley.breaks[at] and squeeze_cost(galley, start, at, room) <= 1.0:
            return at
    return None


def _break_before(galley: Galley, start: int, full: int, room: float) -> int | None:
    """The last allowed end at or before `full`, unless it leaves a line that cannot be spread: then inside the long
    word in Latin letters, or in the stretch that fits on no line. None when the line has no allowed end."""
    at = full
    while at > start and not galley.breaks[at]:
        at -= 1
    if at == full:
        return at
    whole = galley.width(at, galley.breaks.index(True, full))
    ragged = (
        at == start
        or spread_cost(galley, start, at, room) * EASY_SPREAD > WIDEST_SPREAD * galley.setting.size
    )
    long = whole > room or whole > max(LONG_WORD * room, LONG_ANYWHERE * galley.setting.size)
    if ragged and long and (inside := _inside_word(galley, at, full)):
        return inside
    if whole > room and at > start and galley.width(at, full) > LONG_WORD * room:
        return _forced_end(galley, at, full)
    return at if at > start else None


def _inside_word(galley: Galley, start: int, full: int) -> int | None:
    """Before the 〔 of a 发文字号, or between two letters or figures; None when there is neither."""
    chars = galley.chars
    for at in range(full, start, -1):
        if chars[at] == "〔":
            return at
    for at in range(full, start, -1):
        if kinsoku.is_latin(chars[at - 1]) and kinsoku.is_latin(chars[at]):
            return at
    return None


def _forced_end(galley: Galley, start: int, full: int) -> int:
    """Where to break what should stay whole but is longer than a line: where the line is full, but between two …… or
    ——, not inside one."""
    chars, run = galley.chars, full
    while run > start and chars[run - 1] == chars[full] and chars[full] in kinsoku.JOINED:
        run -= 1
    odd = (full - run) % 2 == 1
    return full - 1 if odd and full - 1 > start else full


def _break_after(galley: Galley, start: int, full: int, room: float) -> int | None:
    """The first allowed end behind `full` that squeezing can reach."""
    for at in range(full + 1, min(full + LOOK_AHEAD, len(galley.glyphs)) + 1):
        if galley.breaks[at]:
            return at if squeeze_cost(galley, start, at, room) <= 1.0 else None
    return None
