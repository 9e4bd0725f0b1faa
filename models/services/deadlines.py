"""Deadlines counted from an event (domain G24, G25, §3.7): reading and changing them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import ReminderRule
from models.failures import BadInput, NotFound
from models.rows import compliance as rows
from models.rows.changes import Changes, Subject
from models.rules.compliance_terms import SourceStatus
from models.services.versions import check_version

LONGEST = 365
"""Days a deadline may lie from its event."""


def list_deadlines(session: Session) -> tuple[rows.ReminderRule, ...]:
    """Every deadline, in order."""
    return tuple(
        _row(entity) for entity in session.scalars(select(ReminderRule).order_by(ReminderRule.position))
    )


def enabled_deadlines(session: Session) -> tuple[rows.ReminderRule, ...]:
    """Those that are reminded of."""
    return tuple(row for row in list_deadlines(session) if row.enabled)


def deadline_of(session: Session, code: str) -> rows.ReminderRule | None:
    """The deadline of this code while it is reminded of; None otherwise."""
    entity = session.scalar(select(ReminderRule).where(ReminderRule.code == code))
    return None if entity is None or not entity.enabled else _row(entity)


def save_deadlines(session: Session, changed: Sequence[rows.ReminderRule]) -> Changes:
    """Change days, wording, article, source and whether they are reminded of, all or none. What lies before its event stays
    before it. Raises BadInput, also for one switched on while its source is still 待核; Conflict."""
    for row in changed:
        entity = session.scalar(select(ReminderRule).where(ReminderRule.code == row.code))
        if entity is None:
            raise NotFound(f"没有“{row.label}”这项时限，没有改动；请重新打开设置。")
        check_version(entity.version, row.version)
        _refuse_bad(row, before=entity.days < 0)
        entity.days, entity.enabled, entity.source_status = row.days, row.enabled, row.source_status
        entity.wording, entity.article = row.wording.strip(), row.article.strip()
    session.flush()
    return Changes.of(Subject.RULES)


def _refuse_bad(row: rows.ReminderRule, *, before: bool) -> None:
    if not 0 <= abs(row.days) <= LONGEST:
        raise BadInput(f"“{row.label}”的天数应在0到{LONGEST}之间，还没有保存；请核对。")
    if (row.days > 0) if before else (row.days < 0):
        raise BadInput(f"“{row.label}”应在{'会前' if before else '会后'}计算，还没有保存；请核对天数。")
    if not row.wording.strip():
        raise BadInput(f"“{row.label}”没有写要求的原文，还没有保存；请补上。")
    if row.enabled and row.source_status is SourceStatus.DOUBTFUL:
        raise BadInput(
            f"“{row.label}”的依据还是“待核”，不能启用，还没有保存；请对照文件原文核实，把“核对情况”改成“已核”再启用。"
        )


def _row(entity: ReminderRule) -> rows.ReminderRule:
    return rows.ReminderRule(
        id=entity.id,
        code=entity.code,
        label=entity.label,
        event=entity.event,
        stage=entity.stage,
        days=entity.days,
        regulation=entity.regulation,
        article=entity.article,
        wording=entity.wording,
        source_status=entity.source_status,
        enabled=entity.enabled,
        version=entity.version,
    )
