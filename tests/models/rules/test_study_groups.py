"""Spells and ages of study groups."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.study_plan import GroupMember, StudyGroup
from models.rules.study_groups import (
    OverAge,
    age_on,
    birthday_at,
    existed_on,
    group_kind_of,
    is_of_age,
    members_of,
    over_age,
    over_age_sentence,
    study_kind_of,
)
from models.rules.study_terms import StudyGroupKind
from models.rules.terms import MeetingKind, StudyKind

DAY = date(2026, 10, 15)
DAYS = st.dates(date(1940, 1, 1), date(2060, 12, 31))


def group(*members: GroupMember, age_limit: int | None = None, **given: object) -> StudyGroup:
    return StudyGroup(
        1,
        StudyGroupKind.YOUTH_GROUP,
        1,
        "青年组",
        age_limit=age_limit,
        members=members,
        **given,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(1986, 10, 15), DAY, 40),
        (date(1986, 10, 16), DAY, 39),
        (date(1988, 2, 29), date(2027, 2, 28), 38),
        (date(1988, 2, 29), date(2027, 3, 1), 39),
        (date(1988, 2, 29), date(2028, 2, 29), 40),
    ],
)
def test_full_years(born_on: date, day: date, age: int) -> None:
    assert age_on(born_on, day) == age


@given(DAYS, st.integers(0, 100))
def test_the_birthday_is_the_first_day_of_that_age(born_on: date, age: int) -> None:
    day = birthday_at(born_on, age)
    assert age_on(born_on, day) == age
    if age:
        assert age_on(born_on, day - timedelta(days=1)) == age - 1


def test_who_is_the_limit_old_belongs_and_is_over_it_a_year_later() -> None:
    members = (GroupMember("甲", 1), GroupMember("乙", 2), GroupMember("丙", 3), GroupMember("丁"))
    births = {1: date(1985, 10, 15), 2: date(1985, 10, 16)}
    found = over_age(group(*members, age_limit=40), births, DAY)
    assert found == (OverAge("甲", 41, DAY),)
    assert over_age(group(*members), births, DAY) == ()
    assert over_age_sentence(group(*members, age_limit=40), found) == (
        "本组年龄上限40周岁，现有1人超龄：甲41周岁；到龄离组的请填写离组日期。"
    )
    assert over_age_sentence(group(), ()) == ""


def test_who_has_left_is_not_over_age() -> None:
    left = GroupMember("甲", 1, to_on=DAY)
    assert over_age(group(left, age_limit=40), {1: date(1960, 1, 1)}, DAY) == ()
    assert over_age(group(left, age_limit=40), {1: date(1960, 1, 1)}, DAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("born_on", "limit", "answer"),
    [
        (None, None, True),
        (None, 40, None),
        (date(1986, 10, 15), 40, True),
        (date(1985, 10, 15), 40, False),
        (date(2030, 1, 1), 40, None),
    ],
)
def test_of_age(born_on: date | None, limit: int | None, answer: bool | None) -> None:
    assert is_of_age(born_on, limit, DAY) is answer


def test_a_spell_begins_with_its_first_day_and_ends_before_its_last() -> None:
    members = (
        GroupMember("甲", 1, from_on=DAY),
        GroupMember("乙", 2, to_on=DAY),
        GroupMember("丙", 3, from_on=date(2026, 1, 1), to_on=date(2026, 6, 1)),
        GroupMember("丙", 3, from_on=date(2026, 9, 1)),
        GroupMember("丁", None),
    )
    assert [one.name for one in members_of(group(*members), DAY)] == ["甲", "丙", "丁"]
    assert [one.name for one in members_of(group(*members), DAY - timedelta(days=1))] == ["乙", "丙", "丁"]


@given(st.lists(st.builds(
    GroupMember, st.sampled_from("甲乙丙"), st.sampled_from([1, 2, None]), st.just(""),
    st.none() | DAYS, st.none() | DAYS,
), max_size=6), DAYS)  # fmt: skip
def test_nobody_stands_twice_and_everybody_belongs(members: list[GroupMember], day: date) -> None:
    found = members_of(group(*members), day)
    keys = [(one.member_id, one.name if one.member_id is None else "") for one in found]
    assert len(keys) == len(set(keys))
    assert all(one.belongs_on(day) for one in found)
    left_out = [one for one in members if one.belongs_on(day) and one not in found]
    assert all((one.member_id, one.name if one.member_id is None else "") in keys for one in left_out)


def test_a_group_is_there_from_its_first_day_to_before_its_last() -> None:
    made = group(founded_on=DAY, dissolved_on=DAY + timedelta(days=2))
    days = [DAY + timedelta(days=off) for off in (-1, 0, 1, 2)]
    assert [existed_on(made, day) for day in days] == [False, True, True, False]
    assert existed_on(group(), DAY)


def test_kinds_of_groups_and_sessions() -> None:
    assert all(group_kind_of(study_kind_of(kind)) is kind for kind in StudyGroupKind)
    assert group_kind_of(StudyKind.BRANCH_STUDY) is None
    assert group_kind_of(MeetingKind.THEME_DAY) is None
