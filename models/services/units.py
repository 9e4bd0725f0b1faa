"""Whom the rules ask: branches with their groups, committees, their secretaries."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Member, Organization, Post
from models.rows.bureau import OrganizationRow
from models.rules.attendance import is_secretary
from models.rules.compliance import GroupFacts, PostHolder, UnitFacts
from models.rules.compliance_terms import RuleUnit
from models.rules.terms import OrganizationKind


def branch_facts(
    branch: OrganizationRow, organizations: Sequence[OrganizationRow], full_members: int | None
) -> UnitFacts:
    """A branch as the rules ask for it; ``full_members`` as of the day judged, None (待补) while nobody is on the roll."""
    return UnitFacts(
        RuleUnit.BRANCH,
        branch.id,
        branch.founded_on,
        branch.dissolved_on,
        full_members,
        groups_of(branch.id, organizations),
    )


def groups_of(branch_id: int | None, organizations: Sequence[OrganizationRow]) -> tuple[GroupFacts, ...]:
    """Every group a branch ever had."""
    return tuple(
        GroupFacts(row.id, row.founded_on, row.dissolved_on)
        for row in organizations
        if row.parent_id == branch_id and row.kind is OrganizationKind.GROUP and row.id is not None
    )


def committees_among(organizations: Sequence[OrganizationRow]) -> tuple[OrganizationRow, ...]:
    """Who answers for what is asked of 机关党委: every one of the bureau, and a 党总支 of a time when there was none: of a
    bureau too small for a committee, or of one that has grown into it."""
    committees = [row for row in organizations if row.kind is OrganizationKind.PARTY_COMMITTEE]
    return tuple(
        row
        for row in organizations
        if row.kind is OrganizationKind.PARTY_COMMITTEE
        or (
            row.kind is OrganizationKind.GENERAL_BRANCH
            and not any(_met_in_time(row, committee) for committee in committees)
        )
    )


def _met_in_time(one: OrganizationRow, other: OrganizationRow) -> bool:
    """True when both existed on some day."""
    return _begun_before_the_end_of(one, other) and _begun_before_the_end_of(other, one)


def _begun_before_the_end_of(one: OrganizationRow, other: OrganizationRow) -> bool:
    return one.founded_on is None or other.dissolved_on is None or one.founded_on < other.dissolved_on


def secretaries(session: Session) -> dict[int, tuple[PostHolder, ...]]:
    """Everybody who ever was 书记 of a 机关党委 or 党总支, by organisation, in the order of the roster."""
    query = (
        select(Organization.id, Organization.kind, Post.title, Member.name, Post.from_on, Post.to_on)
        .join(Post, Post.organization_id == Organization.id)
        .join(Member, Member.id == Post.member_id)
        .where(
            Organization.kind.in_((OrganizationKind.PARTY_COMMITTEE, OrganizationKind.GENERAL_BRANCH)),
            Post.title.contains("书记"),
        )
        .order_by(Post.from_on, Post.id)
    )
    found: dict[int, tuple[PostHolder, ...]] = {}
    for place, kind, title, name, from_on, to_on in session.execute(query):
        if is_secretary(title, kind):
            found[place] = (*found.get(place, ()), PostHolder(name, from_on, to_on))
    return found
