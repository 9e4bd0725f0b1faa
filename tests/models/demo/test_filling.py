"""The sample is believable, the same each time, of the size asked for, and never written over somebody's data."""

import re
import shutil
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select

from models import clock
from models.attachments import AttachmentStore
from models.checking import check_everything
from models.data_folder import DataFolder
from models.db.store import Store
from models.demo import DemoSize, fill
from models.entities import (
    Exemption,
    Meeting,
    Member,
    Organization,
    Record,
    RectificationItem,
    Setting,
    StudySession,
)
from models.failures import BadInput, Cancelled
from models.progress import Silent
from models.rules.attendance import Roll, roll_for
from models.rules.checkup.facts import WITHOUT_SHEET
from models.rules.periods import Month
from models.rules.terms import (
    AttendanceState,
    MeetingKind,
    NoticeStatus,
    OrganizationKind,
    RectificationMode,
    RectificationStatus,
)
from models.services.figures import figures_for
from models.services.meetings import load_meeting
from models.services.notices import list_notices, load_notice
from models.services.roster import expected_attendance, members_on
from models.services.study import load_session
from models.working_days import is_working_day
from tests.conftest import SAMPLE, stamped
from tests.models.db.looking import contents_of

SMALL = DemoSize(branches=2, members=12, years=1, until=date(2026, 3, 17), seed=3)


def filled(tmp_path: Path, empty_database: Path, size: DemoSize, name: str) -> Path:
    path = tmp_path / f"{name}.db"
    shutil.copyfile(empty_database, path)
    store = Store(path)
    with store.write() as session:
        fill(session, size, render=stamped)
    store.close()
    return path


def test_the_same_size_and_seed_give_the_same_sample(
    tmp_path: Path, empty_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 1, 9, 0))
    first = contents_of(filled(tmp_path, empty_database, SMALL, "first"))
    second = contents_of(filled(tmp_path, empty_database, SMALL, "second"))
    assert first == second
    other = contents_of(filled(tmp_path, empty_database, DemoSize(2, 12, 1, SMALL.until, seed=4), "other"))
    assert [row["name"] for row in first["member"]] != [row["name"] for row in other["member"]]
    assert first["record"] != other["record"]


def test_the_day_it_is_made_on_shows_only_in_the_stamps_of_notices(
    tmp_path: Path, empty_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dumps = []
    for year in (2026, 2031):
        monkeypatch.setattr(clock, "now", lambda year=year: datetime(year, 11, 1, 9, 0))
        dump = contents_of(filled(tmp_path, empty_database, SMALL, str(year)))
        for row in dump["notice"]:
            del row["created_at"], row["updated_at"]
        dumps.append(dump)
    assert dumps[0] == dumps[1]


@pytest.mark.parametrize(
    "size",
    [
        DemoSize(1, 3, 1, date(2026, 1, 1)),
        DemoSize(5, 15, 1, date(2026, 2, 28)),
        DemoSize(2, 60, 2, date(2024, 2, 29)),
    ],
)
def test_as_many_branches_people_and_years_as_asked_for(store: Store, size: DemoSize) -> None:
    with store.write() as session:
        records = fill(session, size)
    with store.read() as session:
        branches = select(func.count()).where(Organization.kind == OrganizationKind.BRANCH)
        assert session.scalar(branches) == size.branches
        assert session.scalar(select(func.count()).select_from(Member)) == size.members
        assert session.scalar(select(func.count()).select_from(Record)) == records
        first, last = session.execute(
            select(func.min(Record.happened_on), func.max(Record.happened_on))
        ).one()
        end = Month.of(size.until)
        assert end.shifted(1 - 12 * size.years).first <= first
        assert last <= size.until
        assert first < end.shifted(3 - 12 * size.years).first, "the first month is filled as well"


@pytest.mark.parametrize(
    "wrong",
    [
        {"branches": 0},
        {"branches": 501, "members": 5000},
        {"members": 26},
        {"members": 50_001},
        {"years": 0},
        {"years": 41},
        {"branches": -1, "members": -1},
        {"until": date(1, 1, 31)},
        {"until": date(1960, 1, 1), "years": 40},
        {"until": date.max},
    ],
)
def test_a_size_that_makes_no_sense_is_a_sentence(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="没有写入任何数据"):
        DemoSize(**wrong)


def test_a_bureau_already_there_is_never_written_over(store: Store) -> None:
    with store.write() as session:
        session.add(Organization(kind=OrganizationKind.BRANCH, name="第一党支部"))
    with pytest.raises(BadInput, match="已有台账，没有写入示例；请换一个空文件夹"), store.write() as session:
        fill(session, SMALL)
    with store.read() as session:
        assert session.scalars(select(Organization.name)).all() == ["第一党支部"]


def test_cancelled_on_the_way_the_database_is_empty_again(store: Store) -> None:
    class Impatient(Silent):
        def step(self, done: int, total: int, text: str) -> None:
            if done == 3:
                raise Cancelled

    with pytest.raises(Cancelled), store.write() as session:
        fill(session, SMALL, progress=Impatient())
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(Record)) == 0
        assert session.scalars(select(Setting)).all() == []


def test_every_sheet_is_the_roll_of_its_day(sample: Store) -> None:
    with sample.read() as session:
        for meeting_id in session.scalars(select(Meeting.id)):
            meeting = load_meeting(session, meeting_id)
            if roll_for(meeting.kind) is Roll.NOBODY:
                assert meeting.attendance or meeting.kind in WITHOUT_SHEET, "the clerk names these people"
                continue
            expected = expected_attendance(session, meeting.kind, meeting.organization_id, meeting.held_on)
            there = {(row.member_id, row.name, row.standing, row.in_committee) for row in meeting.attendance}
            assert there == {(row.member_id, row.name, row.standing, row.in_committee) for row in expected}, (
                meeting
            )
        for study_id in session.scalars(select(StudySession.id)):
            study = load_session(session, study_id)
            if roll_for(study.kind) is Roll.NOBODY:
                assert study.attendance, "the clerk names these people"
                continue
            expected = expected_attendance(session, study.kind, study.organization_id, study.held_on)
            there = {(row.member_id, row.name, row.standing, row.in_committee) for row in study.attendance}
            assert there == {(row.member_id, row.name, row.standing, row.in_committee) for row in expected}, (
                study
            )


def test_the_sheets_are_not_all_alike(sample: Store) -> None:
    """Some were away, some came to the bureau during the time, some are not yet full members."""
    with sample.read() as session:
        meetings = [load_meeting(session, id_) for id_ in session.scalars(select(Meeting.id))]
        start = {entry.id for entry in members_on(session, date(2025, 11, 1))}
        end = {entry.id for entry in members_on(session, SAMPLE.until)}
    states = Counter(row.state for meeting in meetings for row in meeting.attendance)
    assert states[AttendanceState.PRESENT] > 9 * states[AttendanceState.LEAVE] > 0
    assert all(
        row.reason for meeting in meetings for row in meeting.attendance if row.state is AttendanceState.LEAVE
    )
    assert start < end
    assert {meeting.kind for meeting in meetings} >= {
        MeetingKind.THEME_DAY,
        MeetingKind.BRANCH_ASSEMBLY,
        MeetingKind.BRANCH_COMMITTEE,
        MeetingKind.PARTY_LECTURE,
    }


def test_meetings_are_on_workdays_and_votes_are_of_those_who_were_there(sample: Store) -> None:
    with sample.read() as session:
        for meeting_id in session.scalars(select(Meeting.id)):
            meeting = load_meeting(session, meeting_id)
            assert is_working_day(meeting.held_on)
            names = {row.name for row in meeting.attendance if row.state is AttendanceState.PRESENT}
            voters = sum(
                row.standing.may_vote for row in meeting.attendance if row.state is AttendanceState.PRESENT
            )
            for item in meeting.agenda:
                assert {speech.speaker for speech in item.speeches} <= names
                if item.vote is not None:
                    assert item.vote.in_favour == voters
            assert meeting.started_at is not None
            assert meeting.ended_at is not None
            assert meeting.started_at < meeting.ended_at


def test_weekly_study_is_on_no_holiday_either(sample: Store) -> None:
    with sample.read() as session:
        days = session.scalars(select(StudySession.happened_on)).all()
        assert days
        assert all(is_working_day(day) for day in days)


def test_weeks_of_holidays_are_exempt(sample: Store) -> None:
    with sample.read() as session:
        weeks = [(row.first_on, row.last_on) for row in session.scalars(select(Exemption))]
    assert (date(2026, 2, 16), date(2026, 2, 22)) in weeks, "the spring festival of 2026"
    assert all(first.weekday() == 0 and (last - first).days == 6 for first, last in weeks)


def test_notices_praise_only_branches_that_there_are(sample: Store) -> None:
    with sample.read() as session:
        names = set(session.scalars(select(Organization.name)))
        texts = [
            section.text for row in list_notices(session) for section in load_notice(session, row.id).sections
        ]
    named = {name for text in texts for name in re.findall(r"^([^，。]+?党支部)[把将]", text, re.MULTILINE)}
    assert len(named) == 2
    assert named <= names


def test_items_have_gone_the_way_their_status_says(sample: Store) -> None:
    with sample.read() as session:
        items = session.scalars(select(RectificationItem)).all()
        for item in items:
            assert (item.closed_on is not None) == RectificationStatus(item.status).is_closed
            assert (item.look_back_on is not None) == (item.status == RectificationStatus.CLOSED.value)
            assert item.closed_on is None or item.happened_on < item.closed_on <= SAMPLE.until
            assert (item.due_on is None) == (item.mode is RectificationMode.LONG_TERM)
            assert item.due_on is None or item.due_on > item.happened_on
        numbers: dict[int, list[int]] = {}
        for item in items:
            numbers.setdefault(item.year, []).append(item.number)
    assert all(sorted(given) == list(range(1, len(given) + 1)) for given in numbers.values())


def test_notices_of_the_year_are_issued_without_a_gap(sample: Store) -> None:
    with sample.read() as session:
        notices = sorted(list_notices(session), key=lambda row: row.month)
        assert [str(row.month) for row in notices] == [f"2026-{month:02}" for month in range(1, 10)]
        assert {row.status for row in notices} == {NoticeStatus.ISSUED}
        details = [load_notice(session, row.id) for row in notices]
        assert [detail.number for detail in details] == list(range(1, 10))
        for detail in details:
            assert detail.issued_on is not None
            figures = figures_for(session, detail.month, detail.issued_on)
            assert detail.figures is not None
            asked = [branch.requirements for branch in detail.figures.branches]
            assert asked == [branch.requirements for branch in figures.branches], (
                "frozen figures are those the registers still give"
            )


def test_without_a_renderer_no_notice_is_issued(store: Store) -> None:
    with store.write() as session:
        fill(session, SMALL)
    with store.read() as session:
        assert list_notices(session) == ()


def test_nothing_is_wrong_with_the_sample(sample: Store, folder: DataFolder) -> None:
    with sample.read() as session:
        assert check_everything(session, AttachmentStore(folder.attachments)) == ()


@pytest.mark.thorough
def test_ten_thousand_records_are_written_in_a_few_hundred_statements(store: Store) -> None:
    """A query for each line would take minutes; this takes a second or two."""
    statements = 0

    def count(*_: object) -> None:
        nonlocal statements
        statements += 1

    with store.write() as session:
        event.listen(session.connection(), "before_cursor_execute", count)
        records = fill(session, DemoSize(branches=35, members=350, years=4))
    assert records > 10_000
    assert statements < records / 6
