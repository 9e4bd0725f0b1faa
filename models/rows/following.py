"""What follows a record after its day, and may be entered when the record itself is closed (定稿)."""

from dataclasses import dataclass
from datetime import date, datetime

from models.rules.life_terms import StageState


@dataclass(frozen=True, slots=True)
class StageMark:
    """A stage that was gone through, or does not apply. ``code`` is one of `models.rules.stages`."""

    code: str
    done_on: date | None = None
    """None with ``waived`` False: done, the day 待补."""
    waived: bool = False
    """不涉及; ``note`` says why."""
    note: str = ""

    @property
    def state(self) -> StageState:
        """A stage without a mark is open; this one is not."""
        return StageState.WAIVED if self.waived else StageState.DONE


@dataclass(frozen=True, slots=True)
class Measure:
    """贯彻落实措施 of one topic, followed to the end."""

    text: str
    topic: str = ""
    """The first topic or material it carries out; empty is the record's own title."""
    department: str = ""
    """责任科室."""
    person: str = ""
    due_on: date | None = None
    """完成时限."""
    done_on: date | None = None
    progress: str = ""
    """落实情况."""

    def is_overdue(self, today: date) -> bool:
        """Whether its deadline has passed and nobody entered that it was done."""
        return self.done_on is None and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True)
class MakeUp:
    """补学 of somebody who was away."""

    name: str
    member_id: int | None = None
    done_on: date | None = None
    """None: not yet."""
    way: str = ""
    """How: 自学, 送学, 补课 …"""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Erratum:
    """勘误 of a closed record."""

    written_on: date
    written_by: str
    place: str
    """Which part: 主题, 记录, 到会 …"""
    wrong: str
    """As it stands, as far as it is wrong."""
    corrected: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Finalization:
    """定稿: when and by whom."""

    made_at: datetime
    made_by: str
