"""叫停 and 重新召开: what is begun again, what is reminded of, what counts."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput
from models.rows.changes import Subject
from models.rows.compliance import RuleVerdict
from models.rows.life import Criticism, Halt
from models.rows.meeting import AgendaItem
from models.rows.overview import Todo, TodoKind
from models.rows.query import RegisterQuery
from models.rows.target import Target
from models.rules.compliance import UnitFacts, judged
from models.rules.compliance_terms import RuleUnit
from models.rules.life_terms import CriticismKind
from models.rules.periods import Month, Span
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus, Verdict
from models.services.halts import halted_meetings
from models.services.meetings import list_meetings, load_meeting, save_meeting
from models.services.reholding import to_be_held_again
from models.services.rulebook import load_rulebook
from models.services.todo import todo_list
from models.services.verdicts import gather
from tests.models.services.making import DAY, Ids, add_meeting, saved, sheet

K = MeetingKind
LIFE = K.DEMOCRATIC_LIFE
HALT = Halt("市直工委督导组", DAY, "对照检查不深入", date(2026, 11, 5))
TODAY = date(2026, 11, 12)


@pytest.fixture
def halted(session: Session, ids: Ids) -> int:
    """A 民主生活会 that was halted."""
    return add_meeting(
        session,
        ids.committee,
        LIFE,
        title="年度民主生活会",
        status=RecordStatus.HALTED,
        halt=HALT,
        place="三楼会议室",
        host="甲",
        minutes="会议开到一半",
        agenda=(AgendaItem("对照检查", resolution="再议"),),
        attendance=sheet("甲", "乙", state=AttendanceState.PRESENT),
        criticisms=(Criticism(CriticismKind.SELF, "学得浅", "甲"),),
    )


def told(session: Session, today: date = TODAY) -> list[Todo]:
    return [todo for todo in todo_list(session, today) if todo.kind is TodoKind.TO_REHOLD]


def hold_again(session: Session, halted: int, day: date, status: RecordStatus = RecordStatus.HELD) -> int:
    """The meeting in its place."""
    begun = to_be_held_again(session, halted)
    return saved(save_meeting(session, replace(begun, held_on=day, status=status)))


def test_the_meeting_begins_with_head_and_people_and_nothing_of_what_happened(
    session: Session, halted: int
) -> None:
    begun = to_be_held_again(session, halted)
    assert (begun.id, begun.reheld_of, begun.status) == (None, halted, RecordStatus.PLANNED)
    assert (begun.title, begun.place, begun.host) == ("年度民主生活会", "三楼会议室", "甲")
    assert [row.name for row in begun.attendance] == ["甲", "乙"]
    assert {row.state for row in begun.attendance} == {AttendanceState.UNMARKED}
    assert begun.agenda == (AgendaItem("对照检查"),)
    assert (begun.minutes, begun.criticisms, begun.halt) == ("", (), None)


def test_it_is_reminded_of_until_it_is_held_again_and_late_after_its_deadline(
    session: Session, halted: int, ids: Ids
) -> None:
    (before,) = told(session, date(2026, 11, 5))
    assert (before.late, before.due_on) == (0, date(2026, 11, 5))
    assert before.text == "2026年10月15日民主生活会“年度民主生活会”已叫停，应在2026年11月5日前重新召开"
    (after,) = told(session)
    assert (after.late, after.target) == (7, Target(Subject.MEETING, halted))
    planned = hold_again(session, halted, date(2026, 11, 20), RecordStatus.PLANNED)
    (waiting,) = told(session)
    assert waiting.target == Target(Subject.MEETING, planned)
    assert waiting.text.endswith("已超过7天（计划2026年11月20日召开）")
    detail = load_meeting(session, planned)
    save_meeting(session, replace(detail, held_on=date(2026, 11, 10), status=RecordStatus.HELD))
    assert told(session) == []


def test_without_a_deadline_it_is_told_and_not_late(session: Session, ids: Ids) -> None:
    add_meeting(session, ids.first, K.ORGANIZATIONAL_LIFE, status=RecordStatus.HALTED)
    (todo,) = told(session)
    assert (todo.late, todo.due_on) == (0, None)
    assert todo.text.endswith("还没有重新召开，期限待补")


def test_one_halted_again_takes_the_duty_over_and_a_cancelled_one_does_not(
    session: Session, halted: int
) -> None:
    again = hold_again(session, halted, date(2026, 11, 1), RecordStatus.CANCELLED)
    assert [one.id for one in halted_meetings(session)] == [halted]
    save_meeting(session, replace(load_meeting(session, again), status=RecordStatus.HALTED))
    assert [one.id for one in halted_meetings(session)] == [again]


def test_what_was_not_halted_or_is_held_again_already_is_not_begun_again(
    session: Session, halted: int, ids: Ids
) -> None:
    again = hold_again(session, halted, date(2026, 11, 1))
    with pytest.raises(BadInput, match=rf"已经有重新召开的记录（2026年11月1日，编号{again}，已召开）"):
        to_be_held_again(session, halted)
    with pytest.raises(BadInput, match="没有被叫停"):
        to_be_held_again(session, again)


def test_the_list_shows_both_ways(session: Session, halted: int) -> None:
    assert list_meetings(session, RegisterQuery())[0].held_again is None
    again = hold_again(session, halted, date(2026, 11, 1))
    rows = {row.id: row for row in list_meetings(session, RegisterQuery())}
    assert rows[halted].held_again == (date(2026, 11, 1), RecordStatus.HELD)
    assert rows[again].holds_again == DAY
    assert (rows[again].held_again, rows[halted].holds_again) == (None, None)


def test_a_halted_meeting_counts_only_once_it_is_held_again(session: Session, halted: int, ids: Ids) -> None:
    months = (Month(2026, 10), Month(2026, 11))

    def held() -> tuple[int, ...]:
        return gather(session, months, TODAY).activities.anywhere(
            LIFE.value, date(2026, 1, 1), date(2026, 12, 31)
        )

    rule = next(rule for rule in load_rulebook(session).rules if rule.evidence == LIFE.value)

    def verdict() -> RuleVerdict:
        activities = gather(session, months, TODAY).activities
        asked = UnitFacts(RuleUnit.COMMITTEE, ids.committee)
        return judged(rule, asked, activities, Span(date(2026, 1, 1), date(2026, 12, 31), "2026年"), TODAY)

    assert held() == ()
    assert (verdict().held, verdict().verdict) == (0, Verdict.NOT_DUE)
    assert verdict().reason == f"2026年10月15日的{rule.label}已叫停，重新召开前不计入"
    again = hold_again(session, halted, date(2026, 11, 1))
    assert held() == (again,)
    assert (verdict().held, verdict().verdict, verdict().reason) == (1, Verdict.MET, "")
