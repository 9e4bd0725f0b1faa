"""One person's page: everything the registers say of somebody over some days, for 述职 and 民主评议 (issue point 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.rows.bureau import PostSpell
from models.rows.dual_life import LeaderLife
from models.rows.overview import CountedRecord
from models.rules.life_terms import Grade, TalkPair
from models.rules.periods import Span
from models.rules.terms import AttendanceState, MeetingKind, Standing, StudyKind

Kind = MeetingKind | StudyKind
Ids = tuple[int, ...]
"""Numbers of records, by day."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of a sheet that stands for the person, of something held that the person was expected at."""

    record_id: int
    kind: Kind
    state: AttendanceState
    made_up: bool = False
    """Whether 补学 was entered as done."""


@dataclass(frozen=True, slots=True)
class KindSum:
    """One kind of meeting or study: what the sheets say of the person."""

    kind: Kind
    present: Ids = ()
    leave: Ids = ()
    absent: Ids = ()
    unmarked: Ids = ()
    """待补: never an absence."""
    made_up: Ids = ()
    """Of ``leave`` and ``absent``, those made up for."""

    @property
    def expected(self) -> Ids:
        """应到, by state and day."""
        return (*self.present, *self.leave, *self.absent, *self.unmarked)

    @property
    def known(self) -> int:
        """应到 without 待补: what a rate is of."""
        return len(self.present) + len(self.leave) + len(self.absent)


@dataclass(frozen=True, slots=True)
class PersonReflection:
    """A piece of 心得体会."""

    id: int
    submitted_on: date | None
    title: str
    topic: str
    """Its campaign, else what was typed; empty is 待补."""
    words: int | None = None


@dataclass(frozen=True, slots=True)
class SpokenAt:
    """The person spoke, or lectured, at a record."""

    record_id: int
    day: date
    role: str
    """领学, 重点发言, 交流发言, 发言, 讲党课."""


@dataclass(frozen=True, slots=True)
class PersonTalk:
    """谈心谈话: when, with whom and between whom; never what was said, nor the record's title."""

    record_id: int
    day: date
    other: str
    """Empty: not entered."""
    pair: TalkPair | None = None
    talker: bool = False
    """Whether the person was the one to talk to the other."""


@dataclass(frozen=True, slots=True)
class PersonGrade:
    """A grade of 民主评议党员; None is 待补, and a probationary member is given none."""

    record_id: int
    day: date
    grade: Grade | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class PersonHours:
    """学时 against a year's target; ``target`` None is 待补, or not a whole year."""

    hours: Decimal
    unknown: int
    """Sessions attended whose 学时 are 待补."""
    target: int | None
    short: Decimal | None
    """差额; 0 once it is reached; None (待补) while it is not known."""
    trainings: int = 0
    """集中培训 attended; 网络培训 is none."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person over the days of ``span``, counted on ``counted_on``."""

    id: int
    name: str
    span: Span
    counted_on: date
    gender: str
    born_on: date | None
    joined_on: date | None
    full_on: date | None
    department: str
    job_title: str
    branch_id: int | None
    """On the day counted; None: not on the roll that day."""
    branch_name: str
    standing: Standing
    posts: tuple[PostSpell, ...]
    """All of all times, as entered."""
    attendance: tuple[KindSum, ...]
    """One for each kind the person was expected at, in the order of the dictionaries."""
    hours: PersonHours | None
    """None: not on the roll as a member on the day counted."""
    reflections: tuple[PersonReflection, ...] = ()
    undated: int = 0
    """Pieces whose day is 待补; in none of the sums."""
    speeches: tuple[SpokenAt, ...] = ()
    talks: tuple[PersonTalk, ...] = ()
    grades: tuple[PersonGrade, ...] = ()
    """Of all years up to the day counted, latest first."""
    leader: LeaderLife | None = None
    """Of who was a leading cadre in the span."""
    records: tuple[CountedRecord, ...] = ()
    """Every record named in it, by day; talks are left out."""

    @property
    def total(self) -> KindSum | None:
        """All kinds together; None while the person was expected at nothing. Its ``kind`` says nothing."""
        return added(self.attendance) if self.attendance else None

    @property
    def lectures(self) -> Ids:
        """党课 lectured."""
        return tuple(spoken.record_id for spoken in self.speeches if spoken.role == LECTURED)


LECTURED = "讲党课"


def added(sums: Iterable[KindSum]) -> KindSum:
    """Several kinds as one, under the kind of the first."""
    sums = tuple(sums)

    def every(name: str) -> Ids:
        return tuple(record for one in sums for record in getattr(one, name))

    names = ("present", "leave", "absent", "unmarked", "made_up")
    return KindSum(sums[0].kind, *(every(name) for name in names))
