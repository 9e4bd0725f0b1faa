"""Asking the index: which documents, by number."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from models.db.search.numbers import bits_of, range_of
from models.rules.searching import phrase


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a document must have: every word, one of the marks of each group, one of the people, a day in one of the years."""

    words: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    years: tuple[tuple[int, int], ...] = ()

    @property
    def is_impossible(self) -> bool:
        """Whether a group of marks is empty: a filter that names nothing there is."""
        return not all(self.marks)


def numbers_found(
    connection: Connection, wanted: Wanted, limit: int, before: int | None = None
) -> tuple[int, ...]:
    """The greatest numbers, below ``before`` if given, falling."""
    if wanted.is_impossible:
        return ()
    source, conditions, given = _question(connection, wanted)
    if before is not None:
        conditions.append("number < ?")
        given.append(before)
    query = f"SELECT number FROM {source}{_where(conditions)} ORDER BY number DESC LIMIT ?"
    return tuple(number for (number,) in connection.exec_driver_sql(query, (*given, limit)))


def number_of_documents(connection: Connection, wanted: Wanted) -> int:
    """How many there are."""
    if wanted.is_impossible:
        return 0
    source, conditions, given = _question(connection, wanted)
    query = f"SELECT count(*) FROM {source}{_where(conditions)}"
    return int(connection.exec_driver_sql(query, tuple(given)).scalar_one())


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _question(connection: Connection, wanted: Wanted) -> tuple[str, list[str], list[object]]:
    expression = _expression(wanted)
    conditions: list[str] = []
    given: list[object] = []
    source = "(SELECT id AS number FROM search_document)"
    if expression:
        source = "(SELECT rowid AS number FROM search_text WHERE search_text MATCH ?)"
        given.append(expression)
    if wanted.years:
        bits = bits_of(connection)
        ranges = [range_of(*years, bits) for years in wanted.years]
        # The outermost bounds the index can use; the others are looked at one by one.
        conditions.append("number BETWEEN ? AND ?")
        given += (min(first for first, _ in ranges), max(last for _, last in ranges))
        if len(ranges) > 1:
            conditions.append(
                "EXISTS (SELECT 1 FROM json_each(?) WHERE number BETWEEN value ->> 0 AND value ->> 1)"
            )
            given.append(json.dumps(ranges))
    return source, conditions, given


def _expression(wanted: Wanted) -> str:
    """In the language of the full-text table: only phrases in quotes reach it, nothing as it was typed."""
    parts = [phrase(word) for word in wanted.words]
    if wanted.people:
        parts.append(f"people : ({' OR '.join(map(phrase, wanted.people))})")
    parts += [f"marks : ({' OR '.join(map(_quoted, group))})" for group in wanted.marks]
    return " AND ".join(parts)


def _quoted(mark: str) -> str:
    return f'"{mark}"'
