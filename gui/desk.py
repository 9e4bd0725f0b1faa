"""What every page works with; made once by the composition and handed to each page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gui.main_window import MainWindow
from gui.tasks import Tasks
from models.attachments import AttachmentStore
from models.data_folder import DataFolder


@dataclass(frozen=True)
class Desk:
    """``today`` is asked each time: a window may stay open over midnight."""

    tasks: Tasks
    window: MainWindow
    folder: DataFolder
    attachments: AttachmentStore
    today: Callable[[], date] = date.today
