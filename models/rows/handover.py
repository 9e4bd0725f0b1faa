"""工作交接清单: what is open on the day a clerk hands the desk over."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One matter that is not finished."""

    text: str
    organization_name: str = ""
    due_on: date | None = None
    """By when; None: no day is set, or none is known."""


@dataclass(frozen=True, slots=True)
class HandoverPart:
    """The open matters of one subject; none is said as such."""

    title: str
    lines: tuple[HandoverLine, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """The whole list, as of ``made_on``; ``counts`` says how many entries each register has of the year."""

    year: int
    made_on: date
    operator: str
    """经办人 of the settings, who hands over; empty is 待补."""
    counts: tuple[tuple[str, int], ...]
    parts: tuple[HandoverPart, ...]
