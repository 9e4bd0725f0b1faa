"""What changed between two versions of a thing, field by field, in the office's words. What was said in 谈心谈话 is restricted: that
it changed is told, what it said is not."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from models.rows.following import Erratum
from models.rows.meeting import MeetingDetail
from models.rows.revision import Difference
from models.rules.difference_words import (
    COUNTED,
    NAMES,
    NO,
    OWN_NAMES,
    RESTRICTED,
    UNTOLD,
    WHEN_FALSE,
    WHEN_TRUE,
    YES,
)
from models.rules.money import grouped_money
from models.rules.periods import Month
from models.rules.terms import MeetingKind, Term

Names = Mapping[str, Mapping[int, str]]
"""What ids stand for, by the field that holds them."""

REORDERED = "（次序有调整）"
KEPT_BACK = "有改动，内容不公开"
TALK = "谈话内容"


def differences(before: Any, after: Any, names: Names | None = None) -> tuple[Difference, ...]:
    """What ``after`` says otherwise than ``before``, in the order of the row's fields; ``before`` None: all that ``after`` says.
    Both are rows of one type."""
    known = names or {}
    restricted = RESTRICTED if _is_talk(before) or _is_talk(after) else frozenset[str]()
    told: list[Difference] = []
    kept_back = False
    for field in fields(after):
        name = field.name
        old = None if before is None else getattr(before, name)
        new = getattr(after, name)
        if name in UNTOLD or old == new:
            continue
        if name in restricted:
            kept_back = True
            continue
        if name == "talk":
            kept_back = kept_back or _texts(old) != _texts(new)
        difference = _difference(_name_of(type(after), name), name, old, new, known)
        if difference is not None:
            told.append(difference)
    return (*told, Difference(TALK, "", KEPT_BACK)) if kept_back else tuple(told)


def _is_talk(row: Any) -> bool:
    if not isinstance(row, MeetingDetail):
        return False
    return row.talk is not None or MeetingKind.HEART_TALK in (row.kind, *row.counts_as)


def _texts(talk: Any) -> tuple[str, ...]:
    return () if talk is None else (talk.problems, talk.opinion, talk.follow_up)


def _name_of(shape: type[Any], field: str) -> str:
    return OWN_NAMES.get((shape.__name__, field)) or NAMES[field]


def _difference(name: str, field: str, old: Any, new: Any, names: Names) -> Difference | None:
    if _is_lines(old) or _is_lines(new):
        before, after = _lines(old), _lines(new)
        gone, come = _without(before, after), _without(after, before)
        if not gone and not come:
            return Difference(name, "", REORDERED) if before else None
        return Difference(name, "\n".join(gone), "\n".join(come))
    said = _said(old, field, names), _said(new, field, names)
    return None if said[0].strip() == said[1].strip() else Difference(name, *said)


def _is_lines(value: Any) -> bool:
    return isinstance(value, tuple) and any(is_dataclass(each) for each in value)


def _lines(value: Any) -> list[str]:
    return [spoken(each) for each in value or ()]


def _without(lines: Sequence[str], others: Iterable[str]) -> list[str]:
    """The lines that are not among the others, each as often as it is missing there."""
    left = Counter(others)
    found = []
    for line in lines:
        if left[line] > 0:
            left[line] -= 1
        else:
            found.append(line)
    return found


def _said(value: Any, field: str, names: Names) -> str:
    known = names.get(field)
    if known is not None and value is not None:
        ids = value if isinstance(value, tuple) else (value,)
        return "、".join(known.get(id_, f"第{id_}号") for id_ in ids)
    if field == "amount" and isinstance(value, int):
        return f"{grouped_money(value)}元"
    return spoken(value)


def spoken(value: Any) -> str:
    """A value as an office reads it; a line of a list with all it says. Empty for what is not known."""
    if value is None:
        return ""
    for shape, say in _SAYINGS:
        if isinstance(value, shape):
            return say(value)
    return " ".join(filter(None, (_said_of(value, field.name) for field in fields(value))))


def _said_of(row: Any, name: str) -> str:
    value = getattr(row, name)
    if name in UNTOLD or name in RESTRICTED:
        return ""
    if isinstance(value, bool):
        return (WHEN_TRUE if value else WHEN_FALSE).get(name, "")
    if value is None:
        return ""
    return COUNTED.get(name, "") + spoken(value)


def _said_erratum(erratum: Erratum) -> str:
    reason = f"，原因：{erratum.reason}" if erratum.reason else ""
    by = f"，经办人：{erratum.written_by}" if erratum.written_by else ""
    where = f"{erratum.written_on.isoformat()} {erratum.place}"
    return f"{where}：原文“{erratum.wrong}”更正为“{erratum.corrected}”{reason}{by}"


_SAYINGS: tuple[tuple[type[Any], Callable[[Any], str]], ...] = (
    (Erratum, _said_erratum),
    (Term, lambda term: str(term.label)),
    (bool, lambda value: YES if value else NO),
    (datetime, lambda moment: f"{moment:%Y-%m-%d %H:%M}"),
    (date, date.isoformat),
    (time, lambda moment: f"{moment:%H:%M}"),
    (Decimal, lambda number: f"{number.normalize():f}"),
    (Month, lambda month: str(month.label)),
    (str, str),
    (int, str),
    (tuple, lambda values: "、".join(filter(None, map(spoken, values)))),
)
"""How a value is said, by its type, the narrower before the wider."""
