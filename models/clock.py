"""The office's time: what records are stamped with, and the day the window and the commands begin from. Rules and services
of reading never ask it: there "today" is a parameter."""

from datetime import date, datetime


def now() -> datetime:
    """Local time of the office."""
    return datetime.now()


def today() -> date:
    """The office's day."""
    return now().date()
