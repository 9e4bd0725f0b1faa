"""定稿 and 勘误: closing a record, opening it again within the session, correcting it by a dated erratum."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from models import clock
from models.entities import Erratum, Finalization, Record
from models.failures import BadInput, Conflict, Frozen, NotFound
from models.progress import Progress
from models.rows import following as rows
from models.rows.changes import Changes
from models.rules.daily_terms import DailyWorkStatus
from models.rules.life_terms import RevisionAction
from models.rules.terms import DraftOf, RecordStatus, Register
from models.services import following, history, record_lines, records
from models.services.closed import archived_in
from models.services.keepers import KEEPERS, Keeper
from models.services.meetings import load_meetings
from models.services.settings import operator_of
from models.services.study import load_sessions

CLOSABLE = (Register.STUDY, Register.MEETING, Register.INSPECTION, Register.DAILY_WORK)
"""Registers whose records are closed; a rectification item is struck off instead."""
AT_ONCE = 100
LOADERS: dict[DraftOf, Callable[[Session, Sequence[int]], list[Any]]] = {
    DraftOf.MEETING: load_meetings,
    DraftOf.STUDY: load_sessions,
}
"""Registers that are read by the hundred."""


def finalize(session: Session, record_id: int, version: int) -> Changes:
    """Close a record: its content never changes from now on. Raises BadInput for what is only planned or still open, or belongs to
    a register that closes nothing; Frozen when it is closed; Conflict when it was changed since it was read."""
    keeper, of, entity = _closable(session, record_id)
    if following.is_final(session, record_id):
        raise Frozen("这条记录已经定稿，没有再次定稿，原件完好。")
    if entity.status == RecordStatus.PLANNED.value:
        raise BadInput("还是计划的记录不能定稿，没有定稿；请先改为已召开、已取消等。")
    if of is DraftOf.DAILY_WORK and entity.status == DailyWorkStatus.OPEN.value:
        raise BadInput("还在办理的事项不能定稿，没有定稿；请先办结。")
    # Read once: a year of the archive closes a thousand of them, and nothing but the closing is another afterwards.
    before = keeper.load(session, record_id)
    closing = Finalization(
        record_id=record_id, made_at=clock.now().replace(microsecond=0), made_by=operator_of(session)
    )
    after = replace(before, finalization=rows.Finalization(closing.made_at, closing.made_by))
    history.note_before(session, of, record_id, lambda _session, _key: before)
    records.stamp(entity, version, new=False)
    session.flush()
    session.add(closing)
    history.note(session, of, record_id, RevisionAction.FINALIZED, lambda _session, _key: after)
    return Changes.of(keeper.subject, record_id=record_id)


def finalize_many(session: Session, record_ids: tuple[int, ...]) -> Changes:
    """Close several records of one register, all or none; those closed already stay as they are."""
    changes = Changes(frozenset())
    for record_id in record_ids:
        if not following.is_final(session, record_id):
            keeper, _of, _entity = _closable(session, record_id)
            changes = finalize(session, record_id, keeper.load(session, record_id).version)
    if not changes.subjects:
        raise Frozen("所选的记录都已经定稿，没有改动，原件完好。")
    return Changes(changes.subjects, record_ids[0] if len(record_ids) == 1 else None)


def finalize_year(session: Session, record_ids: Sequence[int], progress: Progress) -> None:
    """Close the records of a year of the archive by the hundred: those closed already, removed, only planned or still open stay as they
    are. It belongs to the closing of the year and is not taken back alone."""
    lasting = (RecordStatus.PLANNED.value, DailyWorkStatus.OPEN.value)
    by_register: dict[Register, list[int]] = defaultdict(list)
    for some in record_lines.parts(record_ids):
        query = select(Record.id, Record.register).where(
            Record.id.in_(some),
            Record.register.in_(CLOSABLE),
            Record.deleted_at.is_(None),
            Record.status.not_in(lasting),
            ~following.final_column(),
        )
        for key, register in session.execute(query.order_by(Record.id)):
            by_register[register].append(key)
    done, total = 0, sum(map(len, by_register.values()))
    for register, ids in by_register.items():
        for few in record_lines.parts(ids, AT_ONCE):
            progress.step(done, total, "正在将归档的记录定稿")
            _finalize_some(session, DraftOf(register.value), few)
            done += len(few)
    # Records were changed by statements: what the session holds of them is out of date.
    session.expire_all()


def _finalize_some(session: Session, of: DraftOf, ids: Sequence[int]) -> None:
    moment, operator = clock.now(), operator_of(session)
    closing = rows.Finalization(moment.replace(microsecond=0), operator)
    before = LOADERS[of](session, ids) if of in LOADERS else [KEEPERS[of].load(session, key) for key in ids]
    changed = update(Record).where(Record.id.in_(ids))
    session.execute(
        changed.values(version=Record.version + 1, updated_at=moment),
        execution_options={"synchronize_session": False},
    )
    made = {"made_at": closing.made_at, "made_by": operator}
    session.execute(insert(Finalization), [{"record_id": key, **made} for key in ids])
    pairs = [(each, replace(each, finalization=closing)) for each in before]
    history.note_many(session, of, pairs, RevisionAction.FINALIZED)


def reopen(session: Session, record_id: int) -> Changes:
    """Take a closing back, which only an undo in the same session does. Raises Frozen once an erratum was written, or the record is
    in a closed year of the archive."""
    keeper, of, entity = _closable(session, record_id)
    final = session.get(Finalization, record_id)
    if final is None:
        raise Conflict("这条记录没有定稿，没有改动。")
    if (year := archived_in(session, record_id)) is not None:
        raise Frozen(f"这条记录已随{year}年度档案封存，不能撤销定稿，没有改动，原件完好。")
    if _errata(session, record_id):
        raise Frozen("这条记录已有勘误，不能撤销定稿，没有改动，原件完好。")
    session.delete(final)
    session.flush()
    records.stamp(entity, entity.version, new=False)
    with history.acting(session, RevisionAction.REOPENED):
        history.note(session, of, record_id, RevisionAction.REOPENED, keeper.load)
    return Changes.of(keeper.subject, record_id=record_id)


def add_erratum(
    session: Session,
    record_id: int,
    version: int,
    *,
    place: str,
    wrong: str,
    corrected: str,
    reason: str,
    today: date,
) -> Changes:
    """Correct a closed record: what stands where, what it should say, and why; dated ``today``, never changed afterwards. Raises
    BadInput for a record that is not closed or an erratum without words; Conflict when it was changed since it was read."""
    keeper, of, entity = _closable(session, record_id)
    if not following.is_final(session, record_id):
        raise BadInput("还没有定稿的记录直接修改就行，没有写勘误。")
    if not place.strip() or not wrong.strip() or not corrected.strip():
        raise BadInput("请写明勘误的位置、原文和更正后的内容，还没有保存。")
    if wrong.strip() == corrected.strip():
        raise BadInput("更正后的内容与原文相同，还没有保存；请核对。")
    history.note_before(session, of, record_id, keeper.load)
    records.stamp(entity, version, new=False)
    session.flush()
    session.add(
        Erratum(
            record_id=record_id,
            position=_errata(session, record_id) + 1,
            written_on=today,
            written_by=operator_of(session),
            place=place.strip(),
            wrong=wrong.strip(),
            corrected=corrected.strip(),
            reason=reason.strip(),
        )
    )
    history.note(session, of, record_id, RevisionAction.ERRATUM, keeper.load)
    return Changes.of(keeper.subject, record_id=record_id)


def _closable(session: Session, record_id: int) -> tuple[Keeper, DraftOf, Record]:
    register = records.register_of(session, record_id)
    if register not in CLOSABLE:
        raise BadInput("整改事项以销号为准，不用定稿，没有改动。")
    entity = session.get(Record, record_id)
    if entity is None:
        raise NotFound(f"没有编号为 {record_id} 的记录，没有改动任何数据；请核对编号。")
    of = DraftOf(register.value)
    return KEEPERS[of], of, entity


def _errata(session: Session, record_id: int) -> int:
    query = select(func.count()).select_from(Erratum).where(Erratum.record_id == record_id)
    return session.scalar(query) or 0
