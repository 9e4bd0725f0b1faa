"""From a data folder to an open store: look first, back up, bring up to date, never replace what is missing."""

import os
from datetime import datetime
from pathlib import Path

from models import backup
from models.data_folder import DataFolder, prepare
from models.db.engine import connect
from models.db.schema import SCHEMA_VERSION, version_of
from models.db.search.index import is_crowded, is_current, rebuild, waits
from models.db.store import Store
from models.failures import DataFolderFailure
from models.progress import Progress


def open_store(folder: DataFolder, *, create: bool, now: datetime, progress: Progress | None = None) -> Store:
    """The store of ``folder``, of the current schema version and with a whole index of what may be found.

    A folder never used gets a new database only with ``create``. An older database is backed up, verified and migrated; where it has no
    index of this edition yet, one is made, which takes minutes for hundreds of thousands of records (``progress``).
    Raises DataFolderFailure (NewerDatabase) in every other case, and then no file was changed."""
    if not create and not folder.is_there:
        raise DataFolderFailure(f"没有数据文件夹 {folder.root}，程序没有新建它；请核对 --data 后面的位置。")
    prepare(folder)
    if not folder.was_used:
        if not create:
            raise DataFolderFailure(
                f"文件夹 {folder.root} 里还没有台账数据；请先打开窗口建账，或用 demo 命令生成示例。"
            )
        create_database(folder.database)
    version = version_of(folder.database)
    if version < SCHEMA_VERSION:
        from models.db.migrating import migrate  # Alembic is loaded only on the day it is needed.

        backup.make_backup(folder.database, folder.backups, backup.BEFORE_MIGRATION, now)
        migrate(folder.database, start=version)
    store = Store(folder.database)
    try:
        _index(store, progress)
    except BaseException:
        store.close()
        raise
    return store


def _index(store: Store, progress: Progress | None) -> None:
    with store.read() as session:
        connection = session.connection()
        sound, waiting = is_current(connection) and not is_crowded(connection), waits(connection)
    if sound and not waiting:
        return
    with store.write() as session:
        if not sound:
            rebuild(session.connection(), progress)


def create_database(path: Path) -> None:
    """Make a new, empty database of the current schema at ``path``; it appears whole or not at all."""
    from models.db.migrating import migrate

    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    connect(part, mode="rwc").close()
    migrate(part, start=0)
    store = Store(part)
    _index(store, None)
    store.close()
    os.replace(part, path)
