"""Who of a study group came to which of its sessions (中心组成员考勤表)."""

from dataclasses import dataclass
from datetime import date

from models.rules.periods import Span
from models.rules.terms import AttendanceState


@dataclass(frozen=True, slots=True)
class SessionHead:
    """A session as the head of a column."""

    record_id: int
    held_on: date
    title: str


@dataclass(frozen=True, slots=True)
class SessionMark:
    """One person at one session. Making up changes nothing of the state."""

    state: AttendanceState
    made_up: bool = False
    counted: bool = True
    """False: left out of 应到, with the reason on the sheet."""


@dataclass(frozen=True, slots=True)
class MemberMarks:
    """One person over the sessions; None where the person is not on the sheet."""

    name: str
    member_id: int | None
    duty: str
    marks: tuple[SessionMark | None, ...]

    @property
    def expected(self) -> int:
        """应到: sessions whose sheet counts the person."""
        return sum(mark is not None and mark.counted for mark in self.marks)

    def number_of(self, state: AttendanceState) -> int:
        """Of these, how many say so."""
        return sum(mark is not None and mark.counted and mark.state is state for mark in self.marks)

    @property
    def made_up(self) -> int:
        """Absences that were made up for."""
        return sum(mark is not None and mark.counted and mark.made_up for mark in self.marks)


@dataclass(frozen=True, slots=True)
class GroupAttendance:
    """A group's sessions by day, and its people: the members in their order, then others its sheets name."""

    organization_name: str
    group_name: str
    leader: str
    secretary: str
    sessions: tuple[SessionHead, ...]
    members: tuple[MemberMarks, ...]


@dataclass(frozen=True, slots=True)
class GroupAttendanceSheet:
    """The groups of the bureau, or of one organisation and all below it."""

    span: Span
    counted_on: date
    groups: tuple[GroupAttendance, ...]
    scope: str = ""
