"""What the items of a group came to in a period, from their steps: later moves change nothing of an earlier period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.rows.rectification import StatusStep
from models.rows.rectification_rates import RateFigure
from models.rules.closures import closed_as_of, on_list_within
from models.rules.terms import RectificationMode, RectificationStatus


@dataclass(frozen=True, slots=True)
class CountedItem:
    """What counting reads of an item. ``steps`` come in order."""

    id: int
    found_on: date
    mode: RectificationMode
    due_on: date | None
    steps: tuple[StatusStep, ...] = ()

    @property
    def deadline(self) -> date | None:
        """None for 长期坚持, which is never late, and where no date is known."""
        return None if self.mode is RectificationMode.LONG_TERM else self.due_on


def figure_of(items: Iterable[CountedItem], first: date, last: date) -> RateFigure:
    """The figure of the days ``first`` to ``last``, as it stood at the end of ``last``; ids in the order of ``items``."""
    listed = [item for item in items if on_list_within(item.steps, item.found_on, first, last)]
    closed = [(item, day) for item in listed if (day := closed_as_of(item.steps, last)) is not None]
    still_open = [item for item in listed if closed_as_of(item.steps, last) is None]
    return RateFigure(
        on_list=tuple(item.id for item in listed),
        closed=tuple(item.id for item, _ in closed),
        in_time=tuple(item.id for item, day in closed if item.deadline is not None and day <= item.deadline),
        late=tuple(item.id for item, day in closed if item.deadline is not None and day > item.deadline),
        overdue=tuple(item.id for item in still_open if item.deadline is not None and item.deadline < last),
        rebounded=tuple(item.id for item in listed if _reopened_within(item, first, last)),
    )


def _reopened_within(item: CountedItem, first: date, last: date) -> bool:
    return any(
        step.to_status is RectificationStatus.REOPENED and first <= step.on <= last for step in item.steps
    )
