"""Quarters of a plan of study, its copy for another year, and what a session takes from a topic."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.study_plan import PlanItem, StudyPlan
from models.rules.periods import quarter
from models.rules.study_plans import (
    NOTICE_DAYS,
    by_quarter,
    copied,
    months_of,
    names_of,
    open_quarters,
    plan_due_on,
    quarter_number,
    titles_of,
    usual_title,
)
from models.rules.terms import StudyKind

PLAN = StudyPlan(
    7, 2026, 1, StudyKind.CENTRE_GROUP, "2026年机关党委中心组学习计划", issued_on=date(2026, 1, 9)
)
ITEMS = st.lists(
    st.builds(
        PlanItem,
        st.none(),
        st.integers(1, 4),
        st.text(min_size=1, max_size=4),
        sessions=st.sampled_from([(), (5,), (5, 6)]),
    ),
    max_size=8,
)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_day_lies_in_its_quarter(day: date) -> None:
    number = quarter_number(day)
    assert day in quarter(day.year, number)
    assert day.month in months_of(number)


@pytest.mark.parametrize(
    ("today", "open_ones"),
    [
        (date(2026, 3, 31) - timedelta(days=NOTICE_DAYS + 1), []),
        (date(2026, 3, 31) - timedelta(days=NOTICE_DAYS), ["一季度"]),
        (date(2026, 4, 1), ["一季度"]),
        (date(2026, 12, 31), ["一季度", "四季度"]),
    ],
)
def test_a_quarter_is_open_from_thirty_days_before_its_end(today: date, open_ones: list[str]) -> None:
    plan = replace(
        PLAN, items=(PlanItem(1, 1, "甲"), PlanItem(2, 2, "乙", sessions=(9,)), PlanItem(3, 4, "丙"))
    )
    found = open_quarters(plan, today)
    assert [one.span.label for one in found] == open_ones
    assert all(one.due_on == one.span.last for one in found)


@given(ITEMS, st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_only_topics_that_nothing_carries_out_are_open(items: list[PlanItem], today: date) -> None:
    found = open_quarters(replace(PLAN, items=tuple(items)), today)
    named = [item for one in found for item in one.items]
    assert all(not item.sessions for item in named)
    due = [
        item
        for item in items
        if not item.sessions and quarter(2026, item.quarter).last - timedelta(30) <= today
    ]
    assert sorted(map(repr, named)) == sorted(map(repr, due))


@given(ITEMS)
def test_quarters_hold_every_topic_once_in_order(items: list[PlanItem]) -> None:
    found = by_quarter(items)
    assert list(found) == sorted(found)
    assert sorted(map(repr, (item for some in found.values() for item in some))) == sorted(map(repr, items))
    assert all(item.quarter == number for number, some in found.items() for item in some)


def test_topics_with_a_month_come_first_and_by_month() -> None:
    items = (PlanItem(1, 1, "甲"), PlanItem(2, 1, "乙", 3), PlanItem(3, 1, "丙", 1))
    assert [item.topic for item in by_quarter(items)[1]] == ["丙", "乙", "甲"]


@given(ITEMS, st.integers(2000, 2100))
def test_a_copy_has_the_topics_and_nothing_that_was_done(items: list[PlanItem], year: int) -> None:
    made = copied(replace(PLAN, items=tuple(items), version=4), year)
    assert (made.id, made.version, made.issued_on, made.year) == (None, 0, None, year)
    assert all(item.id is None and item.sessions == () for item in made.items)
    assert [(item.quarter, item.topic) for item in made.items] == [
        (item.quarter, item.topic) for item in items
    ]
    assert made.title == f"{year}年机关党委中心组学习计划"


def test_the_plan_is_due_with_the_first_quarter() -> None:
    assert plan_due_on(2027) == date(2027, 3, 31)


def test_usual_titles() -> None:
    assert usual_title(2026, "机关党委", "中心组学习") == "2026年机关党委中心组学习计划"
    assert usual_title(2026, "一支部", "青年理论学习小组") == "2026年一支部青年理论学习小组学习计划"


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("", ()),
        ("《中国共产党章程》", ("《中国共产党章程》",)),
        ("1.《甲》\n2、《乙》。\n\n（3）《丙》", ("《甲》", "《乙》", "《丙》")),
        ("一、《甲》；二、《乙》", ("《甲》", "《乙》")),
        ("2026年政府工作报告", ("2026年政府工作报告",)),
        ("19.5万字的文件", ("19.5万字的文件",)),
    ],
)
def test_materials_lose_their_numbers_only(typed: str, titles: tuple[str, ...]) -> None:
    assert titles_of(typed) == titles


def test_speakers_are_parted_as_clerks_part_them() -> None:
    assert names_of("张三、李四，王五 赵六；") == ("张三", "李四", "王五", "赵六")
    assert names_of(" ") == ()
