"""Where a line of Chinese may end (避头尾), by GB/T 15834-2011 5.1, and what a punctuation mark can give up.

The standard: 。，、；：？！ and closing brackets never begin a line; opening brackets never end one; —— and
…… are never split; the connecting dash and the dot never begin a line; the slash neither begins nor ends one.
Beyond it, numbers stay with their unit, words in Latin letters stay whole, and a 发文字号 is not taken apart.
"""

from collections.abc import Sequence

CLOSING = frozenset("，。、；：？！）》」』】〕〉〗”’｝］")
OPENING = frozenset("（《「『【〔〈〖“‘｛［")
NEVER_FIRST = CLOSING | frozenset("—…⸺·・‧～〜-–~/／.,;:!?)]}>%‰％℃℉′″々")
NEVER_LAST = OPENING | frozenset("([{</／￥¥$№§")
JOINED = frozenset("—…⸺")
UNITS = frozenset("年月日号时分秒点个名人次件份项条期届章节页字元万亿岁周天级度处家位支部组场篇户类批门米")
WORD_SIGNS = frozenset(".,-/:@_%+#&'*=?~\\")
SPACES = frozenset(" \u3000")


def is_latin(char: str) -> bool:
    """Letters and digits of narrow scripts, which form words."""
    return char.isalnum() and ord(char) < 0x2E80


def _within_word(before: str, char: str, after: str) -> bool:
    """Whether no word or number may be broken between `before` and `char`."""
    if is_latin(before) and is_latin(char):
        return True
    if is_latin(before) and char in WORD_SIGNS and is_latin(after):
        return True
    return before in WORD_SIGNS and is_latin(char)


def _keeps_company(before: str, char: str) -> bool:
    """Pairs an office reads as one: 12个, 50%, 第3, 〔2026〕17号, 发〔2026〕."""
    if before.isdigit() and char in UNITS:
        return True
    if char.isdigit():
        return before in "第〕"
    return char == "〔"


def may_break(text: Sequence[str], at: int) -> bool:
    """Whether a line may end before `text[at]`, for 0 < at < len(text)."""
    before, char = text[at - 1], text[at]
    if char in NEVER_FIRST or before in NEVER_LAST:
        return False
    if char in SPACES:
        return char == "\u3000"
    after = text[at + 1] if at + 1 < len(text) else ""
    return not (_within_word(before, char, after) or _keeps_company(before, char))


def breaks(text: Sequence[str]) -> list[bool]:
    """For every place before a character whether a line may end there; the last entry is the end of the
    text."""
    return [False, *(may_break(text, at) for at in range(1, len(text))), True] if text else [True]


def spreads(before: str, char: str) -> bool:
    """Whether a line that is set wider may gain space between the two."""
    if before in JOINED and char in JOINED:
        return False
    within = is_latin(before) and (is_latin(char) or char in WORD_SIGNS)
    return not (within or (before in WORD_SIGNS and is_latin(char)))


def give(char: str) -> float:
    """How much of its em a full-width mark can give up when the line is set narrower (推入)."""
    return 0.5 if char in CLOSING or char in OPENING else 0.0
