"""Looking at a database from outside: its structure and all that it holds."""

from pathlib import Path
from typing import Any

from models.db.engine import connect

Structure = dict[tuple[str, str], str]


def structure_of(path: Path) -> Structure:
    """(type, name) → SQL of every table, index and trigger; blanks evened out."""
    connection = connect(path, mode="ro")
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY 1, 2"
    ).fetchall()
    connection.close()
    return {(kind, name): " ".join(sql.split()) for kind, name, sql in rows}


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Table → its rows as they lie: enough to see that nothing has changed, and quick. Without the index of searching."""
    connection = connect(path, mode="ro")
    found = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in _tables(connection)}
    connection.close()
    return found


def contents_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Table → its rows, each as a dictionary, in order of all columns. The index of searching, which is made from the
    others, is left out."""
    connection = connect(path, mode="ro")
    found: dict[str, list[dict[str, Any]]] = {}
    for name in _tables(connection):
        cursor = connection.execute(f"SELECT * FROM {name}")
        columns = [column[0] for column in cursor.description]
        found[name] = [dict(zip(columns, row, strict=True)) for row in sorted(cursor, key=repr)]
    connection.close()
    return found


def _tables(connection: Any) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'search_%' ORDER BY 1"
    )
    return [name for (name,) in rows]
