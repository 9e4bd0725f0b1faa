"""Rates of a period, from the items' steps."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.rectification import StatusStep
from models.rows.rectification_rates import Share
from models.rules.rectification import MOVES
from models.rules.rectification_rates import CountedItem, figure_of
from models.rules.terms import RectificationMode, RectificationStatus
from tests.models.rules.trying import few

S, M = RectificationStatus, RectificationMode
FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
SEPTEMBER = date(2026, 9, 10)


def steps(*moves: tuple[RectificationStatus, RectificationStatus, date]) -> tuple[StatusStep, ...]:
    return tuple(StatusStep(on, before, after, "王芳") for before, after, on in moves)


def item(
    found_on: date = SEPTEMBER,
    due_on: date | None = date(2026, 10, 20),
    closed: date | None = None,
    reopened: date | None = None,
    mode: RectificationMode = M.BY_DATE,
) -> CountedItem:
    moves = []
    if closed:
        moves.append((S.CLOSURE_REQUESTED, S.CLOSED, closed))
    if reopened:
        moves.append((S.CLOSED, S.REOPENED, reopened))
    return CountedItem(7, found_on, mode, due_on, steps(*moves))


KINDS = ("on_list", "closed", "in_time", "late", "overdue", "rebounded")


@pytest.mark.parametrize(
    ("counted", "in_"),
    [
        (item(), "on_list overdue"),
        (item(due_on=date(2026, 10, 30)), "on_list overdue"),
        (item(due_on=LAST), "on_list"),
        (item(due_on=None), "on_list"),
        (item(mode=M.LONG_TERM), "on_list"),
        (item(found_on=LAST, due_on=None), "on_list"),
        (item(found_on=date(2026, 11, 1)), ""),
        (item(closed=date(2026, 9, 30)), ""),
        (item(closed=FIRST), "on_list closed in_time"),
        (item(closed=date(2026, 10, 20)), "on_list closed in_time"),
        (item(closed=date(2026, 10, 21)), "on_list closed late"),
        (item(closed=LAST, due_on=None), "on_list closed"),
        (item(closed=LAST, mode=M.LONG_TERM), "on_list closed"),
        (item(closed=date(2026, 11, 1)), "on_list overdue"),
        (item(closed=date(2026, 9, 20), reopened=date(2026, 9, 30)), "on_list overdue"),
        (item(closed=date(2026, 9, 20), reopened=FIRST), "on_list overdue rebounded"),
        (item(closed=date(2026, 10, 15), reopened=LAST), "on_list overdue rebounded"),
        (item(closed=date(2026, 10, 15), reopened=date(2026, 11, 1)), "on_list closed in_time"),
        (item(closed=date(2026, 9, 15), reopened=date(2026, 11, 1)), ""),
    ],
)
def test_where_an_item_counts(counted: CountedItem, in_: str) -> None:
    figure = figure_of([counted], FIRST, LAST)

    assert [kind for kind in KINDS if getattr(figure, kind) == (7,)] == in_.split()
    assert all(getattr(figure, kind) in ((), (7,)) for kind in KINDS)


def test_the_rates() -> None:
    figure = figure_of(
        [
            item(closed=date(2026, 10, 20)),
            item(closed=date(2026, 10, 21)),
            item(),
            item(due_on=LAST),
            item(closed=LAST, mode=M.LONG_TERM),
        ],
        FIRST,
        LAST,
    )

    assert figure.closure_rate == Share(3, 5)
    assert figure.in_time_rate == Share(1, 3)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(0, 0, "—"), (0, 3, "0.0%"), (1, 3, "33.3%"), (2, 3, "66.7%"), (1, 16, "6.3%"), (4, 4, "100.0%")],
)
def test_a_share_in_words(part: int, whole: int, text: str) -> None:
    assert Share(part, whole).text == text


@st.composite
def lives(draw: st.DrawFn) -> CountedItem:
    """An item whose machine was moved at will."""
    found_on = FIRST + timedelta(days=draw(st.integers(-60, 60)))
    status, day, made = S.IN_PROGRESS, found_on, []
    for _ in range(draw(st.integers(0, 7))):
        move = draw(st.sampled_from([move for move in MOVES if move.start is status]))
        day += timedelta(days=draw(st.integers(0, 25)))
        made.append((move.start, move.end, day))
        status = move.end
    due_on = draw(st.none() | st.integers(0, 60).map(lambda days: found_on + timedelta(days=days)))
    return CountedItem(draw(st.integers(1, 999)), found_on, draw(st.sampled_from(M)), due_on, steps(*made))


@few
@given(st.lists(lives(), max_size=6, unique_by=lambda one: one.id))
def test_the_groups_part_what_is_on_the_list(items: list[CountedItem]) -> None:
    figure = figure_of(items, FIRST, LAST)

    listed, closed = set(figure.on_list), set(figure.closed)
    assert closed | set(figure.overdue) | set(figure.rebounded) <= listed
    assert not closed & set(figure.overdue)
    assert not set(figure.in_time) & set(figure.late)
    assert set(figure.in_time) | set(figure.late) <= closed


@few
@given(st.lists(lives(), max_size=6, unique_by=lambda one: one.id))
def test_groups_add_up_to_the_whole(items: list[CountedItem]) -> None:
    whole = figure_of(items, FIRST, LAST)
    parts = [figure_of(items[place::2], FIRST, LAST) for place in range(2)]

    for kind in KINDS:
        assert sorted(getattr(whole, kind)) == sorted(id_ for part in parts for id_ in getattr(part, kind))


@few
@given(st.lists(lives(), max_size=6, unique_by=lambda one: one.id))
def test_what_happens_later_changes_nothing_of_the_month(items: list[CountedItem]) -> None:
    known = [
        CountedItem(
            one.id, one.found_on, one.mode, one.due_on, tuple(step for step in one.steps if step.on <= LAST)
        )
        for one in items
    ]

    assert figure_of(items, FIRST, LAST) == figure_of(known, FIRST, LAST)


@few
@given(st.lists(lives(), max_size=6, unique_by=lambda one: one.id), st.integers(0, 29))
def test_a_month_split_in_two_lists_the_same_items(items: list[CountedItem], days: int) -> None:
    middle = FIRST + timedelta(days=days)
    halves = figure_of(items, FIRST, middle), figure_of(items, middle + timedelta(days=1), LAST)
    whole = figure_of(items, FIRST, LAST)

    assert set(whole.on_list) == set(halves[0].on_list) | set(halves[1].on_list)
    assert set(whole.rebounded) == set(halves[0].rebounded) | set(halves[1].rebounded)
    assert set(whole.overdue) == set(halves[1].overdue)
