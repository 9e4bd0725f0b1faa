"""预警 of items whose deadline comes near or is past, in three colours.

No regulation sets the days; offices warn in blue with 20 days left, while there is time to begin, in yellow with 10 days left, while there is
time to hand in what closure asks for, and in red once the deadline is past.
"""

from datetime import date

from models.rules.rectification import overdue_days
from models.rules.terms import RectificationMode, RectificationStatus, Term

BLUE_DAYS = 20
"""Days left from which an item is warned of in blue."""
YELLOW_DAYS = 10
"""Days left from which it is warned of in yellow."""


class WarningColour(Term):
    """The colour of a warning, said in a word and a sign too: paper is often copied in black."""

    BLUE = "blue", "蓝色预警"
    YELLOW = "yellow", "黄色预警"
    RED = "red", "红色预警"

    @property
    def sign(self) -> str:
        """One, two or three marks: understood without the colour."""
        return {WarningColour.BLUE: "！", WarningColour.YELLOW: "！！", WarningColour.RED: "！！！"}[self]


def warning_of(
    status: RectificationStatus, mode: RectificationMode, due_on: date | None, today: date
) -> WarningColour | None:
    """The warning that is due on ``today``; None for what is struck off, 长期坚持, without a deadline, or further off. Whoever
    has asked for closure in time is not hurried; past the deadline it is warned of all the same."""
    if overdue_days(status, mode, due_on, today):
        return WarningColour.RED
    settled = status.is_closed or status is RectificationStatus.CLOSURE_REQUESTED
    if settled or mode is RectificationMode.LONG_TERM or due_on is None:
        return None
    left = (due_on - today).days
    if left <= YELLOW_DAYS:
        return WarningColour.YELLOW
    return WarningColour.BLUE if left <= BLUE_DAYS else None
