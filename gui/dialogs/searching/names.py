"""The names that filters are completed with, read once when the search is opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.rules.search_box import Filter, Meant, meant, proposed
from models.rules.searching import normalized
from models.services.organizations import list_organizations
from models.services.roster import members_on
from models.services.search import kind_labels

_YEARS_BACK = 12
"""So many years are proposed; any other may be typed."""


@dataclass(frozen=True, slots=True)
class Names:
    """Empty until it has been read: then nothing is proposed, and nothing called unknown."""

    by_filter: dict[Filter, tuple[str, ...]]

    def proposed(self, wanted: Filter, typed: str) -> tuple[str, ...]:
        """The names of a filter that hold what is typed."""
        return proposed(self.by_filter.get(wanted, ()), typed)

    def meant(self, typed: str) -> tuple[Meant, ...]:
        """The words that may be meant as filters."""
        return tuple(meant(typed, self.by_filter.get(Filter.KIND, ()), self.by_filter.get(Filter.BRANCH, ())))

    def known(self, wanted: Filter) -> str:
        """Something that is called so, for an example; empty where nothing is known."""
        # Without a blank, which would have to be quoted; of organisations one that stands below others.
        names = [name for name in self.by_filter.get(wanted, ()) if " " not in name]
        return next(reversed(names) if wanted is Filter.BRANCH else iter(names), "")

    def knows(self, wanted: Filter, typed: str) -> bool:
        """Whether anything is called so, as far as is known here: people may have gone, and years may be spans."""
        names = self.by_filter.get(wanted, ())
        if wanted not in (Filter.BRANCH, Filter.KIND) or not names:
            return True
        return any(normalized(typed) in normalized(name) for name in names)

    def is_part(self, wanted: Filter, typed: str) -> bool:
        """Whether it is no kind's own word, but in those of kinds: it is understood as all of them."""
        kinds = {normalized(name) for name in self.by_filter.get(Filter.KIND, ())}
        return (
            wanted is Filter.KIND
            and bool(kinds)
            and normalized(typed) not in kinds
            and self.knows(wanted, typed)
        )


NO_NAMES = Names({})


def read_names(session: Any, today: date) -> Names:
    """On the database thread."""
    return Names(
        {
            Filter.BRANCH: _once(row.name for row in list_organizations(session)),
            Filter.KIND: kind_labels(),
            Filter.YEAR: tuple(str(today.year - back) for back in range(_YEARS_BACK)),
            Filter.PERSON: _once(entry.name for entry in members_on(session, today)),
        }
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
