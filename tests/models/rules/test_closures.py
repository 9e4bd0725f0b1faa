"""What the steps of an item say of its closure."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.rectification import StatusStep
from models.rules.closures import (
    closed_as_of,
    look_back_of,
    on_list_within,
    request_that_stands,
    status_as_of,
)
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


LIFE = steps_of(*CLOSING, A.REOPEN, A.RESUME, A.REQUEST_CLOSURE, A.APPROVE, A.CONFIRM)
"""Struck off on day 2, reopened on day 3, struck off again on day 6, confirmed on day 7."""


@pytest.mark.parametrize(
    ("on", "closed"),
    [(-1, None), (1, None), (2, 2), (3, None), (5, None), (6, 6), (7, 6), (900, 6)],
)
def test_an_item_reopened_later_was_closed_on_the_days_between(on: int, closed: int | None) -> None:
    assert closed_as_of(LIFE, day(on)) == (None if closed is None else day(closed))


def test_an_item_struck_off_and_reopened_on_one_day_is_open_that_evening() -> None:
    moves = [
        StatusStep(FIRST, S.CLOSURE_REQUESTED, S.CLOSED, "王芳"),
        StatusStep(FIRST, S.CLOSED, S.REOPENED, "王芳"),
    ]

    assert closed_as_of(moves[:1], FIRST) == FIRST
    assert closed_as_of(moves, FIRST) is None


@pytest.mark.parametrize(
    ("first", "last", "on_list"),
    [(0, 2, True), (3, 3, True), (3, 6, True), (6, 9, True), (7, 9, False), (-9, -1, False)],
)
def test_what_is_on_the_list(first: int, last: int, on_list: bool) -> None:
    assert on_list_within(LIFE, FIRST, day(first), day(last)) is on_list


def test_an_item_closed_all_the_time_is_not_on_the_list_though_reopened_after() -> None:
    moves = [
        StatusStep(day(0), S.CLOSURE_REQUESTED, S.CLOSED, "王芳"),
        StatusStep(day(9), S.CLOSED, S.REOPENED, "王芳"),
    ]

    assert not on_list_within(moves, FIRST, day(1), day(8))
    assert on_list_within(moves, FIRST, day(1), day(9))
    assert on_list_within(moves, FIRST, day(0), day(8))


@given(st.lists(st.integers(0, 7), max_size=14), st.integers(-1, 15))
def test_what_a_day_came_to_does_not_hang_on_what_came_after(choices: list[int], on: int) -> None:
    status, actions = S.UNCLAIMED, []
    for choice in choices:
        possible = [move for move in MOVES if move.start is status]
        move = possible[choice % len(possible)]
        actions.append(move.action)
        status = move.end
    steps = steps_of(*actions)
    known = [step for step in steps if step.on <= day(on)]
    then = known[-1].to_status if known else S.UNCLAIMED

    assert status_as_of(steps, day(on), status) is then
    assert closed_as_of(steps, day(on)) == closed_as_of(known, day(on))
    assert (closed_as_of(steps, day(on)) is not None) == then.is_closed
