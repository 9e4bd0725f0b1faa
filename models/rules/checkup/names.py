"""Who a typed name stands for: the roster knows, unless it has namesakes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from models.rows.attendance import AttendanceRow
from models.rules.names import person_name

Person = int | str
"""A person on the roster by number, anybody else by name."""


@dataclass(frozen=True, slots=True)
class Names:
    """The roster's people by name; namesakes stand together."""

    members: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[tuple[int, str]]) -> "Names":
        """From numbers and names."""
        found: dict[str, set[int]] = {}
        for member_id, name in people:
            found.setdefault(person_name(name), set()).add(member_id)
        return cls({name: frozenset(ids) for name, ids in found.items()})

    def person(self, typed: str) -> Person | None:
        """Who a name stands for; None for no name, and where several people bear it."""
        name = person_name(typed)
        bearers = self.members.get(name, frozenset())
        if len(bearers) > 1:
            return None
        return next(iter(bearers), name or None)

    def person_of(self, row: AttendanceRow) -> Person | None:
        """Who a line of a sheet stands for."""
        return self.person(row.name) if row.member_id is None else row.member_id
