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
    """Who answers for what is asked of 机关党委: every one of the bureau; in a bureau that has none, its 党总支."""
    committees = tuple(row for row in organizations if row.kind is OrganizationKind.PARTY_COMMITTEE)
    return committees or tuple(row for row in organizations if row.kind is OrganizationKind.GENERAL_BRANCH)


def secretaries(session: Session) -> dict[int, tuple[PostHolder, ...]]:
    """Everybody who ever was 书记 of a 机关党委 or 党总支, by organisation, in the order of the roster."""
    query = (
        select(Organization.id, Organization.kind, Post.title, Member.name, Post.from_on, Post.to_on)
        .join(Post, Post.organization_id == Organization.id)
        .join(Member, Member.id == Post.member_id)
        .where(
            Organization.kind.in_((OrganizationKind.PARTY_COMMITTEE, OrganizationKind.GENERAL_BRANCH)),
            Post.title.endswith("书记"),
        )
        .order_by(Post.from_on, Post.id)
    )
    found: dict[int, tuple[PostHolder, ...]] = {}
    for place, kind, title, name, from_on, to_on in session.execute(query):
        if is_secretary(title, kind):
            found[place] = (*found.get(place, ()), PostHolder(name, from_on, to_on))
    return found
