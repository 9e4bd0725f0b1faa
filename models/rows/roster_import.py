"""What a roster file would do, before anything is written."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.rules.terms import Standing


class Severity(StrEnum):
    """An error keeps its row out; a warning asks to look; a note says how a cell was read."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something about one row of the sheet. ``row`` is the number Excel shows, from 1."""

    row: int
    column: str
    sentence: str
    severity: Severity
    name: str = ""
    """Whom the row is about, as far as it can be read; empty for the heading."""
    branch: str = ""
    """The branch as written there."""


@dataclass(frozen=True, slots=True)
class PlannedMember:
    """A person as read from one row. ``existing_id`` is set when the roster already has them (then only told)."""

    row: int
    name: str
    branch: str
    standing: Standing
    group: str = ""
    gender: str = ""
    ethnicity: str = ""
    born_on: date | None = None
    joined_on: date | None = None
    full_on: date | None = None
    department: str = ""
    job_title: str = ""
    post: str = ""
    phone: str = ""
    existing_id: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A heading of the sheet and the field it was taken for."""

    column: int
    heading: str
    field: str
    label: str


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """The preview. Applying it writes ``members`` that are new, and ``new_branches``, in one transaction."""

    file_name: str
    sheet: str
    heading_row: int
    columns: tuple[ColumnMatch, ...]
    unused_headings: tuple[str, ...]
    members: tuple[PlannedMember, ...]
    problems: tuple[RowProblem, ...]
    new_branches: tuple[str, ...]

    @property
    def newcomers(self) -> tuple[PlannedMember, ...]:
        """Those that would be added."""
        return tuple(member for member in self.members if member.existing_id is None)
