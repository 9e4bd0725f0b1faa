"""A process that makes the index anew again and again, to be killed."""

from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

from models.data_folder import DataFolder
from models.opening import open_store
from models.services.search import rebuild_index


class Telling:
    """Tells each step that it has begun."""

    def __init__(self, telling: Connection) -> None:
        self._telling = telling

    def step(self, done: int, total: int, text: str) -> None:
        """A number down the pipe."""
        self._telling.send(done)


def rebuild_for_ever(root: str, telling: Connection) -> None:
    """Never comes back."""
    store = open_store(DataFolder(Path(root)), create=False, now=datetime(2026, 10, 31, 9, 0))
    while True:
        with store.write() as session:
            rebuild_index(session, Telling(telling))
