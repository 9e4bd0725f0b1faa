"""Is everything as it was stored: structure, references, guards, counters, issued notices, attachments, the index."""

from collections.abc import Iterator

from sqlalchemy import case, func, select, text
from sqlalchemy.orm import Session

from models.attachments import AttachmentStore
from models.db.search.triggers import SEARCH_TRIGGERS
from models.db.triggers import TRIGGERS
from models.entities import Attendance, Record
from models.progress import Progress, Silent
from models.rules.terms import AttendanceState
from models.services.archive_years import altered_years
from models.services.fixity import in_words, kept_files, read_back
from models.services.notice_files import damaged_notices
from models.services.search import check_index


def check_everything(
    session: Session, files: AttachmentStore, progress: Progress | None = None
) -> tuple[str, ...]:
    """A sentence for each thing that is wrong; nothing when all is well. Only reads; may take long (``progress``)."""
    progress = progress or Silent()
    progress.step(0, 0, "正在核对数据库结构")
    problems = [*_structure(session), *_guards(session)]
    progress.step(0, 0, "正在核对人数和定稿文件")
    problems += [*_counters(session), *_notices(session), *_directories(session)]
    problems += [in_words(fault) for fault in read_back(kept_files(session), files, progress).faults]
    problems += check_index(session, progress)
    return tuple(problems)


def _structure(session: Session) -> Iterator[str]:
    for (state,) in session.execute(text("PRAGMA integrity_check(20)")):
        if state != "ok":
            yield f"数据库结构有损坏：{state}。"
    for row in session.execute(text("PRAGMA foreign_key_check")).fetchmany(20):
        yield f"表 {row[0]} 第 {row[1]} 行指向的 {row[2]} 记录不存在。"


def _guards(session: Session) -> Iterator[str]:
    query = text("SELECT name, sql FROM sqlite_master WHERE type='trigger'")
    present = {name: _words(sql) for name, sql in session.execute(query)}
    for name, statement in sorted(TRIGGERS.items()):
        if present.get(name) != _words(statement):
            what = "改动后可能查找不到" if name in SEARCH_TRIGGERS else "已印发文件可能被改动"
            yield f"数据库缺少保护规则 {name}，{what}。"


def _words(statement: str) -> list[str]:
    return statement.split()


def _counters(session: Session) -> Iterator[str]:
    """The counts kept with a record against its sheet."""
    counted = case((Attendance.counted, 1), else_=0)
    unmarked = func.sum(case((Attendance.state == AttendanceState.UNMARKED, counted), else_=0))
    present = func.sum(case((Attendance.state == AttendanceState.PRESENT, counted), else_=0))
    lines = func.count(Attendance.record_id)
    query = (
        select(Record.id, Record.expected, Record.present, lines, func.sum(counted), unmarked, present)
        .outerjoin(Attendance, Attendance.record_id == Record.id)
        .group_by(Record.id)
    )
    for record_id, expected_kept, present_kept, named, expected, waiting, came in session.execute(query):
        counts = (expected, None if waiting else came) if named else (None, None)
        if (expected_kept, present_kept) != counts:
            yield f"编号 {record_id} 的记录，应到或实到人数与签到名单不符。"


def _notices(session: Session) -> Iterator[str]:
    for title in damaged_notices(session):
        yield f"《{title}》的定稿文件缺失或与印发时不一致。"


def _directories(session: Session) -> Iterator[str]:
    for year in altered_years(session):
        yield f"{year}年度的归档文件目录与封存时不一致。"
