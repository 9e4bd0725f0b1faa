"""档号 and 件号 (DA/T 22-2015 5.4): how a number is made, read back, and given without gaps."""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from models.rules.archive_terms import Retention

CATEGORY = "WS"
"""档案门类代码 of 文书."""

_CODE = re.compile(
    r"(?P<fonds>[A-Z0-9]+)-WS·(?P<year>\d{4})-(?P<retention>Y|D30|D10)-(?:(?P<organization>[A-Z0-9]+)-)?(?P<number>\d{4,})",
    re.ASCII | re.IGNORECASE,
)
_PLAIN = re.compile(r"[A-Z0-9]+", re.ASCII | re.IGNORECASE)

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class ArchivalCode:
    """What a 档号 says."""

    fonds: str
    year: int
    retention: Retention
    organization: str
    """机构（问题）代码; empty where the office does not use it."""
    number: int

    def __str__(self) -> str:
        group = (self.fonds, f"{CATEGORY}·{self.year:04d}", self.retention.value, self.organization)
        return "-".join((*filter(None, group), item_number(self.number)))


def item_number(number: int) -> str:
    """件号 as it is written: four digits from 0001 on."""
    return f"{number:04d}"


def archival_code(fonds: str, year: int, retention: Retention, organization: str, number: int | None) -> str:
    """档号; empty while 全宗号 or 件号 is not known."""
    if not fonds.strip() or number is None:
        return ""
    return str(ArchivalCode(fonds.strip(), year, retention, organization.strip(), number))


def parsed_code(text: str) -> ArchivalCode | None:
    """What a 档号 says; None for what is none. Small letters and a dot of another kind are taken as meant."""
    plain = re.sub("[•・‧∙⋅.．]", "·", "".join(text.split()))
    found = _CODE.fullmatch(plain)
    if found is None or int(found["number"]) == 0:
        return None
    return ArchivalCode(
        found["fonds"],
        int(found["year"]),
        Retention(found["retention"].upper()),
        found["organization"] or "",
        int(found["number"]),
    )


def is_code(text: str) -> bool:
    """Whether a text may stand in a 档号 as 全宗号 or 机构（问题）代码: letters and digits, for ``-`` parts the levels."""
    return _PLAIN.fullmatch(text) is not None


def numbered(items: Iterable[tuple[Key, int | None]]) -> dict[Key, int]:
    """The 件号 of a group (one year, retention and organisation code), handed over in their order with the numbers already given
    for good: those stay, the others follow the last of them without gaps. Without any given: 1 to n in order."""
    lines = list(items)
    following = max((number for _key, number in lines if number is not None), default=0)
    found: dict[Key, int] = {}
    for key, number in lines:
        if number is None:
            following += 1
        found[key] = following if number is None else number
    return found


def arranged(in_order: Sequence[Key], moved: Sequence[Key]) -> tuple[Key, ...]:
    """``in_order`` as the rules have it, with those a clerk ``moved`` in the clerk's order; whatever was not moved stands behind
    the one the rules put before it, or first."""
    if not moved:
        return tuple(in_order)
    own = set(in_order)
    result = [key for key in moved if key in own]
    fixed = set(result)
    before: Key | None = None
    for key in in_order:
        if key not in fixed:
            result.insert(0 if before is None else result.index(before) + 1, key)
        before = key
    return tuple(result)
