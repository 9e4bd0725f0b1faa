"""What the steps of an item say of its closure: the request that stands, and the last look back."""

from collections.abc import Iterable
from datetime import date

from models.rows.ledgers import LookBack
from models.rows.rectification import StatusStep
from models.rules.terms import RectificationStatus

S = RectificationStatus


def request_that_stands(steps: Iterable[StatusStep]) -> date | None:
    """申请销号日: the last request, unless the item was sent back or reopened after it. ``steps`` come in order."""
    asked: date | None = None
    for step in steps:
        if step.to_status is S.CLOSURE_REQUESTED:
            asked = step.on
        elif not step.to_status.is_closed:
            asked = None
    return asked


def look_back_of(steps: Iterable[StatusStep]) -> LookBack | None:
    """The last 回头看, and whether what was put right had held; None when nobody has looked back since the item was
    struck off. ``steps`` come in order."""
    found: LookBack | None = None
    for step in steps:
        if step.to_status is S.CLOSED:
            found = None
        elif step.from_status.is_closed:
            found = LookBack(step.on, step.to_status is S.CONSOLIDATED, step.by)
    return found
