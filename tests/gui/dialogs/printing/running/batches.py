"""What the tests of papers handed on say again and again."""

from collections.abc import Callable
from pathlib import Path

from gui.dialogs.printing.matter import Job
from gui.dialogs.printing.running import Outcome
from models.failures import Cancelled
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind

Run = Callable[..., Outcome]
GONE = Job("没有的记录", PaperOrder(PaperKind.MEETING_RECORD, record_id=99_999))
"""A record that is no longer there."""


class StopAt:
    """A clerk who stops before a paper."""

    def __init__(self, place: int) -> None:
        self.place = place

    def step(self, done: int, _total: int, _text: str) -> None:
        """Raises Cancelled when its time has come."""
        if done >= self.place:
            raise Cancelled


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(file.name for file in folder.iterdir())
