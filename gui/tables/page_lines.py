"""Lines of a person's, a branch's or the leading cadres' page: a day, what it is, and where it leads."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from gui.formats import UNKNOWN, date_text
from gui.look.tile import Tile
from gui.look.tokens import Tone
from gui.tables.rectification_rates import RateCell
from gui.tables.rows import Column
from models.rows.person import Ids
from models.rows.target import Target
from models.rules.terms import Verdict

VERDICT_TONES = {Verdict.MET: None, Verdict.UNMET: Tone.WARN, Verdict.UNKNOWN: Tone.INFO}
"""How a cell is set off by what it comes to; what is missed here is a reminder, never a breach."""


@dataclass(frozen=True)
class PageLine:
    """One line; without a target it leads nowhere. ``member_id`` opens that person's page."""

    id: Hashable
    kind: str
    text: str
    day: date | None = None
    dated: bool = True
    """Whether a day belongs to it at all: a missing one then reads 待补."""
    place: str = ""
    target: Target | None = None
    member_id: int | None = None


def _day(line: PageLine) -> str:
    return date_text(line.day) if line.dated else ""


def _day_key(line: PageLine) -> date | None:
    return line.day


def _kind(line: PageLine) -> str:
    return line.kind


def _text(line: PageLine) -> str:
    return line.text


def _place(line: PageLine) -> str:
    return line.place


def columns(
    kind: str = "类别", text: str = "内容", place: str = "党组织", day: str = "日期"
) -> tuple[Column[PageLine], ...]:
    """The columns of a list by what they are called there; one without a name is left out."""
    every = (
        Column(day, _day, _day_key, width=106, importance=90),
        Column(kind, _kind, width=124, importance=95),
        Column(text, _text, width=220, importance=100, stretch=True, strong=True),
        Column(place, _place, width=180, importance=60),
    )
    return tuple(column for column in every if column.title)


def number_cell(name: str, said: str, ids: Ids, basis: str, tone: Tone | None = None) -> RateCell:
    """A number with the records it counts; ``tone`` sets it off only where it is not 0."""
    heading = f"{name}　{said}{len(ids)}次"
    return RateCell(Tile(str(len(ids)), tone if ids else None, words=heading), ids, heading, basis)


def text_cell(name: str, said: str, text: str, ids: Ids, basis: str, tone: Tone | None = None) -> RateCell:
    """A figure in words, with the records it is made of."""
    heading = f"{name}　{said}{text}"
    return RateCell(Tile(text, tone, words=heading), ids, heading, basis)


def share_cell(name: str, said: str, part: int, whole: int, ids: Ids, basis: str) -> RateCell:
    """A share in per cent with one decimal, half up; 待补 while there is nothing to divide by."""
    tenths = (part * 2000 + whole) // (2 * whole) if whole else 0
    return text_cell(name, said, f"{tenths // 10}.{tenths % 10}%" if whole else UNKNOWN, ids, basis)
