"""Sessions, snapshots, locks, and the sentence each condition of the machine is told with."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from models.db import engine as engines
from models.db.engine import connect
from models.db.store import CONFLICT, Store
from models.entities import Member, Membership, Organization, Record, Setting
from models.failures import Conflict, DataFolderFailure
from models.rules.terms import OrganizationKind
from tests.models.services.making import add_person


def keep(store: Store, key: str, value: str = "x") -> None:
    with store.write() as session:
        session.add(Setting(key=key, value={"v": value}))


def keys(store: Store) -> set[str]:
    with store.read() as session:
        return set(session.scalars(select(Setting.key)))


def test_what_was_written_is_there_for_the_next_session_and_the_next_start(store: Store) -> None:
    keep(store, "a")
    assert keys(store) == {"a"}
    store.close()
    again = Store(store.path)
    assert keys(again) == {"a"}
    again.close()


def test_an_exception_undoes_the_whole_action(store: Store) -> None:
    def action() -> None:
        with store.write() as session:
            session.add(Setting(key="a", value={}))
            session.flush()
            session.execute(insert(Setting), [{"key": "b", "value": {}}])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        action()
    assert keys(store) == set()
    keep(store, "c")
    assert keys(store) == {"c"}


def test_what_a_read_session_changes_is_forgotten(store: Store) -> None:
    with store.read() as session:
        session.add(Setting(key="added", value={}))
        session.flush()
        session.execute(insert(Setting), [{"key": "inserted", "value": {}}])
    assert keys(store) == set()


def test_a_read_session_does_not_write_behind_a_query(store: Store) -> None:
    with store.read() as session:
        session.add(Setting(key="added", value={}))
        assert session.scalars(select(Setting.key)).all() == []


def test_a_reader_stays_on_its_snapshot(store: Store) -> None:
    keep(store, "before")
    with store.read() as session:
        assert session.scalars(select(Setting.key)).all() == ["before"]
        keep(store, "meanwhile")
        assert session.scalars(select(Setting.key)).all() == ["before"]
    assert keys(store) == {"before", "meanwhile"}


def test_a_reader_never_holds_up_a_writer(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.0)
    with store.read() as session:
        session.scalars(select(Setting)).all()
        keep(store, "a")


def test_a_second_writer_is_told_that_the_file_is_busy(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.05)
    other = Store(store.path)
    with store.write() as session:
        session.add(Setting(key="first", value={}))
        with pytest.raises(DataFolderFailure, match="正被别的程序占用，这次没有保存，原有数据完好"):
            keep(other, "second")
        assert keys(other) == set()
    keep(other, "second")
    other.close()
    assert keys(store) == {"first", "second"}


def test_the_write_lock_is_held_from_the_start_of_an_action(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not from its first change on: a reader turned writer would fail at once with BUSY_SNAPSHOT."""
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.05)
    other = Store(store.path)
    with store.write() as session:
        session.scalars(select(Setting)).all()
        with pytest.raises(DataFolderFailure, match="占用"):
            keep(other, "between")
        session.add(Setting(key="a", value={}))
    other.close()
    assert keys(store) == {"a"}


def test_somebody_elses_change_is_a_conflict_and_stays(store: Store) -> None:
    with store.write() as session:
        session.add(Organization(kind=OrganizationKind.BRANCH, name="第一党支部"))
    with store.read() as session:
        mine = session.scalars(select(Organization)).one()
        session.expunge(mine)
    with store.write() as session:
        session.scalars(select(Organization)).one().name = "第二党支部"
    mine.name = "第三党支部"
    with pytest.raises(Conflict) as caught, store.write() as session:
        session.add(mine)
    assert caught.value.sentence == CONFLICT
    with store.read() as session:
        assert session.scalars(select(Organization.name)).one() == "第二党支部"


def test_a_reference_to_nobody_is_a_bug_not_a_sentence(store: Store) -> None:
    with pytest.raises(IntegrityError), store.write() as session:
        session.execute(
            insert(Membership),
            [{"member_id": 5, "branch_id": 5, "came_from": "", "went_to": ""}],
        )
    with pytest.raises(OperationalError, match="no such table"), store.write() as session:
        session.execute(text("INSERT INTO nowhere VALUES (1)"))


def test_references_are_kept_and_children_go_with_their_parent(sample: Store) -> None:
    with pytest.raises(IntegrityError), sample.write() as session:
        session.execute(delete(Organization))
    with sample.write() as session:
        branch = session.scalars(select(Membership.branch_id).limit(1)).one()
        used = add_person(session, "新来的", branch)
        assert session.scalars(select(Membership).where(Membership.member_id == used)).all()
        session.execute(delete(Member).where(Member.id == used))
    with sample.read() as session:
        assert session.scalars(select(Membership).where(Membership.member_id == used)).all() == []
        children = text("SELECT count(*) FROM attendance WHERE record_id=:id")
        parent = session.scalars(select(Record.id).where(Record.expected > 0).limit(1)).one()
        assert (session.scalar(children, {"id": parent}) or 0) > 0
    with sample.write() as session:
        session.execute(text("DELETE FROM record WHERE id=:id"), {"id": parent})
        assert session.scalar(children, {"id": parent}) == 0


def test_a_full_disk_costs_the_action_and_nothing_else(store: Store) -> None:
    keep(store, "kept")

    def fill_it() -> None:
        with store.write() as session:
            pages = session.scalar(text("PRAGMA page_count"))
            session.execute(text(f"PRAGMA max_page_count={pages}"))
            for number in range(50):
                session.add(Setting(key=f"k{number}", value={"v": "满" * 2000}))
                session.flush()

    with pytest.raises(DataFolderFailure, match="磁盘空间不足，这次没有保存，原有数据完好"):
        fill_it()
    assert keys(store) == {"kept"}
    store.close()
    freed = Store(store.path)
    keep(freed, "after")
    assert keys(freed) == {"kept", "after"}
    freed.close()


def test_a_write_protected_file_is_told_as_such(store: Store) -> None:
    keep(store, "kept")

    def write_anyway() -> None:
        with store.write() as session:
            session.execute(text("PRAGMA query_only=ON"))
            session.add(Setting(key="a", value={}))

    with pytest.raises(DataFolderFailure, match="不可写，这次没有保存，原有数据完好"):
        write_anyway()
    store.close()
    assert keys(store) == {"kept"}


def _garbage(raw: bytes) -> bytes:
    page = 4096
    return raw[:page] + b"\xa5" * (len(raw) - page)


def _half(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def _no_header(raw: bytes) -> bytes:
    return b"\x00" * 100 + raw[100:]


@pytest.mark.parametrize("damage", [_garbage, _half, _no_header])
def test_a_damaged_file_is_told_with_the_way_out(sample: Store, damage: Callable[[bytes], bytes]) -> None:
    sample.close()
    raw = sample.path.read_bytes()
    sample.path.write_bytes(damage(raw))
    damaged = Store(sample.path)

    def read_all() -> None:
        with damaged.read() as session:
            session.execute(text("SELECT count(*), sum(length(body)) FROM record_text")).all()
            session.execute(text("SELECT count(*), sum(length(name)) FROM attendance")).all()

    with pytest.raises(DataFolderFailure, match="数据文件有损坏，请停止录入，用“恢复备份”"):
        read_all()
    damaged.close()


def test_a_file_moved_away_is_not_replaced_by_an_empty_one(store: Store) -> None:
    keep(store, "a")
    store.close()
    store.path.rename(store.path.with_name("moved.db"))
    with pytest.raises(DataFolderFailure, match="打不开或读写出错"):
        keep(store, "b")
    with pytest.raises(DataFolderFailure, match="打不开或读写出错"):
        keys(store)
    assert not store.path.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be moved")
def test_a_file_moved_from_under_an_open_store_is_not_replaced_either(store: Store) -> None:
    keep(store, "a")
    store.path.rename(store.path.with_name("moved.db"))
    with store.read() as pooled:
        pooled.scalars(select(Setting)).all()
        with pytest.raises(DataFolderFailure, match="打不开或读写出错"):
            keys(store)
    assert not store.path.exists()


def test_closing_folds_the_log_back_into_the_file(store: Store) -> None:
    keep(store, "a")
    assert Path(f"{store.path}-wal").exists()
    store.close()
    assert not Path(f"{store.path}-wal").exists()
    alone = connect(store.path, mode="ro")
    assert alone.execute("SELECT key FROM setting").fetchall() == [("a",)]
    alone.close()
