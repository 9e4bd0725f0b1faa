"""党委书记讲党课: known by the lecturer's name and the days in office."""

from dataclasses import replace
from datetime import date

import pytest

from models.rules.activities import Activities, Activity
from models.rules.compliance import (
    PostHolder,
)
from models.rules.compliance_terms import RuleUnit
from models.rules.terms import MeetingKind, Verdict
from tests.models.rules.judging import (
    BRANCH,
    units,
    verdict,
)
from tests.models.rules.shipped import shipped

K, V = MeetingKind, Verdict


def lectures(*given: tuple[str, date]) -> Activities:
    return Activities(
        Activity(number, BRANCH, day, frozenset({K.PARTY_LECTURE.value}), lecturer)
        for number, (lecturer, day) in enumerate(given)
    )


@pytest.mark.parametrize(
    ("lecturer", "counted"),
    [
        ("周正平", True),
        ("周　正 平", True),
        ("李四、周正平", True),
        ("周正平（局党组书记）", True),
        ("周正", False),
        ("周正平安", False),
        ("", False),
    ],
)
def test_a_secretarys_lecture_is_known_by_the_lecturers_name(lecturer: str, counted: bool) -> None:
    found = verdict(shipped("secretary_lecture"), lectures((lecturer, date(2026, 6, 30))))
    assert found.verdict is (V.MET if counted else V.UNMET)


def test_a_lecture_counts_for_whoever_was_in_office_that_day() -> None:
    unit = replace(
        units[RuleUnit.SECRETARY],
        secretaries=(
            PostHolder("周正平", None, date(2026, 7, 1)),
            PostHolder("吴海", date(2026, 7, 1), None),
        ),
    )
    rule = shipped("secretary_lecture")
    last_day, first_day = date(2026, 6, 30), date(2026, 7, 1)

    def held_by(name: str, day: date) -> int:
        return verdict(rule, lectures((name, day)), unit=unit).held

    assert held_by("周正平", last_day) == held_by("吴海", first_day) == 1
    assert held_by("周正平", first_day) == held_by("吴海", last_day) == 0


@pytest.mark.parametrize(
    ("holders", "known"),
    [
        ((), False),
        ((PostHolder("周正平", None, date(2026, 1, 1)),), False),
        ((PostHolder("周正平", date(2027, 1, 1)),), False),
        ((PostHolder("周正平", date(2026, 12, 31)),), True),
        ((PostHolder("周正平", None, date(2026, 1, 2)),), True),
    ],
)
def test_without_a_secretary_on_the_roster_nobody_can_say(
    holders: tuple[PostHolder, ...], known: bool
) -> None:
    unit = replace(units[RuleUnit.SECRETARY], secretaries=holders)
    found = verdict(shipped("secretary_lecture"), unit=unit)
    assert found.verdict is (V.UNMET if known else V.UNKNOWN)
    assert found.reason == ("" if known else "组织名册里没有登记书记，无法与主讲人核对")
    assert (found.due is None) is not known
