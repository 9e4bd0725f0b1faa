"""Whose gathering it is: what a 党组（党委） holds is entered under the bureau's topmost party organisation, but bears its name."""

from models.rows.bureau import OrganizationRow
from models.rules.terms import MeetingKind, OrganizationKind, StudyKind

HELD_BY_PARTY_BODY: frozenset[MeetingKind | StudyKind] = frozenset(
    {StudyKind.CENTRE_GROUP, MeetingKind.DEMOCRATIC_LIFE}
)
"""理论学习中心组 and 民主生活会 are those of the 党组（党委）, which itself is no organisation of the tree."""
_TOPMOST = (OrganizationKind.PARTY_COMMITTEE, OrganizationKind.GENERAL_BRANCH)


def convener(kind: MeetingKind | StudyKind | None, here: OrganizationRow, name: str, party_body: str) -> str:
    """The name under which ``here`` (called ``name``) holds such a gathering: 中共某局党组 for 中心组 and 民主生活会 at the top of
    the tree, where the bureau has told that name; its own for everything else."""
    is_topmost = here.parent_id is None and here.kind in _TOPMOST
    return party_body.strip() or name if is_topmost and kind in HELD_BY_PARTY_BODY else name
