"""保管期限表: what is archived, as what, for how long."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import RetentionRule
from models.failures import BadInput
from models.rows.archive import RetentionLine
from models.rows.changes import Changes, Subject
from models.rules.archive_terms import ArchiveSource, ArchiveUnit
from models.rules.archiving import BOOKS, kind_label
from models.rules.terms import MeetingKind
from models.services.versions import check_version, existing

GONE = "保管期限表里已没有这一行，没有改动；请重新打开。"


def list_retention(session: Session) -> tuple[RetentionLine, ...]:
    """The whole table, in order."""
    query = select(RetentionRule).order_by(RetentionRule.position, RetentionRule.id)
    return tuple(_row(entity) for entity in session.scalars(query))


def save_retention(session: Session, line: RetentionLine) -> Changes:
    """Change a line: unit, retention, basis, whether it was checked, note; what it is about stays. It takes effect when a year is next
    gathered. Raises BadInput for a unit the source does not have; Conflict."""
    entity = existing(session, RetentionRule, line.id or 0, GONE)
    check_version(entity.version, line.version)
    _refuse_bad(entity, line)
    entity.unit, entity.retention = line.unit, line.retention
    entity.basis, entity.basis_status, entity.note = line.basis.strip(), line.basis_status, line.note.strip()
    session.flush()
    return Changes.of(Subject.ARCHIVE)


def _refuse_bad(entity: RetentionRule, line: RetentionLine) -> None:
    words = f"{entity.source.label}{kind_label(entity.source, entity.kind)}"
    if entity.source in BOOKS and line.unit is ArchiveUnit.EACH:
        raise BadInput(f"{words}只能一年一本或不归档，还没有保存；请重新选择。")
    if entity.source is ArchiveSource.DOCUMENT and line.unit is not ArchiveUnit.EACH:
        raise BadInput(f"{words}逐件登记，不能一年一本或不归档，还没有保存；请重新选择。")
    if entity.source is ArchiveSource.NOTICE and line.unit is ArchiveUnit.YEARLY:
        raise BadInput(f"{words}逐件归档，不能一年一本，还没有保存；请重新选择。")
    if entity.kind == MeetingKind.HEART_TALK.value and line.unit is not ArchiveUnit.NONE:
        raise BadInput("谈心谈话的内容不归入文书档案，还没有保存；确需归档的，请作为文件逐件登记。")


def _row(entity: RetentionRule) -> RetentionLine:
    return RetentionLine(
        id=entity.id,
        source=entity.source,
        kind=entity.kind,
        kind_label=kind_label(entity.source, entity.kind),
        unit=entity.unit,
        retention=entity.retention,
        basis=entity.basis,
        basis_status=entity.basis_status,
        note=entity.note,
        version=entity.version,
    )
