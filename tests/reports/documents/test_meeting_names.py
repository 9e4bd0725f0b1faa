"""What a meeting is called: by its organisation and kind, without doubled words; by its title only where that is a name."""

import pytest

from models.rows.meeting import MeetingDetail
from models.rules.terms import MeetingKind
from reports.documents.meeting_names import name_of, own_name, topic, verb
from tests.reports.official_sheets import DAY


def meeting(kind: MeetingKind, organization: str, title: str = "") -> MeetingDetail:
    return MeetingDetail(1, kind, 1, title, DAY, organization_name=organization)


@pytest.mark.parametrize(
    ("kind", "organization", "expected"),
    [
        (MeetingKind.BRANCH_ASSEMBLY, "政策法规处党支部", "政策法规处党支部党员大会"),
        (MeetingKind.BRANCH_ASSEMBLY, "机关党总支", "机关党总支党员大会"),
        (MeetingKind.BRANCH_COMMITTEE, "办公室党支部", "办公室党支部支委会"),
        (MeetingKind.BRANCH_COMMITTEE, "机关党总支", "机关党总支支委会"),
        (MeetingKind.GROUP_MEETING, "第一党小组", "第一党小组会"),
        (MeetingKind.PARTY_COMMITTEE, "某局机关党委", "某局机关党委会议"),
        (MeetingKind.PARTY_COMMITTEE, "中共某局机关委员会", "中共某局机关委员会会议"),
        (MeetingKind.PARTY_LECTURE, "办公室党支部", "办公室党支部党课"),
        (MeetingKind.THEME_DAY, "", "主题党日"),
    ],
)
def test_organisation_and_kind_make_the_name(kind: MeetingKind, organization: str, expected: str) -> None:
    assert (
        name_of(meeting(kind, organization, "研究本月主题党日安排")) == expected
        or kind is MeetingKind.THEME_DAY
    )
    assert name_of(meeting(kind, organization)) == expected


@pytest.mark.parametrize(
    ("kind", "title", "own"),
    [
        (MeetingKind.BRANCH_ASSEMBLY, "办公室党支部2026年第四季度支部党员大会", "2026年第四季度支部党员大会"),
        (MeetingKind.BRANCH_ASSEMBLY, "第四季度党员大会", "第四季度党员大会"),
        (MeetingKind.BRANCH_COMMITTEE, " 10月支委会会议 ", "10月支委会会议"),
        (MeetingKind.THEME_DAY, "十月主题党日活动", "十月主题党日活动"),
        (MeetingKind.PARTY_COMMITTEE, "第5次机关党委会", "第5次机关党委会"),
    ],
)
def test_a_title_that_ends_with_the_kind_is_the_name(kind: MeetingKind, title: str, own: str) -> None:
    held = meeting(kind, "办公室党支部", title)
    assert own_name(held) == own
    assert topic(held) == ""


@pytest.mark.parametrize("title", ["研究本月主题党日安排", "主题党日怎么开", "支委会分工"])
def test_any_other_title_is_the_topic(title: str) -> None:
    held = meeting(MeetingKind.BRANCH_COMMITTEE, "办公室党支部", title)
    assert topic(held) == title
    assert title not in name_of(held)


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_every_kind_has_a_name_and_a_verb(kind: MeetingKind) -> None:
    assert own_name(meeting(kind, "中共某局机关委员会"))
    assert verb(kind) in ("召开", "举办", "开展")
