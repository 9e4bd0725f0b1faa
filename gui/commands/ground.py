"""What commands share: the folder held for writing, the store open for reading, days and months as typed."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from typing import TYPE_CHECKING

from models import clock
from models.data_folder import DataFolder
from models.failures import BadInput
from models.rules.periods import Month

if TYPE_CHECKING:
    from gui.papers.shop import Session


@contextmanager
def locked(folder: DataFolder) -> Iterator[None]:
    """Holds the data folder for a command that writes."""
    from models.folder_lock import FolderLock

    lock = FolderLock(folder)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def reading(folder: DataFolder) -> "Iterator[Session]":
    """A session that only reads."""
    from models.opening import open_store

    with closing(open_store(folder, create=False, now=clock.now())) as store, store.read() as session:
        yield session


@contextmanager
def writing(folder: DataFolder) -> "Iterator[Session]":
    """The folder held and a session that writes all or nothing."""
    from models.opening import open_store

    with (
        locked(folder),
        closing(open_store(folder, create=False, now=clock.now())) as store,
        store.write() as session,
    ):
        yield session


def month_of(text: str) -> Month:
    """2026-10; raises BadInput for anything else."""
    try:
        return Month.parse(text)
    except ValueError as error:
        raise BadInput(f"月份“{text}”写法不对，没有执行；请写成 2026-10 这样。") from error


def day_of(text: str) -> date:
    """2026-10-31; raises BadInput for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"日期“{text}”写法不对，没有执行；请写成 2026-10-31 这样。") from error
