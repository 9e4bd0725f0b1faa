"""How many statements a question takes as the registers grow."""

from collections.abc import Callable, Iterable

from sqlalchemy.orm import Session

from models.rules.terms import OrganizationKind
from models.services.history import PAUSED
from tests.models.services.making import add_organization, add_person, count_statements


def statements_as_it_grows(
    session: Session, sizes: Iterable[int], add: Callable[[int], object], ask: Callable[[Session], object]
) -> list[int]:
    """How many ``ask`` sends at each of the rising sizes, which ``add(1)``, ``add(2)`` and so on bring about; nothing is
    remembered from before.
    """
    asked: list[int] = []
    made = 0
    for size in sizes:
        # Nobody typed what it grows by: a history of it would only cost time.
        session.info[PAUSED] = True
        while made < size:
            made += 1
            add(made)
        del session.info[PAUSED]
        session.expunge_all()
        asked.append(count_statements(session, ask))
    return asked


def add_branch(session: Session, committee: int, number: int) -> int:
    """A branch of one group and one member below ``committee``; its id."""
    branch = add_organization(session, OrganizationKind.BRANCH, f"{number}支部", parent_id=committee)
    add_organization(session, OrganizationKind.GROUP, "一组", parent_id=branch)
    add_person(session, f"{number}号", branch)
    return branch
