"""Verified copies of the database: made whole, read back before they count, kept in rotation, put back when asked."""

import hashlib
import logging
import os
import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from models.attachments.disk import make_folder, sync_folder
from models.db.driver_words import reason_of
from models.db.engine import connect
from models.db.schema import version_of
from models.failures import BadInput, DataFolderFailure

_log = logging.getLogger(__name__)

STEM = "taizhang"
STAMP = "%Y%m%d-%H%M%S"
DAILY, BEFORE_MIGRATION, BEFORE_IMPORT, BY_HAND = "daily", "migration", "import", "manual"
NAME = re.compile(
    rf"{STEM}-(?P<stamp>[0-9]{{8}}-[0-9]{{6}})-"
    rf"(?P<reason>{DAILY}|{BEFORE_MIGRATION}|{BEFORE_IMPORT}|{BY_HAND})(-[0-9]{{1,2}})?[.]db"
)
"""Only files named so are listed, and ever removed: a clerk's own copy is never part of the rotation."""
SUFFIXES = ("", "-wal", "-shm")
"""A database and what SQLite lays beside it."""
DAILY_KEPT, WEEKLY_KEPT, MONTHLY_KEPT, OTHERS_KEPT = 7, 4, 12, 10


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A copy in the backup folder."""

    path: Path
    made_at: datetime
    reason: str
    """daily, migration, import or manual."""
    size: int
    """Bytes."""


def list_backups(folder: Path) -> tuple[BackupRow, ...]:
    """The copies in ``folder``, newest first; files of other names are passed over."""
    rows = []
    for path in folder.iterdir() if folder.is_dir() else ():
        name = NAME.fullmatch(path.name)
        if name is None:
            continue
        try:
            made_at = datetime.strptime(name["stamp"], STAMP)
        except ValueError:
            continue
        rows.append(BackupRow(path, made_at, name["reason"], path.stat().st_size))
    return tuple(sorted(rows, key=_age, reverse=True))


def _age(row: BackupRow) -> tuple[datetime, int, str]:
    """Sorts copies by time; of one second, …-daily.db, …-daily-2.db, …, …-daily-10.db."""
    return row.made_at, len(row.path.name), row.path.name


def make_backup(database: Path, folder: Path, reason: str, now: datetime) -> BackupRow:
    """Copy the live ``database`` into ``folder``, read the copy back, and only then give it its name; a manifest with its
    SHA-256 lies beside it. Raises DataFolderFailure when it cannot be made or does not verify; then nothing is left."""
    try:
        make_folder(folder)
        target = _free_name(folder, reason, now)
        part, manifest = target.with_suffix(".part"), target.with_suffix(".sha256")
        try:
            _copy(database, part)
            verify_backup(part)
            # The manifest first: a copy that has its name has its manifest.
            manifest.write_text(f"{_synced_digest(part)}  {target.name}\n", encoding="utf-8")
            os.replace(part, target)
            sync_folder(folder)
        except BaseException:
            _remove(part)
            manifest.unlink(missing_ok=True)
            raise
    except (OSError, driver.Error) as error:
        _log.warning("no backup in %s: %s", folder, error)
        raise DataFolderFailure(
            f"备份没有做成（{reason_of(error)}），原有数据完好；请检查磁盘空间和文件夹 {folder} 的权限后再试。"
        ) from error
    return BackupRow(target, now.replace(microsecond=0), reason, target.stat().st_size)


def _copy(source: Path, part: Path) -> None:
    """The database at ``source``, with what stands only in its log, as one plain file at ``part``."""
    _remove(part)
    # One step for all pages: a stepped copy starts again whenever somebody writes, and may never end.
    with closing(connect(source)) as original, closing(connect(part, mode="rwc")) as copy:
        original.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")


def _remove(part: Path) -> None:
    for suffix in (*SUFFIXES, "-journal"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def verify_backup(path: Path) -> int:
    """Read a copy back: header, structure, references, and its manifest where one lies beside it. Returns its schema
    version; raises DataFolderFailure with a sentence when it is not to be trusted."""
    if not path.is_file():
        raise DataFolderFailure(f"没有找到备份 {path.name}，没有使用它；请换另一份备份。")
    manifest = path.with_suffix(".sha256")
    if manifest.exists() and manifest.read_bytes().split()[:1] != [_digest(path).encode()]:
        raise DataFolderFailure(f"备份 {path.name} 与做备份时不一致，没有使用它；请换另一份备份。")
    version = version_of(path)
    try:
        with closing(connect(path, mode="ro")) as connection:
            _read_back(connection, path)
    except driver.DatabaseError as error:
        _log.warning("%s cannot be read: %s", path, error)
        raise DataFolderFailure(
            f"备份 {path.name} 读不出来（{reason_of(error)}），没有使用它；请换另一份备份。"
        ) from error
    return version


def _read_back(connection: Any, path: Path) -> None:
    (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    if state != "ok" or orphan is not None:
        _log.warning("%s is not sound: %s", path, orphan or state)
        found = "数据文件有损坏" if state != "ok" else "有内容找不到所属的记录"
        raise DataFolderFailure(f"备份 {path.name} 核验不通过（{found}），没有使用它；请换另一份备份。")


def daily_backup(database: Path, folder: Path, now: datetime) -> BackupRow | None:
    """Today's copy, made at the first start of the day, then the rotation. None when today's exists already."""
    if any(row.reason == DAILY and row.made_at.date() == now.date() for row in list_backups(folder)):
        return None
    for left_over in folder.glob(f"{STEM}-*.part"):
        # Of a backup that was cut short; it never counted.
        left_over.unlink(missing_ok=True)
    made = make_backup(database, folder, DAILY, now)
    rotate(folder)
    return made


def rotate(folder: Path) -> tuple[Path, ...]:
    """Remove copies that the rotation no longer keeps; called only after a newer one was verified. Returns them."""
    rows = list_backups(folder)
    daily = [row for row in rows if row.reason == DAILY]
    kept = {row.path for row in kept_of(daily)}
    for reason in {row.reason for row in rows} - {DAILY}:
        kept |= {row.path for row in [row for row in rows if row.reason == reason][:OTHERS_KEPT]}
    removed = tuple(row.path for row in rows if row.path not in kept)
    for path in removed:
        path.unlink(missing_ok=True)
        path.with_suffix(".sha256").unlink(missing_ok=True)
    return removed


def kept_of(rows: Iterable[BackupRow]) -> list[BackupRow]:
    """Of daily copies, those to keep: the newest of each of the latest 7 days, 4 weeks and 12 months that have one."""
    newest_first = sorted(rows, key=_age, reverse=True)
    kept: dict[Path, BackupRow] = {}
    for limit, form in ((DAILY_KEPT, "%Y-%m-%d"), (WEEKLY_KEPT, "%G-%V"), (MONTHLY_KEPT, "%Y-%m")):
        periods: dict[str, BackupRow] = {}
        for row in newest_first:
            periods.setdefault(row.made_at.strftime(form), row)
        for row in list(periods.values())[:limit]:
            kept[row.path] = row
    return list(kept.values())


def restore_backup(backup: Path, database: Path, now: datetime) -> Path | None:
    """Put ``backup`` in the place of ``database``, which must not be open. The old files are moved aside, never deleted.

    Returns where the old database went (None if there was none). Raises BadInput for a file that is no backup,
    DataFolderFailure when it does not verify or cannot be written; the old database is then in its place."""
    try:
        there = backup.is_file()
    except OSError:  # a name longer than any disk takes
        there = False
    if not there:
        raise BadInput(f"没有找到备份文件 {backup.name}，数据没有改动；请核对文件位置。")
    verify_backup(backup)
    part = database.with_name(database.name + ".part")
    aside = _free_aside(database, now)
    moved: list[tuple[Path, Path]] = []
    try:
        # Not a copy of the file: what was moved aside by an earlier restore may have a log beside it.
        _copy(backup, part)
        _synced_digest(part)
        for suffix in SUFFIXES:
            old, new = database.with_name(database.name + suffix), aside.with_name(aside.name + suffix)
            if old.exists():
                os.replace(old, new)
                moved.append((old, new))
        os.replace(part, database)
        sync_folder(database.parent)
    except (OSError, driver.Error) as error:
        for old, new in moved:
            os.replace(new, old)
        _remove(part)
        _log.warning("%s was not restored: %s", backup, error)
        raise DataFolderFailure(
            f"恢复没有做成（{reason_of(error)}），备份和原有数据完好；请检查磁盘空间和文件夹权限后再试。"
        ) from error
    return aside if aside.exists() else None


def _free_aside(database: Path, now: datetime) -> Path:
    stem = f"{database.name}.{now.strftime(STAMP)}"
    for suffix in ("", *(f"-{number}" for number in range(2, 100))):
        candidate = database.with_name(f"{stem}{suffix}.old")
        if not any(candidate.with_name(candidate.name + each).exists() for each in SUFFIXES):
            return candidate
    raise DataFolderFailure("一秒内恢复过多，没有再做，数据没有改动；请稍候再试。")


def _free_name(folder: Path, reason: str, now: datetime) -> Path:
    stem = f"{STEM}-{now.strftime(STAMP)}-{reason}"
    for suffix in ("", *(f"-{number}" for number in range(2, 100))):
        candidate = folder / f"{stem}{suffix}.db"
        if not candidate.exists():
            return candidate
    raise DataFolderFailure("一秒内备份过多，没有再做；请稍候再试。")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _synced_digest(path: Path) -> str:
    with path.open("rb+") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    return digest
