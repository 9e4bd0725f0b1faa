"""整改时限, as lists and records print it."""

from datetime import date

from models.rules.terms import RectificationMode
from reports.parts.signature import spoken


def deadline(mode: RectificationMode, due_on: date | None) -> str:
    """The day asked for; 长期坚持 has none; 待补 when it should have one."""
    return mode.label if mode is RectificationMode.LONG_TERM else spoken(due_on)
