"""Finding again: what was asked, what was found."""

from dataclasses import dataclass
from datetime import date

from models.rows.attachment import AttachmentRow
from models.rows.target import Target
from models.rules.archive_terms import SearchOwner


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of the text around the first hit. ``hits`` are (start, end) in ``text``, in order, not overlapping."""

    text: str
    hits: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A document that was found."""

    number: int
    """The document's number in the index: greater is newer; pages are asked for by it."""
    owner: SearchOwner
    owner_id: int
    kind_label: str
    """What the office calls it, e.g. 支部党员大会, 督察通报, 附件."""
    title: str
    happened_on: date | None
    organization_name: str
    snippet: Snippet
    target: Target | None
    """Where it opens; None for what has no place of its own."""
    file: AttachmentRow | None = None
    """Of an attachment, the file."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Hits, newest first."""

    hits: tuple[SearchHit, ...]
    more: bool
    """Whether there are further ones."""
    terms: tuple[str, ...] = ()
    """What is marked in the snippets."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """What may be found as the index stands. It answers from what it has, whole or not."""

    current: bool
    """Made whole by this edition of the program; else it is made anew when the data folder is next opened, or by order."""
    documents: int


@dataclass(frozen=True, slots=True)
class SavedSearchRow:
    """A search kept under a name."""

    id: int | None
    name: str
    typed: str
