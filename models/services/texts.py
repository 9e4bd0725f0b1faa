"""The text of files as it is kept for finding again: which files want reading, and what was read."""

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import clock
from models.entities import ArchivePart, Attachment, AttachmentText
from models.rows.attachment import AttachmentRow
from models.rules.archive_terms import TextState

READER = 1
"""The version of the reader, models.texts, to be counted up with each change of what it finds: what an older one read wants
reading again."""
AT_ONCE = 200


class ReadText(NamedTuple):
    """What was read of the file of that hash."""

    sha256: str
    state: TextState
    body: str
    pages: int | None


def wanting_text(session: Session, passed: Collection[str] = ()) -> tuple[AttachmentRow, ...]:
    """Files whose text was not read yet, or by an older reader; each content once, the latest added first, at most AT_ONCE. The
    files of records and those a clerk added to the archive by hand; not those whose hashes are ``passed``."""
    passed_over = select(func.json_each(json.dumps(sorted(passed))).table_valued("value").c.value)
    done = select(AttachmentText.sha256).where(AttachmentText.reader >= READER)
    query = (
        select(Attachment)
        .where(Attachment.sha256.not_in(done), Attachment.sha256.not_in(passed_over))
        .order_by(Attachment.added_at.desc(), Attachment.record_id.desc(), Attachment.position)
        .limit(AT_ONCE)
    )
    found: dict[str, AttachmentRow] = {}
    for row in session.scalars(query):
        found.setdefault(row.sha256, AttachmentRow(row.sha256, row.name, row.size, row.added_at, row.note))
    parts = (
        select(ArchivePart.source_sha256, ArchivePart.source_name)
        .where(ArchivePart.by_hand, ArchivePart.source_sha256 != "", ArchivePart.source_sha256.not_in(done))
        .where(ArchivePart.source_sha256.not_in(passed_over))
        .order_by(ArchivePart.item_id.desc(), ArchivePart.position)
        .limit(AT_ONCE)
    )
    for sha256, name in session.execute(parts):
        found.setdefault(sha256, AttachmentRow(sha256, name, 0, clock.now()))
    return tuple(found.values())[:AT_ONCE]


def keep_text(session: Session, sha256: str, state: TextState, body: str, pages: int | None) -> None:
    """Keep what was read of the file of that hash, in place of what was read before."""
    kept = session.get(AttachmentText, sha256)
    if kept is None:
        kept = AttachmentText(sha256=sha256)
        session.add(kept)
    kept.state, kept.body, kept.pages = state, body, pages
    kept.reader, kept.read_at = READER, clock.now().replace(microsecond=0)


def keep_texts(session: Session, read: Iterable[ReadText]) -> None:
    """Keep what was read of several files, in one transaction."""
    for each in read:
        keep_text(session, each.sha256, each.state, each.body, each.pages)


def forget_texts(session: Session) -> int:
    """Every file is to be read again: what was read stays findable until then. Returns how many."""
    rows = session.scalars(select(AttachmentText)).all()
    for row in rows:
        row.reader = 0
    return len(rows)


def known_texts(session: Session) -> dict[TextState, int]:
    """How many files there are in each state."""
    query = select(AttachmentText.state, func.count()).group_by(AttachmentText.state)
    return {TextState(state): count for state, count in session.execute(query)}
