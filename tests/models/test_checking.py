"""Each kind of damage is told in a sentence of its own, and a sound database gives none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from models.attachments import AttachmentStore
from models.checking import check_everything
from models.data_folder import DataFolder
from models.db.engine import connect
from models.db.store import Store
from models.failures import Cancelled
from models.progress import Silent


@pytest.fixture
def files(folder: DataFolder, tmp_path: Path, sample: Store) -> AttachmentStore:
    """A store of files, with one that record 1 refers to."""
    made = AttachmentStore(folder.attachments)
    scan = tmp_path / "扫描件.pdf"
    scan.write_bytes(b"%PDF scan")
    row = made.add(scan)
    with sample.write() as session:
        session.execute(
            text(
                "INSERT INTO attachment VALUES (1, 1, :sha256, :name, :size, '2026-10-31 09:00:00.000000', '')"
            ),
            {"sha256": row.sha256, "name": row.name, "size": row.size},
        )
    return made


def problems(store: Store, files: AttachmentStore) -> tuple[str, ...]:
    with store.read() as session:
        return check_everything(session, files)


def damage(store: Store, *statements: str) -> None:
    """As a foreign tool does it: no guards, no references."""
    connection = connect(store.path)
    connection.execute("PRAGMA foreign_keys=OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_sound_database_has_no_problem_and_is_not_changed(sample: Store, files: AttachmentStore) -> None:
    sample.close()
    before = sample.path.read_bytes()
    assert problems(sample, files) == ()
    sample.close()
    assert sample.path.read_bytes() == before


def test_an_empty_one_neither(store: Store, folder: DataFolder) -> None:
    assert problems(store, AttachmentStore(folder.attachments)) == ()


UNGUARDED = ("DROP TRIGGER notice_file_no_update", "DROP TRIGGER notice_file_no_delete")
UNGUARDED_SENTENCES = [
    "数据库缺少保护规则 notice_file_no_delete，已印发文件可能被改动。",
    "数据库缺少保护规则 notice_file_no_update，已印发文件可能被改动。",
]
Look = Callable[[Any], str]
SHEET = "WHERE record_id = (SELECT min(record_id) FROM attendance)"
KINDS: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "a lost guard": (UNGUARDED, UNGUARDED_SENTENCES),
    "a guard emptied of its sense": (
        (
            "DROP TRIGGER notice_file_no_update",
            "CREATE TRIGGER notice_file_no_update BEFORE UPDATE ON notice_file BEGIN SELECT 1; END",
        ),
        UNGUARDED_SENTENCES[1:],
    ),
    "a reference to nobody": (
        ("INSERT INTO record_text VALUES (99999, 'minutes', 'x')",),
        ["表 record_text 第 {last} 行指向的 record 记录不存在。"],
    ),
    "a person struck off a sheet": (
        (f"DELETE FROM attendance {SHEET} AND position = 1",),
        ["编号 {sheet} 的记录，应到或实到人数与签到名单不符。"],
    ),
    "a mark changed": (
        (f"UPDATE attendance SET state = 'absent' {SHEET} AND position = 1",),
        ["编号 {sheet} 的记录，应到或实到人数与签到名单不符。"],
    ),
    "a counter changed": (
        ("UPDATE record SET present = present - 1 WHERE id = (SELECT min(record_id) FROM attendance)",),
        ["编号 {sheet} 的记录，应到或实到人数与签到名单不符。"],
    ),
    "a whole sheet lost": (
        (f"DELETE FROM attendance {SHEET}",),
        ["编号 {sheet} 的记录，应到或实到人数与签到名单不符。"],
    ),
    "issued bytes changed": (
        (*UNGUARDED, "UPDATE notice_file SET pdf = x'00' WHERE notice_id = 1"),
        [*UNGUARDED_SENTENCES, "《{title}》的定稿文件缺失或与印发时不一致。"],
    ),
    "issued bytes lost": (
        (*UNGUARDED, "DELETE FROM notice_file WHERE notice_id = 1"),
        [*UNGUARDED_SENTENCES, "《{title}》的定稿文件缺失或与印发时不一致。"],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_damage_is_told(sample: Store, files: AttachmentStore, kind: str) -> None:
    statements, sentences = KINDS[kind]
    with sample.read() as session:
        sheet = session.scalar(text("SELECT min(record_id) FROM attendance"))
        title = session.scalar(text("SELECT title FROM notice WHERE id = 1"))
    damage(sample, *statements)
    with sample.read() as session:
        last = session.scalar(text("SELECT max(rowid) FROM record_text"))
    assert list(problems(sample, files)) == [
        sentence.format(sheet=sheet, title=title, last=last) for sentence in sentences
    ]


def test_a_sheet_still_being_marked_is_no_problem(sample: Store, files: AttachmentStore) -> None:
    damage(
        sample,
        f"UPDATE attendance SET state = 'unmarked' {SHEET} AND position = 1",
        "UPDATE record SET present = NULL WHERE id = (SELECT min(record_id) FROM attendance)",
    )
    assert problems(sample, files) == ()


def test_a_person_left_out_of_the_count_is_not_counted(sample: Store, files: AttachmentStore) -> None:
    damage(
        sample,
        f"INSERT INTO attendance SELECT record_id, 900, NULL, '借调人员', standing, 'unmarked', '借调', 0, 0"
        f" FROM attendance {SHEET} AND position = 1",
    )
    assert problems(sample, files) == ()


def test_an_index_that_lost_its_rows_is_told(sample: Store, files: AttachmentStore) -> None:
    damage(
        sample,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, '(name)', '(phone)') WHERE name = 'ix_member_name'",
    )
    sample.close()
    found = problems(sample, files)
    assert found
    assert all(sentence.startswith("数据库结构有损坏：") for sentence in found)
    assert any("ix_member_name" in sentence for sentence in found)


def test_files_missing_or_changed_are_told(sample: Store, files: AttachmentStore) -> None:
    (path,) = [path for path in files.folder.rglob("*") if path.is_file()]
    path.write_bytes(b"%PDF scaN")
    assert problems(sample, files) == ("附件“扫描件.pdf”的内容与存入时不一致。",)
    path.unlink()
    assert problems(sample, files) == ("附件“扫描件.pdf”的文件缺失。",)


def test_every_problem_is_told_at_once(sample: Store, files: AttachmentStore) -> None:
    damage(sample, *UNGUARDED, "DELETE FROM notice_file", f"DELETE FROM attendance {SHEET} AND position = 1")
    for path in files.folder.rglob("*"):
        if path.is_file():
            path.unlink()
    with sample.read() as session:
        issued = session.scalar(text("SELECT count(*) FROM notice"))
    assert len(problems(sample, files)) == 2 + 1 + (issued or 0) + 1


def test_the_check_tells_what_it_is_at_and_can_be_stopped(sample: Store, files: AttachmentStore) -> None:
    seen: list[str] = []

    class Watch(Silent):
        def step(self, done: int, total: int, text: str) -> None:
            seen.append(text)
            if len(seen) == 3:
                raise Cancelled

    with pytest.raises(Cancelled), sample.read() as session:
        check_everything(session, files, Watch())
    assert seen == ["正在核对数据库结构", "正在核对人数和定稿文件", "正在核对附件“扫描件.pdf”"]
