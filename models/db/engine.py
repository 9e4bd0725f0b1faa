"""The one place that connects. A key for SQLCipher would be given here and nowhere else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 5.0

PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA recursive_triggers=ON",
    "PRAGMA trusted_schema=OFF",
)


def connect(path: Path, *, mode: str = "rw") -> Any:
    """A driver connection to an existing file; ``mode`` is SQLite's rw, ro or rwc. Raises driver.OperationalError when
    the file is missing: an absent database is never silently replaced by an empty one."""
    return driver.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def make_engine(path: Path, *, mode: str = "rw") -> Engine:
    """An engine whose transactions are real: BEGIN for readers, BEGIN IMMEDIATE for connections with the execution
    option ``writer`` (the driver's own transaction handling leaves half a schema after a failed migration)."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=_creator(path, mode),
        poolclass=QueuePool,
        pool_size=2,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _creator(path: Path, mode: str) -> Callable[[], Any]:
    def create() -> Any:
        connection = connect(path, mode=mode)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        return connection

    return create


def _begin(connection: Connection) -> None:
    writer = connection.get_execution_options().get("writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")
