"""中心组 and 民主生活会 of the 党组（党委）, entered under the topmost organisation."""

import pytest

from models.rows.bureau import OrganizationRow
from models.rules.conveners import convener
from models.rules.terms import MeetingKind, OrganizationKind, StudyKind

TOP = OrganizationRow(1, OrganizationKind.PARTY_COMMITTEE, "机关党委")
BRANCH = OrganizationRow(2, OrganizationKind.BRANCH, "一支部", parent_id=1)
BELOW = OrganizationRow(3, OrganizationKind.PARTY_COMMITTEE, "下属单位党委", parent_id=1)
PARTY_BODY = "中共某局党组"


@pytest.mark.parametrize(
    ("kind", "here", "party_body", "name"),
    [
        (StudyKind.CENTRE_GROUP, TOP, PARTY_BODY, PARTY_BODY),
        (MeetingKind.DEMOCRATIC_LIFE, TOP, PARTY_BODY, PARTY_BODY),
        (StudyKind.CENTRE_GROUP, TOP, "  ", "机关党委"),
        (StudyKind.FIRST_TOPIC, TOP, PARTY_BODY, "机关党委"),
        (MeetingKind.PARTY_COMMITTEE, TOP, PARTY_BODY, "机关党委"),
        (MeetingKind.DEMOCRATIC_LIFE, BRANCH, PARTY_BODY, "一支部"),
        (StudyKind.CENTRE_GROUP, BELOW, PARTY_BODY, "下属单位党委"),
        (None, TOP, PARTY_BODY, "机关党委"),
    ],
)
def test_whose_gathering_it_is(
    kind: MeetingKind | StudyKind | None, here: OrganizationRow, party_body: str, name: str
) -> None:
    assert convener(kind, here, here.name, party_body) == name
