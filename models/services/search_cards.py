"""What is called exactly as was asked: a person's or an organisation's own card, which comes before what is only written about them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Member, SearchDocument
from models.rows.bureau import OrganizationRow
from models.rules.archive_terms import SearchOwner
from models.rules.searching import SearchQuery, normalized


def own_cards(
    session: Session, query: SearchQuery, organizations: Sequence[OrganizationRow]
) -> tuple[int, ...]:
    """The numbers of the documents of those who are called as the one thing that is asked for, organisations first, falling. Nothing where
    more is asked than one word or one name: not every card would have it all."""
    if len(query.terms) != 1 or query.organizations or query.kinds or query.years:
        return ()
    (name,) = query.terms
    people = session.scalars(select(Member.id).where(Member.name == name)).all()
    places = [row.id for row in organizations if normalized(row.name) == name] if query.words else []
    found: list[int] = []
    for owner, ids in ((SearchOwner.ORGANIZATION, places), (SearchOwner.MEMBER, people)):
        if ids:
            mine = select(SearchDocument.id).where(
                SearchDocument.owner == owner, SearchDocument.owner_id.in_(ids)
            )
            found += sorted(session.scalars(mine), reverse=True)
    return tuple(found)
