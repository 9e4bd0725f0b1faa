"""What follows a record: labels, stages, measures, making up, its closing and errata. Read for many records at once, written for
one; all of it may be written when the record itself is closed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.orm import Session

from models.entities import (
    Erratum,
    Finalization,
    Label,
    MakeUp,
    Measure,
    Record,
    RecordLabel,
    StageMark,
)
from models.failures import BadInput
from models.rows import following as rows
from models.services.record_lines import children_of, write_children


@dataclass(frozen=True, slots=True)
class Following:
    """What follows one record."""

    labels: tuple[int, ...] = ()
    stages: tuple[rows.StageMark, ...] = ()
    measures: tuple[rows.Measure, ...] = ()
    make_ups: tuple[rows.MakeUp, ...] = ()
    finalization: rows.Finalization | None = None
    errata: tuple[rows.Erratum, ...] = ()


def following_of(session: Session, ids: Sequence[int]) -> dict[int, Following]:
    """What follows each of these records; no more ids than `record_lines.parts` deals."""
    labels = labels_of(session, ids)
    stages = children_of(session, StageMark, ids)
    measures = children_of(session, Measure, ids)
    make_ups = children_of(session, MakeUp, ids)
    final, errata = closings_of(session, ids)
    return {
        record_id: Following(
            labels.get(record_id, ()),
            tuple(
                rows.StageMark(line.code, line.done_on, line.waived, line.note)
                for line in stages.get(record_id, ())
            ),
            tuple(
                rows.Measure(
                    line.text,
                    line.topic,
                    line.department,
                    line.person,
                    line.due_on,
                    line.done_on,
                    line.progress,
                )
                for line in measures.get(record_id, ())
            ),
            tuple(
                rows.MakeUp(line.name, line.member_id, line.done_on, line.way, line.note)
                for line in make_ups.get(record_id, ())
            ),
            final.get(record_id),
            errata.get(record_id, ()),
        )
        for record_id in ids
    }


def closings_of(
    session: Session, ids: Sequence[int]
) -> tuple[dict[int, rows.Finalization], dict[int, tuple[rows.Erratum, ...]]]:
    """When and by whom each of these records was closed, and the errata of each; the open ones are in neither."""
    query = select(Finalization).where(Finalization.record_id.in_(ids))
    final = {line.record_id: rows.Finalization(line.made_at, line.made_by) for line in session.scalars(query)}
    errata = children_of(session, Erratum, list(final)) if final else {}
    return final, {
        record_id: tuple(
            rows.Erratum(
                line.written_on, line.written_by, line.place, line.wrong, line.corrected, line.reason
            )
            for line in lines
        )
        for record_id, lines in errata.items()
    }


def labels_of(session: Session, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The labels of these records, in the order of their dictionaries; a record without one is not in it."""
    query = (
        select(RecordLabel.record_id, RecordLabel.label_id)
        .join(Label, Label.id == RecordLabel.label_id)
        .where(RecordLabel.record_id.in_(ids))
        .order_by(Label.scheme, Label.position, Label.id)
    )
    found: dict[int, tuple[int, ...]] = {}
    for record_id, label_id in session.execute(query):
        found[record_id] = (*found.get(record_id, ()), label_id)
    return found


def is_final(session: Session, record_id: int) -> bool:
    """Whether the record is closed (定稿)."""
    return session.get(Finalization, record_id) is not None


def final_column() -> Any:
    """A column: whether a record is closed."""
    return exists().where(Finalization.record_id == Record.id).correlate(Record)


def check_following(stages: Iterable[rows.StageMark], measures: Iterable[rows.Measure]) -> None:
    """Raises BadInput for a measure without words, or a stage marked 不涉及 without a reason."""
    if any(not measure.text.strip() for measure in measures):
        raise BadInput("贯彻落实措施里有一行没有内容，还没有保存；请补上或删去这一行。")
    if any(stage.waived and not stage.note.strip() for stage in stages):
        raise BadInput("步骤里有一项选了“不涉及”却没有写原因，还没有保存；请补上原因。")


def write_following(
    session: Session,
    record_id: int,
    *,
    labels: Sequence[int] = (),
    stages: Sequence[rows.StageMark] = (),
    measures: Sequence[rows.Measure] = (),
    make_ups: Sequence[rows.MakeUp] = (),
) -> None:
    """Replace labels, stages, measures and making up of a record."""
    session.execute(delete(RecordLabel).where(RecordLabel.record_id == record_id))
    if labels:
        lines = [{"record_id": record_id, "label_id": label_id} for label_id in dict.fromkeys(labels)]
        session.execute(insert(RecordLabel), lines)
    write_children(
        session,
        StageMark,
        record_id,
        (
            {
                "code": stage.code,
                "done_on": stage.done_on,
                "waived": stage.waived,
                "note": stage.note.strip(),
            }
            for stage in stages
        ),
    )
    write_children(
        session,
        Measure,
        record_id,
        (
            {
                "topic": measure.topic.strip(),
                "text": measure.text.strip(),
                "department": measure.department.strip(),
                "person": measure.person.strip(),
                "due_on": measure.due_on,
                "done_on": measure.done_on,
                "progress": measure.progress.strip(),
            }
            for measure in measures
        ),
    )
    write_children(
        session,
        MakeUp,
        record_id,
        (
            {
                "member_id": make_up.member_id,
                "name": make_up.name.strip(),
                "done_on": make_up.done_on,
                "way": make_up.way.strip(),
                "note": make_up.note.strip(),
            }
            for make_up in make_ups
        ),
    )
