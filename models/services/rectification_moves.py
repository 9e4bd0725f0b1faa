"""The moves of a rectification item: each is kept as a step that never changes."""

from datetime import date

from sqlalchemy.orm import Session

from models import clock
from models.entities import RectificationItem, StatusStep
from models.failures import BadInput
from models.rows.changes import Changes, Subject
from models.rules.life_terms import RevisionAction
from models.rules.rectification import Action, look_back_day, objection_to, status_after, wrong_day
from models.rules.terms import DraftOf
from models.services import history, records
from models.services.rectification import WHAT, load_item
from models.services.settings import load_settings


def advance_item(
    session: Session,
    record_id: int,
    version: int,
    action: Action,
    *,
    on: date,
    by: str,
    note: str = "",
    look_back_on: date | None = None,
) -> Changes:
    """Carry out a move of the machine and keep it as a step. ``look_back_on`` is the day a look back is put off to. Raises
    BadInput with the reason when it may not be made, also for a day that has not come, Conflict when the item was changed since it was read."""
    entity: RectificationItem = records.get_record(session, RectificationItem, record_id, WHAT)
    kept = load_item(session, record_id)
    before = kept.steps[-1].on if kept.steps else kept.found_on
    objection = objection_to(
        action, kept.readiness(), by=by, note=note, on=on, look_back_on=look_back_on
    ) or wrong_day(on, before, clock.today())
    if objection:
        raise BadInput(f"没有办理“{action.label}”：{objection}")
    try:
        end = status_after(kept.status, action)
    except ValueError as error:
        raise BadInput(
            f"“{kept.status.label}”的事项不能“{action.label}”，没有改动；请刷新后再试。"
        ) from error
    history.note_before(session, DraftOf.RECTIFICATION, record_id, load_item)
    months = load_settings(session).look_back_months
    records.stamp(entity, version, new=False)
    entity.status = end.value
    if action is Action.PUT_OFF:
        note = _put_off(entity, look_back_on, note)
    else:
        _follow(entity, action, on, by, months)
    session.add(
        StatusStep(
            record_id=record_id,
            position=len(kept.steps) + 1,
            moved_on=on,
            from_status=kept.status,
            to_status=end,
            moved_by=by.strip(),
            note=note.strip(),
        )
    )
    session.flush()
    history.note(session, DraftOf.RECTIFICATION, record_id, RevisionAction.CHANGED, load_item)
    return Changes.of(Subject.RECTIFICATION, record_id=record_id)


def _follow(entity: RectificationItem, action: Action, on: date, by: str, months: int) -> None:
    if action is Action.APPROVE:
        entity.closed_on, entity.verifier = on, by.strip()
        entity.look_back_on = look_back_day(on, months)
    elif action is Action.CONFIRM:
        entity.look_back_on = None
    elif action is Action.REOPEN:
        entity.closed_on, entity.verifier, entity.look_back_on = None, "", None


def _put_off(entity: RectificationItem, to: date | None, reason: str) -> str:
    """Set the new day; the step says from which day to which, and why."""
    before, entity.look_back_on = entity.look_back_on, to
    days = "".join((f"由{before.isoformat()}" if before else "", f"推迟到{to.isoformat()}" if to else ""))
    return f"{days}，{reason.strip()}"
