"""What every page works with; made once by the composition and handed to each page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from gui.tasks import Tasks
from models import clock
from models.attachments import AttachmentStore
from models.data_folder import DataFolder
from models.rows.target import Target

if TYPE_CHECKING:
    from gui.papers import Shop
    from gui.settings import WindowSettings
    from gui.undoing import Undoing


class Window(Protocol):
    """What a page may ask of the window it stands in."""

    def warn(self, sentence: str) -> None:
        """Say what could not be done."""

    def inform(self, sentence: str) -> None:
        """Say what was done."""

    def set_badge(self, page: QWidget, number: int) -> None:
        """Change a page's counter."""

    def suit_new(self) -> None:
        """Ask the page shown again whether something new can be made on it."""

    def go(self, target: Target) -> None:
        """Show the tab that ``target`` lies in, and what it names there."""


@dataclass(frozen=True)
class Desk:
    """``today`` is asked each time: a window may stay open over midnight."""

    tasks: Tasks
    window: Window
    folder: DataFolder
    attachments: AttachmentStore
    today: Callable[[], date] = clock.today
    settings: "WindowSettings | None" = None
    """What is remembered on this PC; None remembers nothing."""
    undoing: "Undoing | None" = None
    """What was done in this session and can be taken back; None offers nothing."""

    def offer_undo(
        self,
        words: str,
        undo: Callable[..., object],
        *arguments: object,
        redo: Callable[..., object] | None = None,
    ) -> None:
        """Something was done that the history of records does not note, and can be taken back (`Undoing.offer`)."""
        if self.undoing is not None:
            self.undoing.offer(words, undo, *arguments, redo=redo)

    def withdraw_undo(self, undo: Callable[..., object], *arguments: object) -> None:
        """What was offered so was taken back by other means (`Undoing.withdraw`)."""
        if self.undoing is not None:
            self.undoing.withdraw(undo, *arguments)

    @property
    def shop(self) -> "Shop":
        """Where paper is made. Imported when the first paper is asked for: no part of a quick start."""
        from gui.papers import Shop

        return Shop(self.folder.fonts, self.folder.attachments)
