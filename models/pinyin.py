"""Names by the first letters of their pinyin, as a clerk types them: zs finds 张三."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import product

MOST_READINGS = 64
"""Spellings kept for one name; a name of many readings has more combinations than anybody would type."""


@lru_cache(maxsize=20_000)
def initials(name: str) -> tuple[str, ...]:
    """Every spelling of ``name`` by the first letters of its characters' pinyin, in lower case and each once: 单 is both
    ``d`` and, as a surname, ``s``. Characters without pinyin stand for themselves; an empty name has none."""
    # Its dictionaries take a moment to load: not before a name is asked for.
    from pypinyin import Style, pinyin

    readings = pinyin(name.strip(), style=Style.FIRST_LETTER, heteronym=True, errors="default")
    letters = [tuple(dict.fromkeys(letter.lower() for letter in each if letter)) for each in readings]
    spellings: dict[str, None] = {}
    for spelling in product(*letters):
        if len(spellings) == MOST_READINGS:
            break
        spellings["".join(spelling)] = None
    return tuple(spelling for spelling in spellings if spelling)


def is_spelling(typed: str) -> bool:
    """Whether what was typed are Latin letters, and so may be the initials of a name."""
    return typed.isascii() and typed.isalpha()


def begins_with(name: str, typed: str) -> bool:
    """Whether a spelling of ``name`` begins with the letters typed: z and zs do for 张三, s does not."""
    return is_spelling(typed) and any(spelling.startswith(typed.lower()) for spelling in initials(name))


def learn(names: Iterable[str]) -> None:
    """Work out the initials of these names now, so that whoever asks for them later does not wait."""
    for name in names:
        initials(name)
