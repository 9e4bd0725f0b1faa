"""Triggers that mark a thing whose document is to be made again. They only mark: functions of ours are not allowed in triggers
(trusted_schema is off), and a thing saved in twenty statements is indexed once."""

from models.db.search.tables import FILES, HEADS, PARTS, Source
from models.rules.archive_terms import SearchOwner

_RECORD = ("register", "kind", "happened_on", "organization_id", "deleted_at")
"""What a record's files are told with."""


def _marked(owner: SearchOwner, number: str) -> str:
    # Not INSERT OR IGNORE: the conflict clause of whatever statement fired the trigger would take its place.
    return (
        f"INSERT INTO search_stale (owner, owner_id) SELECT '{owner.value}', {number} WHERE NOT EXISTS"
        f" (SELECT 1 FROM search_stale WHERE owner = '{owner.value}' AND owner_id = {number});"
    )


def _files(which: str) -> str:
    owner = SearchOwner.ATTACHMENT.value
    return (
        f"INSERT INTO search_stale (owner, owner_id) SELECT DISTINCT '{owner}', a.record_id FROM attachment a"
        f" WHERE {which} AND NOT EXISTS"
        f" (SELECT 1 FROM search_stale s WHERE s.owner = '{owner}' AND s.owner_id = a.record_id);"
    )


def _files_of(number: str) -> str:
    return _files(f"a.record_id = {number}")


def _items(which: str) -> str:
    owner = SearchOwner.ARCHIVE_ITEM.value
    return (
        f"INSERT INTO search_stale (owner, owner_id) SELECT DISTINCT '{owner}', p.item_id FROM archive_part p"
        f" WHERE {which} AND NOT EXISTS"
        f" (SELECT 1 FROM search_stale s WHERE s.owner = '{owner}' AND s.owner_id = p.item_id);"
    )


def _with_text(sha256: str) -> str:
    return f"{_files(f'a.sha256 = {sha256}')} {_items(f'p.source_sha256 = {sha256} AND p.by_hand')}"


def _parts_of(number: str) -> str:
    return _items(f"p.record_id = {number}")


def _trigger(name: str, when: str, table: str, statements: str) -> tuple[str, str]:
    return name, f"CREATE TRIGGER {name} AFTER {when} ON {table} BEGIN {statements} END"


def _of_source(source: Source) -> dict[str, str]:
    table, key = source.table, source.key
    both = f"{_marked(source.owner, f'old.{key}')} {_marked(source.owner, f'new.{key}')}"
    return dict(
        (
            _trigger(f"search_{table}_insert", "INSERT", table, _marked(source.owner, f"new.{key}")),
            _trigger(f"search_{table}_update", f"UPDATE OF {', '.join(source.columns)}", table, both),
            _trigger(f"search_{table}_delete", "DELETE", table, _marked(source.owner, f"old.{key}")),
        )
    )


SEARCH_TRIGGERS: dict[str, str] = {
    name: statement for source in (*HEADS, *PARTS, FILES) for name, statement in _of_source(source).items()
} | dict(
    (
        _trigger("search_files_of_record", f"UPDATE OF {', '.join(_RECORD)}", "record", _files_of("new.id")),
        _trigger("search_files_of_meeting", "UPDATE OF counts_as", "meeting", _files_of("new.id")),
        # Whether it is a talk decides what may be told of it in the archive.
        _trigger("search_parts_of_record", "UPDATE OF kind", "record", _parts_of("new.id")),
        _trigger("search_parts_of_meeting", "UPDATE OF counts_as", "meeting", _parts_of("new.id")),
        _trigger("search_text_insert", "INSERT", "attachment_text", _with_text("new.sha256")),
        _trigger("search_text_update", "UPDATE OF sha256, body", "attachment_text", _with_text("new.sha256")),
        _trigger("search_text_delete", "DELETE", "attachment_text", _with_text("old.sha256")),
    )
)
