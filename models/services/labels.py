"""Labels: the words of 专题活动, 教育类型 and 标签, kept in the bureau's order; one in use is switched off, never erased."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.entities import Label, Record, RecordLabel, Reflection
from models.failures import BadInput
from models.rows.changes import Changes, Subject
from models.rows.label import LabelRow
from models.rules.study_terms import LabelScheme
from models.services.versions import check_version, existing

LONGEST_NAME = 40

COUNTS_AS_TRAINING = "以会代训"
"""The tag by which a meeting or a session counts as 集中培训 and brings its hours (domain L17)."""

_SCHEMES = tuple(LabelScheme)


def is_counted_by(scheme: LabelScheme, name: str) -> bool:
    """Whether the program counts by this word: it keeps its name and stays switched on."""
    return scheme is LabelScheme.TAG and name == COUNTS_AS_TRAINING


def list_labels(session: Session, scheme: LabelScheme | None = None) -> tuple[LabelRow, ...]:
    """The words of one dictionary, or of all in the order of LabelScheme, as the bureau orders them; with how many records
    on the registers carry each."""
    used = (
        select(RecordLabel.label_id, func.count().label("records"))
        .join(Record, Record.id == RecordLabel.record_id)
        .where(Record.deleted_at.is_(None))
        .group_by(RecordLabel.label_id)
        .subquery()
    )
    query = select(Label, func.coalesce(used.c.records, 0)).outerjoin(used, used.c.label_id == Label.id)
    if scheme is not None:
        query = query.where(Label.scheme == scheme)
    rows = [
        _row(entity, count) for entity, count in session.execute(query.order_by(Label.position, Label.id))
    ]
    return tuple(sorted(rows, key=lambda row: _SCHEMES.index(row.scheme)))


def _row(entity: Label, records: int) -> LabelRow:
    return LabelRow(
        entity.id,
        entity.scheme,
        entity.name,
        entity.begins_on,
        entity.ends_on,
        entity.wants_reflections,
        entity.note,
        entity.enabled,
        records,
        entity.version,
    )


def label_named(session: Session, scheme: LabelScheme, name: str) -> int | None:
    """The id of a word of a dictionary; None when there is none of that name."""
    return session.scalar(select(Label.id).where(Label.scheme == scheme, Label.name == name))


def labels_by_record(session: Session, records: Any) -> dict[int, tuple[tuple[int, str], ...]]:
    """Id and name of the labels of many records, by record and in the order of their dictionaries, with one query.
    ``records`` is a selection of record ids."""
    query = (
        select(RecordLabel.record_id, Label.id, Label.name, Label.scheme)
        .join(Label, Label.id == RecordLabel.label_id)
        .where(RecordLabel.record_id.in_(records))
        .order_by(RecordLabel.record_id, Label.position, Label.id)
    )
    found: dict[int, list[tuple[int, int, str]]] = {}
    for record_id, label_id, name, scheme in session.execute(query):
        found.setdefault(record_id, []).append((_SCHEMES.index(scheme), label_id, name))
    return {
        record_id: tuple((label_id, name) for _, label_id, name in sorted(some, key=lambda one: one[0]))
        for record_id, some in found.items()
    }


# Writing


def save_label(session: Session, row: LabelRow) -> Changes:
    """Add a word behind the others of its dictionary, or change one. Raises BadInput for one without a name, or of a name the
    dictionary has already, or that ends before it begins, or a word the program counts by under another name or switched off;
    Conflict when somebody else changed it meanwhile; NotFound."""
    name = _checked(session, row)
    if row.id is None:
        last = session.scalar(select(func.max(Label.position)).where(Label.scheme == row.scheme))
        entity = Label(scheme=row.scheme, position=(last or 0) + 1)
        session.add(entity)
    else:
        entity = _get(session, row.id)
        check_version(entity.version, row.version)
        if is_counted_by(entity.scheme, entity.name) and (name != entity.name or not row.enabled):
            raise BadInput(
                f"“{entity.name}”是程序统计学时用的标签，不能改名或停用，还没有保存；备注可以照常修改。"
            )
    of_campaign = row.scheme is LabelScheme.CAMPAIGN
    entity.name, entity.note, entity.enabled = name, row.note.strip(), row.enabled
    entity.begins_on = row.begins_on if of_campaign else None
    entity.ends_on = row.ends_on if of_campaign else None
    entity.wants_reflections = row.wants_reflections and of_campaign
    session.flush()
    return Changes.of(Subject.LABELS, record_id=entity.id)


def _checked(session: Session, row: LabelRow) -> str:
    name = row.name.strip()
    if not name:
        raise BadInput(f"请填写{row.scheme.label}的名称，还没有保存。")
    if len(name) > LONGEST_NAME:
        raise BadInput(f"名称超过了{LONGEST_NAME}个字，还没有保存；请写得短一些，详细的写在备注里。")
    known = label_named(session, row.scheme, name)
    if known is not None and known != row.id:
        raise BadInput(f"{row.scheme.label}里已经有“{name}”，还没有保存；停用的可以重新启用。")
    if row.begins_on is not None and row.ends_on is not None and row.ends_on < row.begins_on:
        raise BadInput("结束日期早于开始日期，还没有保存；请核对。")
    return name


def order_labels(session: Session, scheme: LabelScheme, ids: Sequence[int]) -> Changes:
    """Put the words of a dictionary in this order; those not named follow as they were."""
    entities = session.scalars(select(Label).where(Label.scheme == scheme).order_by(Label.position, Label.id))
    wanted = {label_id: place for place, label_id in enumerate(ids)}
    in_order = sorted(entities, key=lambda entity: wanted.get(entity.id, len(wanted)))
    for position, entity in enumerate(in_order, start=1):
        entity.position = position
    session.flush()
    return Changes.of(Subject.LABELS)


def remove_label(session: Session, label_id: int, version: int) -> Changes:
    """Erase a word that nothing carries. Raises BadInput for one in use, which can be switched off instead, or one the program
    counts by; Conflict; NotFound."""
    entity = _get(session, label_id)
    check_version(entity.version, version)
    if is_counted_by(entity.scheme, entity.name):
        raise BadInput(f"“{entity.name}”是程序统计学时用的标签，没有删除；不需要时不标注即可。")
    carried = session.scalar(select(RecordLabel.label_id).where(RecordLabel.label_id == label_id).limit(1))
    written = session.scalar(select(Reflection.id).where(Reflection.campaign_id == label_id).limit(1))
    if carried is not None or written is not None:
        raise BadInput(f"“{entity.name}”已经有记录在用，没有删除；不再用的请停用，以前的记录照旧。")
    session.delete(entity)
    session.flush()
    return Changes.of(Subject.LABELS)


def _get(session: Session, label_id: int) -> Label:
    return existing(session, Label, label_id, "这个标签已经不在了，没有改动任何数据；请刷新后再试。")
