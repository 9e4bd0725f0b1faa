"""预警 in three colours, at its boundaries."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.rectification import overdue_days
from models.rules.terms import RectificationMode, RectificationStatus
from models.rules.warnings import WarningColour, warning_of

S, M, W = RectificationStatus, RectificationMode, WarningColour
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("left", "colour"),
    [
        (21, None),
        (20, W.BLUE),
        (11, W.BLUE),
        (10, W.YELLOW),
        (1, W.YELLOW),
        (0, W.YELLOW),
        (-1, W.RED),
        (-400, W.RED),
    ],
)
@pytest.mark.parametrize("status", [S.UNCLAIMED, S.IN_PROGRESS, S.REOPENED])
@pytest.mark.parametrize("mode", [M.BY_DATE, M.IMMEDIATE])
def test_the_colour_tells_how_many_days_are_left(
    left: int, colour: WarningColour | None, status: RectificationStatus, mode: RectificationMode
) -> None:
    assert warning_of(status, mode, TODAY + timedelta(days=left), TODAY) is colour


@pytest.mark.parametrize(("left", "colour"), [(20, None), (3, None), (0, None), (-1, W.RED)])
def test_whoever_asked_for_closure_in_time_is_not_hurried(left: int, colour: WarningColour | None) -> None:
    assert warning_of(S.CLOSURE_REQUESTED, M.BY_DATE, TODAY + timedelta(days=left), TODAY) is colour


@given(
    st.sampled_from(S),
    st.sampled_from(M),
    st.none() | st.integers(-500, 500).map(lambda days: TODAY + timedelta(days=days)),
)
def test_red_is_what_the_list_calls_overdue(
    status: RectificationStatus, mode: RectificationMode, due_on: date | None
) -> None:
    colour = warning_of(status, mode, due_on, TODAY)

    assert (colour is W.RED) == (overdue_days(status, mode, due_on, TODAY) > 0)
    if status.is_closed or mode is M.LONG_TERM or due_on is None:
        assert colour is None


def test_each_colour_is_told_by_its_sign_alone() -> None:
    assert len({colour.sign for colour in W}) == len(W)
