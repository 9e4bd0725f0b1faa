"""The store: a session per action, readers on a snapshot, writers one at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models.db.engine import make_engine
from models.db.search.index import bring_up_to_date
from models.db.triggers import (
    FINAL_IS_FROZEN,
    HISTORY_IS_FROZEN,
    ISSUED_IS_FROZEN,
    NAMED_IS_FROZEN,
    NUMBER_IS_KEPT,
    YEAR_IS_CLOSED,
)
from models.failures import Conflict, DataFolderFailure, Failure, Frozen

CONFLICT = "这条记录刚才已被别处修改，您的改动没有保存；请重新打开记录，核对后再改。"


class Store:
    """An open database of the current schema version. Made by models.db.opening."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine: Engine = make_engine(path)
        self._writer = self._engine.execution_options(writer=True)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on one snapshot; whatever is changed in it is rolled back."""
        with _translated(), Session(self._engine, autoflush=False) as session:
            yield session
            session.rollback()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that holds the write lock from the start, committed at the end and rolled back on any exception. What it changed is
        found again from the same commit on."""
        with _translated(), Session(self._writer) as session, session.begin() as transaction:
            session.connection()  # SQLAlchemy would wait for the first statement before it begins.
            yield session
            if transaction.is_active:
                session.flush()
                bring_up_to_date(session.connection())

    def close(self) -> None:
        """Give up all connections; SQLite then folds the write-ahead log back into the file."""
        self._engine.dispose()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except StaleDataError as error:
        raise Conflict(CONFLICT) from error
    except (OperationalError, IntegrityError, DatabaseError) as error:
        raise _failure(error) or error from error


_FROZEN = {
    ISSUED_IS_FROZEN: "已印发的通报不能再改动，原件完好；如有差错，请起草更正通报。",
    NAMED_IS_FROZEN: "这条问题已由印发的通报点名，不能再改动，原件完好；如有差错，请印发更正通报。",
    FINAL_IS_FROZEN: "这条记录已经定稿，正文不能再改，没有保存，原件完好；如有差错，请写勘误。",
    HISTORY_IS_FROZEN: "修改记录和勘误一经写下不能再改，没有改动；写错了的，请再写一条勘误。",
    YEAR_IS_CLOSED: "这一年度的档案已经封存，没有改动，原件完好；确需补充的，请先“重新打开年度”并写明原因。",
    NUMBER_IS_KEPT: "已经给定的件号不能改动或取消，没有改动，原件完好；需要说明的，请写在备注里。",
}
"""What a trigger says, and the clerk's sentence for it."""


def _failure(error: DatabaseError) -> Failure | None:
    """The clerk's sentence for a condition of the machine; None for what only a bug can cause."""
    name = getattr(error.orig, "sqlite_errorname", "") or ""
    text = str(error.orig)
    for mark, sentence in _FROZEN.items():
        if mark in text:
            return Frozen(sentence)
    if name.startswith("SQLITE_FULL") or "disk is full" in text:
        return DataFolderFailure("磁盘空间不足，这次没有保存，原有数据完好；请清理磁盘后再保存一次。")
    if name.startswith("SQLITE_READONLY") or "readonly" in text:
        return DataFolderFailure("数据文件夹不可写，这次没有保存，原有数据完好；请检查文件夹权限或只读开关。")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "database is locked" in text:
        return DataFolderFailure("数据文件正被别的程序占用，这次没有保存，原有数据完好；请稍候再试。")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or isinstance(
        error.orig, driver.NotSupportedError
    ):
        return DataFolderFailure("数据文件有损坏，请停止录入，用“恢复备份”取回最近一次核验过的备份。")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_IOERR")) or "unable to open" in text:
        return DataFolderFailure("数据文件打不开或读写出错，原有数据没有改动；请检查磁盘和数据文件夹后再试。")
    return None
