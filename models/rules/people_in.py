"""The people a typed field names: 张三、李四（处长）."""

import re

from models.rules.names import person_name, split_note

_BETWEEN_NAMES = re.compile(r"[、，,；;/／\n\r\t]+")
_LATIN = re.compile(r"[\x00-\x7f]+")


def named_in(text: str) -> tuple[str, ...]:
    """The names as most likely meant, in order. A blank sets a short name apart (王　伟) and parts longer ones (张三 李四); it
    stays in a Latin name."""
    return tuple(name for part in _parts(text) for name in _likeliest(part))


def names_in(text: str) -> frozenset[str]:
    """Every name the field may mean, for looking somebody up in it: both readings of a blank, each name also without the
    note behind it."""
    names: set[str] = set()
    for part in _parts(text):
        words = [word for word in part.split() if len(word) > 1]
        names.update(map(person_name, (part, *words)))
    return frozenset({*names, *(split_note(name)[0] for name in names)} - {""})


def _parts(text: str) -> list[str]:
    return [part for part in _BETWEEN_NAMES.split(text) if part.strip()]


def _likeliest(part: str) -> list[str]:
    words = part.split()
    one = _LATIN.fullmatch(part) or any(len(word) == 1 or word[0] in "（(" for word in words)
    return [name for word in ([part] if one else words) if (name := person_name(word))]
