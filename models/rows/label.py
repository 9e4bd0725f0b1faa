"""Words a bureau puts on its records: 专题活动, 教育类型, 标签."""

from dataclasses import dataclass
from datetime import date

from models.rules.study_terms import LabelScheme


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A word of a dictionary. ``id`` None is a new one; one that was put on records is switched off, never erased."""

    id: int | None
    scheme: LabelScheme
    name: str
    begins_on: date | None = None
    """First and last day of a campaign; None is open on that side."""
    ends_on: date | None = None
    wants_reflections: bool = False
    """Whether everybody is to hand in one 心得体会 for this campaign (domain N7)."""
    note: str = ""
    enabled: bool = True
    records: int = 0
    """How many records carry it."""
    version: int = 0
