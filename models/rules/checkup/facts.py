"""What the check-up looks at, and how it says what it found."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from models.rows.attendance import AttendanceRow
from models.rows.changes import Subject
from models.rows.checkup import CheckKind, CheckupFinding
from models.rows.meeting import Vote
from models.rows.study import Material
from models.rows.target import Target
from models.rules.checkup.names import Names
from models.rules.checkup.rolls import Rolls
from models.rules.compliance_terms import Severity
from models.rules.periods import Month, Span
from models.rules.terms import MeetingKind, RecordStatus, StudyForm, StudyKind
from models.rules.theme_days import FixedDay

WITHOUT_SHEET = frozenset(
    (MeetingKind.HEART_TALK, MeetingKind.POLITICAL_BIRTHDAY, MeetingKind.DUES_DAY, MeetingKind.DUAL_LIFE)
)
"""Kinds that need neither a sheet nor minutes: talks are confidential, the others are no meetings."""


@dataclass(frozen=True, slots=True)
class CheckedRecord:
    """A meeting or a study session, as the checks read it."""

    id: int
    kind: MeetingKind | StudyKind
    status: RecordStatus
    title: str
    day: date
    organization_id: int
    organization_name: str
    entered_on: date
    started_at: time | None = None
    ended_at: time | None = None
    place: str = ""
    host: str = ""
    lecturer: str = ""
    form: StudyForm | None = None
    sheet: tuple[AttendanceRow, ...] = ()
    observers: tuple[str, ...] = ()
    votes: tuple[tuple[int, Vote], ...] = ()
    """With the number of the item voted on."""
    materials: tuple[Material, ...] = ()
    files: tuple[str, ...] = ()
    """Name and note of each."""
    has_text: bool = False
    """Whether anything was written down of what was said or resolved."""

    @property
    def is_held(self) -> bool:
        """True for what took place: nothing else is checked, save whether a halted one was held again."""
        return self.status is RecordStatus.HELD

    @property
    def is_gathering(self) -> bool:
        """True where people came together and a sheet is kept of it: no talk, no reading alone."""
        return self.kind not in WITHOUT_SHEET and self.form is not StudyForm.SELF

    @property
    def subject(self) -> Subject:
        """The register it stands in."""
        return Subject.STUDY if isinstance(self.kind, StudyKind) else Subject.MEETING

    @property
    def named(self) -> str:
        """As a sentence names it: 主题党日“参观档案馆”."""
        return f"{self.kind.label}“{self.title}”"


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of a held meeting, and what tells it from others."""

    record_id: int
    kind: MeetingKind
    title: str
    day: date
    organization_id: int
    organization_name: str
    branch_id: int
    """Of a group its branch, else the organisation itself."""
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Hosting:
    """Who led a held meeting or session; names as typed."""

    day: date
    organization_id: int
    host: str
    lecturer: str = ""
    talker: str = ""
    """Of a talk, who led it."""

    @property
    def is_unsaid(self) -> bool:
        """Whether nobody is named who led it."""
        return not (self.host.strip() or self.talker.strip())


@dataclass(frozen=True, slots=True)
class MonthMarks:
    """What the sheets of one month say of one member."""

    member_id: int
    name: str
    month: Month
    present: int = 0
    """At meetings or study of any kind."""
    leave: int = 0
    """From meetings of organisational life."""
    absent: int = 0
    unmarked: int = 0
    """Of any kind: 待补."""

    @property
    def came_to_nothing(self) -> bool:
        """True when the person was expected at organisational life, every sheet is marked, and none as present."""
        return not self.present and not self.unmarked and bool(self.leave or self.absent)


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch with its groups, and the days it existed."""

    id: int
    name: str
    within: frozenset[int]
    founded_on: date | None = None
    dissolved_on: date | None = None
    fixed: FixedDay = field(default_factory=FixedDay)
    """The day of the month fixed for 主题党日."""

    def existed_throughout(self, span: Span) -> bool:
        """True when it existed on every day of ``span``."""
        return (self.founded_on is None or self.founded_on <= span.first) and (
            self.dissolved_on is None or self.dissolved_on > span.last
        )


def _nobody_waits() -> None:
    """Nothing to heed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the checks read of the records of ``span``, as of ``today``."""

    span: Span
    today: date
    working_days: Callable[[date, date], int]
    """Working days after the first day up to and including the second."""
    record_within_days: int = 3
    files_expected: bool = True
    """Whether the bureau wants a sign-in sheet or photographs kept with a meeting."""
    records: Sequence[CheckedRecord] = ()
    minutes: Sequence[Minutes] = ()
    """Also of the months before, which those of the span may repeat."""
    hostings: Sequence[Hosting] = ()
    """Also of the whole of each quarter that ends in the span."""
    marks: Sequence[MonthMarks] = ()
    """Also of the months before, back to which an absence may reach."""
    held_again: Mapping[int, date] = field(default_factory=dict)
    """By halted record, the day a meeting of its kind and organisation was held again or is planned."""
    rolls: Rolls = field(default_factory=Rolls)
    names: Names = field(default_factory=Names)
    branches: Sequence[Branch] = ()
    heed: Callable[[], None] = _nobody_waits
    """Called now and then by a check that takes long; it may raise to end the check."""

    @property
    def held(self) -> list[CheckedRecord]:
        """What took place."""
        return [record for record in self.records if record.is_held]


def warning(
    kind: CheckKind,
    record: CheckedRecord,
    sentence: str,
    basis: str,
    severity: Severity = Severity.GENERAL,
    others: Sequence[CheckedRecord] = (),
) -> CheckupFinding:
    """A warning about a record; ``others`` are further records it concerns."""
    records = (record.id, *(other.id for other in others))
    return CheckupFinding(
        kind=kind,
        sentence=sentence,
        basis=basis,
        severity=severity,
        organization_id=record.organization_id,
        organization_name=record.organization_name,
        day=record.day,
        records=records,
        target=Target(record.subject, record.id),
        key=":".join((kind.value, "-".join(map(str, sorted(records))))),
        other_organizations=tuple(other.organization_id for other in others),
    )


def warnings_of(
    facts: Facts, kind: CheckKind, basis: str, sentence: Callable[[CheckedRecord], str]
) -> Iterator[CheckupFinding]:
    """A warning about each held record of which ``sentence`` has something to say."""
    for record in facts.held:
        said = sentence(record)
        if said:
            yield warning(kind, record, said, basis)


def listed(names: Sequence[str], at_most: int = 3) -> str:
    """Names in a sentence: 张伟、李强；张伟、李强、王芳等5人."""
    shown = "、".join(names[:at_most])
    return shown if len(names) <= at_most else f"{shown}等{len(names)}人"
