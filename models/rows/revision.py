"""The history of what is edited."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.rows.changes import Changes
from models.rules.life_terms import RevisionAction
from models.rules.terms import DraftOf


@dataclass(frozen=True, slots=True)
class Revision:
    """One order carried out on one thing."""

    id: int
    of: DraftOf
    key: int
    made_at: datetime
    made_by: str
    """Empty: nobody was named in the settings then (未登记经办人)."""
    action: RevisionAction
    title: str
    state: dict[str, Any] | None = None
    """How it stood afterwards, as its row in JSON; None for a removal, and in lists."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What one field said before and after; a text of several lines has one line each."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """A line of a thing's history: what was done, and how it then stood differently from before."""

    revision: Revision
    differences: tuple[Difference, ...]
    may_return: bool
    """Whether the thing may be put back to how it stood here."""

    @property
    def id(self) -> int:
        """The revision's."""
        return self.revision.id


@dataclass(frozen=True, slots=True)
class RemovedThing:
    """A line of the recycle bin."""

    of: DraftOf
    key: int
    title: str
    kind: str
    """会议记录 · 支部党员大会."""
    organization_name: str
    happened_on: date | None
    removed_at: datetime
    removed_by: str
    """Empty: not known."""

    @property
    def id(self) -> tuple[str, int]:
        """Its name among all that was removed."""
        return self.of.value, self.key


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or a redo changed, and the revisions it wrote: by undoing these it is taken back."""

    changes: Changes
    revisions: tuple[Revision, ...]
