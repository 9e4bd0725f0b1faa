"""Meetings of 三会一课 and the other kinds of organisational life."""

from dataclasses import dataclass
from datetime import date, datetime, time

from models.rows.attachment import AttachmentRow
from models.rows.attendance import AttendanceRow, Observer
from models.rows.following import Erratum, Finalization, MakeUp, Measure, StageMark
from models.rows.life import Appraisal, BirthdayMark, Criticism, Guidance, Halt, Talk, ThemeDay
from models.rules.terms import AgendaKind, BallotMethod, MeetingKind, RecordStatus, VoteKind


@dataclass(frozen=True, slots=True)
class Speech:
    """发言人 and the gist of what was said."""

    speaker: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote as counted at the meeting; None is 待补."""

    kind: VoteKind
    method: BallotMethod
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda. Its number is its place in the meeting, from 1."""

    title: str
    kind: AgendaKind = AgendaKind.OTHER
    is_first_topic: bool = False
    """第一议题."""
    speeches: tuple[Speech, ...] = ()
    resolution: str = ""
    """决议或议定事项, as typed."""
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """A line of the register."""

    id: int
    kind: MeetingKind
    counts_as: tuple[MeetingKind, ...]
    status: RecordStatus
    title: str
    held_on: date
    organization_id: int
    organization_name: str
    host: str
    expected: int | None
    present: int | None
    has_minutes: bool
    attachments: int
    is_final: bool = False
    """定稿."""
    labels: tuple[int, ...] = ()
    label_names: tuple[str, ...] = ()
    open_stages: tuple[str, ...] = ()
    """Of a held meeting whose kind has stages: those still to be done."""
    holds_again: date | None = None
    """The day of the halted meeting that it holds again."""
    held_again: tuple[date, RecordStatus] | None = None
    """Of a halted meeting: the day and status of the one that holds it again."""


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """A whole meeting, read for the editor and for paper, and handed back to be saved. ``id`` None is a new one."""

    id: int | None
    kind: MeetingKind
    organization_id: int
    title: str
    held_on: date
    status: RecordStatus = RecordStatus.HELD
    counts_as: tuple[MeetingKind, ...] = ()
    """Further kinds the same meeting satisfies, e.g. 党课 inside 支部党员大会; never its own kind."""
    organization_name: str = ""
    started_at: time | None = None
    ended_at: time | None = None
    place: str = ""
    host: str = ""
    recorder: str = ""
    lecturer: str = ""
    """主讲人, for 党课."""
    agenda: tuple[AgendaItem, ...] = ()
    attendance: tuple[AttendanceRow, ...] = ()
    observers: tuple[Observer, ...] = ()
    minutes: str = ""
    attachments: tuple[AttachmentRow, ...] = ()
    reheld_of: int | None = None
    """The halted meeting that this one holds again."""
    halt: Halt | None = None
    """Of a halted meeting."""
    criticisms: tuple[Criticism, ...] = ()
    """Of 民主生活会 and 组织生活会."""
    appraisal: Appraisal | None = None
    """Of 民主评议党员."""
    talk: Talk | None = None
    """Of 谈心谈话."""
    theme_day: ThemeDay | None = None
    """Of 主题党日."""
    birthdays: tuple[BirthdayMark, ...] = ()
    """Of 政治生日."""
    guidance: tuple[Guidance, ...] = ()
    labels: tuple[int, ...] = ()
    stages: tuple[StageMark, ...] = ()
    measures: tuple[Measure, ...] = ()
    make_ups: tuple[MakeUp, ...] = ()
    finalization: Finalization | None = None
    """定稿; then only what follows the record may change: labels, stages, measures, making up."""
    errata: tuple[Erratum, ...] = ()
    version: int = 0
    created_at: datetime | None = None
