"""Where a line of Chinese may end (避头尾), by GB/T 15834-2011 5.1, and what a punctuation mark can give up.

The standard: 。，、；：？！ and closing brackets never begin a line; opening brackets never end one; —— and
…… are never split; the connecting dash and the dot never begin a line; the slash neither begins nor ends one.
Beyond it, —— and …… do not begin a line either, numbers stay with their unit and with the other end of their
range, words in Latin letters stay whole, and a 发文字号 is not taken apart. A date may be parted behind 年, never
between 月 and 日: kept whole it would tear lines apart that the standard wants full.
"""

from collections.abc import Sequence

CLOSING = frozenset("，。、；：？！）》」』】〕〉〗”’｝］")
OPENING = frozenset("（《「『【〔〈〖“‘｛［")
NEVER_FIRST = CLOSING | frozenset("—…⸺·・‧～〜-–~/／.,;:!?)]}>%‰％℃℉′″々")
NEVER_LAST = OPENING | frozenset("([{</／￥¥$№§")
JOINED = frozenset("—…⸺")
RANGES = frozenset("—–-－~～〜至")
UNITS = frozenset(
    "年月日号时分秒点个名人次件份项条期届章节页字元万亿千百岁周天级度处家位支部组场篇户类批门米"
    "票册本起轮套幅余多几台吨卷所倍"
)
_LONG_UNITS = (
    "学时 课时 小时 分钟 刻钟 个月 个半 季度 周年 世纪 公里 公斤 平方 立方 人次 百分 余名 余人 余家 余项"
)
LONG_UNITS = frozenset(_LONG_UNITS.split())
_FIRST_HALVES = frozenset(unit[0] for unit in LONG_UNITS)
NUMERALS = frozenset("一二三四五六七八九十百千〇零两几")
WORD_SIGNS = frozenset(".,-/:@_%+#&'*=?~\\")
SPACES = frozenset(" \u3000")

_NO_END, _NO_START, _ASKS_BEHIND, _ASKS_BEFORE, _ASKS_FIGURES, _FIGURE, _HOLDS = (
    1 << bit for bit in range(7)
)
"""Bits of a character: it never ends or never begins a line; its neighbour behind it, or before it, may have to stay,
or may have to behind figures only; it is a figure; it may stand close to its like."""


def is_latin(char: str) -> bool:
    """Letters and digits of narrow scripts, which form words."""
    return char.isalnum() and ord(char) < 0x2E80


class _Kinds(dict[str, int]):
    """The bits of every character, found once: nearly all Chinese characters have none."""

    def __missing__(self, char: str) -> int:
        word = is_latin(char) or char in WORD_SIGNS or char.isdigit()
        bits = {
            _NO_END: char in NEVER_LAST,
            _NO_START: char in NEVER_FIRST,
            _ASKS_BEHIND: word or char in "第〕" or char in RANGES,
            _ASKS_BEFORE: word or char in SPACES or char == "〔",
            _ASKS_FIGURES: char in UNITS or char in NUMERALS or char in _FIRST_HALVES,
            _FIGURE: char.isdigit() or char in NUMERALS or char == "第",
            _HOLDS: word or char in JOINED,
        }
        kind = sum(bit for bit, has in bits.items() if has)
        self[char] = kind
        return kind


_KINDS = _Kinds()


def _within_word(before: str, char: str, after: str) -> bool:
    """Whether no word or number may be broken between `before` and `char`."""
    if is_latin(before) and is_latin(char):
        return True
    if is_latin(before) and char in WORD_SIGNS and is_latin(after):
        return True
    return before in WORD_SIGNS and is_latin(char)


def _keeps_company(text: Sequence[str], at: int) -> bool:
    """Pairs an office reads as one: 12个, 3.5万元, 1.5学时, 50%, 第3, 第二十, 10月8日, 〔2026〕17号, 发〔2026〕, 2024—2026."""
    before, char = text[at - 1], text[at]
    counted = at > 1 and text[at - 2].isdigit()
    if before.isdigit():
        return char.isdigit() or char in UNITS or "".join(text[at : at + 2]) in LONG_UNITS
    if char.isdigit():
        day = before == "月" and "日" in text[at + 1 : at + 3]
        return before in "第〕" or (counted and (day or before in RANGES))
    if counted and (before + char in LONG_UNITS or (before in "万亿千百余" and char in UNITS)):
        return True
    return char == "〔" or (char in NUMERALS and _counts(text, at))


def _counts(text: Sequence[str], at: int) -> bool:
    """Whether 第 and nothing but numerals stand before `at`: 第二十."""
    while at and text[at - 1] in NUMERALS:
        at -= 1
    return at > 0 and text[at - 1] == "第"


def may_break(text: Sequence[str], at: int) -> bool:
    """Whether a line may end before `text[at]`, for 0 < at < len(text)."""
    before, char = text[at - 1], text[at]
    if char in NEVER_FIRST or before in NEVER_LAST:
        return False
    if char in SPACES:
        return char == "\u3000"
    after = text[at + 1] if at + 1 < len(text) else ""
    return not (_within_word(before, char, after) or _keeps_company(text, at))


def breaks(text: Sequence[str]) -> list[bool]:
    """For every place before a character whether a line may end there; the last entry is the end of the
    text."""
    if not text:
        return [True]
    kinds = list(map(_KINDS.__getitem__, text))
    may = [False, *[True] * len(text)]
    last = len(text) - 1
    for at in [at for at, kind in enumerate(kinds) if kind]:
        kind = kinds[at]
        if may[at] and kind & _NO_START:
            may[at] = False
        elif may[at] and kind & _ASKS_BEFORE:
            may[at] = may_break(text, at)
        if at == last:
            break
        if kind & _NO_END:
            may[at + 1] = False
        elif kind & _ASKS_BEHIND or (kind & _ASKS_FIGURES and at and kinds[at - 1] & _FIGURE):
            may[at + 1] = may_break(text, at + 1)
    return may


def spreads(before: str, char: str) -> bool:
    """Whether a line that is set wider may gain space between the two."""
    if before in JOINED and char in JOINED:
        return False
    within = is_latin(before) and (is_latin(char) or char in WORD_SIGNS)
    return not (within or (before in WORD_SIGNS and is_latin(char)))


def spreading(text: Sequence[str]) -> list[bool]:
    """For every character but the last whether a line that is set wider may gain space behind it."""
    kinds = list(map(_KINDS.__getitem__, text))
    may = [True] * (len(text) - 1)
    for at, kind in enumerate(kinds[1:]):
        if kind & _HOLDS and kinds[at] & _HOLDS:
            may[at] = spreads(text[at], text[at + 1])
    return may


GIVES = dict.fromkeys(CLOSING | OPENING, 0.5)
"""How much of its em a full-width mark can give up when the line is set narrower (推入); all others nothing."""
