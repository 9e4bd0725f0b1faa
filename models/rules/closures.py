"""What the steps of an item say of its closure: where it stood on a day, the request that stands, the last look back."""

from collections.abc import Iterable
from datetime import date, timedelta

from models.rows.ledgers import LookBack
from models.rows.rectification import StatusStep
from models.rules.terms import RectificationStatus

S = RectificationStatus


def closed_as_of(steps: Iterable[StatusStep], day: date) -> date | None:
    """The day the item had been struck off, when it stood struck off at the end of ``day``; None when it was open then.
    What became of it later changes nothing: an item reopened in November was closed in October. ``steps`` come in order.
    """
    closed: date | None = None
    for step in steps:
        if step.on > day:
            break
        if step.to_status is S.CLOSED and not step.from_status.is_closed:
            closed = step.on
        elif not step.to_status.is_closed:
            closed = None
    return closed


def status_as_of(steps: Iterable[StatusStep], day: date, status: RectificationStatus) -> RectificationStatus:
    """Where the item stood at the end of ``day``; ``status`` is where it stands now. ``steps`` come in order."""
    for step in steps:
        if step.on > day:
            return step.from_status
    return status


def on_list_within(steps: Iterable[StatusStep], found_on: date, first: date, last: date) -> bool:
    """在册: found by ``last`` and not struck off before ``first``, or reopened from ``first`` to ``last``. ``steps`` come in
    order."""
    known = tuple(steps)
    return found_on <= last and (
        closed_as_of(known, first - timedelta(days=1)) is None
        or any(step.to_status is S.REOPENED and first <= step.on <= last for step in known)
    )


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
