"""The check-up over a real store: what it reads, what it says, and what it keeps."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from models import clock
from models.db.store import Store
from models.entities import Record
from models.failures import BadInput, Cancelled
from models.rows.attachment import AttachmentRow
from models.rows.attendance import AttendanceRow, Observer
from models.rows.changes import Subject
from models.rows.checkup import CheckKind, Checkup
from models.rows.meeting import AgendaItem, Speech, Vote
from models.rows.study import Contribution, Material
from models.rules.checkup import CHECKS
from models.rules.periods import Month, Span, quarter, year_of
from models.rules.terms import (
    AttendanceState,
    BallotMethod,
    MeetingKind,
    RecordStatus,
    Standing,
    StudyKind,
    VoteKind,
)
from models.services.checkup import check, checkup_sheet, explain
from models.services.meetings import load_meeting, remove_meeting
from models.services.settings import load_settings, save_settings
from tests.models.rules.checkup.test_resemblance import prose
from tests.models.services.making import (
    DAY,
    Ids,
    add_meeting,
    add_person,
    add_study,
    count_statements,
    nothing_written,
    post,
)

OCTOBER = Month(2026, 10).span()
TODAY = date(2026, 11, 20)
K = CheckKind
LEAVE, PRESENT = AttendanceState.LEAVE, AttendanceState.PRESENT


@pytest.fixture
def people(session: Session, ids: Ids) -> dict[str, int]:
    """张伟, secretary, and 李强 in the first branch."""
    return {
        "张伟": add_person(session, "张伟", ids.first, group_id=ids.group, posts=(post(ids.first, "书记"),)),
        "李强": add_person(session, "李强", ids.first),
    }


@pytest.fixture
def on_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is entered the day after DAY."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 16, 9, 0))


def there(people: dict[str, int], *names: str, state: AttendanceState = PRESENT) -> tuple[AttendanceRow, ...]:
    """Lines of people on the roster."""
    return tuple(AttendanceRow(people[name], name, Standing.FULL, state) for name in names)


PHOTO = AttachmentRow("0" * 64, "照片.jpg", 9, datetime(2026, 10, 16))


def whole(people: dict[str, int], **given: Any) -> dict[str, Any]:
    """What a meeting needs for nothing to be said of it."""
    return {
        "host": "张伟",
        "attendance": there(people, "张伟", "李强"),
        "minutes": "记录在此。",
        "attachments": (PHOTO,),
    } | given


def kinds(checkup: Checkup) -> list[CheckKind]:
    return [finding.kind for finding in checkup.findings]


def checked(session: Session, span: Span = OCTOBER) -> Checkup:
    return check(session, span, TODAY)


def test_an_empty_ledger(session: Session) -> None:
    assert checked(session) == Checkup(OCTOBER, TODAY, 0, ())
    assert checked(session, year_of(2026)).findings == ()


@pytest.mark.usefixtures("on_time")
def test_a_whole_record_is_looked_at_and_nothing_said(
    session: Session, ids: Ids, people: dict[str, int]
) -> None:
    add_meeting(session, ids.first, **whole(people))
    add_study(
        session,
        ids.first,
        host="张伟",
        attendance=there(people, "张伟", "李强"),
        content="学习了第一章。",
        materials=(Material("党章", issued_on=DAY),),
    )
    found = checked(session)
    assert (found.checked, found.findings, found.note) == (2, (), "")


@pytest.mark.usefixtures("on_time")
def test_what_an_empty_record_lacks_in_the_order_of_the_checks(session: Session, ids: Ids) -> None:
    number = add_meeting(session, ids.first)
    found = checked(session)
    assert kinds(found) == [K.NO_FILES, K.NO_MINUTES, K.UNMARKED]
    assert {finding.target.record_id for finding in found.findings} == {number}
    assert {finding.organization_name for finding in found.findings} == {"第一党支部"}


@pytest.mark.usefixtures("on_time")
def test_everything_written_counts_as_minutes(session: Session, ids: Ids, people: dict[str, int]) -> None:
    said = (AgendaItem("议题", speeches=(Speech("张伟", "说了三点"),)),)
    settled = (AgendaItem("议题", resolution="同意"),)
    bare = (AgendaItem("议题", speeches=(Speech("张伟"),)),)
    for agenda in (said, settled):
        add_meeting(session, ids.first, **whole(people, minutes="", agenda=agenda))
    add_study(
        session,
        ids.first,
        attendance=there(people, "李强"),
        contributions=(Contribution("李强", text="谈体会"),),
    )
    assert kinds(checked(session)) == []
    add_meeting(session, ids.first, **whole(people, minutes=" ", agenda=bare))
    assert kinds(checked(session)) == [K.NO_MINUTES]


def test_each_part_of_a_record_reaches_its_check(session: Session, ids: Ids, people: dict[str, int]) -> None:
    vote = Vote(VoteKind.RESOLUTION, BallotMethod.SHOW_OF_HANDS, 5, 0, 0)
    first = add_meeting(
        session,
        ids.first,
        MeetingKind.BRANCH_ASSEMBLY,
        started_at=time(9),
        host="张伟",
        attendance=(
            *there(people, "张伟", state=LEAVE),
            *there(people, "李强"),
            AttendanceRow(None, "丁一", state=PRESENT),
        ),
        agenda=(AgendaItem("表决", vote=vote),),
        minutes="记录。",
    )
    add_meeting(session, ids.second, started_at=time(9), observers=(Observer("李强"),), minutes="记录。")
    add_study(
        session, ids.first, materials=(Material("通知", issued_on=date(2026, 10, 16)),), content="学习。"
    )
    of_first = [finding.kind for finding in checked(session).findings if first in finding.records]
    assert of_first == [K.TWO_PLACES, K.ABSENT_HOST, K.NO_REASON, K.NO_FILES, K.LATE_ENTRY, K.IMPOSSIBLE_VOTE]
    assert K.LATER_DOCUMENT in kinds(checked(session))


@pytest.mark.usefixtures("on_time")
def test_the_roll_is_that_of_the_day_and_the_group(
    session: Session, ids: Ids, people: dict[str, int]
) -> None:
    both = whole(people)
    add_meeting(session, ids.first, **both)
    add_meeting(session, ids.group, MeetingKind.GROUP_MEETING, **both)
    (found,) = checked(session).findings
    assert (found.kind, found.organization_id) == (K.ABOVE_ROLL, ids.group)
    assert "不在册：李强" in found.sentence


def test_entered_late_by_the_offices_own_measure(
    session: Session, ids: Ids, people: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 21, 9, 0))
    add_meeting(session, ids.first, **whole(people))
    assert kinds(checked(session)) == [K.LATE_ENTRY]
    save_settings(session, replace(load_settings(session), record_within_days=4))
    assert kinds(checked(session)) == []


def test_a_year_without_known_holidays_is_said(session: Session, ids: Ids, people: dict[str, int]) -> None:
    number = add_meeting(session, ids.first, **whole(people))
    session.execute(update(Record).where(Record.id == number).values(created_at=datetime(2149, 1, 5)))
    assert checked(session).note == "2149年的节假日安排本程序没有，录入时限按周一至周五计算工作日。"


@pytest.mark.usefixtures("on_time")
def test_minutes_are_compared_with_those_of_the_year_before(
    session: Session, ids: Ids, people: dict[str, int]
) -> None:
    text = prose(1, 200)
    earlier = add_meeting(session, ids.second, held_on=date(2025, 10, 2), minutes=text)
    add_meeting(session, ids.second, held_on=date(2025, 9, 30), minutes=text)
    number = add_meeting(session, ids.first, **whole(people, minutes=text))
    (found,) = checked(session).findings
    assert (found.kind, found.records) == (K.ALIKE_MINUTES, (number, earlier))
    assert "另有" not in found.sentence


@pytest.mark.parametrize(
    ("again", "count"),
    [
        ({"held_on": date(2026, 11, 3)}, 0),
        ({"held_on": date(2026, 10, 10)}, 1),
        ({"held_on": date(2026, 11, 3), "kind": MeetingKind.BRANCH_ASSEMBLY}, 1),
        ({"held_on": date(2026, 12, 1), "status": RecordStatus.PLANNED}, 0),
        ({"held_on": date(2026, 11, 3), "status": RecordStatus.PLANNED}, 1),
        ({"held_on": date(2026, 11, 3), "status": RecordStatus.CANCELLED}, 1),
    ],
    ids=["held after", "held before", "another kind", "planned", "plan gone by", "cancelled"],
)
def test_halted_and_held_again(session: Session, ids: Ids, again: dict[str, Any], count: int) -> None:
    kind = again.pop("kind", MeetingKind.DEMOCRATIC_LIFE)
    add_meeting(session, ids.first, MeetingKind.DEMOCRATIC_LIFE, status=RecordStatus.HALTED)
    add_meeting(session, ids.first, kind, **again)
    assert kinds(checked(session)).count(K.NOT_REHELD) == count


def test_one_held_again_elsewhere_or_removed_is_none(session: Session, ids: Ids) -> None:
    add_meeting(session, ids.first, MeetingKind.DEMOCRATIC_LIFE, status=RecordStatus.HALTED)
    add_meeting(session, ids.second, MeetingKind.DEMOCRATIC_LIFE, held_on=date(2026, 11, 3))
    gone = add_meeting(session, ids.first, MeetingKind.DEMOCRATIC_LIFE, held_on=date(2026, 11, 3))
    remove_meeting(session, gone, load_meeting(session, gone).version)
    assert kinds(checked(session)).count(K.NOT_REHELD) == 1


def test_a_secretary_is_judged_by_the_whole_quarter(
    session: Session, ids: Ids, people: dict[str, int]
) -> None:
    add_meeting(session, ids.first, held_on=date(2026, 9, 3), host="李强")
    september = Month(2026, 9).span()
    assert K.NOMINAL_SECRETARY in kinds(checked(session, september))
    add_study(session, ids.first, held_on=date(2026, 7, 1), host="张伟")
    assert K.NOMINAL_SECRETARY not in kinds(checked(session, september))
    # A quarter still running is nobody's fault.
    assert K.NOMINAL_SECRETARY not in kinds(checked(session, quarter(2026, 4)))


def test_removed_records_are_not_looked_at(session: Session, ids: Ids) -> None:
    number = add_meeting(session, ids.first)
    remove_meeting(session, number, load_meeting(session, number).version)
    assert checked(session) == Checkup(OCTOBER, TODAY, 0, ())


def test_warnings_come_in_tree_order_then_by_day(session: Session, ids: Ids) -> None:
    for place, day in ((ids.second, 3), (ids.first, 9), (ids.first, 5), (ids.committee, 20)):
        add_study(session, place, StudyKind.CENTRE_GROUP, held_on=date(2026, 10, day))
    found = [
        (finding.organization_id, finding.day and finding.day.day) for finding in checked(session).findings
    ]
    assert list(dict.fromkeys(found)) == [
        (ids.committee, 20),
        (ids.first, 5),
        (ids.first, 9),
        (ids.second, 3),
    ]


def test_looking_writes_nothing(session: Session, bureau: Ids) -> None:
    with nothing_written(session):
        assert checked(session, year_of(2026)).findings


def test_the_number_of_queries_does_not_depend_on_the_records(session: Session, bureau: Ids) -> None:
    before = count_statements(session, lambda asked: check(asked, OCTOBER, TODAY))
    for place in (bureau.first, bureau.second):
        for _ in range(4):
            add_meeting(session, place, attendance=(AttendanceRow(None, "张伟"),), minutes=prose(1))
            add_study(session, place, status=RecordStatus.HELD)
    session.flush()
    assert count_statements(session, lambda asked: check(asked, OCTOBER, TODAY)) == before


class Stops:
    """A progress whose clerk presses 停止 at a step."""

    def __init__(self, at: int) -> None:
        self.at, self.seen = at, list[tuple[int, int]]()

    def step(self, done: int, total: int, text: str) -> None:
        self.seen.append((done, total))
        if done == self.at:
            raise Cancelled


def test_it_tells_how_far_it_is_and_may_be_stopped(session: Session, ids: Ids) -> None:
    with pytest.raises(Cancelled):
        check(session, OCTOBER, TODAY, Stops(3))
    through = Stops(-1)
    check(session, OCTOBER, TODAY, through)
    assert through.seen == [(done, len(CheckKind) + 1) for done in range(len(CheckKind) + 1)]


def test_comparing_minutes_may_be_stopped_within(session: Session, ids: Ids) -> None:
    for branch in (ids.first, ids.second):
        add_meeting(session, branch, minutes=prose(1))
    steps = Stops(-1)
    check(session, OCTOBER, TODAY, steps)
    (comparing,) = (done for done, times in Counter(done for done, _ in steps.seen).items() if times > 1)
    assert list(CHECKS)[comparing - 1] is K.ALIKE_MINUTES


# Explanations


def test_an_explanation_stays_with_its_warning_until_taken_back(session: Session, ids: Ids) -> None:
    add_meeting(session, ids.first)
    key = checked(session).findings[0].key
    changes = explain(session, key, " 照片在纸质档案里。 ")
    assert changes.subjects == {Subject.CHECKUP}
    texts = [finding.explanation for finding in checked(session).findings]
    assert texts[0] == "照片在纸质档案里。"
    assert not any(texts[1:])
    explain(session, key, "改了说法。")
    assert checked(session).findings[0].explanation == "改了说法。"
    explain(session, key, "  ")
    explain(session, key, "")
    assert checked(session).findings[0].explanation == ""


@pytest.mark.parametrize("key", ["", "no_files", "unknown:1", "no_files:" + "1" * 200])
def test_a_key_that_no_warning_has_is_refused(session: Session, key: str) -> None:
    with pytest.raises(BadInput, match="情况说明没有保存"):
        explain(session, key, "说明")


# The sheet


def test_a_branchs_sheet_has_its_groups_and_what_it_shares_with_others(
    session: Session, ids: Ids, people: dict[str, int]
) -> None:
    crowd = there(people, "张伟")
    add_meeting(session, ids.first, started_at=time(9), attendance=crowd)
    add_meeting(session, ids.second, started_at=time(9), attendance=crowd)
    add_meeting(session, ids.group, MeetingKind.GROUP_MEETING)
    whole_sheet = checkup_sheet(session, OCTOBER, None, TODAY)
    assert (whole_sheet.scope, whole_sheet.checkup.checked) == ("", 3)
    assert whole_sheet.checkup == checked(session)
    second = checkup_sheet(session, OCTOBER, ids.second, TODAY)
    assert (second.scope, second.checkup.checked) == ("第二党支部", 1)
    assert K.TWO_PLACES in kinds(second.checkup)
    first = checkup_sheet(session, OCTOBER, ids.first, TODAY)
    assert first.checkup.checked == 2
    assert ids.group in {finding.organization_id for finding in first.checkup.findings}


def test_a_bureau_without_files_expected_is_not_asked_for_them(session: Session, ids: Ids) -> None:
    add_meeting(session, ids.first)
    assert K.NO_FILES in kinds(checked(session))
    save_settings(session, replace(load_settings(session), files_expected=False))
    assert K.NO_FILES not in kinds(checked(session))


def test_the_sample_is_no_minefield(sample: Store) -> None:
    with sample.read() as session:
        found = check(session, year_of(2026), TODAY)
    assert found.checked > 100
    assert len(found.findings) <= found.checked / 20, kinds(found)
