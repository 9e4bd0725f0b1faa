"""Typed input not yet saved."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.rules.terms import DraftOf


@dataclass(frozen=True, slots=True)
class DraftRow:
    """The raw state of one form; ``record_id`` None is a new record."""

    of: DraftOf
    record_id: int | None
    state: dict[str, Any]
    saved_at: datetime
