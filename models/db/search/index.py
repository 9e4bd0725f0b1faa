"""Keeping the index in step with the tables, in the transaction that changes them; making it anew."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from models.db.search.numbers import Numbers, YearIsFull, bits_for, bits_of
from models.db.search.sources import Document, Key, documents_of
from models.db.search.statements import ALL_KEYS
from models.progress import Progress, Silent
from models.rules.archive_terms import SearchOwner
from models.rules.searching import EDITION, normalized, tokens

CHUNK = 500
"""So many things are read at once."""
WEIGHT_OF_FILES = 25
"""A record's files count for so many things: their texts are long."""
LONG = 5000
"""Characters of a text that is not cut anew for nothing but another day of the same year."""

_ADD = (
    "INSERT INTO search_document"
    " (id, owner, owner_id, file, kind, organization_id, happened_on, title, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_MOVE = "UPDATE search_document SET happened_on = ?, digest = ? WHERE id = ?"
_ADD_TEXT = "INSERT INTO search_text (rowid, body, people, marks) VALUES (?, ?, ?, ?)"


def bring_up_to_date(connection: Connection) -> None:
    """Make the documents of everything marked stale anew. With nothing marked, one statement that reads nothing."""
    if not (marked := _marked(connection)):
        return
    if len(marked) == CHUNK and _mostly_new(connection):
        rebuild(connection)
        return
    numbers = Numbers(connection, bits_of(connection))
    try:
        while marked:
            for some in portions(marked):
                for owner, ids in by_owner(some).items():
                    _make(connection, owner, ids, numbers)
            connection.exec_driver_sql("DELETE FROM search_stale WHERE owner = ? AND owner_id = ?", marked)
            marked = _marked(connection) if len(marked) == CHUNK else []
    except YearIsFull:
        rebuild(connection)
        return
    if numbers.crowded:
        connection.exec_driver_sql("INSERT OR REPLACE INTO search_state (key, value) VALUES ('crowded', '1')")


def _mostly_new(connection: Connection) -> bool:
    """Whether more is marked than the index holds: then it is made anew, in the order of days, in less time."""
    query = "SELECT (SELECT count(*) FROM search_stale) > (SELECT count(*) FROM search_document)"
    return bool(connection.exec_driver_sql(query).scalar_one())


def _marked(connection: Connection) -> list[tuple[str, int]]:
    query = "SELECT owner, owner_id FROM search_stale ORDER BY owner, owner_id LIMIT ?"
    return [(owner, number) for owner, number in connection.exec_driver_sql(query, (CHUNK,))]


def portions(things: Iterable[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Things by owner and number, as many together as are read at once."""
    found: list[tuple[str, int]] = []
    weight = 0
    for thing in things:
        found.append(thing)
        weight += WEIGHT_OF_FILES if thing[0] == SearchOwner.ATTACHMENT.value else 1
        if weight >= CHUNK:
            yield found
            found, weight = [], 0
    if found:
        yield found


def by_owner(things: Iterable[tuple[str, int]]) -> dict[SearchOwner, list[int]]:
    """The numbers of each owner's things."""
    found: dict[SearchOwner, list[int]] = {}
    for code, number in things:
        found.setdefault(SearchOwner(code), []).append(number)
    return found


def _make(connection: Connection, owner: SearchOwner, ids: Sequence[int], numbers: Numbers) -> None:
    wanted = {document.key: document for document in documents_of(connection, owner, ids)}
    kept = _kept(connection, owner, ids)
    # What says the same as before is not written again; what has another day gets another number.
    gone = [number for key, (number, _, _) in kept.items() if key not in wanted]
    numbers.expect(document.day for document in wanted.values())
    fresh: list[tuple[int, Document]] = []
    for key, document in wanted.items():
        number, day, digest = kept.get(key, (0, None, b""))
        if not number:
            fresh.append((numbers.take(document.day), document))
        elif digest == document.digest:
            continue
        elif _is_long_and_only_moved(document, day, digest):
            connection.exec_driver_sql(_MOVE, (str(document.day), document.digest, number))
        else:
            gone.append(number)
            same_day = day == (None if document.day is None else document.day.isoformat())
            fresh.append((number if same_day else numbers.take(document.day), document))
    _remove(connection, gone)
    _write(connection, fresh)


def _is_long_and_only_moved(document: Document, day: str | None, digest: bytes) -> bool:
    """Whether a long text has another day of its year, and nothing else: it keeps its number, and so its place among the year's days until
    the index is made anew; the texts of a record's files would hold up the saving for seconds."""
    if day is None or document.day is None or len(document.body) < LONG:
        return False
    before = date.fromisoformat(day)
    return before.year == document.day.year and replace(document, day=before).digest == digest


def _kept(
    connection: Connection, owner: SearchOwner, ids: Sequence[int]
) -> dict[Key, tuple[int, str | None, bytes]]:
    # The table's unique index begins with these two: each is a look-up.
    query = f"""SELECT owner_id, file, id, happened_on, digest FROM search_document
        WHERE owner = ? AND owner_id IN ({", ".join("?" * len(ids))})"""
    return {
        (owner, owner_id, file): (number, day, bytes(digest))
        for owner_id, file, number, day, digest in connection.exec_driver_sql(query, (owner.value, *ids))
    }


def _remove(connection: Connection, numbers: Iterable[int]) -> None:
    gone = [(number,) for number in sorted(numbers)]
    if gone:
        connection.exec_driver_sql("DELETE FROM search_text WHERE rowid = ?", gone)
        connection.exec_driver_sql("DELETE FROM search_document WHERE id = ?", gone)


def _write(connection: Connection, documents: Iterable[tuple[int, Document]]) -> None:
    # In the order of numbers: the full-text table gathers rising ones and writes them together.
    ordered = sorted(documents, key=lambda pair: pair[0])
    if not ordered:
        return
    lines = [
        (
            number,
            document.owner.value,
            document.owner_id,
            document.file,
            document.kind,
            document.organization_ids[0] if document.organization_ids else None,
            None if document.day is None else document.day.isoformat(),
            document.title,
            document.digest,
        )
        for number, document in ordered
    ]
    texts = [
        (number, _cut(document.title, document.body), _cut(document.people), document.marks)
        for number, document in ordered
    ]
    connection.exec_driver_sql(_ADD, lines)
    connection.exec_driver_sql(_ADD_TEXT, texts)


def _cut(*parts: str) -> str:
    return tokens(normalized("\n".join(parts)))


def is_current(connection: Connection) -> bool:
    """Whether the index was made, whole, by this edition of the splitter, and tells how far apart its days are."""
    query = "SELECT count(*) FROM search_state WHERE key = 'bits' OR (key = 'edition' AND value = ?)"
    return int(connection.exec_driver_sql(query, (EDITION,)).scalar_one()) == len(("bits", "edition"))


def is_crowded(connection: Connection) -> bool:
    """Whether a day had more documents than it has numbers: everything is found, but within a year the order of days is no longer true
    to the day until the index is made anew, with room to spare."""
    query = "SELECT EXISTS (SELECT 1 FROM search_state WHERE key = 'crowded')"
    return bool(connection.exec_driver_sql(query).scalar_one())


def waits(connection: Connection) -> bool:
    """Whether something is marked stale: another program has written into the tables."""
    return bool(connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM search_stale)").scalar_one())


def rebuild(connection: Connection, progress: Progress | None = None) -> int:
    """Make the whole index anew, within the transaction that is open; returns the number of documents. Raises what ``progress`` raises:
    rolled back, the index is as it was."""
    progress = progress or Silent()
    progress.step(0, 0, "正在清点要检索的内容")
    for statement in (
        "DELETE FROM search_document",
        "DELETE FROM search_stale",
        "DELETE FROM search_state",
        "INSERT INTO search_text (search_text) VALUES ('delete-all')",
    ):
        connection.exec_driver_sql(statement)
    lines = connection.exec_driver_sql(ALL_KEYS).fetchall()
    fullest = max(Counter(day for _, _, day in lines if day is not None).values(), default=0)
    numbers = Numbers(connection, bits := bits_for(fullest), empty=True)
    written = 0
    things = list(dict.fromkeys((code, number) for code, number, _day in lines))
    for some in portions(things):
        progress.step(written, len(lines), "正在建立检索目录")
        found = [
            document
            for owner, ids in by_owner(some).items()
            for document in documents_of(connection, owner, ids)
        ]
        found.sort(key=lambda document: (document.day or date.min, *document.key))
        _write(connection, [(numbers.take(document.day), document) for document in found])
        written += len(found)
    state = [("edition", EDITION), ("bits", str(bits))]
    connection.exec_driver_sql("INSERT INTO search_state (key, value) VALUES (?, ?)", state)
    progress.step(written, len(lines), "检索目录已建好")
    return written
