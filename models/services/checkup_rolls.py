"""Who was on which roll and in which post, as the check-up asks: read once."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Member, Membership, Post, StandingPeriod
from models.rows.bureau import OrganizationRow, StandingChange
from models.rules.checkup.facts import Branch
from models.rules.checkup.rolls import HeldPost, Rolls, Stay
from models.rules.terms import OrganizationKind
from models.services.evidence import branch_of_each
from models.services.organizations import fixed_day_of, with_descendants


def read_rolls(session: Session, organizations: Sequence[OrganizationRow]) -> Rolls:
    """Stays, standings and posts of everybody, with the tree they stand in."""
    stays = select(
        Membership.member_id, Membership.branch_id, Membership.group_id, Membership.from_on, Membership.to_on
    )
    standings: dict[int, list[StandingChange]] = {}
    changes = select(StandingPeriod.member_id, StandingPeriod.standing, StandingPeriod.from_on)
    for member_id, standing, from_on in session.execute(changes.order_by(StandingPeriod.id)):
        standings.setdefault(member_id, []).append(StandingChange(standing, from_on))
    posts = select(
        Post.member_id, Member.name, Post.organization_id, Post.title, Post.from_on, Post.to_on
    ).join(Member, Member.id == Post.member_id)
    ids = [row.id for row in organizations if row.id is not None]
    return Rolls(
        [Stay(*row) for row in session.execute(stays)],
        standings,
        [HeldPost(*row) for row in session.execute(posts)],
        {row.id: row.kind for row in organizations if row.id is not None},
        {id_: with_descendants(organizations, id_) for id_ in ids},
    )


def branches_with_groups(organizations: Sequence[OrganizationRow]) -> Iterable[Branch]:
    """The branches, each with its groups. ``organizations`` come in tree order."""
    owner = branch_of_each(organizations)
    for row in organizations:
        if row.kind is OrganizationKind.BRANCH:
            assert row.id is not None
            within = frozenset(place for place, branch in owner.items() if branch == row.id)
            yield Branch(row.id, row.name, within, row.founded_on, row.dissolved_on, fixed_day_of(row))
