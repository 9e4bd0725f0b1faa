"""Whole records as clerks might type them, for properties."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from models.rows.attachment import AttachmentRow
from models.rows.attendance import AttendanceRow, Observer
from models.rows.daily_work import DailyWorkDetail
from models.rows.following import MakeUp, Measure, StageMark
from models.rows.inspection import Finding, InspectionDetail, TeamMember, VisitedBranch
from models.rows.life import (
    Appraisal,
    AppraisalResult,
    BirthdayMark,
    Criticism,
    Guidance,
    Halt,
    Talk,
    ThemeDay,
)
from models.rows.meeting import AgendaItem, MeetingDetail, Speech, Vote
from models.rows.rectification import ProgressEntry, RectificationDetail
from models.rows.study import Contribution, Material, StudyDetail
from models.rules.compliance_terms import Severity
from models.rules.daily_terms import CareKind, DailyWorkKind, DailyWorkStatus, Urgency
from models.rules.inspection_terms import MANIFESTATIONS, FindingOrigin, InspectionMethod, ShirkingTag
from models.rules.life_terms import CriticismKind, Grade, TalkPair, TalkReason, ThemeForm
from models.rules.periods import Month
from models.rules.study_terms import Sitting, TrainingKind
from models.rules.terms import (
    AgendaKind,
    AttendanceState,
    BallotMethod,
    MeetingKind,
    RecordStatus,
    RectificationMode,
    RectificationSource,
    Standing,
    StudyForm,
    StudyKind,
    VoteKind,
)

few = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""Each example is a record that goes through a database and is taken back, so the fixture may be shared by all of them."""

fewest = settings(few, max_examples=12)
"""Each example is a whole bureau, or a life of many steps."""

ALPHABET = "张伟会议第一学习，。《》%_\\'\"<&\n a0😀𠮷·"

anything = st.text(ALPHABET, max_size=12).map(str.strip)
something = st.text(ALPHABET, min_size=1, max_size=12).map(str.strip).filter(bool)
long_text = st.text(ALPHABET, max_size=40).map(lambda text: text if text.strip() else "")
days = st.dates(date(1949, 10, 1), date(2099, 12, 31))
digits = st.text("0123456789abcdef", min_size=64, max_size=64)
hours = st.decimals(Decimal("0.01"), 24, places=2)


T = TypeVar("T")


def some(of: st.SearchStrategy[T], at_most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    """A tuple of a few."""
    return st.lists(of, max_size=at_most).map(tuple)


times = st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))
spans = st.one_of(
    st.tuples(times, st.none()),
    st.tuples(st.none(), times),
    st.tuples(st.integers(0, 1438), st.integers(1, 600)).map(
        lambda pair: (_time(pair[0]), _time(min(1439, pair[0] + pair[1])))
    ),
)


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


@st.composite
def lines(draw: st.DrawFn) -> AttendanceRow:
    """A line of a sheet, of somebody off the roster."""
    counted = draw(st.booleans())
    return AttendanceRow(
        None,
        draw(something),
        draw(st.sampled_from(Standing)),
        draw(st.sampled_from(AttendanceState)),
        draw(anything if counted else something),
        counted,
        draw(st.booleans()),
    )


observers = st.builds(Observer, something, anything, anything)
files = st.builds(
    AttachmentRow,
    digits,
    something,
    st.integers(0, 2**40),
    st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)),
    anything,
)


stages = st.builds(StageMark, st.sampled_from(("plan", "notice", "report")), st.none() | days).flatmap(
    lambda mark: st.builds(
        lambda waived, note: replace(mark, waived=waived, note=note), st.booleans(), something
    )
)
measures = st.builds(
    Measure, something, anything, anything, anything, st.none() | days, st.none() | days, anything
)
make_ups = st.builds(MakeUp, something, st.none(), st.none() | days, anything, anything)
following: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"stages": some(stages), "measures": some(measures), "make_ups": some(make_ups)}
)
"""What follows a record, as fields of its detail; labels need their dictionary."""


@st.composite
def studies(draw: st.DrawFn, organization_id: int) -> StudyDetail:
    """A whole session of study."""
    started_at, ended_at = draw(spans)
    kind = draw(st.sampled_from(StudyKind))
    return StudyDetail(
        None,
        kind,
        organization_id,
        draw(something),
        draw(days),
        draw(st.none() | st.sampled_from(StudyForm)),
        draw(st.sampled_from(RecordStatus)),
        started_at=started_at,
        ended_at=ended_at,
        place=draw(anything),
        host=draw(anything),
        recorder=draw(anything),
        hours=draw(st.none() | hours),
        materials=draw(some(st.builds(Material, something, anything, st.none() | days))),
        contributions=draw(some(st.builds(Contribution, anything, anything, long_text))),
        attendance=draw(some(lines())),
        observers=draw(some(observers)),
        content=draw(long_text),
        outcome=draw(long_text),
        attachments=draw(some(files)),
        sitting=draw(st.none() | st.sampled_from(Sitting)),
        training_kind=draw(st.none() | st.sampled_from(TrainingKind)) if kind is StudyKind.TRAINING else None,
        organizer=draw(anything),
        **draw(following),
    )


count = st.none() | st.integers(0, 500)
votes = st.builds(Vote, st.sampled_from(VoteKind), st.sampled_from(BallotMethod), count, count, count)


@st.composite
def agendas(draw: st.DrawFn) -> tuple[AgendaItem, ...]:
    """An agenda; 第一议题 may stand first only."""
    return tuple(
        AgendaItem(
            draw(something),
            draw(st.sampled_from(AgendaKind)),
            place == 0 and draw(st.booleans()),
            draw(some(st.builds(Speech, anything, long_text))),
            draw(long_text),
            draw(st.none() | votes),
        )
        for place in range(draw(st.integers(0, 4)))
    )


grades = st.none() | st.sampled_from(Grade)
known = st.none() | st.booleans()
halts = st.builds(Halt, anything, st.none() | days, anything, st.none() | days)
criticisms = st.builds(Criticism, st.sampled_from(CriticismKind), something, anything, anything)
talks = st.builds(
    Talk,
    st.sampled_from(TalkPair),
    something,
    something,
    talker_title=anything,
    partner_title=anything,
    reasons=st.lists(st.sampled_from(TalkReason), unique=True, max_size=2).map(tuple),
    problems=long_text,
    opinion=long_text,
    follow_up=long_text,
)
theme_days = st.builds(
    ThemeDay,
    st.lists(st.sampled_from(ThemeForm), unique=True, max_size=2).map(tuple),
    anything,
    known,
    long_text,
)
birthdays = st.builds(BirthdayMark, something, st.none(), anything, known, anything)
guidance = st.builds(Guidance, something, st.none(), anything)


@st.composite
def appraisals(draw: st.DrawFn) -> Appraisal:
    """Ballots that add up, and a member whom each of them names."""
    valid, spoilt, lost = (draw(st.integers(0, 30)) for _ in range(3))
    excellent = draw(st.integers(0, valid))
    competent = draw(st.integers(0, valid - excellent))
    result = AppraisalResult(
        draw(something),
        Standing.FULL,
        None,
        draw(grades),
        excellent,
        competent,
        0,
        valid - excellent - competent,
        draw(grades),
        draw(st.none() | days),
        draw(anything),
    )
    return Appraisal(valid + spoilt + lost, valid + spoilt, valid, (result,))


def life(draw: st.DrawFn, kinds: set[MeetingKind], status: RecordStatus) -> dict[str, Any]:
    """What a meeting of these kinds keeps, as fields of its detail."""
    criticized = kinds & {MeetingKind.DEMOCRATIC_LIFE, MeetingKind.ORGANIZATIONAL_LIFE}
    guided = criticized | (kinds & {MeetingKind.APPRAISAL})
    return {
        "halt": draw(st.none() | halts) if status is RecordStatus.HALTED else None,
        "criticisms": draw(some(criticisms)) if criticized else (),
        "appraisal": draw(st.none() | appraisals()) if MeetingKind.APPRAISAL in kinds else None,
        "talk": draw(st.none() | talks) if MeetingKind.HEART_TALK in kinds else None,
        "theme_day": draw(st.none() | theme_days) if MeetingKind.THEME_DAY in kinds else None,
        "birthdays": draw(some(birthdays)) if MeetingKind.POLITICAL_BIRTHDAY in kinds else (),
        "guidance": draw(some(guidance)) if guided else (),
    }


WITH_A_BRANCH = [kind for kind in MeetingKind if kind is not MeetingKind.GROUP_MEETING]


@st.composite
def meetings(draw: st.DrawFn, organization_id: int) -> MeetingDetail:
    """A whole meeting of a branch."""
    started_at, ended_at = draw(spans)
    kind = draw(st.sampled_from(WITH_A_BRANCH))
    besides = [MeetingKind.PARTY_LECTURE, MeetingKind.POLITICAL_BIRTHDAY, MeetingKind.DUES_DAY]
    status = draw(st.sampled_from(RecordStatus))
    also = tuple(other for other in besides if other is not kind and draw(st.booleans()))
    return MeetingDetail(
        None,
        kind,
        organization_id,
        draw(something),
        draw(days),
        status,
        also,
        started_at=started_at,
        ended_at=ended_at,
        place=draw(anything),
        host=draw(anything),
        recorder=draw(anything),
        lecturer=draw(anything),
        agenda=draw(agendas()),
        attendance=draw(some(lines())),
        observers=draw(some(observers)),
        minutes=draw(long_text),
        attachments=draw(some(files)),
        **life(draw, {kind, *also}, status),
        **draw(following),
    )


@st.composite
def daily_works(draw: st.DrawFn, organization_id: int) -> DailyWorkDetail:
    """A whole entry of the daily work; the clock of these tests stands past all its days."""
    moment = st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1))
    return DailyWorkDetail(
        None,
        draw(st.sampled_from(DailyWorkKind)),
        organization_id,
        draw(something),
        draw(days),
        draw(st.sampled_from(DailyWorkStatus)),
        person=draw(anything),
        counterpart=draw(anything),
        place=draw(anything),
        document_number=draw(anything),
        urgency=draw(st.none() | st.sampled_from(Urgency)),
        care=draw(st.none() | st.sampled_from(CareKind)),
        occurred_at=draw(moment),
        sent_at=draw(moment),
        reply_due_on=draw(st.none() | days),
        replied_on=draw(st.none() | days),
        people=draw(count),
        amount=draw(count),
        content=draw(long_text),
        outcome=draw(long_text),
        attachments=draw(some(files)),
    )


@st.composite
def items(draw: st.DrawFn, organization_id: int) -> RectificationDetail:
    """A whole item of rectification."""
    found_on, other = sorted((draw(days), draw(days)))
    mode = draw(st.sampled_from(RectificationMode))
    return RectificationDetail(
        None,
        draw(st.sampled_from(RectificationSource)),
        organization_id,
        draw(something),
        found_on,
        mode,
        source_document=draw(anything),
        cause=draw(long_text),
        goal=draw(long_text),
        measures=draw(long_text),
        leader=draw(anything),
        supervisor=draw(anything),
        department=draw(anything),
        person=draw(anything),
        evidence=draw(long_text),
        extended_check=draw(long_text),
        manifestation=draw(st.none() | st.integers(1, MANIFESTATIONS)),
        tag=draw(st.none() | st.sampled_from(ShirkingTag)),
        due_on=other if mode is RectificationMode.BY_DATE else draw(st.none() | st.just(other)),
        progress=draw(some(st.builds(ProgressEntry, days, something, st.none() | st.integers(0, 100)))),
        attachments=draw(some(files)),
        note=draw(long_text),
    )


@st.composite
def inspections(draw: st.DrawFn, organization_id: int, branches: tuple[int, ...]) -> InspectionDetail:
    """A whole inspection of some of ``branches``; each finding's evidence is one of the files or none."""
    first_on, last_on = sorted((draw(days), draw(days)))
    attachments = draw(some(files))
    evidence = st.sampled_from(["", *(file.sha256 for file in attachments)])
    found = st.builds(
        Finding,
        st.none(),
        st.sampled_from(branches),
        something,
        clause=anything,
        manifestation=st.none() | st.integers(1, MANIFESTATIONS),
        tag=st.none() | st.sampled_from(ShirkingTag),
        severity=st.sampled_from(Severity),
        evidence=anything,
        evidence_file=evidence,
        person=anything,
        due_on=st.none() | days,
        origin=st.sampled_from(FindingOrigin),
        origin_key=anything,
        in_notice=st.booleans(),
    )
    visited = draw(st.lists(st.sampled_from(branches), unique=True))
    return InspectionDetail(
        None,
        organization_id,
        draw(something),
        first_on,
        Month.of(draw(days)),
        draw(st.sampled_from(InspectionMethod)),
        draw(st.sampled_from(RecordStatus)),
        last_on=draw(st.none() | st.just(last_on)),
        team=draw(some(st.builds(TeamMember, something, anything, anything))),
        branches=tuple(VisitedBranch(branch, "", draw(st.none() | days)) for branch in visited),
        basis=draw(long_text),
        looked_at=draw(long_text),
        remarks=draw(long_text),
        findings=draw(some(found)),
        attachments=attachments,
    )
