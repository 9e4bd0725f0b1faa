"""What a bureau writes again and again: the beginnings of records."""

from dataclasses import dataclass, field
from typing import Any

from models.rules.terms import Register


@dataclass(frozen=True, slots=True)
class RecordTemplate:
    """A named beginning of a record of one kind, as the raw state of its form; never people who came, never minutes."""

    id: int | None
    register: Register
    kind: str
    name: str
    state: dict[str, Any] = field(default_factory=dict)
    version: int = 0
