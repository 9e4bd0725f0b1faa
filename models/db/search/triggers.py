"""Triggers that mark a thing whose document is to be made again. They only mark: functions of ours are not allowed in triggers
(trusted_schema is off), and a thing saved in twenty statements is indexed once."""

from models.db.search.tables import FILES, HEADS, PARTS, Source
from models.rules.archive_terms import SearchOwner

_RECORD = ("register", "kind", "happened_on", "organization_id", "deleted_at")
"""What a record's files are told with."""


def _marked(owner: SearchOwner, number: str) -> str:
    return f"INSERT OR IGNORE INTO search_stale (owner, owner_id) VALUES ('{owner.value}', {number});"


def _files_of(number: str) -> str:
    owner = SearchOwner.ATTACHMENT.value
    return (
        f"INSERT OR IGNORE INTO search_stale (owner, owner_id)"
        f" SELECT DISTINCT '{owner}', record_id FROM attachment WHERE record_id = {number};"
    )


def _files_with(sha256: str) -> str:
    owner = SearchOwner.ATTACHMENT.value
    return (
        f"INSERT OR IGNORE INTO search_stale (owner, owner_id)"
        f" SELECT DISTINCT '{owner}', record_id FROM attachment WHERE sha256 = {sha256};"
    )


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
        _trigger("search_text_insert", "INSERT", "attachment_text", _files_with("new.sha256")),
        _trigger(
            "search_text_update", "UPDATE OF sha256, body", "attachment_text", _files_with("new.sha256")
        ),
        _trigger("search_text_delete", "DELETE", "attachment_text", _files_with("old.sha256")),
    )
)
