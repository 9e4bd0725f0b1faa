"""Activities are found by whom, by what, and by days, and whoever gave a lecture by name."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.rules.activities import Activities, Activity

FIRST = date(2026, 10, 1)
near = st.dates(FIRST, FIRST + timedelta(days=9))
made = st.lists(
    st.tuples(
        st.sampled_from([1, 2, 3, None]), near, st.frozensets(st.sampled_from("abc"), min_size=1, max_size=3)
    ),
    max_size=15,
)


@given(made, st.lists(st.sampled_from([1, 2, 3, None, 9]), unique=True), st.sampled_from("abcd"), near, near)
def test_what_is_found_is_what_one_would_pick_by_hand(
    found: list[tuple[int | None, date, frozenset[str]]],
    places: list[int | None],
    evidence: str,
    first: date,
    last: date,
) -> None:
    kept = [Activity(number, *one) for number, one in enumerate(found)]
    activities = Activities(kept)
    by_hand = [(one.day, one.id) for one in kept if evidence in one.evidence and first <= one.day <= last]
    own = {one.id for one in kept if one.organization_id in places}

    assert activities.anywhere(evidence, first, last) == tuple(id_ for _, id_ in sorted(by_hand))
    assert activities.of(places, evidence, first, last) == tuple(
        id_ for _, id_ in sorted(by_hand) if id_ in own
    )


def test_of_nothing_nothing_is_found() -> None:
    assert Activities(()).of((1,), "a", FIRST, FIRST) == ()
    assert Activities(()).anywhere("a", FIRST, FIRST) == ()
    assert Activities(()).lectured("a", FIRST, FIRST) == ()


def test_lectures_are_found_by_day_with_their_lecturers() -> None:
    activities = Activities(
        [
            Activity(1, 1, FIRST + timedelta(days=1), frozenset("a"), "张三"),
            Activity(2, 2, FIRST, frozenset("ab"), "李四"),
            Activity(3, 2, FIRST, frozenset("a"), ""),
            Activity(4, 2, FIRST + timedelta(days=2), frozenset("a"), "李四"),
        ]
    )
    assert activities.lectured("a", FIRST, FIRST + timedelta(days=1)) == (
        (FIRST, 2, frozenset({"李四"})),
        (FIRST + timedelta(days=1), 1, frozenset({"张三"})),
    )
