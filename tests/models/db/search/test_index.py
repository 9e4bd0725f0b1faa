"""The index says what the tables say, after whatever was written by whatever way, and finds exactly what LIKE finds in the normalised
text."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.orm import Session

from models.data_folder import DataFolder
from models.db.search.agreement import Agreement, agreement
from models.db.search.asking import Wanted, number_of_documents, numbers_found
from models.db.search.index import is_crowded, is_current, rebuild
from models.db.search.sources import Document, documents_of
from models.db.search.statements import ALL_KEYS
from models.db.store import Store
from models.entities import (
    AgendaItem,
    ArchivePart,
    Attachment,
    AttachmentText,
    Base,
    Meeting,
    Member,
    Record,
    RecordText,
    Reflection,
)
from models.failures import Cancelled
from models.opening import open_store
from models.rules.archive_terms import (
    ArchiveSource,
    ArchiveUnit,
    PartRole,
    Retention,
    SearchOwner,
    Secrecy,
    TextState,
)
from models.rules.searching import normalized
from models.rules.terms import AgendaKind, MeetingKind, RecordStatus, Register
from tests.models.services.strategies import fewest

NOW = datetime(2026, 3, 12, 15)
RECORDS = Base.metadata.tables["record"]


def documents(connection: Connection) -> list[Document]:
    """All there should be, as the tables stand."""
    found: dict[Any, Document] = {}
    for code, number in dict.fromkeys(
        (code, number) for code, number, _ in connection.exec_driver_sql(ALL_KEYS)
    ):
        found |= {
            document.key: document for document in documents_of(connection, SearchOwner(code), [number])
        }
    return list(found.values())


def found_by(connection: Connection, word: str) -> set[tuple[str, int, str]]:
    """What the index finds."""
    numbers = numbers_found(connection, Wanted((word,)), 100_000)
    assert list(numbers) == sorted(numbers, reverse=True)
    assert number_of_documents(connection, Wanted((word,))) == len(numbers)
    lines = {
        number: (owner, owner_id, file)
        for number, owner, owner_id, file in connection.exec_driver_sql(
            "SELECT id, owner, owner_id, file FROM search_document"
        )
    }
    return {lines[number] for number in numbers}


def found_by_like(connection: Connection, word: str) -> set[tuple[str, int, str]]:
    """What LIKE finds in the normalised texts."""
    pattern = "".join("\\" + sign if sign in "%_\\" else sign for sign in word)
    found = set()
    for document in documents(connection):
        texts = normalized(f"{document.title}\n{document.body}"), normalized(document.people)
        query = "SELECT ? LIKE ? ESCAPE '\\' OR ? LIKE ? ESCAPE '\\'"
        given_ = (texts[0], f"%{pattern}%", texts[1], f"%{pattern}%")
        if connection.exec_driver_sql(query, given_).scalar():
            found.add((document.owner.value, document.owner_id, document.file))
    return found


def whole(connection: Connection) -> None:
    """The index agrees with the tables and nothing waits."""
    assert agreement(connection) == Agreement()
    assert connection.exec_driver_sql("SELECT count(*) FROM search_stale").scalar() == 0


def test_the_sample_is_indexed_and_agrees(sample: Store) -> None:
    with sample.read() as session:
        connection = session.connection()
        whole(connection)
        assert is_current(connection)
        for word in ("水位", "条例(试行)", ",", "会", "王", "同意所提安排", "没有这句话", "年度工作 计划"):
            assert found_by(connection, word) == found_by_like(connection, word), word
        newest = numbers_found(connection, Wanted(), 3)
        days = [
            connection.exec_driver_sql(
                "SELECT happened_on FROM search_document WHERE id = ?", (number,)
            ).scalar()
            for number in newest
        ]
        assert days == sorted(map(str, days), reverse=True)


def test_making_it_anew_says_the_same(sample: Store) -> None:
    query = "SELECT owner, owner_id, file, digest, kind, organization_id, happened_on FROM search_document ORDER BY 1, 2, 3"
    with sample.write() as session:
        connection = session.connection()
        before = connection.exec_driver_sql(query).fetchall()
        hits = found_by(connection, "水位")
        assert rebuild(connection) == len(before)
        assert connection.exec_driver_sql(query).fetchall() == before
        assert found_by(connection, "水位") == hits
        whole(connection)


def test_cancelled_it_is_as_it_was(sample: Store) -> None:
    class Impatient:
        def step(self, done: int, total: int, text: str) -> None:
            if done:
                raise Cancelled

    with sample.read() as session:
        hits = found_by(session.connection(), "水位")
    with pytest.raises(Cancelled), sample.write() as session:
        rebuild(session.connection(), Impatient())
    with sample.read() as session:
        assert found_by(session.connection(), "水位") == hits
        assert is_current(session.connection())
        whole(session.connection())


# Every way to write


def make_record(session: Session, title: str, minutes: str, day: date, kind: MeetingKind) -> int:
    """A meeting by Core; its number."""
    number = (session.scalar(select(func.max(Record.id))) or 0) + 1
    line = {
        "id": number,
        "register": Register.MEETING,
        "kind": kind,
        "status": RecordStatus.HELD,
        "title": title,
        "happened_on": day,
        "organization_id": 1,
        "expected": None,
        "present": None,
        "created_at": NOW,
        "updated_at": NOW,
        "deleted_at": None,
        "version": 1,
    }
    meeting: dict[str, object] = {
        "id": number,
        "counts_as": [],
        "started_at": None,
        "ended_at": None,
        "place": "",
        "host": "主持",
        "recorder": "",
        "lecturer": "",
        "reheld_of_id": None,
    }
    session.execute(insert(RECORDS).values(line))
    session.execute(insert(Base.metadata.tables["meeting"]).values(meeting))
    session.execute(insert(RecordText), [{"record_id": number, "part": "minutes", "body": minutes}])
    return number


@pytest.fixture
def desk(store: Store) -> Store:
    """A store with one organisation and one person."""
    with store.write() as session:
        place = {"id": 1, "kind": "branch", "name": "第一党支部", "sort_order": 0, "version": 1}
        session.execute(insert(Base.metadata.tables["organization"]), [place])
        session.connection().exec_driver_sql(
            "INSERT INTO member (id, name, gender, ethnicity, department, job_title, phone, note, updated_at, version)"
            " VALUES (1, '张三', '', '', '', '', '', '', ?, 1)",
            (f"{NOW}.000000",),
        )
        item = {
            **dict.fromkeys(
                ("source_kind", "organization_code", "document_number", "responsible", "note"), ""
            ),
            **dict.fromkeys(("left_out_reason", "master_sha256", "made_from"), ""),
            "id": 1,
            "year": 2026,
            "retention": Retention.TEN,
            "source": ArchiveSource.DOCUMENT,
            "unit": ArchiveUnit.EACH,
            "title": "上级来文",
            "secrecy": Secrecy.OPEN,
            "touched": [],
            "left_out": False,
            "created_at": NOW,
            "updated_at": NOW,
            "version": 1,
        }
        session.execute(insert(Base.metadata.tables["archive_item"]), [item])
        part = {"item_id": 1, "role": PartRole.TEXT, "paper": "", "master_sha256": "", "pages_typed": False}
        session.execute(
            insert(ArchivePart),
            [
                {**part, "position": 0, "name": "来文", "by_hand": True, **_source(0)},
                {**part, "position": 1, "name": "附表", "by_hand": False, **_source(1)},
            ],
        )
    return store


def _source(number: int) -> dict[str, str]:
    return {"source_sha256": f"{number:064}", "source_name": f"{number}.pdf"}


def test_more_of_a_day_than_it_has_numbers_is_found_all_the_same_and_in_order_once_opened_again(
    desk: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def days(store: Store) -> list[str]:
        with store.read() as session:
            connection = session.connection()
            assert is_current(connection)
            whole(connection)
            found = numbers_found(connection, Wanted(("会",), years=((2026, 2026),)), 100)
            query = "SELECT substr(happened_on, 6) FROM search_document WHERE id = ?"
            return [str(connection.exec_driver_sql(query, (number,)).scalar()) for number in found]

    with monkeypatch.context() as patch, desk.write() as session:
        patch.setattr("models.db.search.numbers.LEAST_BITS", 1)
        rebuild(session.connection())
    with desk.write() as session:
        for day in (*[6] * 9, 7):
            make_record(session, "会", "", date(2026, 5, day), MeetingKind.THEME_DAY)
    assert sorted(days(desk)) == ["05-06"] * 9 + ["05-07"]
    with desk.read() as session:
        assert is_crowded(session.connection())
    desk.close()
    opened = open_store(DataFolder(desk.path.parent), create=False, now=NOW)
    assert days(opened) == ["05-07"] + ["05-06"] * 9
    with opened.read() as session:
        assert not is_crowded(session.connection())
    opened.close()


Way = Callable[[Session, str, int], object]


def _attach(session: Session, text: str, number: int) -> None:
    sha256 = f"{number % 3:064}"
    session.merge(
        AttachmentText(sha256=sha256, state=TextState.READ, body=text, pages=1, reader=1, read_at=NOW)
    )
    place = (
        session.scalar(select(func.count()).select_from(Attachment).where(Attachment.record_id == number))
        or 0
    )
    values = {"position": place, "sha256": sha256, "name": f"{text[:5]}.pdf", "size": 1, "note": ""}
    session.execute(insert(Attachment), [{"record_id": number, "added_at": NOW, **values}])


def _reflect(session: Session, text: str, number: int) -> None:
    values = dict.fromkeys(("author", "position", "topic", "shared", "reviewer"), "")
    row = Reflection(organization_id=1, title=text[:20], note=text, **values)
    row.created_at = row.updated_at = NOW
    session.add(row)


WAYS: dict[str, Way] = {
    "bulk update": lambda session, text, number: session.execute(
        update(RecordText).where(RecordText.record_id >= number).values(body=text)
    ),
    "title by ORM": lambda session, text, number: setattr(session.get_one(Meeting, number), "title", text),
    "another day": lambda session, text, number: session.execute(
        update(RECORDS)
        .values(happened_on=date(2020, 1, 1) + timedelta(days=len(text) * 40))
        .where(RECORDS.c.id == number)
    ),
    "removed": lambda session, text, number: session.execute(
        update(RECORDS).values(deleted_at=NOW).where(RECORDS.c.id == number)
    ),
    "restored": lambda session, text, number: session.execute(update(RECORDS).values(deleted_at=None)),
    "a talk": lambda session, text, number: setattr(
        session.get_one(Meeting, number), "counts_as", ["heart_talk"]
    ),
    "no talk": lambda session, text, number: setattr(session.get_one(Meeting, number), "counts_as", []),
    "agenda": lambda session, text, number: session.merge(
        AgendaItem(
            record_id=number,
            position=0,
            title=text,
            kind=AgendaKind.OTHER,
            is_first_topic=False,
            resolution="",
        )
    ),
    "erased": lambda session, text, number: session.execute(delete(RECORDS).where(RECORDS.c.id == number)),
    "replaced": lambda session, text, number: session.connection().exec_driver_sql(
        "INSERT OR REPLACE INTO record_text (record_id, part, body) VALUES (?, 'minutes', ?)", (number, text)
    ),
    "upsert": lambda session, text, number: session.connection().exec_driver_sql(
        "INSERT INTO record_text (record_id, part, body) VALUES (?, 'minutes', ?)"
        " ON CONFLICT (record_id, part) DO UPDATE SET body = excluded.body || body",
        (number, text),
    ),
    "file": _attach,
    "file read again": lambda session, text, number: session.execute(
        update(AttachmentText).values(body=text)
    ),
    "file taken away": lambda session, text, number: session.execute(
        delete(Attachment).where(Attachment.record_id == number)
    ),
    "another file in the archive": lambda session, text, number: session.execute(
        update(ArchivePart).values(source_sha256=f"{number % 3:064}", by_hand=len(text) % 2 == 0)
    ),
    "text forgotten": lambda session, text, number: session.execute(delete(AttachmentText)),
    "reflection": _reflect,
    "person": lambda session, text, number: setattr(session.get_one(Member, 1), "note", text),
}
words = st.text("会议学习，（）aB2 \n", min_size=1, max_size=12)
steps = st.lists(
    st.tuples(st.sampled_from(sorted(WAYS)), words, st.sampled_from(["kept", "rolled back", "savepoint"])),
    min_size=1,
    max_size=8,
)


class _Undone(Exception):
    pass


@fewest
@given(
    st.lists(st.tuples(words, words), min_size=1, max_size=4), steps, st.lists(words, min_size=3, max_size=6)
)
def test_after_any_writing_it_finds_what_like_finds(
    desk: Store, made: list[tuple[str, str]], taken: list[tuple[str, str, str]], asked: list[str]
) -> None:
    with desk.write() as session:
        session.execute(delete(RECORDS))
        session.execute(delete(Reflection))
        for day, (title, minutes) in enumerate(made):
            make_record(session, title, minutes, date(2025, 12, 30 + day % 2), MeetingKind.THEME_DAY)
    for place, (way, text, ending) in enumerate(taken):
        with suppress(_Undone), desk.write() as session:
            ids = session.scalars(select(RECORDS.c.id)).all()
            number = (
                ids[place % len(ids)]
                if ids
                else make_record(session, text, text, date(2026, 1, 1), MeetingKind.PARTY_LECTURE)
            )
            with suppress(_Undone), session.begin_nested():
                WAYS[way](session, text, number)
                session.flush()
                if ending == "savepoint":
                    raise _Undone
            if ending == "rolled back":
                raise _Undone
        with desk.read() as session:
            whole(session.connection())
    with desk.read() as session:
        connection = session.connection()
        for word in filter(None, (normalized(each).split("\n")[0] for each in asked)):
            assert found_by(connection, word) == found_by_like(connection, word), word
