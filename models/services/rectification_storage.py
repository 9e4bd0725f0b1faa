"""How a rectification item is written, and what is refused."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.entities import ProgressEntry, RectificationItem
from models.failures import BadInput, Frozen
from models.rows import rectification as rows
from models.rules.inspection_terms import MANIFESTATIONS
from models.rules.terms import RectificationMode, RectificationStatus, Register
from models.services import record_lines, records

CAUSE, GOAL, MEASURES, NOTE = "cause", "goal", "measures", "note"
EVIDENCE, EXTENDED_CHECK = "evidence", "extended_check"
PARTS = (CAUSE, GOAL, MEASURES, EVIDENCE, EXTENDED_CHECK)
"""The long texts that are searched."""


def new_item(session: Session, detail: rows.RectificationDetail) -> RectificationItem:
    """An item with the next number of the year; 整改中 when a responsible person is named, else 待认领. ``write`` fills it in."""
    entity = RectificationItem(register=Register.RECTIFICATION, closed_on=None, verifier="")
    entity.year = detail.found_on.year
    entity.number = _next_number(session, detail.found_on.year)
    entity.status = (
        RectificationStatus.IN_PROGRESS if detail.person.strip() else RectificationStatus.UNCLAIMED
    ).value
    session.add(entity)
    return entity


def write(session: Session, entity: RectificationItem, detail: rows.RectificationDetail) -> None:
    """Write content, texts, files and progress; the status is not touched. Raises Conflict."""
    records.stamp(entity, detail.version, new=detail.id is None)
    entity.kind, entity.title, entity.happened_on = (
        detail.source.value,
        detail.problem.strip(),
        detail.found_on,
    )
    entity.organization_id, entity.mode = detail.organization_id, detail.mode
    entity.source_document, entity.due_on = detail.source_document.strip(), detail.due_on
    entity.leader, entity.supervisor = detail.leader.strip(), detail.supervisor.strip()
    entity.department, entity.person = detail.department.strip(), detail.person.strip()
    entity.manifestation, entity.tag = detail.manifestation, detail.tag
    session.flush()
    record_lines.write_files(session, entity.id, detail.attachments)
    texts = {
        CAUSE: detail.cause,
        GOAL: detail.goal,
        MEASURES: detail.measures,
        EVIDENCE: detail.evidence,
        EXTENDED_CHECK: detail.extended_check,
        NOTE: detail.note,
    }
    record_lines.write_texts(session, entity.id, texts)
    record_lines.write_children(
        session,
        ProgressEntry,
        entity.id,
        (
            {"entered_on": entry.on, "text": entry.text.strip(), "percent": entry.percent}
            for entry in detail.progress
        ),
    )


def refuse_bad(session: Session, detail: rows.RectificationDetail) -> None:
    """Raises BadInput for an item that cannot be."""
    records.check_common(session, detail.organization_id, detail.problem, detail.found_on, "问题表述")
    if detail.due_on and detail.due_on < detail.found_on:
        raise BadInput("整改时限不应早于发现日期，还没有保存；请核对。")
    if detail.mode is RectificationMode.BY_DATE and detail.due_on is None:
        raise BadInput("限期整改的事项须填写整改时限，还没有保存。")
    if detail.manifestation is not None and not 1 <= detail.manifestation <= MANIFESTATIONS:
        raise BadInput(f"表现形式的序号应在1到{MANIFESTATIONS}之间，还没有保存；请重新选择。")
    for entry in detail.progress:
        if not entry.text.strip():
            raise BadInput("整改进展里有一条没有内容，还没有保存；请补上或删去这一条。")
        if entry.percent is not None and not 0 <= entry.percent <= 100:
            raise BadInput("完成百分比应在0到100之间，还没有保存；不好估计的请留空。")


def refuse_rewriting(kept: rows.RectificationDetail, asked: rows.RectificationDetail) -> None:
    """What was struck off was verified as it stands: raises Frozen when ``asked`` changes more of ``kept`` than note and
    举一反三, or leaves out one of its files."""
    names = {(file.sha256, file.name) for file in asked.attachments}
    if _substance(kept) != _substance(asked) or any(
        (file.sha256, file.name) not in names for file in kept.attachments
    ):
        raise Frozen(
            "这一项已经销号，销号时的内容不能再改，还没有保存，原内容完好；可以补充备注、举一反三和附件，问题反弹的请办理“回头看：反弹”。"
        )


def refuse_unsaying(kept: rows.RectificationDetail, asked: rows.RectificationDetail) -> None:
    """What an issued notice says of a problem stays as it says it: raises Frozen when ``asked`` words the problem otherwise, or
    gives it to another organisation, source or day. Everything else of ``kept`` may be filled in."""
    if _named(kept) != _named(asked):
        raise Frozen(
            f"这一项由{kept.notice_number}通报列入，问题表述、责任单位、来源和发现日期不能再改，还没有保存，原内容完好；"
            "确属有误请印发更正通报。"
        )


def _named(item: rows.RectificationDetail) -> tuple[object, ...]:
    """What a notice says of an item."""
    return item.problem.strip(), item.organization_id, item.source, item.found_on


def _substance(item: rows.RectificationDetail) -> tuple[object, ...]:
    """What a closed item was verified by."""
    texts = (
        item.problem,
        item.source_document,
        item.cause,
        item.goal,
        item.measures,
        item.leader,
        item.supervisor,
        item.department,
        item.person,
        item.evidence,
    )
    progress = tuple((entry.on, entry.text.strip(), entry.percent) for entry in item.progress)
    return (
        item.source,
        item.organization_id,
        item.found_on,
        item.mode,
        item.due_on,
        item.manifestation,
        item.tag,
        tuple(text.strip() for text in texts),
        progress,
    )


def _next_number(session: Session, year: int) -> int:
    highest = session.scalar(select(func.max(RectificationItem.number)).where(RectificationItem.year == year))
    return (highest or 0) + 1
