"""What the steps of an item say of its closure."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.rectification import StatusStep
from models.rules.closures import look_back_of, request_that_stands
from models.rules.rectification import MOVES, Action, status_after
from models.rules.terms import RectificationStatus

FIRST = date(2026, 5, 1)
A, S = Action, RectificationStatus
CLOSING = (A.CLAIM, A.REQUEST_CLOSURE, A.APPROVE)


def steps_of(*actions: Action) -> list[StatusStep]:
    """The steps of these orders, a day apart, from 待认领 on."""
    status, steps = S.UNCLAIMED, []
    for number, action in enumerate(actions):
        after = status_after(status, action)
        steps.append(StatusStep(FIRST + timedelta(days=number), status, after, "王芳"))
        status = after
    return steps


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@pytest.mark.parametrize(
    ("actions", "asked"),
    [
        ((), None),
        ((A.CLAIM,), None),
        ((A.CLAIM, A.REQUEST_CLOSURE), 1),
        (CLOSING, 1),
        ((*CLOSING, A.CONFIRM), 1),
        ((A.CLAIM, A.REQUEST_CLOSURE, A.SEND_BACK), None),
        ((A.CLAIM, A.REQUEST_CLOSURE, A.SEND_BACK, A.REQUEST_CLOSURE), 3),
        ((*CLOSING, A.REOPEN), None),
        ((*CLOSING, A.REOPEN, A.RESUME, A.REQUEST_CLOSURE), 5),
    ],
)
def test_the_request_that_stands(actions: tuple[Action, ...], asked: int | None) -> None:
    assert request_that_stands(steps_of(*actions)) == (None if asked is None else day(asked))


@pytest.mark.parametrize(
    ("actions", "found"),
    [
        (CLOSING, None),
        ((*CLOSING, A.CONFIRM), (3, True)),
        ((*CLOSING, A.REOPEN), (3, False)),
        ((*CLOSING, A.CONFIRM, A.REOPEN), (4, False)),
        ((*CLOSING, A.REOPEN, A.RESUME), (3, False)),
        ((*CLOSING, A.REOPEN, A.RESUME, A.REQUEST_CLOSURE, A.APPROVE), None),
    ],
)
def test_the_last_look_back(actions: tuple[Action, ...], found: tuple[int, bool] | None) -> None:
    look = look_back_of(steps_of(*actions))
    assert (look and (look.on, look.held)) == (found and (day(found[0]), found[1]))


@given(st.lists(st.integers(0, 7), max_size=14))
def test_whatever_was_ordered_a_closed_item_has_its_request_and_an_open_one_none_of_before(
    choices: list[int],
) -> None:
    status, actions = S.UNCLAIMED, []
    for choice in choices:
        possible = [move for move in MOVES if move.start is status]
        move = possible[choice % len(possible)]
        actions.append(move.action)
        status = move.end
    steps = steps_of(*actions)
    asked = request_that_stands(steps)
    assert (asked is not None) == (status.is_closed or status is S.CLOSURE_REQUESTED)
    look = look_back_of(steps)
    if status is S.CONSOLIDATED:
        assert look is not None
        assert look.held
    if status is S.REOPENED:
        assert look is not None
        assert not look.held
