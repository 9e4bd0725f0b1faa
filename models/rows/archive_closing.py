"""What closing a year of the archive is asked with."""

from dataclasses import dataclass

from models.rows.archive import ArchiveDetail


@dataclass(frozen=True, slots=True)
class YearStanding:
    """How a year stands before it is closed."""

    refusals: tuple[str, ...] = ()
    """Why it cannot be closed now, each a sentence; none when it can."""
    doubts: tuple[str, ...] = ()
    """What else is missing, each a sentence: told before closing, and confirmed by closing nevertheless."""
    items: tuple[ArchiveDetail, ...] = ()
    """The 件 of its directory, in order: what would be closed."""
