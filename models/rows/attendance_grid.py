"""Attendance of a month: people × gatherings of an organisation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.rules.periods import Month
from models.rules.terms import AttendanceState, MeetingKind, Register, Standing, StudyKind

PersonKey = tuple[int | None, str]
"""Somebody on a sheet: the member's number and an empty name, or None and the name of somebody not on the roster."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A gathering that was held."""

    record_id: int
    version: int
    kind: MeetingKind | StudyKind
    title: str
    held_on: date
    organization_name: str
    has_sheet: bool
    refusal: str = ""
    """Why nothing of it can be changed here; empty when it can."""


@dataclass(frozen=True, slots=True)
class GridPerson:
    """Somebody who was expected at one of the gatherings at least."""

    key: PersonKey
    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class GridCell:
    """One person at one gathering."""

    state: AttendanceState
    reason: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True)
class AttendanceGrid:
    """A month of one register; a cell that is not there is 不在册 that day."""

    register: Register
    organization_id: int
    month: Month
    columns: tuple[GridColumn, ...]
    people: tuple[GridPerson, ...]
    cells: Mapping[tuple[PersonKey, int], GridCell]


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell as the clerk wants it."""

    key: PersonKey
    state: AttendanceState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """What is to be changed of one gathering's sheet, as it was read in ``version``."""

    record_id: int
    version: int
    cells: tuple[MarkedCell, ...]
