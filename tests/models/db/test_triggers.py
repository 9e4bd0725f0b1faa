"""What was issued stays as it was issued, whichever way somebody tries to change it."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.db.engine import connect
from models.db.store import Store
from models.entities import Notice, NoticeFile, StatusStep
from models.failures import Frozen
from models.rules.terms import NoticeStatus
from tests.models.db.looking import rows_of

SENTENCE = "已印发的通报不能再改动，原件完好；如有差错，请起草更正通报。"
Attempt = Callable[[Session], object]


def issued(session: Session) -> Notice:
    return session.scalars(select(Notice).where(Notice.status == NoticeStatus.ISSUED).limit(1)).one()


def file(session: Session) -> NoticeFile:
    return session.scalars(select(NoticeFile).limit(1)).one()


def change_title(session: Session) -> None:
    issued(session).title = "改过的标题"


def change_back_to_draft(session: Session) -> None:
    issued(session).status = NoticeStatus.DRAFT


def change_file(session: Session) -> None:
    file(session).pdf = b"something else"


ATTEMPTS: dict[str, Attempt] = {
    "orm update": change_title,
    "orm back to draft": change_back_to_draft,
    "orm delete": lambda session: session.delete(issued(session)),
    "orm change of the file": change_file,
    "orm delete of the file": lambda session: session.delete(file(session)),
    "bulk update": lambda session: session.execute(update(Notice).values(lead="x")),
    "bulk delete": lambda session: session.execute(delete(Notice)),
    "bulk update of files": lambda session: session.execute(update(NoticeFile).values(sha256="0" * 64)),
    "bulk delete of files": lambda session: session.execute(delete(NoticeFile)),
    "sql update": lambda session: session.execute(text("UPDATE notice SET number = number + 100")),
    "sql delete": lambda session: session.execute(text("DELETE FROM notice")),
    "sql update of files": lambda session: session.execute(text("UPDATE notice_file SET pdf = x'00'")),
    "sql delete of files": lambda session: session.execute(text("DELETE FROM notice_file")),
    "replace of the file": lambda session: session.execute(
        text("INSERT OR REPLACE INTO notice_file SELECT notice_id, '', x'00', NULL FROM notice_file")
    ),
    "replace of the notice": lambda session: session.execute(
        text("INSERT OR REPLACE INTO notice SELECT * FROM notice")
    ),
    "upsert of the file": lambda session: session.execute(
        text(
            "INSERT INTO notice_file SELECT notice_id, '', x'00', NULL FROM notice_file WHERE true"
            " ON CONFLICT (notice_id) DO UPDATE SET pdf = excluded.pdf"
        )
    ),
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_an_issued_notice_and_its_file_withstand(sample: Store, attempt: Attempt) -> None:
    sample.close()
    before = rows_of(sample.path)
    with pytest.raises(Frozen) as caught, sample.write() as session:
        attempt(session)
    assert caught.value.sentence == SENTENCE
    sample.close()
    assert rows_of(sample.path) == before


def test_a_foreign_tool_is_stopped_as_well(sample: Store) -> None:
    other = connect(sample.path)
    for statement in ("UPDATE notice SET title = 'x'", "DELETE FROM notice_file", "DELETE FROM notice"):
        with pytest.raises(Exception, match="an issued notice never changes"):
            other.execute(statement)
    other.close()


def test_a_draft_may_be_changed_and_given_up(sample: Store) -> None:
    with sample.write() as session:
        kept = issued(session)
        values = {column.name: getattr(kept, column.name) for column in Notice.__table__.columns}
        values |= {"status": NoticeStatus.DRAFT, "month": "2026-10", "number": None, "year": None}
        del values["id"]
        session.execute(insert(Notice), [values])
    with sample.write() as session:
        session.execute(update(Notice).where(Notice.month == "2026-10").values(lead="改一句"))
        session.execute(delete(Notice).where(Notice.month == "2026-10"))
    with sample.read() as session:
        assert session.scalars(select(Notice.id).where(Notice.month == "2026-10")).all() == []


def test_no_number_is_used_twice_and_none_is_issued_without(sample: Store) -> None:
    with sample.read() as session:
        kept = issued(session)
        values = {column.name: getattr(kept, column.name) for column in Notice.__table__.columns}
    del values["id"]
    with pytest.raises(IntegrityError, match="UNIQUE"), sample.write() as session:
        session.execute(insert(Notice), [values])
    for missing in ("number", "year", "issued_on"):
        with pytest.raises(IntegrityError, match="ck_notice_issued_has_number"), sample.write() as session:
            session.execute(insert(Notice), [{**values, missing: None}])
    draft = {**values, "status": NoticeStatus.DRAFT, "number": None}
    with pytest.raises(IntegrityError, match="UNIQUE"), sample.write() as session:
        session.execute(insert(Notice), [draft, draft])


def test_a_move_of_an_item_once_made_is_never_changed(sample: Store) -> None:
    for attempt in (
        update(StatusStep).values(moved_by="别人"),
        text("UPDATE status_step SET to_status='closed'"),
    ):
        with pytest.raises(IntegrityError, match="a move once made never changes"), sample.write() as session:
            session.execute(attempt)
