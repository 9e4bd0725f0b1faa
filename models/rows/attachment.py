"""Files that belong to a record."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file in the content-addressed store. ``sha256`` is 64 lower-case hex digits and names the file."""

    sha256: str
    name: str
    """The name the clerk knows it by; never used as a path."""
    size: int
    """Bytes."""
    added_at: datetime
    note: str = ""
