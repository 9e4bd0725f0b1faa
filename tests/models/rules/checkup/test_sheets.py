"""The sheet against the roll, the host and itself, at the edges."""

from datetime import date
from typing import Any

import pytest

from models.rows.attendance import AttendanceRow
from models.rows.bureau import StandingChange
from models.rules.checkup.rolls import HeldPost, Rolls, Stay
from models.rules.checkup.sheets import above_roll, absent_host, no_reason, unmarked
from models.rules.terms import MeetingKind, OrganizationKind, RecordStatus, Standing, StudyForm, StudyKind
from tests.models.rules.checkup.facts_made import DAY, S, line, record, sentences

FULL = (StandingChange(Standing.FULL, None),)
ROLLS = Rolls(
    [Stay(1, 1, 11, None, None), Stay(2, 1, 12, None, None), Stay(3, 1, 11, date(2026, 10, 16), None)],
    {1: FULL, 2: FULL, 3: FULL},
    [HeldPost(1, "张伟", 1, "支部书记", None, None)],
    {1: OrganizationKind.BRANCH, 11: OrganizationKind.GROUP},
    {1: frozenset({1, 11, 12}), 11: frozenset({11})},
)
"""张伟 and 李强; 王芳 comes the day after DAY."""
TWO = (line("张伟", 1), line("李强", 2))


def test_as_many_as_the_roll_is_in_order() -> None:
    assert sentences(above_roll, record(sheet=TWO), rolls=ROLLS) == []


def test_one_more_than_the_roll_of_that_day_is_named() -> None:
    sheet = (*TWO, line("王芳", 3))
    assert sentences(above_roll, record(sheet=sheet), rolls=ROLLS) == [
        "主题党日“参观档案馆”实到3人，当日在册2人；不在册：王芳。"
    ]
    assert sentences(above_roll, record(sheet=sheet, day=DAY.replace(day=16)), rolls=ROLLS) == []


@pytest.mark.parametrize(
    "extra",
    [
        line("丁一", standing=Standing.ACTIVIST),
        line("丁一", state=S.LEAVE),
        line("丁一", counted=False, reason="借调"),
    ],
    ids=["activist", "on leave", "not counted"],
)
def test_whom_the_roll_does_not_count_is_no_excess(extra: AttendanceRow) -> None:
    assert sentences(above_roll, record(sheet=(*TWO, extra)), rolls=ROLLS) == []


@pytest.mark.parametrize(
    ("kind", "organization", "said"),
    [
        (MeetingKind.BRANCH_COMMITTEE, 1, 1),
        (MeetingKind.GROUP_MEETING, 11, 1),
        (MeetingKind.BRANCH_ASSEMBLY, 1, 0),
        (MeetingKind.HEART_TALK, 1, 0),
        (StudyKind.CENTRE_GROUP, 1, 0),
    ],
)
def test_each_kind_has_its_own_roll(kind: MeetingKind | StudyKind, organization: int, said: int) -> None:
    found = sentences(above_roll, record(kind=kind, organization_id=organization, sheet=TWO), rolls=ROLLS)
    assert len(found) == said


def test_an_empty_roll_is_to_be_filled_in_and_accuses_nobody() -> None:
    assert sentences(above_roll, record(sheet=TWO)) == []


@pytest.mark.parametrize(("state", "word"), [(S.LEAVE, "请假"), (S.ABSENT, "缺席")])
def test_a_host_who_was_away(state: S, word: str) -> None:
    away = record(host="张 伟", sheet=(line("张伟", 1, state), line("李强", 2)))
    assert sentences(absent_host, away) == [f"主题党日“参观档案馆”的主持人张伟在签到表上记为{word}。"]


@pytest.mark.parametrize(
    "given",
    [
        {"host": "张伟", "sheet": (line("张伟", 1),)},
        {"host": "张伟", "sheet": (line("张伟", 1, S.UNMARKED),)},
        {"host": "张伟", "sheet": (line("张伟", 1, S.LEAVE), line("张伟", 9))},
        {"host": "赵局长", "sheet": (line("张伟", 1, S.LEAVE),)},
        {"host": "", "sheet": (line("张伟", 1, S.LEAVE),)},
        {"host": "张伟", "sheet": (line("张伟", 1, S.LEAVE),), "status": RecordStatus.PLANNED},
    ],
    ids=["present", "unmarked", "a namesake came", "not on the sheet", "no host", "planned"],
)
def test_a_host_not_said_to_be_away(given: dict[str, Any]) -> None:
    assert sentences(absent_host, record(**given)) == []


def test_any_of_several_hosts() -> None:
    both = record(host="李强、张伟", sheet=(line("张伟", 1, S.ABSENT), line("李强", 2)))
    assert "张伟" in sentences(absent_host, both)[0]


def test_leave_and_absence_want_a_reason() -> None:
    sheet = (
        line("张伟", 1, S.LEAVE, reason="  "),
        line("李强", 2, S.ABSENT),
        line("王芳", 3, S.LEAVE, reason="出差"),
        line("陈静", 4),
    )
    assert sentences(no_reason, record(sheet=sheet)) == [
        "主题党日“参观档案馆”未注明请假、缺席原因：张伟、李强。"
    ]
    assert sentences(no_reason, record(sheet=sheet[2:])) == []


def test_people_still_to_be_marked_are_named() -> None:
    sheet = (line("张伟", 1), line("李强", 2, S.UNMARKED), line("王芳", 3, S.UNMARKED, counted=False))
    assert sentences(unmarked, record(sheet=sheet)) == ["主题党日“参观档案馆”到会情况待补：李强。"]
    assert sentences(unmarked, record(sheet=sheet[:1])) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, 1),
        ({"kind": StudyKind.BRANCH_STUDY}, 1),
        ({"kind": StudyKind.BRANCH_STUDY, "form": StudyForm.SELF}, 0),
        ({"kind": MeetingKind.HEART_TALK}, 0),
        ({"status": RecordStatus.HALTED}, 0),
    ],
)
def test_a_gathering_without_a_sheet(given: dict[str, Any], said: int) -> None:
    assert len(sentences(unmarked, record(**given))) == said
