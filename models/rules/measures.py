"""How far a measure of 贯彻落实 has come (domain L2)."""

from datetime import date, timedelta

from models.rows.following import Measure
from models.rules.document_titles import titles_named
from models.rules.terms import Term

SOON = timedelta(days=7)
"""A deadline within a week is near, as everywhere in the program."""


class MeasureState(Term):
    """Where a measure stands on a day."""

    OVERDUE = "overdue", "逾期"
    DUE_SOON = "due_soon", "临期"
    OPEN = "open", "推进中"
    UNDATED = "undated", "时限待补"
    DONE = "done", "已完成"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self is not MeasureState.DONE


def measure_state(measure: Measure, today: date) -> MeasureState:
    """Where ``measure`` stands on ``today``. It is 逾期 from the day after its deadline on, 临期 in the week before."""
    if measure.done_on is not None:
        return MeasureState.DONE
    if measure.due_on is None:
        return MeasureState.UNDATED
    if measure.due_on < today:
        return MeasureState.OVERDUE
    return MeasureState.DUE_SOON if measure.due_on - today <= SOON else MeasureState.OPEN


def measures_by_topic(
    measures: tuple[Measure, ...], topics: tuple[str, ...]
) -> tuple[tuple[Measure, ...], ...]:
    """The measures of a record dealt to its first topics, in the order of ``topics``: each to the topic it names, in either
    spelling; one that names none of them belongs to the first."""
    dealt: list[list[Measure]] = [[] for _ in topics]
    named = [titles_named(topic) for topic in topics]
    for measure in measures:
        wanted = titles_named(measure.topic)
        place = next((at for at, keys in enumerate(named) if wanted & keys), 0)
        if dealt:
            dealt[place].append(measure)
    return tuple(tuple(some) for some in dealt)
