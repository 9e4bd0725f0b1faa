"""Where a measure stands, to the day; and which topic it belongs to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.following import Measure
from models.rules.measures import MeasureState as S
from models.rules.measures import measure_state, measures_by_topic

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("due", "state"),
    [
        (date(2026, 11, 19), S.OVERDUE),
        (TODAY, S.DUE_SOON),
        (date(2026, 11, 27), S.DUE_SOON),
        (date(2026, 11, 28), S.OPEN),
        (None, S.UNDATED),
    ],
)
def test_a_deadline_to_the_day(due: date | None, state: S) -> None:
    assert measure_state(Measure("做", due_on=due), TODAY) is state
    assert measure_state(Measure("做", due_on=due, done_on=TODAY), TODAY) is S.DONE


@given(st.integers(min_value=-500, max_value=500))
def test_the_row_itself_says_the_same_of_what_is_late(days: int) -> None:
    measure = Measure("做", due_on=TODAY + timedelta(days=days))
    assert measure.is_overdue(TODAY) is (measure_state(measure, TODAY) is S.OVERDUE)


def test_each_measure_goes_to_the_topic_it_names_the_rest_to_the_first() -> None:
    plain, second, lost = Measure("甲"), Measure("乙", "廉洁自律准则"), Measure("丙", "没有的议题")
    dealt = measures_by_topic((plain, second, lost), ("传达讲话", "学习《廉洁自律准则》"))
    assert dealt == ((plain, lost), (second,))


@given(st.lists(st.sampled_from(["", "甲", "乙", "丙"]), max_size=8), st.integers(min_value=1, max_value=3))
def test_no_measure_is_lost_or_doubled(named: list[str], topics: int) -> None:
    measures = tuple(Measure(f"{place}", topic) for place, topic in enumerate(named))
    dealt = measures_by_topic(measures, ("甲", "乙", "丙")[:topics])
    assert sorted(one.text for some in dealt for one in some) == sorted(one.text for one in measures)
