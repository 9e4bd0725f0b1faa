"""Who has handed in a piece of 心得体会, counted over the roll (domain N7: everybody on it writes)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.reflection import BranchSubmissions, Missing, ReflectionRow


def author_on_roll(
    author: str, within: Collection[int | None], roll: Iterable[RosterEntry]
) -> RosterEntry | None:
    """The one person of that name on the roll of the organisations ``within``; None when nobody has it, or several."""
    name = author.strip()
    found = [
        entry
        for entry in roll
        if entry.name == name and (entry.branch_id in within or entry.group_id in within)
    ]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Authors:
    """Whom the pieces are by: members by id, and the names nobody on the roll could be found for."""

    member_ids: frozenset[int]
    others: tuple[str, ...]


def authors_of(
    pieces: Iterable[ReflectionRow],
    roll: Sequence[RosterEntry],
    within: Mapping[int, Collection[int | None]],
) -> Authors:
    """The authors of ``pieces`` on ``roll``: by the person that was picked, else by the name in the piece's organisation.
    ``within`` gives for each organisation the ids of itself and those below."""
    known = {entry.id for entry in roll}
    members: set[int] = set()
    others: dict[str, None] = {}
    for piece in pieces:
        entry = None
        if piece.member_id is None:
            entry = author_on_roll(piece.author, within.get(piece.organization_id, ()), roll)
        member_id = piece.member_id if entry is None else entry.id
        if member_id in known and member_id is not None:
            members.add(member_id)
        else:
            others.setdefault(piece.author)
    return Authors(frozenset(members), tuple(others))


def submissions_of(
    branches: Iterable[OrganizationRow],
    roll: Iterable[RosterEntry],
    submitted: Collection[int],
    undated: Collection[int],
) -> tuple[BranchSubmissions, ...]:
    """For each branch in the order given who handed in and who did not; the roll's own order is kept. A branch nobody is
    on the roll of has no expected number: an empty roll is one that was not entered."""
    by_branch: dict[int | None, list[RosterEntry]] = {}
    for entry in roll:
        by_branch.setdefault(entry.branch_id, []).append(entry)
    found = []
    for branch in branches:
        people = by_branch.get(branch.id, [])
        missing = tuple(
            Missing(entry.id, entry.name, entry.id in undated)
            for entry in people
            if entry.id not in submitted
        )
        found.append(
            BranchSubmissions(
                branch.id or 0, branch.name, len(people) or None, len(people) - len(missing), missing
            )
        )
    return tuple(found)
