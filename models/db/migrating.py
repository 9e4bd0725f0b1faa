"""Bringing a database to the current schema, whole or not at all."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from models.db.engine import make_engine
from models.db.migrations import steps
from models.db.schema import APPLICATION_ID, SCHEMA_VERSION
from models.db.triggers import TRIGGERS


class MigrationError(RuntimeError):
    """A migration left something broken; everything was rolled back."""


def migrate(path: Path, *, start: int, target: int = SCHEMA_VERSION) -> None:
    """Bring the database at ``path`` from version ``start`` (0: an empty file) to ``target`` in one transaction.

    Foreign keys are off while tables are rebuilt (with them on a rebuilt parent erases its children), every trigger is
    dropped before and put back after (a rebuilt table loses them silently), and the result is checked before commit.
    Raises MigrationError, or the step's own error; in both cases the file is as it was."""
    engine = make_engine(path)
    try:
        with engine.execution_options(writer=True).connect() as connection:
            # Inside a transaction this pragma does nothing, so it goes to the driver before one begins.
            driver_connection: Any = connection.connection.dbapi_connection
            driver_connection.execute("PRAGMA foreign_keys=OFF")
            with connection.begin():
                if connection.exec_driver_sql("PRAGMA user_version").scalar() == target:
                    return  # Another process was quicker.
                run_steps(connection, steps(start, target))
                _check(connection)
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version={target}")
    finally:
        engine.dispose()


def run_steps(connection: Connection, upgrades: Iterable[Any]) -> None:
    """Run the steps on an open transaction: triggers off, steps, triggers of the tables there are back on."""
    for name in _trigger_names(connection):
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    operations = Operations(MigrationContext.configure(connection))
    for upgrade in upgrades:
        upgrade(operations)
    tables = {
        row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'")
    }
    for statement in TRIGGERS.values():
        if tables_of(statement) <= tables:
            connection.exec_driver_sql(statement)


def table_of(statement: str) -> str:
    """The table a CREATE TRIGGER statement watches."""
    words = statement.split()
    return words[words.index("ON") + 1]


def tables_of(statement: str) -> set[str]:
    """Every table a CREATE TRIGGER statement needs: the one it watches, those it looks at and those it writes into."""
    words = statement.split()
    looked_at = {after for word, after in pairwise(words) if word in ("FROM", "INTO")}
    return {table_of(statement)} | looked_at


def _trigger_names(connection: Connection) -> list[str]:
    return [
        row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='trigger'")
    ]


def _check(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise MigrationError(f"{len(orphans)} rows point at nothing, first: {tuple(orphans[0])}")
    (state,) = connection.exec_driver_sql("PRAGMA quick_check(1)").fetchone() or ("no answer",)
    if state != "ok":
        raise MigrationError(f"quick_check: {state}")
