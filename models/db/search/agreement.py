"""Whether the index says what the tables say."""

from dataclasses import dataclass

from sqlalchemy import Connection

from models.db.search.index import by_owner, portions
from models.db.search.sources import Key, documents_of
from models.db.search.statements import ALL_KEYS
from models.progress import Progress, Silent
from models.rules.archive_terms import SearchOwner


@dataclass(frozen=True, slots=True)
class Agreement:
    """Documents by what is wrong with them; nothing anywhere when all is well."""

    missing: tuple[Key, ...] = ()
    surplus: tuple[Key, ...] = ()
    different: tuple[Key, ...] = ()
    lost: int = 0
    """Documents without a row in the full-text table, or rows without a document."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return self == Agreement()


def agreement(connection: Connection, progress: Progress | None = None) -> Agreement:
    """What the index lacks, has too much and has otherwise than the tables. Only reads. What another program's hand has marked stale is made
    again by the next write, or when the folder is next opened: it is no disagreement."""
    progress = progress or Silent()
    waiting = {
        (SearchOwner(owner), number)
        for owner, number in connection.exec_driver_sql("SELECT owner, owner_id FROM search_stale")
    }
    kept: dict[Key, bytes] = {
        (SearchOwner(owner), owner_id, file): bytes(digest)
        for owner, owner_id, file, digest in connection.exec_driver_sql(
            "SELECT owner, owner_id, file, digest FROM search_document"
        )
        if (SearchOwner(owner), owner_id) not in waiting
    }
    missing, different = [], []
    lines = connection.exec_driver_sql(ALL_KEYS)
    things = [
        (code, number)
        for code, number in dict.fromkeys((code, number) for code, number, _day in lines)
        if (SearchOwner(code), number) not in waiting
    ]
    done = 0
    for some in portions(things):
        progress.step(done, len(things), "正在核对检索目录")
        done += len(some)
        for owner, ids in by_owner(some).items():
            for document in documents_of(connection, owner, ids):
                digest = kept.pop(document.key, None)
                if digest is None:
                    missing.append(document.key)
                elif digest != document.digest:
                    different.append(document.key)
    # Every row of the full-text table has its sizes kept under its number; counting the table itself would read all of it.
    lost = connection.exec_driver_sql("""
        SELECT (SELECT count(*) FROM search_document WHERE id NOT IN (SELECT id FROM search_text_docsize))
            + (SELECT count(*) FROM search_text_docsize WHERE id NOT IN (SELECT id FROM search_document))""").scalar_one()
    return Agreement(tuple(missing), tuple(kept), tuple(different), lost)
