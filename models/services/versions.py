"""The guard against overwriting somebody else's change."""

from models.db.store import CONFLICT
from models.failures import Conflict


def check_version(current: int, read: int) -> None:
    """Raises Conflict when the thing was changed since it was read as version ``read``."""
    if current != read:
        raise Conflict(CONFLICT)
