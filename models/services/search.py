"""Finding again: the newest documents with what was typed in them, and where each of them opens."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.db.search import agreement as agreeing
from models.db.search import index
from models.db.search.asking import Wanted, number_of_documents, numbers_found
from models.db.search.sources import Document, Key, documents_of
from models.entities import Attachment, SearchDocument
from models.progress import Progress
from models.rows.attachment import AttachmentRow
from models.rows.bureau import OrganizationRow
from models.rows.changes import SUBJECTS, Subject
from models.rows.search import IndexState, SearchHit, SearchPage, Snippet
from models.rows.target import Target
from models.rules.archive_terms import SearchOwner
from models.rules.searching import SearchQuery, parse, snippet
from models.rules.terms import Register
from models.services.organizations import list_organizations
from models.services.search_cards import own_cards
from models.services.search_words import kind_label, kind_labels, marks_of_kinds, marks_of_organizations

__all__ = ["check_index", "count", "find", "index_state", "kind_labels", "rebuild_index"]

WIDTH = 80
"""Characters of a snippet."""

_SUBJECTS = {
    SearchOwner.NOTICE: Subject.NOTICE,
    SearchOwner.REFLECTION: Subject.REFLECTION,
    SearchOwner.STUDY_DOCUMENT: Subject.PLANS,
    SearchOwner.MEMBER: Subject.ROSTER,
    SearchOwner.ORGANIZATION: Subject.BUREAU,
    SearchOwner.ARCHIVE_ITEM: Subject.ARCHIVE,
}


def find(session: Session, typed: str, *, limit: int = 50, before: int | None = None) -> SearchPage:
    """The newest ``limit`` documents with what was typed, what has no day last, those after ``before`` (the number of the last hit of the page
    before) if given. Before all of them, beyond the limit, stands the card of whoever is called just so. Nothing typed finds nothing. A fixed number of statements; none that looks at every candidate."""
    query = parse(typed)
    if query.is_empty:
        return SearchPage((), False)
    organizations = list_organizations(session)
    wanted = _wanted(query, organizations)
    cards = own_cards(session, query, organizations)
    found = numbers_found(session.connection(), wanted, limit + len(cards) + 1, before)
    others = [number for number in found if number not in cards]
    # Cards are few, and a page ends with another hit wherever there is one: the next begins behind it.
    first = cards if before is None else ()
    hits = _hits(session, [*first, *others[:limit]], query, organizations)
    return SearchPage(hits, len(others) > limit, query.terms)


def count(session: Session, typed: str) -> int:
    """How many documents have what was typed."""
    query = parse(typed)
    if query.is_empty:
        return 0
    return number_of_documents(session.connection(), _wanted(query, list_organizations(session)))


def index_state(session: Session) -> IndexState:
    """Whether the index is whole and of this edition."""
    connection = session.connection()
    return IndexState(index.is_current(connection), number_of_documents(connection, Wanted()))


def rebuild_index(session: Session, progress: Progress | None = None) -> int:
    """Make the index anew in a session that writes; returns the number of documents. Cancelled or failed, the old one stays."""
    session.flush()
    return index.rebuild(session.connection(), progress)


def check_index(session: Session, progress: Progress | None = None) -> tuple[str, ...]:
    """A sentence for what the index does not say as the tables do; nothing when it is whole. Only reads."""
    connection = session.connection()
    found = agreeing.agreement(connection, progress)
    if found.is_whole and index.is_current(connection):
        return ()
    wrong = [
        f"{what}{number}条"
        for what, number in (
            ("缺", len(found.missing)),
            ("多", len(found.surplus)),
            ("内容不符", len(found.different)),
            ("检索正文对不上", found.lost),
        )
        if number
    ]
    told = "、".join(wrong) or "由旧版程序建立"
    return (f"检索目录与台账不一致（{told}），查找结果可能不全，台账本身不受影响；请重建目录。",)


def _wanted(query: SearchQuery, organizations: tuple[OrganizationRow, ...]) -> Wanted:
    groups = []
    if query.organizations:
        groups.append(marks_of_organizations(query.organizations, organizations))
    if query.kinds:
        groups.append(marks_of_kinds(query.kinds))
    return Wanted(query.words, query.people, tuple(groups), query.years)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    key: Key
    kind: str
    organization_id: int | None
    day: date | None
    title: str


def _hits(
    session: Session,
    numbers: Sequence[int],
    query: SearchQuery,
    organizations: Sequence[OrganizationRow],
) -> tuple[SearchHit, ...]:
    names = {row.id: row.name for row in organizations}
    lines = _lines(session, numbers)
    documents = _documents(session, lines)
    files = _files(session, [line.key[1] for line in lines if line.key[0] is SearchOwner.ATTACHMENT])
    found = []
    for line in lines:
        owner, owner_id, sha256 = line.key
        document = documents.get(line.key) or Document(owner, owner_id, title=line.title)
        found.append(
            SearchHit(
                line.number,
                owner,
                owner_id,
                kind_label(owner, document.register, line.kind),
                line.title,
                line.day,
                names.get(line.organization_id, ""),
                _snippet(document, query),
                _target(owner, owner_id, document.register, sha256),
                files.get((owner_id, sha256)),
            )
        )
    return tuple(found)


def _lines(session: Session, numbers: Sequence[int]) -> list[_Line]:
    columns = SearchDocument.__table__.c
    query = select(
        columns.id,
        columns.owner,
        columns.owner_id,
        columns.file,
        columns.kind,
        columns.organization_id,
        columns.happened_on,
        columns.title,
    ).where(columns.id.in_(numbers))
    lines = [
        _Line(number, (owner, owner_id, file), kind, place, day, title)
        for number, owner, owner_id, file, kind, place, day, title in session.execute(query)
    ]
    places = {number: place for place, number in enumerate(numbers)}
    return sorted(lines, key=lambda line: places[line.number])


def _documents(session: Session, lines: Sequence[_Line]) -> dict[Key, Document]:
    """The texts of a page's documents, from the tables."""
    ids: dict[SearchOwner, set[int]] = defaultdict(set)
    for line in lines:
        ids[line.key[0]].add(line.key[1])
    files = {line.key[2] for line in lines}
    connection = session.connection()
    return {
        document.key: document
        for owner, some in ids.items()
        for document in documents_of(connection, owner, sorted(some), files)
    }


def _files(session: Session, record_ids: Sequence[int]) -> dict[tuple[int, str], AttachmentRow]:
    if not record_ids:
        return {}
    table = Attachment.__table__.c
    query = select(table.record_id, table.sha256, table.name, table.size, table.added_at, table.note).where(
        table.record_id.in_(record_ids)
    )
    return {
        (record_id, sha256): AttachmentRow(sha256, name, size, added_at, note)
        for record_id, sha256, name, size, added_at, note in session.execute(query)
    }


def _snippet(document: Document, query: SearchQuery) -> Snippet:
    """Around the first hit in the text besides the title, or in the names; else the text's beginning. Names first where only they are asked
    for."""
    body = snippet(document.body, query.terms, WIDTH)
    if body.hits and query.words:
        return body
    people = snippet(document.people.replace("\n", "、"), query.terms, WIDTH)
    return people if people.hits else body


def _target(owner: SearchOwner, owner_id: int, register: str, file: str) -> Target | None:
    if register:
        return Target(SUBJECTS[Register(register)], owner_id, file=file)
    subject = _SUBJECTS.get(owner)
    return None if subject is None else Target(subject, owner_id)
