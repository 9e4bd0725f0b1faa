"""The one place that connects: what holds on every connection, and that nothing is created by accident."""

import os
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from models.db.engine import connect, make_engine
from models.db.store import Store


def pragmas(connection: Connection) -> dict[str, object]:
    names = ("foreign_keys", "journal_mode", "synchronous", "recursive_triggers", "trusted_schema")
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}


def test_every_connection_keeps_references_and_syncs_fully(store: Store) -> None:
    engine = make_engine(store.path)
    full = 2
    with engine.connect() as first, engine.connect() as second, engine.connect() as beyond_the_pool:
        for connection in (first, second, beyond_the_pool):
            assert pragmas(connection) == {
                "foreign_keys": 1,
                "journal_mode": "wal",
                "synchronous": full,
                "recursive_triggers": 1,
                "trusted_schema": 0,
            }
    engine.dispose()


def test_a_connection_of_another_thread_is_set_up_the_same(store: Store) -> None:
    found: list[object] = []

    def look() -> None:
        with store.read() as session:
            found.append(pragmas(session.connection())["foreign_keys"])

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found == [1]


def test_connecting_to_a_missing_file_makes_none(tmp_path: Path) -> None:
    with pytest.raises(driver.OperationalError):
        connect(tmp_path / "missing.db")
    engine = make_engine(tmp_path / "missing.db")
    with pytest.raises(Exception, match="unable to open"), engine.connect():
        pass
    engine.dispose()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["数据 库.db", "a%20b.db", "what?.db", "one#two.db", "it's.db"])
@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow such names at all")
def test_a_path_is_taken_letter_by_letter(tmp_path: Path, name: str) -> None:
    connection = connect(tmp_path / name, mode="rwc")
    connection.execute("CREATE TABLE t(a)")
    connection.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_reader_begins_deferred_and_a_writer_at_once(store: Store) -> None:
    engine = make_engine(store.path)
    with engine.connect() as reader, engine.execution_options(writer=True).connect() as writer:
        reader.exec_driver_sql("SELECT count(*) FROM setting")
        writer.exec_driver_sql("SELECT 1")
        other = connect(store.path)
        other.execute("PRAGMA busy_timeout=0")
        with pytest.raises(driver.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        writer.rollback()
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
        other.close()
    engine.dispose()
