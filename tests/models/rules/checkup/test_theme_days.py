"""主题党日 on other days than the fixed one: told once for each branch."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.rules.checkup.facts import Branch
from models.rules.checkup.theme_days import theme_day_moved
from models.rules.compliance_terms import Severity
from models.rules.periods import year_of
from models.rules.terms import MeetingKind, RecordStatus
from models.rules.theme_days import FixedDay
from tests.models.rules.checkup.facts_made import DAY, facts, record, sentences

FIXED = (Branch(1, "第一党支部", frozenset({1}), fixed=FixedDay(of_month=DAY.day)),)
MOVED = record(2, day=DAY + timedelta(days=3))


def test_days_moved_are_told_once_with_their_number() -> None:
    assert sentences(theme_day_moved, record(), MOVED, branches=FIXED) == [
        "主题党日固定日为每月15日，开展2次，其中1次不在固定日：10月18日；有工作安排等原因的，可写明说明。"
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"day": DAY},
        {"status": RecordStatus.PLANNED},
        {"kind": MeetingKind.BRANCH_ASSEMBLY},
        {"organization_id": 2},
    ],
)
def test_only_theme_days_of_the_branch_that_were_held_elsewhen_are_told(other: dict[str, object]) -> None:
    assert sentences(theme_day_moved, replace(MOVED, **other), branches=FIXED) == []  # type: ignore[arg-type]


def test_without_a_fixed_day_there_is_nothing_to_differ_from() -> None:
    assert sentences(theme_day_moved, MOVED) == []


def test_it_is_a_hint_with_every_record_behind_it() -> None:
    year = [record(month, day=date(2026, month, 16)) for month in range(1, 9)]
    [told] = theme_day_moved(facts(*year, branches=FIXED, span=year_of(2026)))
    assert told.severity is Severity.LOCAL
    assert told.records == tuple(range(1, 9))
    assert "等8次" in told.sentence
    assert told.target.record_id == 1
