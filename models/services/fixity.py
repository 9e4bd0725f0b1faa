"""The yearly reading back of every file of the store: what is damaged or missing, where it is used, what was put back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import clock
from models.attachments import AttachmentStore
from models.entities import ArchiveItem, ArchivePart, Attachment, FixityCheck, Record
from models.progress import Progress, Silent, Steady
from models.rows.archive_use import FileFault, FixityRow
from models.rows.changes import Changes, Subject
from models.rules.file_names import shown_name
from models.rules.roster import years_later
from models.rules.terms import Register
from models.services.settings import operator_of

NOT_USED = "没有记录在用的文件"
"""The name of a file that only an earlier version of a record, or none, refers to."""


@dataclass(slots=True)
class KeptFile:
    """A file the database knows of."""

    sha256: str
    name: str
    size: int | None
    """Bytes; None where it was not kept."""
    used_in: list[str] = field(default_factory=list)


def kept_files(session: Session) -> tuple[KeptFile, ...]:
    """Every file any record (removed ones included) or archived document refers to, by hash, with where it is used."""
    found: dict[str, KeptFile] = {}
    records = (
        select(Attachment.sha256, Attachment.name, Attachment.size, Record.register, Record.title)
        .add_columns(Record.happened_on, Record.deleted_at)
        .join(Record, Record.id == Attachment.record_id)
        .order_by(Attachment.sha256, Attachment.record_id)
    )
    for sha256, name, size, register, title, day, deleted in session.execute(records):
        file = found.setdefault(sha256, KeptFile(sha256, shown_name(name), size))
        file.used_in.append(_record_in_words(register, title, day, is_removed=deleted is not None))
    masters = select(ArchiveItem.master_sha256, ArchiveItem.year, ArchiveItem.title).where(
        ArchiveItem.master_sha256 != ""
    )
    for sha256, year, title in session.execute(masters.order_by(ArchiveItem.id)):
        file = found.setdefault(sha256, KeptFile(sha256, f"{title}.pdf", None))
        file.used_in.append(f"{year}年度归档文件“{title}”")
    for column, end in ((ArchivePart.source_sha256, ""), (ArchivePart.master_sha256, "的归档件")):
        part = (
            select(column, ArchivePart.source_name, ArchivePart.name, ArchiveItem.year, ArchiveItem.title)
            .join(ArchiveItem, ArchiveItem.id == ArchivePart.item_id)
            .where(column != "")
            .order_by(ArchivePart.item_id, ArchivePart.position)
        )
        for sha256, source_name, name, year, title in session.execute(part):
            file = found.setdefault(sha256, KeptFile(sha256, shown_name((source_name or name) + end), None))
            words = f"{year}年度归档文件“{title}”"
            if words not in file.used_in:
                file.used_in.append(words)
    return tuple(found[sha256] for sha256 in sorted(found))


def _record_in_words(register: Register, title: str, day: date, *, is_removed: bool) -> str:
    where = f"{day.isoformat()} {register.label}“{title}”"
    return f"{where}（在回收站）" if is_removed else where


def read_back(
    kept: Sequence[KeptFile], files: AttachmentStore, progress: Progress | None = None
) -> FixityRow:
    """Read every file of the store and every file that ought to be there, and compare it with its hash. Only reads; nothing is
    kept of it by this."""
    progress = progress or Silent()
    known = {file.sha256: file for file in kept}
    for sha256 in files.all_hashes():
        known.setdefault(sha256, KeptFile(sha256, NOT_USED, None))
    faults, size = [], 0
    for done, sha256 in enumerate(sorted(known)):
        file = known[sha256]
        going = Steady(progress, f"正在核对附件“{file.name}”", done, len(known))
        going.step(0, 0, "")
        fault = files.fault_of(sha256, going)
        if fault:
            faults.append(FileFault(sha256, file.name, fault, tuple(file.used_in)))
        else:
            size += files.path_of(sha256).stat().st_size
    progress.step(len(known), len(known), "核对完毕")
    return FixityRow(None, clock.now().replace(microsecond=0), "", len(known), size, tuple(faults))


def in_words(fault: FileFault) -> str:
    """A sentence for the clerk."""
    return f"附件“{fault.name}”的{fault.fault}。"


# What is kept of it


def keep_check(session: Session, row: FixityRow) -> Changes:
    """Keep the result of a reading back, with who made it."""
    _write(session, row, ())
    return Changes.of(Subject.ARCHIVE_USE)


def keep_put_back(session: Session, faults: Sequence[FileFault]) -> Changes:
    """Keep that these files were put back, each with the folder it came from. An act of its own beside the checks, which never
    change."""
    if not faults:
        return Changes.of()
    _write(session, FixityRow(None, clock.now(), "", 0, 0), faults)
    return Changes.of(Subject.ARCHIVE_USE)


def _write(session: Session, row: FixityRow, restored: Sequence[FileFault]) -> None:
    session.add(
        FixityCheck(
            made_at=row.made_at.replace(microsecond=0),
            made_by=operator_of(session),
            files=row.files,
            size=row.size,
            faults=[asdict(fault) for fault in row.faults],
            restored=[
                {"sha256": fault.sha256, "name": fault.name, "folder": fault.restored_from}
                for fault in restored
            ],
        )
    )


def last_check(session: Session) -> FixityRow | None:
    """The latest reading back, each fault with the folder it was put right from since; None when there was none."""
    lines = session.scalars(select(FixityCheck).order_by(FixityCheck.id.desc()))
    restored: dict[str, str] = {}
    for line in lines:
        if not line.restored:
            return _row(line, restored)
        for each in line.restored:
            restored.setdefault(each["sha256"], each["folder"])
    return None


def _row(line: FixityCheck, restored: dict[str, str]) -> FixityRow:
    faults = tuple(_fault(each, restored.get(each["sha256"], "")) for each in line.faults)
    return FixityRow(line.id, line.made_at, line.made_by, line.files, line.size, faults)


def _fault(kept: dict[str, Any], restored_from: str) -> FileFault:
    fault = FileFault(kept["sha256"], kept["name"], kept["fault"], tuple(kept["used_in"]))
    return replace(fault, restored_from=restored_from)


def due_on(session: Session) -> date | None:
    """The day by which every file is to be read back again: a year after the last time, or after the first file was added; None
    while there are no files."""
    last = last_check(session)
    first = session.scalar(select(func.min(Attachment.added_at)))
    if first is None:
        return None
    return years_later(last.made_at.date() if last else first.date(), 1)
