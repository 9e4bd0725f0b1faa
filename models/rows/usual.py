"""How an organisation usually holds a kind of gathering."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Usual:
    """Place, people and times of the last gathering of a kind; empty and None where it does not say."""

    on: date
    """The day of that gathering."""
    place: str = ""
    host: str = ""
    recorder: str = ""
    started_at: time | None = None
    ended_at: time | None = None
