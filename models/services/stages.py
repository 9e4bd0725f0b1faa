"""The stages of many meetings at once: which are still open. It answers as `models.rules.stages.lines_of` does of each."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Appraisal, AppraisalResult, Attachment, Criticism, Record, StageMark
from models.rows import following as rows
from models.rules.life_terms import CriticismKind
from models.rules.stage_evidence import Shown
from models.rules.stages import STAGES, Stage, StageLine, open_stages, stage_lines
from models.rules.terms import MeetingKind, RecordStatus
from models.services.record_lines import children_of, parts

Kinds = tuple[MeetingKind, ...]


def open_stages_of(session: Session, kinds: Mapping[int, Kinds]) -> dict[int, tuple[Stage, ...]]:
    """What is still to be done of each of these meetings, by record, in order. ``kinds`` says of each what it is and counts as;
    a meeting whose kinds have no stages, or which has none open, is not in it."""
    lines = stage_lines_of(session, kinds)
    found = {record_id: open_stages(each) for record_id, each in lines.items()}
    return {record_id: stages for record_id, stages in found.items() if stages}


def stage_lines_of(session: Session, kinds: Mapping[int, Kinds]) -> dict[int, tuple[StageLine, ...]]:
    """The stages of each of these meetings; a meeting whose kinds have none is not in it."""
    staged = {record_id: each for record_id, each in kinds.items() if any(kind in STAGES for kind in each)}
    found: dict[int, tuple[StageLine, ...]] = {}
    for some in parts(list(staged)):
        marks = children_of(session, StageMark, some)
        shown = _shown(session, some)
        for record_id in some:
            own = (
                rows.StageMark(line.code, line.done_on, line.waived, line.note)
                for line in marks.get(record_id, ())
            )
            found[record_id] = stage_lines(staged[record_id], own, shown[record_id])
    return found


def _shown(session: Session, ids: Sequence[int]) -> dict[int, Shown]:
    held: dict[int, date] = dict(
        session.execute(
            select(Record.id, Record.happened_on).where(
                Record.id.in_(ids), Record.status == RecordStatus.HELD.value
            )
        ).all()
    )
    files = children_of(session, Attachment, ids)
    criticisms = children_of(session, Criticism, ids)
    results = children_of(session, AppraisalResult, ids)
    ballots = dict(
        session.execute(
            select(Appraisal.record_id, Appraisal.valid).where(Appraisal.record_id.in_(ids))
        ).all()
    )
    shown = {}
    for record_id in ids:
        lines = criticisms.get(record_id, ())
        members = [one for one in results.get(record_id, ()) if one.standing.may_vote]
        shown[record_id] = Shown(
            held_on=held.get(record_id),
            files=tuple(file.name for file in files.get(record_id, ())),
            opinions=sum(line.kind is CriticismKind.OPINION for line in lines),
            items=sum(line.item_id is not None for line in lines),
            members=len(members),
            self_graded=sum(one.self_grade is not None for one in members),
            ballots=ballots.get(record_id),
            graded=sum(one.grade is not None for one in members),
            told=sum(one.feedback_on is not None for one in members),
        )
    return shown
