"""Whom a meeting expects, and which roll it is counted by."""

from enum import Enum

from models.rules.terms import MeetingKind, OrganizationKind, StudyKind

COMMITTEE_TITLES = (
    "书记",
    "副书记",
    "组织委员",
    "宣传委员",
    "纪检委员",
    "青年委员",
    "统战委员",
    "群工委员",
    "保密委员",
    "文体委员",
    "生活委员",
    "委员",
)
"""Posts that make a person a member of the branch committee (支部委员)."""

SMALLEST_COMMITTEE_BRANCH = 7
"""正式党员 from which a branch has a committee (支部工作条例 第二十条、机关基层组织工作条例 第七条)."""


class Roll(Enum):
    """Who is expected."""

    EVERYBODY = "everybody"
    COMMITTEE = "committee"
    NOBODY = "nobody"
    """Nobody by rule: the clerk names the people."""


OWN_NAMES = {
    OrganizationKind.PARTY_COMMITTEE: ("机关党委", "党委"),
    OrganizationKind.GENERAL_BRANCH: ("党总支", "总支"),
    OrganizationKind.BRANCH: ("党支部", "支部", "党总支", "总支"),
}
"""How titles name the organisation whose committee they belong to."""

SEATS_ELSEWHERE = ("委委员", "政协委员")
"""党委委员, 纪委委员, 居委委员: a seat on some other committee, written on the roster of a branch."""


def is_committee_post(title: str, kind: OrganizationKind = OrganizationKind.BRANCH) -> bool:
    """True when ``title`` (书记, 副书记, 组织委员, 支部书记…), held in an organisation of ``kind``, makes its holder a
    member of that organisation's committee. 机关党委书记 is one in the party committee, not in a branch."""
    name = _own_part(title, kind)
    if name in COMMITTEE_TITLES:
        return True
    return name.endswith("委员") and len(name) <= 6 and not name.endswith(SEATS_ELSEWHERE)


def is_secretary(title: str, kind: OrganizationKind) -> bool:
    """True when ``title``, held in an organisation of ``kind``, is that of its 书记 or 专职书记 (not 副书记, not of another
    one)."""
    return _own_part(title, kind) == "书记"


def _own_part(title: str, kind: OrganizationKind) -> str:
    """A title without the organisation's own name and 专职."""
    name = title.strip()
    for own in OWN_NAMES.get(kind, ()):
        name = name.removeprefix(own)
    return name.removeprefix("专职")


def roll_for(kind: MeetingKind | StudyKind) -> Roll:
    """Whose attendance a kind is counted by; the organisation itself narrows it (a group's meeting expects the group)."""
    if kind in (MeetingKind.BRANCH_COMMITTEE, MeetingKind.PARTY_COMMITTEE):
        return Roll.COMMITTEE
    if kind in (
        MeetingKind.HEART_TALK,
        MeetingKind.POLITICAL_BIRTHDAY,
        MeetingKind.DUAL_LIFE,
        MeetingKind.DEMOCRATIC_LIFE,
        StudyKind.CENTRE_GROUP,
        StudyKind.FIRST_TOPIC,
        StudyKind.YOUTH_GROUP,
        StudyKind.TRAINING,
    ):
        return Roll.NOBODY
    return Roll.EVERYBODY


def organization_kinds_for(kind: MeetingKind | StudyKind) -> tuple[OrganizationKind, ...]:
    """Which organisations hold a kind, most usual first."""
    if kind is MeetingKind.GROUP_MEETING:
        return (OrganizationKind.GROUP,)
    if kind in (MeetingKind.PARTY_COMMITTEE, MeetingKind.ALL_MEMBERS, StudyKind.CENTRE_GROUP):
        return (OrganizationKind.PARTY_COMMITTEE, OrganizationKind.GENERAL_BRANCH)
    if kind in (
        StudyKind.FIRST_TOPIC,
        StudyKind.TRAINING,
        MeetingKind.DEMOCRATIC_LIFE,
        StudyKind.YOUTH_GROUP,
    ):
        return (OrganizationKind.PARTY_COMMITTEE, OrganizationKind.GENERAL_BRANCH, OrganizationKind.BRANCH)
    return (OrganizationKind.BRANCH, OrganizationKind.GENERAL_BRANCH)
