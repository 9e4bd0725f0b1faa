"""The history of what is edited."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.rules.life_terms import RevisionAction
from models.rules.terms import DraftOf


@dataclass(frozen=True, slots=True)
class Revision:
    """One order carried out on one thing."""

    id: int
    of: DraftOf
    key: int
    made_at: datetime
    made_by: str
    action: RevisionAction
    title: str
    state: dict[str, Any] | None = None
    """How it stood afterwards, as its row in JSON; None for a removal, and in lists."""
