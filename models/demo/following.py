"""What became of the problems that the sample's notices named: put right, verified, looked at again — or not yet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.demo import words
from models.demo.people import Branch
from models.entities import Record, RectificationItem
from models.rows.rectification import ProgressEntry
from models.rules.rectification import Action
from models.rules.terms import RectificationStatus
from models.services.rectification import load_item, save_item
from models.services.rectification_moves import advance_item

LATE = 0.2
"""Share of items asked to be struck off after their day."""
BACK = 0.25
"""Share of items that come back after they were struck off."""
LEFT = 0.1
"""Share of items that nobody asks to strike off."""


def follow_notice(
    session: Session, random: Random, branches: Sequence[Branch], notice_id: int, issued_on: date, until: date
) -> None:
    """Everything that happened by ``until`` to the items of a notice issued on ``issued_on``."""
    ids = select(RectificationItem.id).where(RectificationItem.notice_id == notice_id)
    by_id = {branch.id: branch for branch in branches}
    items = session.scalars(ids.order_by(RectificationItem.id)).all()
    for item_id in items:
        _follow(session, random, by_id, item_id, issued_on, until)
    # Not the clock's: the same size and seed give the same sample whenever it is made.
    entered = datetime.combine(issued_on, time(9, 30))
    stamps = update(Record).where(Record.id.in_(items)).values(created_at=entered, updated_at=entered)
    session.execute(stamps.execution_options(synchronize_session=False))


def _follow(
    session: Session, random: Random, branches: dict[int, Branch], item_id: int, issued_on: date, until: date
) -> None:
    item = load_item(session, item_id)
    branch = branches[item.organization_id]
    _, cause, measures = next(known for known in words.PROBLEMS if known[0] == item.problem)
    claimed_on = issued_on + timedelta(days=random.randint(1, 4))
    assert item.due_on is not None
    asked_on = item.due_on + timedelta(days=5 if random.random() < LATE else -random.randint(1, 6))
    if claimed_on > until:
        return
    said = [
        ProgressEntry(day, text)
        for day, text in zip(
            (claimed_on + timedelta(days=4), claimed_on + timedelta(days=11)),
            random.sample(words.PROGRESS_LINES, 2),
            strict=True,
        )
        if day <= until
    ]
    person = item.person or branch.secretary.name
    typed = replace(
        item,
        cause=cause,
        measures=measures,
        leader=random.choice(words.LEADERS),
        supervisor=random.choice(words.LEADERS),
        department=branch.department,
        person=person,
        evidence=random.choice(words.EVIDENCE),
        extended_check=random.choice(words.EXTENDED_CHECKS),
        progress=tuple(said),
    )
    save_item(session, typed)
    left = random.random() < LEFT
    steps = [
        (Action.CLAIM, claimed_on, person),
        (Action.REQUEST_CLOSURE, asked_on, person),
        (Action.APPROVE, asked_on + timedelta(days=2), words.VERIFIER),
    ]
    if random.random() < BACK:
        steps.append((Action.REOPEN, asked_on + timedelta(days=40), words.VERIFIER))
    else:
        steps.append((Action.CONFIRM, asked_on + timedelta(days=95), words.VERIFIER))
    entity = session.get_one(RectificationItem, item_id)
    for action, day, by in steps:
        if day > until or (left and action is Action.REQUEST_CLOSURE):
            return
        if action is Action.CLAIM and entity.status != RectificationStatus.UNCLAIMED.value:
            continue
        note = words.CAME_BACK if action is Action.REOPEN else ""
        advance_item(session, item_id, entity.version, action, on=day, by=by, note=note)
