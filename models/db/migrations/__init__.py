"""One module for each schema version, applied in order. A released one is never edited."""

from collections.abc import Callable
from importlib import import_module

from alembic.operations import Operations

Step = Callable[[Operations], None]

MODULES = ("v0001_ground", "v0002_notices", "v0003_papers", "v0004_month", "v0005_life", "v0006_archive")


def steps(start: int, target: int) -> list[Step]:
    """The upgrades from version ``start`` to ``target``, in order."""
    return [import_module(f"models.db.migrations.{name}").upgrade for name in MODULES[start:target]]
