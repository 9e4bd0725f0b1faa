"""党员名册 of a day."""

from dataclasses import dataclass
from datetime import date

from models.rows.bureau import RosterEntry


@dataclass(frozen=True, slots=True)
class RollLine:
    """A member, with what the roster of a branch shows beside."""

    entry: RosterEntry
    ethnicity: str
    born_on: date | None


@dataclass(frozen=True, slots=True)
class MemberRoll:
    """正式党员 and 预备党员 on the roll on a day."""

    day: date
    scope: str
    """The organisation it is limited to; empty for the bureau."""
    branches: tuple[tuple[str, tuple[RollLine, ...]], ...]
    """By branch in the order of the tree; only those that have members."""
