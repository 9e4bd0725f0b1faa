"""The yearly reading back: every file, where it is used, what was put back, when it is due again."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import clock
from models.attachments import AttachmentStore
from models.entities import ArchiveItem, ArchivePart, FixityCheck
from models.rows.archive_use import FileFault, FixityRow
from models.rows.overview import TodoKind
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, PartRole, Retention, Secrecy, TextState
from models.services import fixity, texts
from models.services.meetings import load_meeting, remove_meeting, save_meeting
from models.services.todo_fixity import fixity_todos
from tests.models.services.making import Ids, meeting, saved

NOON = datetime(2026, 11, 1, 12)


@pytest.fixture
def files(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "attachments")


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def held(session: Session, organization_id: int, **given: Any) -> int:
    """A meeting that is kept; its number."""
    return saved(save_meeting(session, meeting(organization_id, **given)))


def archived(session: Session, master: str, source: str) -> None:
    """A 件 with one file."""
    item = ArchiveItem(
        year=2025,
        retention=Retention.PERMANENT,
        organization_code="",
        source=ArchiveSource.DOCUMENT,
        source_kind="",
        unit=ArchiveUnit.EACH,
        title="关于某事的请示",
        document_number="",
        responsible="",
        secrecy=Secrecy.OPEN,
        note="",
        touched=[],
        left_out=False,
        left_out_reason="",
        master_sha256=master,
        made_from="",
        created_at=NOON,
        updated_at=NOON,
    )
    session.add(item)
    session.flush()
    session.add(
        ArchivePart(
            item_id=item.id,
            position=0,
            role=PartRole.SCAN,
            name="扫描件",
            paper="",
            source_sha256=source,
            source_name="请示.jpg",
            master_sha256="",
            pages_typed=False,
            by_hand=True,
        )
    )
    session.flush()


def test_every_file_is_read_and_each_fault_says_where_it_is_used(
    session: Session, ids: Ids, files: AttachmentStore
) -> None:
    sheet, photo = files.add_bytes("签到表.pdf", b"sheet"), files.add_bytes("照\u202e片.jpg", b"photo")
    master, scan = files.add_bytes("m", b"master"), files.add_bytes("s", b"scan")
    unused = files.add_bytes("u", b"nobody names it")
    first = held(session, ids.first, title="讨论计划", attachments=(sheet, photo))
    held(session, ids.first, title="再次讨论", attachments=(sheet,))
    remove_meeting(session, first, load_meeting(session, first).version)
    archived(session, master.sha256, scan.sha256)
    assert fixity.read_back(fixity.kept_files(session), files) == FixityRow(
        None, NOON, "", 5, 5 + 5 + 6 + 4 + 15
    )
    for row in (sheet, master, unused):
        files.existing(row).write_bytes(b"rotten")
    files.existing(photo).unlink()
    files.existing(scan).unlink()
    found = fixity.read_back(fixity.kept_files(session), files)
    assert {(fault.name, fault.fault, fault.used_in) for fault in found.faults} == {
        (
            "签到表.pdf",
            "内容与存入时不一致",
            ("2026-10-15 三会一课“讨论计划”（在回收站）", "2026-10-15 三会一课“再次讨论”"),
        ),
        ("照_片.jpg", "文件缺失", ("2026-10-15 三会一课“讨论计划”（在回收站）",)),
        ("关于某事的请示.pdf", "内容与存入时不一致", ("2025年度归档文件“关于某事的请示”",)),
        ("请示.jpg", "文件缺失", ("2025年度归档文件“关于某事的请示”",)),
        (fixity.NOT_USED, "内容与存入时不一致", ()),
    }
    assert (found.files, found.size) == (5, 0)


FAULTS = tuple(FileFault(name * 64, f"{name}.pdf", "文件缺失", ("某处",)) for name in "ab")


def test_what_was_put_back_is_told_beside_the_check_it_was_found_in(session: Session) -> None:
    assert fixity.last_check(session) is None
    fixity.keep_check(session, FixityRow(None, datetime(2025, 1, 1), "", 9, 90, FAULTS))
    assert fixity.keep_put_back(session, ()).subjects == frozenset()
    fixity.keep_put_back(session, [FileFault("a" * 64, "a.pdf", "文件缺失", (), "E:\\备份")])
    session.flush()
    last = fixity.last_check(session)
    assert last is not None
    assert (last.files, [fault.restored_from for fault in last.faults]) == (9, ["E:\\备份", ""])
    assert session.query(FixityCheck).count() == 2
    fixity.keep_check(session, FixityRow(None, NOON, "", 9, 90))
    session.flush()
    last = fixity.last_check(session)
    assert last is not None
    assert last.faults == (), "what was put back before the latest check is no part of it"


def todos(session: Session, day: date) -> list[tuple[str, date | None, int]]:
    """What is asked for on a day."""
    found = list(fixity_todos(session, day))
    assert {todo.kind for todo in found} <= {TodoKind.FIXITY}
    return [(todo.text, todo.due_on, todo.late) for todo in found]


def test_asked_for_a_year_after_the_last_time(session: Session, ids: Ids, files: AttachmentStore) -> None:
    day = date(2027, 11, 1)
    assert todos(session, day) == []
    held(session, ids.first, attachments=(files.add_bytes("a", b"x"),))
    assert todos(session, date(2027, 10, 31)) == []
    assert todos(session, date(2027, 11, 2)) == [("附件每年核对一次，还没有核对过", day, 1)]
    fixity.keep_check(session, FixityRow(None, datetime(2028, 2, 29), "", 2, 2, FAULTS))
    session.flush()
    bad = ("上次核对发现2个附件损坏或缺失，还没有放回", None, 0)
    assert todos(session, date(2029, 2, 28)) == [bad]
    assert todos(session, date(2029, 3, 1)) == [
        bad,
        ("附件每年核对一次，上次核对是2028-02-29", date(2029, 3, 1), 0),
    ]


def test_files_want_reading_until_their_text_is_kept(
    session: Session, ids: Ids, files: AttachmentStore
) -> None:
    letter, scan = files.add_bytes("信.docx", b"letter"), files.add_bytes("s", b"scan")
    held(session, ids.first, attachments=(letter,))
    held(session, ids.first, attachments=(letter,))
    archived(session, "", scan.sha256)
    session.flush()
    assert [row.name for row in texts.wanting_text(session)] == ["信.docx", "请示.jpg"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "AT_ONCE", 1)
        first, *_ = texts.wanting_text(session)
        (second,) = texts.wanting_text(session, {first.sha256})
    assert (first.name, second.name) == ("信.docx", "请示.jpg")
    texts.keep_text(session, letter.sha256, TextState.READ, "内容", None)
    texts.keep_text(session, scan.sha256, TextState.UNKNOWN_KIND, "", None)
    session.flush()
    assert texts.wanting_text(session) == ()
    assert texts.known_texts(session) == {TextState.READ: 1, TextState.UNKNOWN_KIND: 1}
    assert texts.forget_texts(session) == 2
    session.flush()
    assert len(texts.wanting_text(session)) == 2
    texts.keep_text(session, letter.sha256, TextState.READ, "新的内容", 2)
    session.flush()
    assert [row.name for row in texts.wanting_text(session)] == ["请示.jpg"]
