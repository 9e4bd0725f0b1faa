"""Study groups: kept, refused, and who their sessions expect."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.db.store import CONFLICT
from models.failures import BadInput, Conflict, NotFound
from models.rows.study_plan import GroupMember, StudyGroup
from models.rules.study_groups import OverAge
from models.rules.study_terms import StudyGroupKind
from models.rules.terms import Standing, StudyKind
from models.services.members import load_member, save_member
from models.services.roster import expected_attendance
from models.services.study_candidates import candidates
from models.services.study_groups import (
    groups_for,
    list_groups,
    load_group,
    remove_group,
    save_group,
    who_is_over_age,
)
from tests.models.services.making import DAY, Ids, add_person, add_study, count_statements, saved


def centre(organization_id: int, *members: GroupMember, **given: Any) -> StudyGroup:
    settled: dict[str, Any] = {"name": "中心组", "leader": "王建国", "secretary": "李芳"} | given
    return StudyGroup(
        None, StudyGroupKind.CENTRE_GROUP, organization_id, settled.pop("name"), members=members, **settled
    )


def born(session: Session, member_id: int, day: date) -> None:
    save_member(session, replace(load_member(session, member_id), born_on=day))


def test_a_group_is_read_as_it_was_saved(session: Session, ids: Ids) -> None:
    person = add_person(session, "王建国", ids.first)
    members = (
        GroupMember("王建国", person, "组长", date(2026, 1, 1), None),
        GroupMember("驻局组长", None, "", None, date(2026, 6, 1)),
    )
    typed = centre(ids.committee, *members, note="说明", founded_on=date(2020, 1, 1))
    number = saved(save_group(session, typed))
    read = load_group(session, number)
    assert replace(read, id=None, version=0) == replace(typed, organization_name="某局机关党委")
    again = saved(save_group(session, replace(read, members=members[:1])))
    assert again == number
    assert load_group(session, number).members == members[:1]
    assert load_group(session, number).version > read.version
    assert list_groups(session) == (load_group(session, number),)


def test_members_alone_move_the_version(session: Session, ids: Ids) -> None:
    number = saved(save_group(session, centre(ids.committee)))
    read = load_group(session, number)
    save_group(session, replace(read, members=(GroupMember("甲"),)))
    with pytest.raises(Conflict, match=CONFLICT):
        save_group(session, replace(read, members=(GroupMember("乙"),)))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"name": " "}, "小组名称"),
        ({"organization_id": 999}, "党组织"),
        ({"age_limit": 12}, "年龄上限"),
        ({"founded_on": DAY, "dissolved_on": DAY}, "撤销日期"),
        ({"members": (GroupMember(" "),)}, "没有姓名"),
        ({"members": (GroupMember("甲", None, "", DAY, DAY),)}, "离组日期"),
        ({"members": (GroupMember("甲"), GroupMember("甲", None, "", DAY))}, "出现了两次"),
    ],
)
def test_what_cannot_be_is_refused(session: Session, ids: Ids, changed: dict[str, Any], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        save_group(session, replace(centre(ids.committee), **changed))


def test_somebody_may_come_back(session: Session, ids: Ids) -> None:
    spells = (GroupMember("甲", None, "", None, DAY), GroupMember("甲", None, "", DAY))
    assert len(load_group(session, saved(save_group(session, centre(ids.committee, *spells)))).members) == 2


def test_a_group_that_met_is_not_removed(session: Session, ids: Ids) -> None:
    number = saved(save_group(session, centre(ids.committee)))
    add_study(session, ids.committee, StudyKind.CENTRE_GROUP, group_id=number)
    with pytest.raises(BadInput, match="1条学习记录"):
        remove_group(session, number, load_group(session, number).version)
    other = saved(save_group(session, centre(ids.committee, name="另一组")))
    remove_group(session, other, load_group(session, other).version)
    with pytest.raises(NotFound):
        load_group(session, other)


# Who is expected


def expected(session: Session, ids: Ids, day: date = DAY, group_id: int | None = None) -> list[str]:
    rows = expected_attendance(session, StudyKind.CENTRE_GROUP, ids.committee, day, group_id)
    return [row.name for row in rows]


def test_the_members_of_the_day_are_expected(session: Session, ids: Ids) -> None:
    assert expected(session, ids) == []
    wang = add_person(session, "王建国", ids.first)
    new = add_person(session, "李新", ids.second, standings=((Standing.PROBATIONARY, None),))
    members = (
        GroupMember("王建国", wang),
        GroupMember("李新", new, "", DAY),
        GroupMember("老赵", None, "", None, DAY),
    )
    save_group(session, centre(ids.committee, *members))
    assert expected(session, ids) == ["王建国", "李新"]
    assert expected(session, ids, DAY - timedelta(days=1)) == ["王建国", "老赵"]
    rows = expected_attendance(session, StudyKind.CENTRE_GROUP, ids.committee, DAY)
    assert [(row.member_id, row.standing) for row in rows] == [
        (wang, Standing.FULL),
        (new, Standing.PROBATIONARY),
    ]


def test_of_two_groups_the_chosen_one_is_expected(session: Session, ids: Ids) -> None:
    save_group(session, centre(ids.committee, GroupMember("甲")))
    second = saved(save_group(session, centre(ids.committee, GroupMember("乙"), name="二组")))
    assert expected(session, ids) == []
    assert expected(session, ids, group_id=second) == ["乙"]


def test_groups_elsewhere_of_another_kind_or_of_another_time_are_not_asked(
    session: Session, ids: Ids
) -> None:
    young = replace(centre(ids.committee, GroupMember("青年")), kind=StudyGroupKind.YOUTH_GROUP)
    save_group(session, young)
    save_group(session, centre(ids.first, GroupMember("别处")))
    save_group(session, centre(ids.committee, GroupMember("以前"), dissolved_on=DAY))
    assert expected(session, ids) == []
    assert groups_for(session, StudyKind.BRANCH_STUDY, ids.committee, DAY) == ()
    save_group(session, centre(ids.committee, GroupMember("现在"), founded_on=DAY))
    assert expected(session, ids) == ["现在"]
    assert expected(session, ids, DAY - timedelta(days=1)) == ["以前"]


# Ages


def test_who_is_over_age_and_who_could_come(session: Session, ids: Ids) -> None:
    old, young, unknown = (add_person(session, name, ids.first) for name in ("老", "青", "不详"))
    add_person(session, "积极分子", ids.first, standings=((Standing.ACTIVIST, None),))
    elsewhere = add_person(session, "别支部", ids.second)
    born(session, old, date(1980, 1, 1))
    born(session, young, date(1995, 1, 1))
    born(session, elsewhere, date(1995, 1, 1))
    group = replace(centre(ids.first, GroupMember("老", old), age_limit=40), kind=StudyGroupKind.YOUTH_GROUP)
    assert who_is_over_age(session, group, DAY) == (OverAge("老", 46, date(2021, 1, 1)),)
    found = candidates(session, group, DAY)
    assert [entry.name for entry in found.of_age] == ["青"]
    assert [entry.name for entry in found.unknown] == ["不详"]
    open_to_all = candidates(session, replace(group, age_limit=None, members=()), DAY)
    assert {entry.id for entry in open_to_all.of_age} == {old, young, unknown}


def test_many_groups_are_read_with_as_many_statements_as_few(session: Session, ids: Ids) -> None:
    save_group(session, centre(ids.committee, GroupMember("甲")))
    few = count_statements(session, list_groups)
    for number in range(8):
        save_group(session, centre(ids.committee, GroupMember("乙"), name=f"{number}组"))
    session.expire_all()
    assert count_statements(session, list_groups) == few
