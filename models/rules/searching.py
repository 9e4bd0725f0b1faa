"""Finding again, to the letter: how a text is folded, how it is cut into the tokens of the index, what was typed into the box, and the
piece around a hit.

The index takes every run of letters as its overlapping pairs of characters and then its last character alone; each blank, each sign of
punctuation and each line end is a token of its own. So the tokens tell the text whole: a word of letters is the phrase of its pairs, and
one with signs or blanks in it is as exact, without looking at the text again."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import add

from models.rows.search import Snippet
from models.rules.names import LOOKALIKES, MIDDLE_DOT, dotted

VERSION = 2
"""Of the folding and cutting below. An index made by another version, or with another edition of Unicode, is made anew."""

EDITION = f"{VERSION}/{unicodedata.unidata_version}"

LINE_ENDS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
# What shows nothing and is pasted in with other text: soft hyphens, joiners, marks of direction and of byte order, variants of a glyph.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
MARK = "\uffe5"
"""The first character of a mark. Like those below it is a full-width one, which folding leaves in no text: no word can find it."""

_WHOLE = {ord(sign): chr(ord(sign) + 0xFEE0) for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"} | {
    ord(" "): "\u3000",
    ord("\n"): "\uffe4",
}
"""Blanks and ASCII's punctuation, at which the full-text table would cut, by what stands for them there."""
_LETTER = re.compile(r"[^\W_]")
_RUN = re.compile(r"[^\W_]+|[\W_]")

LONGEST_WORD, MOST_WORDS = 200, 40
"""What of a word, and how many words, are looked for: more of them are a page pasted into the box."""
BLOCK = 4096
"""So many characters of a text are folded at a time to look for the first hit."""


class _Fold(dict[int, str]):
    """A character, folded; learnt as they come."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    """A character by itself: full width as half width, capitals as small, letters without regard to how their accents are written,
    every dot between the parts of a name as one."""
    if character in LINE_ENDS:
        return "\n"
    if unicodedata.category(character) in ("Cc", "Cs"):
        return " "
    if character in LOOKALIKES:
        return MIDDLE_DOT
    before, folded = "", character
    while folded != before:
        before, folded = folded, unicodedata.normalize("NFKD", folded).casefold()
    return re.sub(r"\s", " ", _UNSEEN.sub("", folded))


_FOLD = _Fold()


def normalized(text: str) -> str:
    """The text as it is searched: characters folded one by one, blanks one between words, lines without blanks around and none empty.

    A piece of a text cut anywhere but within blanks is, normalised, a piece of the normalised text."""
    lines = (" ".join(line.split()) for line in text.translate(_FOLD).split("\n"))
    return "\n".join(line for line in lines if line)


def tokens(normal: str) -> str:
    """What the full-text table is given for a normalised text: tokens with blanks between them."""
    return " ".join(_tokens(normal))


def _tokens(normal: str) -> list[str]:
    found: list[str] = []
    for run in _RUN.findall(normal.translate(_WHOLE)):
        # A sign is a run of one.
        found += map(add, run, run[1:])
        found.append(run[-1])
    return found


def phrase(word: str) -> str:
    """The full-text table's expression for exactly this normalised word or phrase; the word is not empty."""
    found = _tokens(word)
    last = word[-1]
    if not _LETTER.match(last):
        return f'"{" ".join(found)}"'
    if len(word) > 1 and _LETTER.match(word[-2]):
        # Its last run may go on in the text.
        return f'"{" ".join(found[:-1])}"'
    # A letter alone: any token that begins with it, a pair or the last of a run.
    return f'"{" ".join(found)}" *'


def mark(kind: str, value: object) -> str:
    """A token that says what a document is, e.g. of which organisation; no word of a text is like it."""
    return MARK + f"{kind}:{value}".translate(_WHOLE)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is looked for, normalised. A document has all the words and one of each filter's values."""

    words: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    """Parts of names; whatever stands below such an organisation is meant too."""
    kinds: tuple[str, ...] = ()
    """The office's words for registers, kinds and owners, or parts of them."""
    years: tuple[tuple[int, int], ...] = ()
    """From and to, both meant."""
    people: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return self == SearchQuery()

    @property
    def terms(self) -> tuple[str, ...]:
        """What is marked where it is found."""
        return tuple(dict.fromkeys((*self.words, *self.people)))


@dataclass(slots=True)
class _Typed:
    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, value: str) -> None:
        kept = self.values.setdefault(name, [])
        if value not in kept:
            kept.append(value)

    def of(self, name: str) -> tuple[str, ...]:
        return tuple(self.values.get(name, ()))


QUOTES = '"“”„‟＂'
_WORDS = "词"
_PIECE = re.compile(
    rf"(?P<filter>(?:支部|类型|年|人)[:：])?(?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)[{QUOTES}]?|(?P<plain>[^\s{QUOTES}]+))?"
)
_YEARS = re.compile(r"(?a:(\d{4})(?:[-~—–至](\d{4}))?)年?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a filter as it was typed, and where."""

    name: str
    """支部, 类型, 年 or 人; of a word, empty."""
    value: str
    """As typed, without quotes; of a filter without a value, empty."""
    quoted: bool
    start: int
    end: int


def pieces(typed: str) -> Iterator[Piece]:
    """What was typed, cut into words and filters."""
    place = 0
    while place < len(typed):
        found = _PIECE.match(typed, place)
        if found is None or found.end() == place:
            place += 1
            continue
        name = (found["filter"] or "").rstrip(":：")
        value = found["quoted"] or found["plain"] or ""
        yield Piece(name, value, found["quoted"] is not None, place, found.end())
        place = found.end()


def parse(typed: str) -> SearchQuery:
    """What was typed, understood: words, “a phrase with its blanks”, and 支部: 类型: 年: 人: with a half-width or a full-width colon.

    Anything may be typed: quotes unclosed run to the end, a filter without a value is none, years that are none are words."""
    found = _Typed()
    for piece in pieces(typed):
        _take(found, piece.name, piece.value)
    years = tuple((int(one), int(other)) for one, other in (value.split("-") for value in found.of("年")))
    return SearchQuery(
        found.of(_WORDS)[:MOST_WORDS], found.of("支部"), found.of("类型"), years, found.of("人")[:MOST_WORDS]
    )


def _take(found: _Typed, name: str, typed: str) -> None:
    # A full stop is a full stop, but in a name it is the dot.
    for value in _cut(normalized(dotted(typed) if name == "人" else typed)):
        if name == "年":
            years = _YEARS.fullmatch(value)
            if years is None:
                found.add(_WORDS, value)
                continue
            first, last = sorted((years[1], years[2] or years[1]))
            found.add(name, f"{first}-{last}")
        else:
            found.add(name or _WORDS, value)


def _cut(normal: str) -> Iterator[str]:
    """A phrase lies within a line; lines pasted in are phrases of their own, and of an endless one the beginning is looked for."""
    for line in normal.split("\n"):
        word = line[:LONGEST_WORD].strip()
        if word:
            yield word


def snippet(text: str, terms: tuple[str, ...], width: int = 80) -> Snippet:
    """The piece of ``text`` around the first hit of one of the normalised terms, about ``width`` characters of it, every hit in it marked;
    its beginning where none is found. Line ends are shown as blanks, "…" says that there is more. Of a long text no more is looked at
    closely than the piece around the hit."""
    # Blanks of a phrase may be several in the text.
    patterns = [re.compile(" +".join(map(re.escape, term.split(" ")))) for term in terms if term]
    begin, end = _window(len(text), _first_hit(text, patterns), width)
    hits = _hits(text, max(0, begin - LONGEST_WORD), end + LONGEST_WORD, patterns)
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    before, after = "…" if text[:begin].strip() else "", "…" if text[end:].strip() else ""
    shift = len(before) - begin
    shown = "".join(" " if sign.isspace() or sign in LINE_ENDS else sign for sign in text[begin:end])
    inside = tuple(
        (max(first, begin) + shift, min(last, end) + shift)
        for first, last in hits
        if first < end and last > begin
    )
    return Snippet(before + shown + after, inside)


def _first_hit(text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[int, int]:
    """Where the first hit stands; at the beginning where there is none within two blocks."""
    before = ""
    for start in range(0, len(text), BLOCK):
        block = text[start : start + BLOCK].translate(_FOLD)
        if any(pattern.search(before + block) for pattern in patterns):
            return _hits(text, max(0, start - BLOCK), start + BLOCK, patterns)[0]
        before = block
    return 0, 0


def _window(length: int, first: tuple[int, int], width: int) -> tuple[int, int]:
    begin = max(0, min(first[0] - width // 4, length - width))
    end = min(length, max(begin + width, min(first[1], begin + 2 * width)))
    return begin, end


def _with_origins(text: str) -> tuple[str, Sequence[int]]:
    """The text folded, and of each of its characters the place of the one it came from."""
    if all(len(_FOLD[ord(sign)]) == 1 for sign in set(text)):
        return text.translate(_FOLD), range(len(text))
    folded: list[str] = []
    origins: list[int] = []
    for place, sign in enumerate(text):
        small = _FOLD[ord(sign)]
        folded.append(small)
        origins += [place] * len(small)
    return "".join(folded), origins


def _hits(text: str, begin: int, end: int, patterns: Sequence[re.Pattern[str]]) -> list[tuple[int, int]]:
    """Where terms stand between two places of the text, in order, those that touch within another made one."""
    folded, origins = _with_origins(text[begin:end])
    spans = sorted(
        (begin + origins[found.start()], begin + origins[found.end() - 1] + 1)
        for pattern in patterns
        for found in pattern.finditer(folded)
    )
    joined: list[tuple[int, int]] = []
    for first, last in spans:
        if joined and first < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
