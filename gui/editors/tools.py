"""What an editor works with, besides its row."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gui.tasks import Tasks
from models.attachments import AttachmentStore


@dataclass(frozen=True)
class EditorTools:
    """The part of the desk an editor needs."""

    tasks: Tasks
    attachments: AttachmentStore
    today: Callable[[], date]
