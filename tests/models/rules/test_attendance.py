"""Whom a meeting expects."""

import pytest

from models.rules.attendance import (
    COMMITTEE_TITLES,
    Roll,
    is_committee_post,
    organization_kinds_for,
    roll_for,
)
from models.rules.terms import MeetingKind, OrganizationKind, StudyKind


@pytest.mark.parametrize(
    "title",
    [
        *COMMITTEE_TITLES,
        "支部书记",
        "党支部书记",
        "党支部副书记",
        "党总支书记",
        "总支委员",
        " 书记 ",
        "支部纪检委员",
        "组织宣传委员",
    ],
)
def test_posts_of_the_committee(title: str) -> None:
    assert is_committee_post(title)


@pytest.mark.parametrize(
    "title",
    ["", "委", "党小组组长", "处长", "机关党委书记", "青年学习小组组长", "党建联络员", "市政协第十二届委员"],
)
def test_other_posts(title: str) -> None:
    assert not is_committee_post(title)


@pytest.mark.parametrize(
    "title", ["党委委员", "机关党委委员", "机关纪委委员", "党组成员", "政协委员", "居委委员"]
)
def test_a_seat_on_another_committee_is_none_on_the_branchs(title: str) -> None:
    assert not is_committee_post(title)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("机关党委书记", OrganizationKind.PARTY_COMMITTEE),
        ("机关党委专职副书记", OrganizationKind.PARTY_COMMITTEE),
        ("党委委员", OrganizationKind.PARTY_COMMITTEE),
        ("机关党委委员", OrganizationKind.PARTY_COMMITTEE),
        ("书记", OrganizationKind.PARTY_COMMITTEE),
        ("总支副书记", OrganizationKind.GENERAL_BRANCH),
    ],
)
def test_a_committees_own_posts(title: str, kind: OrganizationKind) -> None:
    assert is_committee_post(title, kind)


@pytest.mark.parametrize("kind", [*MeetingKind, *StudyKind])
def test_every_kind_has_its_roll_and_its_organisations(kind: MeetingKind | StudyKind) -> None:
    assert roll_for(kind) in Roll
    kinds = organization_kinds_for(kind)
    assert kinds
    assert len(set(kinds)) == len(kinds)
    assert all(organization.is_party for organization in kinds)


def test_who_is_expected() -> None:
    by_roll = {roll: {kind for kind in (*MeetingKind, *StudyKind) if roll_for(kind) is roll} for roll in Roll}

    assert by_roll[Roll.COMMITTEE] == {MeetingKind.BRANCH_COMMITTEE, MeetingKind.PARTY_COMMITTEE}
    assert by_roll[Roll.NOBODY] == {
        MeetingKind.HEART_TALK,
        MeetingKind.POLITICAL_BIRTHDAY,
        MeetingKind.DUAL_LIFE,
        MeetingKind.DEMOCRATIC_LIFE,
        StudyKind.CENTRE_GROUP,
        StudyKind.FIRST_TOPIC,
        StudyKind.YOUTH_GROUP,
        StudyKind.TRAINING,
    }


def test_only_a_group_holds_a_groups_meeting() -> None:
    holders = {kind for kind in MeetingKind if OrganizationKind.GROUP in organization_kinds_for(kind)}

    assert holders == {MeetingKind.GROUP_MEETING}
