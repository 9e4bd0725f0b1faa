"""Who was away, and how far they made up for it (补学)."""

from dataclasses import dataclass
from datetime import date

from models.rules.terms import AttendanceState, Register


@dataclass(frozen=True, slots=True)
class MakeUpLine:
    """One person away from one session or meeting."""

    record_id: int
    register: Register
    kind: str
    """Code of its StudyKind or MeetingKind."""
    kind_label: str
    title: str
    held_on: date
    organization_id: int
    organization_name: str
    name: str
    member_id: int | None
    state: AttendanceState
    """On that day: 请假 or 缺席; making up changes nothing of it."""
    reason: str = ""
    entered: bool = False
    """Whether the record's list of 补学 names the person."""
    done_on: date | None = None
    way: str = ""
    note: str = ""

    @property
    def id(self) -> tuple[int, int | None, str]:
        """Names the line for ever."""
        return self.record_id, self.member_id, self.name

    @property
    def is_open(self) -> bool:
        """Not made up for yet."""
        return self.done_on is None
