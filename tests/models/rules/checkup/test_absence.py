"""连续未参加组织生活: told at three and at five whole months, and never of what is not known."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.bureau import StandingChange
from models.rows.changes import Subject
from models.rows.checkup import CheckupFinding
from models.rows.target import Target
from models.rules.checkup.absence import (
    FIRST_WARNING,
    LONGEST,
    SECOND_WARNING,
    last_month_over,
    long_absence,
    looked_back,
    months_away,
)
from models.rules.checkup.facts import MonthMarks
from models.rules.checkup.rolls import Rolls, Stay
from models.rules.periods import Month, Span, year_of
from models.rules.terms import Standing
from tests.models.rules.checkup.facts_made import facts

LAST = Month(2026, 10)
FULL = {1: [StandingChange(Standing.FULL, None)]}
ROLL = Rolls([Stay(1, 1, None, None, None)], FULL)


def away(back: int, **given: Any) -> MonthMarks:
    """A month so many before the last, with a leave and an absence."""
    settled: dict[str, Any] = {"leave": 1, "absent": 1} | given
    return MonthMarks(1, "张伟", LAST.shifted(-back), **settled)


def told(*marks: MonthMarks, **given: Any) -> list[CheckupFinding]:
    return list(long_absence(facts(marks=marks, **({"rolls": ROLL} | given))))


@pytest.mark.parametrize(("months", "level"), [(1, 0), (2, 0), (3, 3), (4, 3), (5, 5), (6, 5), (12, 5)])
def test_three_months_in_a_row_are_told_and_five_again(months: int, level: int) -> None:
    found = told(*(away(back) for back in range(months)))
    assert [one.key for one in found] == (
        [f"long_absence:1:{LAST.shifted(1 - months)}:{level}"] if level else []
    )


def test_it_says_what_was_counted_and_asks_to_verify() -> None:
    [found] = told(away(0), away(1), away(2, leave=0))
    assert found.sentence == (
        "张伟2026年8月至10月3个整月没有参加组织生活的记录（请假2次、缺席3次），请核实原因；有正当理由的请注明。"
    )
    assert found.target == Target(Subject.ROSTER, record_id=1)
    assert (found.organization_id, found.day) == (1, date(2026, 10, 31))
    assert "不作认定" in found.basis
    [found] = told(*(away(back) for back in range(SECOND_WARNING)))
    assert "请尽快核实" in found.sentence


@pytest.mark.parametrize(
    "broken",
    [
        away(1, present=1),
        away(1, unmarked=1),
        away(1, leave=0, absent=0),
    ],
)
def test_a_month_attended_or_not_known_ends_the_row(broken: MonthMarks) -> None:
    assert told(away(0), broken, away(2), away(3)) == []
    assert told(away(0), away(2), away(3)) == []


def test_the_row_must_reach_up_to_the_last_whole_month() -> None:
    earlier = [away(back) for back in range(1, 5)]
    assert told(*earlier) == []
    assert told(*earlier, away(0, present=1, leave=0, absent=0)) == []


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 10, 31), Month(2026, 9)),
        (date(2026, 11, 1), LAST),
        (date(2026, 1, 31), None),
        (date(2026, 2, 1), Month(2026, 1)),
    ],
)
def test_only_months_that_are_over_count(today: date, expected: Month | None) -> None:
    span = Span(date(2026, 1, 1), LAST.last, "")
    assert last_month_over(facts(span=span, today=today)) == expected


def test_a_month_cut_by_the_span_is_no_whole_one() -> None:
    assert last_month_over(facts(span=Span(date(2026, 9, 1), date(2026, 10, 30), ""))) == Month(2026, 9)
    assert last_month_over(facts(span=Span(date(2026, 10, 2), LAST.last, ""))) is None


def test_who_is_not_on_the_roll_as_a_member_is_left_out() -> None:
    marks = [away(back) for back in range(4)]
    gone = Rolls([Stay(1, 1, None, None, date(2026, 10, 1))], FULL)
    activist = Rolls([Stay(1, 1, None, None, None)], {1: [StandingChange(Standing.ACTIVIST, None)]})
    assert told(*marks, rolls=gone) == told(*marks, rolls=activist) == []


KINDS = st.sampled_from(["away", "came", "unknown", "nothing"])
MADE = {
    "away": {},
    "came": {"present": 1},
    "unknown": {"unmarked": 1},
    "nothing": {"leave": 0, "absent": 0},
}


@given(st.lists(KINDS, max_size=15))
def test_the_row_is_the_months_away_at_the_end(kinds: list[str]) -> None:
    marks = {LAST.shifted(-back): away(back, **MADE[kind]) for back, kind in enumerate(kinds)}
    row = 0
    while row < min(len(kinds), LONGEST) and kinds[row] == "away":
        row += 1
    found = months_away(marks, LAST)
    assert [one.month for one in found] == [LAST.shifted(-back) for back in reversed(range(row))]
    said = told(*marks.values(), span=year_of(2026), today=date(2026, 11, 5))
    assert bool(said) == (row >= FIRST_WARNING)
    assert looked_back(LAST).first == LAST.shifted(1 - LONGEST).first
