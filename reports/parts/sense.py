"""Where a title or the text of a cell may end its lines by sense: between words, never inside a name, a date, a 《书名》.

Words are those of a list (`title_words`); a stretch of unknown characters counts as one word.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reports.parts.title_words import BODIES, DUTIES, WORDS

LONGEST_WORD = max(map(len, WORDS))
TORN_COMPOUND, TORN_BODY, TORN_WORD, TORN_NAME = 50.0, 100.0, 150.0, 1000.0
"""What a line end costs, in characters of unevenness: between the two words of a compound (支部|党员大会), before the
last word of what looks like the name of a body, inside a word, inside a name that is given, a date or a 《书名》."""
UNKNOWN = 10.0
"""An unknown character is as bad as so many words."""
CLOSERS = "的、》”）：，；"
"""They belong to the word before them, and a line may end behind them."""
OPENERS = "和及与"
"""A line may begin with them, none ends with them."""
DATES = re.compile(
    r"(?:\d{2,4}年(?:度|(?:第?[一二三四]季度)|[上下]半年|(?:\d{1,2}(?:[—至、]\d{1,2})?月(?:\d{1,2}日|份)?))?)"
    r"|(?:\d{1,2}(?:[—至]\d{1,2})?月(?:\d{1,2}日|份)?)|(?:第\d+[期次号届])|(?:第?[一二三四]季度)"
)
BOOKS = re.compile("《[^《》]*》")
GROUPS = re.compile(r"第[一二三四五六七八九十\d]+党小组(?:会议(?!题)|会(?!议))?")
"""党小组 are told apart by number; their meeting belongs to the name: 第三党小组会."""
WITHIN = re.compile(r"(?<=支部)(?=第[一二三四五六七八九十\d]+党小组$)")
"""Where the name of a group may be parted: behind its branch's."""


@lru_cache(maxsize=4096)
def end_costs(
    text: str, names: tuple[str, ...] = (), longest: int = 0, *, bodies: bool = False
) -> tuple[float, ...]:
    """For every place before a character of `text` what it costs to end a line there; nothing between words.

    `names` are kept whole, and with `bodies` also what looks like the name of a party body (…处党支部); dates, 第×党小组 and
    《书名》 up to `longest` characters are so in any case. A group's full name has two such parts.
    """
    firm = [False] * len(text)
    edges = set()
    for first, last in _wholes(text, names, longest):
        firm[first + 1 : last] = [True] * (last - first - 1)
        edges |= {first, last}
    costs = _word_ends(text, bodies=bodies) | dict.fromkeys(edges, 0.0)
    for at in range(1, len(text)):
        if text[at] in CLOSERS or text[at - 1] in OPENERS or text[:at].endswith("关于"):
            costs.pop(at, None)
    return tuple(TORN_NAME if inside else costs.get(at, TORN_WORD) for at, inside in enumerate(firm))


def _wholes(text: str, names: Sequence[str], longest: int) -> Iterator[tuple[int, int]]:
    for name in names:
        for part in filter(None, WITHIN.split(name)):
            yield from (match.span() for match in re.finditer(re.escape(part), text))
    for pattern in (DATES, BOOKS, GROUPS):
        for match in pattern.finditer(text):
            if not longest or len(match[0]) <= longest:
                yield match.span()


def _word_ends(text: str, *, bodies: bool) -> dict[int, float]:
    """Places between two words, and what a line end there costs. The words are chosen so that as few characters as
    possible remain unknown, and then as few words as possible are used."""
    best = [(0.0, 0)] * (len(text) + 1)
    """From each place on: cost, and length of the first word, negative (0: an unknown character)."""
    for at in range(len(text) - 1, -1, -1):
        choice = (best[at + 1][0] + UNKNOWN, 0)
        for size in range(min(LONGEST_WORD, len(text) - at), 0, -1):
            word = text[at : at + size]
            if word in WORDS or (size == 1 and word in CLOSERS + OPENERS):
                choice = min(choice, (best[at + size][0] + 1.0, -size))
        best[at] = choice
    words: list[tuple[int, int, bool]] = []
    """First character, the first behind the word, and whether it is known."""
    at = 0
    while at < len(text):
        size = -best[at][1]
        if not size and words and not words[-1][2]:
            words[-1] = words[-1][0], at + 1, False
        else:
            words.append((at, at + (size or 1), bool(size)))
        at += size or 1
    ends = dict.fromkeys((last for _, last, _ in words), 0.0)
    for number, (first, last, _) in enumerate(words):
        ends |= {
            at: TORN_COMPOUND for at in range(first + 2, last - 1) if {text[first:at], text[at:last]} <= WORDS
        }
        if text[first:last] in BODIES:
            begin = _name_begins(text, words[:number])
            for _, end, _ in words[begin : number - 1]:
                ends.pop(end, None)
            if begin < number:
                ends[first] = TORN_BODY if bodies else 0.0
    return ends


def _name_begins(text: str, before: Sequence[tuple[int, int, bool]]) -> int:
    """The first of the words before the end of a body's name that belong to it: unknown ones, and those that say what
    it is for, provided that one is unknown."""
    begin = len(before)
    while begin and (not before[begin - 1][2] or text[slice(*before[begin - 1][:2])] in DUTIES):
        begin -= 1
    return begin if any(not known for _, _, known in before[begin:]) else len(before)
