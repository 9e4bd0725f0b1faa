"""Typed input not yet saved."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.rules.terms import DraftOf, Register


@dataclass(frozen=True, slots=True)
class DraftRow:
    """The raw state of one form; ``record_id`` None is a new record."""

    of: DraftOf
    record_id: int | None
    state: dict[str, Any]
    saved_at: datetime


OF_ATTENDANCE = {Register.MEETING: DraftOf.MEETING_ATTENDANCE, Register.STUDY: DraftOf.STUDY_ATTENDANCE}
"""What the marks of a register's 到会情况月表 are kept as."""
