"""One person in two meetings at once."""

from datetime import time
from typing import Any

import pytest

from models.rules.checkup.facts import CheckedRecord
from models.rules.checkup.two_places import two_places
from models.rules.terms import MeetingKind, RecordStatus, StudyForm, StudyKind
from tests.models.rules.checkup.facts_made import DAY, S, facts, line, record, sentences

AT_TWO: dict[str, Any] = {
    "started_at": time(14, 0),
    "ended_at": time(15, 30),
    "sheet": (line("张伟", 1), line("李强", 2)),
}


def other(**given: Any) -> CheckedRecord:
    """A meeting of the second branch with 张伟."""
    settled: dict[str, Any] = {
        "kind": MeetingKind.BRANCH_COMMITTEE,
        "organization_id": 2,
        "organization_name": "第二党支部",
        "started_at": time(15, 0),
        "ended_at": time(16, 0),
        "sheet": (line("张伟", 1), line("王芳", 3)),
    } | given
    return record(2, **settled)


def test_both_records_and_the_person_are_named_with_their_times() -> None:
    (found,) = two_places(facts(record(**AT_TWO), other()))
    assert found.sentence == (
        "张伟同时出现在主题党日“参观档案馆”（14:00—15:30）和第二党支部支委会“参观档案馆”（15:00—16:00）。"
    )
    assert found.records == (1, 2)
    assert found.target.record_id == 1
    assert found.other_organizations == (2,)
    assert found.key == "two_places:1-2"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (time(15, 29), time(16, 0), 1),
        (time(15, 30), time(16, 0), 0),
        (time(13, 0), time(14, 0), 0),
        (time(13, 0), time(14, 1), 1),
        (time(14, 30), time(14, 40), 1),
    ],
)
def test_one_that_begins_as_the_other_ends_is_in_order(start: time, end: time, said: int) -> None:
    assert len(sentences(two_places, record(**AT_TWO), other(started_at=start, ended_at=end))) == said


@pytest.mark.parametrize(("start", "said"), [(time(14, 0), 1), (time(14, 1), 0), (time(13, 59), 0)])
def test_without_an_end_only_equal_beginnings_say_anything(start: time, said: int) -> None:
    assert len(sentences(two_places, record(**AT_TWO), other(started_at=start, ended_at=None))) == said


@pytest.mark.parametrize(
    "given",
    [
        {"day": DAY.replace(day=16)},
        {"started_at": None},
        {"sheet": (line("张伟", 1, S.LEAVE),)},
        {"sheet": (line("张伟", 1, S.UNMARKED),), "host": "张伟"},
        {"status": RecordStatus.CANCELLED},
        {"kind": MeetingKind.HEART_TALK},
        {"kind": StudyKind.BRANCH_STUDY, "form": StudyForm.SELF},
    ],
    ids=["another day", "no time", "on leave", "unmarked host", "cancelled", "a talk", "reading alone"],
)
def test_nothing_is_said_of(given: dict[str, Any]) -> None:
    assert sentences(two_places, record(**AT_TWO), other(**given)) == []


@pytest.mark.parametrize("field", ["host", "lecturer"])
def test_whoever_hosts_or_lectures_was_there(field: str) -> None:
    assert sentences(two_places, record(**AT_TWO), other(sheet=(), **{field: "李强"}))[0].startswith("李强")


def test_whoever_sat_in_was_there() -> None:
    assert len(sentences(two_places, record(**AT_TWO), other(sheet=(), observers=("李强",)))) == 1


def test_a_name_that_two_bear_accuses_nobody() -> None:
    mine = record(started_at=time(14, 0), host="陈静")
    assert sentences(two_places, mine, other(started_at=time(14, 0), sheet=(line("陈静", 5),))) == []


def test_namesakes_on_two_sheets_are_two_people() -> None:
    mine = record(started_at=time(14, 0), sheet=(line("陈静", 4),))
    assert sentences(two_places, mine, other(started_at=time(14, 0), sheet=(line("陈静", 5),))) == []


def test_somebody_from_outside_is_known_by_name() -> None:
    mine = record(started_at=time(14, 0), sheet=(line("周专家"),))
    assert len(sentences(two_places, mine, other(started_at=time(14, 0), sheet=(line("周　专家"),)))) == 1


@pytest.mark.parametrize(
    ("place", "organization", "said"), [("三楼", 1, 0), ("", 1, 0), ("五楼", 1, 1), ("三楼", 2, 1)]
)
def test_one_gathering_in_both_registers_is_in_order(place: str, organization: int, said: int) -> None:
    mine = record(place="三楼", **AT_TWO)
    study = other(kind=StudyKind.BRANCH_STUDY, place=place, organization_id=organization)
    assert len(sentences(two_places, mine, study)) == said


def test_a_first_topic_within_a_session_of_the_same_organisation_is_in_order() -> None:
    session = record(kind=StudyKind.CENTRE_GROUP, **AT_TWO)
    assert sentences(two_places, session, other(kind=StudyKind.FIRST_TOPIC, organization_id=1)) == []
    assert len(sentences(two_places, session, other(kind=StudyKind.FIRST_TOPIC))) == 1


def test_many_people_are_counted() -> None:
    crowd = tuple(line(f"党员{number}") for number in range(5))
    both = record(started_at=time(9, 0), sheet=crowd), other(started_at=time(9, 0), sheet=crowd)
    assert sentences(two_places, *both)[0].startswith("党员0、党员1、党员2等5人同时")
