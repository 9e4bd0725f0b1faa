"""Typed input not yet saved."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.rules.terms import Register


@dataclass(frozen=True, slots=True)
class DraftRow:
    """The raw state of one editor; ``record_id`` None is a new record."""

    register: Register
    record_id: int | None
    state: dict[str, Any]
    saved_at: datetime
