"""The documents of the index as the tables stand: one statement for the heads of an owner's things and one for their parts, however many
things are asked for."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from sqlalchemy import Connection

from models.db.search.tables import PARTS, Source
from models.rules.archive_terms import SearchOwner
from models.rules.document_numbers import document_number
from models.rules.periods import Month
from models.rules.searching import mark
from models.rules.terms import MeetingKind

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


def documents_of(connection: Connection, owner: SearchOwner, ids: Sequence[int]) -> Iterator[Document]:
    """The documents of these things; of one removed, or whose words are restricted, none or only what may be told."""
    if owner is SearchOwner.ATTACHMENT:
        yield from _files(connection, ids)
        return
    parts = _parts(connection, owner, ids)
    for line in connection.exec_driver_sql(_HEADS[owner], (json.dumps(ids),)):
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
            _lines((body, *read.body)),
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
    statement = _PARTS.get(owner)
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


def _files(connection: Connection, ids: Sequence[int]) -> Iterator[Document]:
    for line in connection.exec_driver_sql(_FILES, (json.dumps(ids),)):
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


def _joined(columns: tuple[str, ...]) -> str:
    return " || char(10) || ".join(f"t.{column}" for column in columns) or "''"


def _select(rank: int, source: Source) -> str:
    order = f"t.{source.order}" if source.order else "0"
    return (
        f"SELECT t.{source.key}, {rank}, {order}, {_joined(source.body)}, {_joined(source.people)},"
        f" {'t.' + source.places if source.places else 'NULL'}"
        f" FROM wanted JOIN {source.table} t ON t.{source.key} = wanted.id"
    )


_WANTED = "WITH wanted(id) AS (SELECT value FROM json_each(?)) "
_OWNERS_WITH_PARTS = dict.fromkeys(source.owner for source in PARTS)
_SECTIONS = """
    SELECT n.id, {rank}, e.key, {body}, {people}, NULL FROM wanted JOIN notice n ON n.id = wanted.id, json_each(n.{column}) e"""


def _values(*names: str) -> str:
    return " || char(10) || ".join(f"coalesce(json_extract(e.value, '$.{name}'), '')" for name in names)


_PARTS = {
    owner: _WANTED
    + " UNION ALL ".join(_select(rank, source) for rank, source in enumerate(PARTS) if source.owner is owner)
    + " ORDER BY 1, 2, 3"
    for owner in _OWNERS_WITH_PARTS
} | {
    SearchOwner.NOTICE: _WANTED
    + _SECTIONS.format(rank=0, column="sections", body=_values("heading", "text"), people="''")
    + " UNION ALL "
    + _SECTIONS.format(
        rank=1,
        column="items",
        body=_values("organization_name", "problem", "measures", "department"),
        people=_values("person"),
    )
    + " ORDER BY 1, 2, 3"
}

_TALK = MeetingKind.HEART_TALK.value
_RESTRICTED = f"""
    (r.kind = '{_TALK}' OR EXISTS (
        SELECT 1 FROM meeting m, json_each(m.counts_as) a WHERE m.id = r.id AND a.value = '{_TALK}'))"""
"""谈心谈话: only its title, day and organisation are told, and none of its files."""

# Columns: id, register, kind, organisation, day, title, body besides the title, people, restricted.
_HEADS = {
    SearchOwner.RECORD: _WANTED
    + f"""SELECT r.id, r.register, r.kind, r.organization_id, r.happened_on, r.title, '', '',
        r.register = 'meeting' AND {_RESTRICTED}
        FROM wanted JOIN record r ON r.id = wanted.id WHERE r.deleted_at IS NULL""",
    SearchOwner.NOTICE: _WANTED
    + """SELECT t.id, '', t.status, NULL, coalesce(t.issued_on, t.month),
        json_array(t.title, t.document_word, t.year, t.number),
        t.red_head || char(10) || t.recipients || char(10) || t.lead || char(10) || t.figures_text || char(10) || t.issuer
        || char(10) || t.copies_to || char(10) || t.office, '', 0 FROM wanted JOIN notice t ON t.id = wanted.id""",
    SearchOwner.REFLECTION: _WANTED
    + """SELECT t.id, '', '', t.organization_id, t.submitted_on, t.title,
        t.topic || char(10) || t.position || char(10) || t.shared || char(10) || t.note, t.author || char(10) || t.reviewer, 0
        FROM wanted JOIN reflection t ON t.id = wanted.id WHERE t.deleted_at IS NULL""",
    SearchOwner.STUDY_DOCUMENT: _WANTED
    + """SELECT t.id, '', t.kind, NULL, t.issued_on, t.title, t.issuer || char(10) || t.note, '', 0
        FROM wanted JOIN study_document t ON t.id = wanted.id""",
    # Shown with the branch of the last stay; those before are marked too.
    SearchOwner.MEMBER: _WANTED
    + """SELECT t.id, '', '', (SELECT s.branch_id FROM membership s WHERE s.member_id = t.id
            ORDER BY s.to_on IS NULL DESC, s.from_on DESC, s.id DESC LIMIT 1), NULL, t.name,
        t.ethnicity || char(10) || t.department || char(10) || t.job_title || char(10) || t.phone || char(10) || t.note,
        t.name, 0 FROM wanted JOIN member t ON t.id = wanted.id""",
    SearchOwner.ORGANIZATION: _WANTED
    + """SELECT t.id, '', t.kind, t.id, NULL, t.name,
        t.short_name || char(10) || t.creation_theme || char(10) || t.feature || char(10) || t.archive_code, '', 0
        FROM wanted JOIN organization t ON t.id = wanted.id""",
    SearchOwner.ARCHIVE_ITEM: _WANTED
    + """SELECT t.id, '', t.source, t.organization_id, coalesce(t.dated, t.year || '-12-31'), t.title,
        t.document_number || char(10) || t.responsible || char(10) || t.note, '', 0
        FROM wanted JOIN archive_item t ON t.id = wanted.id WHERE NOT t.left_out""",
}

_FILES = _WANTED + (
    f"""SELECT a.record_id, a.sha256, r.register, r.kind, r.organization_id, r.happened_on,
        group_concat(a.name, char(10)), group_concat(a.note, char(10)), coalesce(max(t.body), '')
        FROM wanted JOIN record r ON r.id = wanted.id JOIN attachment a ON a.record_id = r.id
        LEFT JOIN attachment_text t ON t.sha256 = a.sha256
        WHERE r.deleted_at IS NULL AND NOT (r.register = 'meeting' AND {_RESTRICTED})
        GROUP BY a.record_id, a.sha256 ORDER BY a.record_id, min(a.position)"""
)

ALL_KEYS = """
    SELECT 'record', id, happened_on FROM record WHERE deleted_at IS NULL
    UNION ALL SELECT 'attachment', a.record_id, r.happened_on FROM attachment a JOIN record r ON r.id = a.record_id
        WHERE r.deleted_at IS NULL
    UNION ALL SELECT 'notice', id, coalesce(issued_on, month || '-31') FROM notice
    UNION ALL SELECT 'reflection', id, submitted_on FROM reflection WHERE deleted_at IS NULL
    UNION ALL SELECT 'study_document', id, issued_on FROM study_document
    UNION ALL SELECT 'member', id, NULL FROM member
    UNION ALL SELECT 'organization', id, NULL FROM organization
    UNION ALL SELECT 'archive_item', id, coalesce(dated, year || '-12-31') FROM archive_item WHERE NOT left_out
    ORDER BY 3 NULLS FIRST, 1, 2"""
"""Everything that may have a document, with its day as it is sorted by, the undated first."""
