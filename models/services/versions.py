"""What is changed is still there, and as it was read: the guard against overwriting somebody else's change."""

from typing import TypeVar

from sqlalchemy.orm import Session

from models.db.store import CONFLICT
from models.failures import Conflict, NotFound

Kept = TypeVar("Kept")


def existing(session: Session, kind: type[Kept], key: int, gone: str) -> Kept:
    """The thing of that kind and number. Raises NotFound, with ``gone`` as its sentence."""
    entity = session.get(kind, key)
    if entity is None:
        raise NotFound(gone)
    return entity


def check_version(current: int, read: int) -> None:
    """Raises Conflict when the thing was changed since it was read as version ``read``."""
    if current != read:
        raise Conflict(CONFLICT)
