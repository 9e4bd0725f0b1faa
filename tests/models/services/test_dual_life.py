"""双重组织生活 counted from the sheets."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models.rows.attendance import AttendanceRow, Observer
from models.rows.dual_life import DualLife, LeaderLife
from models.rows.life import ContactSpell, Guidance, LeadingSpell
from models.rows.meeting import MeetingDetail
from models.rules.periods import Span, quarter, year_of
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus, Standing, Verdict
from models.services.dual_life import dual_life
from models.services.meetings import save_meeting
from models.services.members import save_member
from tests.models.services.making import Ids, meeting, person, saved

TODAY = date(2026, 10, 20)
HALF = Span(date(2026, 7, 1), date(2026, 12, 31), "下半年")
HERE, LEAVE, ABSENT, OPEN = (
    AttendanceState.PRESENT,
    AttendanceState.LEAVE,
    AttendanceState.ABSENT,
    AttendanceState.UNMARKED,
)


def add_leader(session: Session, ids: Ids, name: str = "周文", **given: Any) -> int:
    detail = person(name, ids.first, group_id=ids.group)
    settled: dict[str, Any] = {
        "leading": (LeadingSpell("副局长"),),
        "contacts": (ContactSpell(ids.second),),
    } | given
    return saved(save_member(session, replace(detail, **settled)))


def sheet(member_id: int, state: AttendanceState, *, counted: bool = True) -> AttendanceRow:
    reason = "" if counted else "长期病休"
    return AttendanceRow(member_id, "周文", Standing.FULL, state, reason, counted)


def add(session: Session, made: MeetingDetail) -> int:
    return saved(save_meeting(session, made))


def only(found: DualLife) -> LeaderLife:
    [leader] = found.leaders
    return leader


def test_a_quarter_is_counted_from_the_sheets_of_the_own_branch(session: Session, ids: Ids) -> None:
    leader = add_leader(session, ids)
    at = date(2026, 7, 10)
    came = add(session, meeting(ids.first, held_on=at, attendance=(sheet(leader, HERE),)))
    away = add(session, meeting(ids.first, held_on=at, attendance=(sheet(leader, LEAVE),)))
    open_ = add(session, meeting(ids.first, held_on=at, attendance=(sheet(leader, OPEN),)))
    bare = add(session, meeting(ids.first, held_on=at))
    add(session, meeting(ids.first, held_on=at, status=RecordStatus.CANCELLED))
    add(session, meeting(ids.first, held_on=at, attendance=(sheet(leader, ABSENT, counted=False),)))
    add(session, meeting(ids.first, MeetingKind.BRANCH_COMMITTEE, held_on=at))
    add(session, meeting(ids.other_group, MeetingKind.GROUP_MEETING, held_on=at))
    own = add(session, meeting(ids.group, MeetingKind.GROUP_MEETING, held_on=at))

    third, fourth = only(dual_life(session, HALF, None, TODAY)).periods

    assert third.held == (came, away, open_, bare, own)
    assert (third.attended, third.away, third.unknown) == ((came,), (away,), (open_, bare, own))
    assert third.verdict is Verdict.MET
    assert (fourth.held, fourth.verdict) == ((), Verdict.NOT_DUE)


def test_a_quarter_over_without_attendance_is_told(session: Session, ids: Ids) -> None:
    leader = add_leader(session, ids)
    add(session, meeting(ids.first, held_on=date(2026, 6, 1)))
    add(session, meeting(ids.first, held_on=date(2026, 8, 1), attendance=(sheet(leader, ABSENT),)))
    assert only(dual_life(session, quarter(2026, 3), None, TODAY)).periods[0].verdict is Verdict.UNMET


def test_days_before_the_duty_do_not_count(session: Session, ids: Ids) -> None:
    leader = add_leader(session, ids, leading=(LeadingSpell("副局长", date(2026, 8, 1)),))
    add(session, meeting(ids.first, held_on=date(2026, 7, 1), attendance=(sheet(leader, ABSENT),)))
    add(session, meeting(ids.first, held_on=date(2026, 8, 1), attendance=(sheet(leader, ABSENT),)))
    [third] = only(dual_life(session, quarter(2026, 3), None, TODAY)).periods
    assert len(third.away) == 1
    assert third.verdict is Verdict.NOT_APPLICABLE
    assert dual_life(session, quarter(2026, 2), None, TODAY).leaders == ()


def test_contact_points_count_sheet_observers_and_guidance(session: Session, ids: Ids) -> None:
    leader = add_leader(session, ids)
    at = date(2026, 7, 10)
    sat_in = add(session, meeting(ids.second, held_on=at, observers=(Observer("周　文", "局领导", ""),)))
    guided = add(
        session,
        meeting(
            ids.second, MeetingKind.ORGANIZATIONAL_LIFE, held_on=at, guidance=(Guidance("周文", leader),)
        ),
    )
    missed = add(session, meeting(ids.second, held_on=at))
    life = only(dual_life(session, quarter(2026, 3), None, TODAY))
    assert life.periods[0].contact_held == (sat_in, guided, missed)
    assert life.periods[0].contact_attended == (sat_in, guided)
    assert [meeting.record_id for meeting in life.guided_counting] == [guided]


def test_guidance_elsewhere_is_shown_and_does_not_count(session: Session, ids: Ids) -> None:
    leader = add_leader(session, ids, contacts=())
    add(
        session,
        meeting(
            ids.second,
            MeetingKind.APPRAISAL,
            held_on=date(2026, 2, 1),
            guidance=(Guidance("周文", leader, "开得好"),),
        ),
    )
    life = only(dual_life(session, year_of(2026), None, TODAY))
    assert [(meeting.counts, meeting.opinions) for meeting in life.guided] == [(False, "开得好")]
    assert life.guided_counting == ()


def test_a_record_of_dual_life_counts_for_those_it_names(session: Session, ids: Ids) -> None:
    leader = add_leader(session, ids)
    at = date(2026, 7, 10)
    add(session, meeting(ids.first, MeetingKind.DUAL_LIFE, held_on=at))
    named = add(
        session,
        meeting(ids.first, MeetingKind.DUAL_LIFE, held_on=at, attendance=(sheet(leader, HERE),)),
    )
    democratic = add(
        session,
        meeting(ids.committee, MeetingKind.DEMOCRATIC_LIFE, held_on=at, attendance=(sheet(leader, HERE),)),
    )
    [third] = only(dual_life(session, quarter(2026, 3), None, TODAY)).periods
    assert (third.held, third.democratic) == ((named,), (democratic,))


def test_it_may_be_limited_to_a_branch_or_a_person(session: Session, ids: Ids) -> None:
    leader = add_leader(session, ids)
    other = add_leader(session, ids, "吴平")
    assert [each.id for each in dual_life(session, HALF, ids.first, TODAY).leaders] == [leader, other]
    assert dual_life(session, HALF, ids.second, TODAY).leaders == ()
    assert only(dual_life(session, HALF, None, TODAY, other)).name == "吴平"
    assert dual_life(session, HALF, ids.first, TODAY).scope == "第一党支部"
