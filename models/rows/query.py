"""What a register is asked for."""

from dataclasses import dataclass

from models.rules.periods import Span


@dataclass(frozen=True, slots=True)
class RegisterQuery:
    """Filters of a register; None or empty leaves a filter out. Kind and status are codes of their terms."""

    text: str = ""
    organization_id: int | None = None
    """The organisation or any below it."""
    kind: str | None = None
    status: str | None = None
    year: int | None = None
    month: int | None = None
    span: Span | None = None
    """Of these days only."""
    label: int | None = None
    """Carrying this label only."""
    sitting: str | None = None
    """Of study sessions: 学习, 研讨 or 交流, by its code."""
