"""What the registers bring into the archive, and in which order a year's documents stand (DA/T 22-2015 5.3)."""

from datetime import date

from models.rules import register_kinds
from models.rules.archive_terms import ArchiveSource
from models.rules.terms import Register, Term

SOURCES = {
    Register.MEETING: ArchiveSource.MEETING,
    Register.STUDY: ArchiveSource.STUDY,
    Register.INSPECTION: ArchiveSource.INSPECTION,
    Register.RECTIFICATION: ArchiveSource.RECTIFICATION,
    Register.DAILY_WORK: ArchiveSource.DAILY_WORK,
}
"""Of the records of each register."""

BOOKS = (
    ArchiveSource.REFLECTION,
    ArchiveSource.DUES,
    ArchiveSource.STUDY_PLAN,
    ArchiveSource.ROSTER,
)
"""What is kept as one list a year, not record by record."""

KINDS: dict[ArchiveSource, type[Term]] = {
    SOURCES[register]: kinds for register, kinds in register_kinds.KINDS.items()
}
"""What kinds the records of a source have."""

_ORDER = {source: place for place, source in enumerate(ArchiveSource)}


def kind_label(source: ArchiveSource, kind: str) -> str:
    """The office's word for a kind of a source; empty for all of them, the code itself for one the dictionary does not have."""
    try:
        return KINDS[source](kind).label if kind and source in KINDS else kind
    except ValueError:
        return kind


def in_order(
    dated: date | None, source: ArchiveSource, place: int, kind: str, item_id: int
) -> tuple[date, int, int, str, int]:
    """By what documents of a group stand one after the other: by day (without one: last), on the same day by source, by the
    organisation's ``place`` in the tree, by kind, then as they were entered."""
    return dated or date.max, _ORDER[source], place, kind, item_id
