"""What a meeting is called in a title or a sentence: its organisation and its kind.

What a clerk types as the meeting's title is mostly its topic (研究本月主题党日安排); it is taken for its name only where it
ends with the kind itself (2026年第四季度支部党员大会).
"""

from models.rows.meeting import MeetingDetail
from models.rules.terms import MeetingKind, OrganizationKind

ENDINGS = ("", "活动", "会议")


def name_of(meeting: MeetingDetail) -> str:
    """政策法规处党支部党员大会, 办公室党支部2026年第四季度支部党员大会."""
    return f"{meeting.organization_name}{own_name(meeting)}"


def own_name(meeting: MeetingDetail) -> str:
    """The name without the organisation, and without a word that the organisation's name ends with: 党员大会."""
    if _is_named(meeting):
        return meeting.title.strip().removeprefix(meeting.organization_name)
    label, above = meeting.kind.label, meeting.organization_name
    committee = OrganizationKind.PARTY_COMMITTEE.label
    if above:  # whose members meet is said already
        label = label.removeprefix("支部")
    if above.endswith("委员会"):  # 机关委员会 is what 机关党委 is short for
        label = label.removeprefix(committee)
    doubled = next((size for size in range(len(label) - 1, 1, -1) if above.endswith(label[:size])), 0)
    return label[doubled:]


def topic(meeting: MeetingDetail) -> str:
    """What the meeting is about, where its title says so; empty where the title is its name."""
    return "" if _is_named(meeting) else meeting.title.strip()


def verb(kind: MeetingKind) -> str:
    """Meetings are 召开, lectures 举办, other activities 开展."""
    if kind is MeetingKind.PARTY_LECTURE:
        return "举办"
    return "召开" if kind.label.endswith(("会", "会议")) else "开展"


def _is_named(meeting: MeetingDetail) -> bool:
    label = meeting.kind.label
    kinds = {label, label.removeprefix("支部"), label.removesuffix("议")}
    return meeting.title.strip().endswith(tuple(kind + ending for kind in kinds for ending in ENDINGS))
