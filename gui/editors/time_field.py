"""Times of day as clerks type them at speed."""

import datetime
import re
import unicodedata

from PySide6.QtWidgets import QWidget

from gui.formats import clock_text, read_clock
from gui.widgets.fields.line import ReadField

_BARE = re.compile(r"(\d{1,2})(\d{2})")


def read_time(typed: str) -> datetime.time | None:
    """A time of day from 930 or 0930, or from whatever `read_clock` reads. Raises ValueError(sentence)."""
    bare = _BARE.fullmatch(unicodedata.normalize("NFKC", typed).strip())
    return read_clock(f"{bare[1]}:{bare[2]}" if bare else typed)


class TimeField(ReadField[datetime.time]):
    """9:30, 930, 0930, 9点30分; may be empty."""

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(title, read_time, clock_text, hint="如 9:30", parent=parent)
