"""The time that records are stamped with. Rules never read it: there "today" is a parameter."""

from datetime import datetime


def now() -> datetime:
    """Local time of the office."""
    return datetime.now()
