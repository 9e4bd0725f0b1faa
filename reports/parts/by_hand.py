"""What a form leaves to the pen: empty fields, boxes to tick, room to write."""

from collections.abc import Iterable, Sequence

from reports.parts import form
from reports.parts.paragraph import Align
from reports.parts.table import Cell, Row
from reports.parts.typesetter import Span

OPEN, TICKED = "☐", "☑"
"""Of one face, so that ticked and open boxes are of one size."""
GAP = "　"


def pair(name: str, value: str, other: str, other_value: str) -> Row:
    """Two fields beside each other, left empty where the record has nothing: they are filled in on the sheet."""
    return [form.label(name), Cell(value, 3, Align.LEFT), form.label(other), Cell(other_value, 3, Align.LEFT)]


def field(name: str, value: str = "") -> Row:
    """One field over the whole width, left empty where the record has nothing."""
    return [form.label(name), Cell(value, 7, Align.LEFT)]


def boxes(name: str, choices: Iterable[tuple[str, bool]]) -> Row:
    """A field of boxes; ticked is only what the record says, an open box says nothing."""
    words = GAP.join(f"{TICKED if ticked else OPEN} {choice}" for choice, ticked in choices)
    return field(name, words)


def room(name: str, lines: int) -> Row:
    """A field with room for some written lines."""
    return [form.label(name), Cell([[Span(GAP)] for _ in range(lines)], 7, Align.LEFT)]


def files(name: str, names: Sequence[str]) -> Row:
    """Attachments by name; without any the field is empty: what lies in a drawer is not known here."""
    return field(name, form.files(names) if names else "")
