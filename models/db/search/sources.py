"""The documents of the index as the tables stand: one statement for the heads of an owner's things and one for their parts, however many
things are asked for (models.db.search.statements)."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from sqlalchemy import Connection

from models.db.search.statements import FILES_OF, HEAD_OF, PARTS_OF
from models.rules.archive_terms import SearchOwner
from models.rules.document_numbers import document_number
from models.rules.periods import Month
from models.rules.searching import mark

Key = tuple[SearchOwner, int, str]
"""Of a document: owner, its id (of an attachment the record's), the file's hash or empty."""

REGISTER_MARK, KIND_MARK, OWNER_MARK, ORGANIZATION_MARK = "r", "k", "w", "o"


@dataclass(frozen=True, slots=True)
class Document:
    """What is indexed of a thing. Parts of the text are lines: no phrase crosses from one into another."""

    owner: SearchOwner
    owner_id: int
    file: str = ""
    register: str = ""
    kind: str = ""
    organization_ids: tuple[int, ...] = ()
    """The first is the one it is shown with."""
    day: date | None = None
    title: str = ""
    body: str = ""
    """Besides the title."""
    people: str = ""

    @property
    def key(self) -> Key:
        """By which it is found again."""
        return self.owner, self.owner_id, self.file

    @property
    def marks(self) -> str:
        """Tokens of organisations, register, kind and owner."""
        found = [mark(OWNER_MARK, self.owner.value)]
        if self.register:
            found.append(mark(REGISTER_MARK, self.register))
        if self.kind:
            found.append(mark(KIND_MARK, f"{self.register or self.owner.value}.{self.kind}"))
        found += [mark(ORGANIZATION_MARK, number) for number in self.organization_ids]
        return " ".join(found)

    @property
    def digest(self) -> bytes:
        """Of everything that goes into the index."""
        day = "" if self.day is None else self.day.isoformat()
        told = (self.marks, str(self.organization_ids[:1]), day, self.title, self.body, self.people)
        return blake2b("\x00".join(told).encode(errors="replace"), digest_size=16).digest()


def documents_of(
    connection: Connection, owner: SearchOwner, ids: Sequence[int], files: Collection[str] | None = None
) -> Iterator[Document]:
    """The documents of these things; of one removed, or whose words are restricted, none or only what may be told. Of records' files only
    those of these hashes, if given."""
    if owner is SearchOwner.ATTACHMENT:
        yield from _files(connection, ids, files)
        return
    parts = _parts(connection, owner, ids)
    for line in connection.exec_driver_sql(HEAD_OF[owner], (json.dumps(ids),)):
        number, register, kind, place, day, title, body, people, restricted = line
        read = _Parts() if restricted else parts.get(number, _Parts())
        if owner is SearchOwner.NOTICE:
            title, day = _notice(title, day)
        places = tuple(dict.fromkeys(filter(None, (place, *read.places))))
        yield Document(
            owner,
            number,
            "",
            register,
            kind,
            places,
            None if day is None else date.fromisoformat(day),
            title,
            _lines(dict.fromkeys((body, *read.body))),
            _lines(dict.fromkeys((people, *read.people))),
        )


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(line for part in parts for line in part.split("\n") if line.strip())


def _notice(told: str, day: str) -> tuple[str, str]:
    """Title with its number, and the day: that of issue, or the last of its month."""
    title, word, year, number = json.loads(told)
    return f"{title} {document_number(word, year, number)}".rstrip(), (
        day if len(day) > len("2026-01") else Month.parse(day).last.isoformat()
    )


@dataclass(slots=True)
class _Parts:
    body: list[str]
    people: list[str]
    places: list[int]

    def __init__(self) -> None:
        self.body, self.people, self.places = [], [], []


def _parts(connection: Connection, owner: SearchOwner, ids: Sequence[int]) -> dict[int, _Parts]:
    found: dict[int, _Parts] = defaultdict(_Parts)
    statement = PARTS_OF.get(owner)
    if statement is None:
        return found
    for number, _rank, _order, body, people, place in connection.exec_driver_sql(
        statement, (json.dumps(ids),)
    ):
        parts = found[number]
        if body:
            parts.body.append(body)
        if people:
            parts.people += people.split("\n")
        if place is not None:
            parts.places.append(place)
    return found


def _files(connection: Connection, ids: Sequence[int], files: Collection[str] | None) -> Iterator[Document]:
    only = None if files is None else json.dumps(list(files))
    for line in connection.exec_driver_sql(FILES_OF, (json.dumps(ids), only, only)):
        record_id, sha256, register, kind, place, day, names, notes, body = line
        title, *others = names.split("\n")
        yield Document(
            SearchOwner.ATTACHMENT,
            record_id,
            sha256,
            register,
            kind,
            (place,),
            date.fromisoformat(day),
            title,
            _lines((*others, notes, body)),
        )
