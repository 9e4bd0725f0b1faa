"""A desk over a store, as the composition makes one, for as long as a test takes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from gui.desk import Desk, Window
from gui.settings import WindowSettings
from gui.tasks import Tasks
from gui.undoing import Undoing
from models import clock
from models.attachments import AttachmentStore
from models.data_folder import DataFolder
from models.db.store import Store


@contextmanager
def desk_over(
    store: Store,
    folder: DataFolder,
    window: Window,
    today: Callable[[], date] = clock.today,
    settings: WindowSettings | None = None,
) -> Iterator[Desk]:
    """The desk, its thread ended afterwards."""
    tasks = Tasks()
    tasks.attach(store)
    undoing = Undoing(tasks, window)
    yield Desk(tasks, window, folder, AttachmentStore(folder.attachments), today, settings, undoing)
    tasks.close()


@contextmanager
def desk_without_failures(
    store: Store, folder: DataFolder, window: Window, today: Callable[[], date]
) -> Iterator[Desk]:
    """The same; a failure of its tasks that nobody took fails the test, to the last answer."""
    lost: list[Exception] = []
    with desk_over(store, folder, window, today) as made:
        made.tasks.failed.connect(lost.append)
        yield made
    assert lost == [], lost
