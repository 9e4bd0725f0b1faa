"""A person's page: from every register what is theirs, and nothing that is a namesake's or restricted."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from models.db.store import Store
from models.failures import NotFound
from models.rows.attendance import AttendanceRow
from models.rows.following import MakeUp
from models.rows.life import Appraisal, AppraisalResult, LeadingSpell, Talk
from models.rows.meeting import AgendaItem, Speech
from models.rows.person import LECTURED, PersonPage
from models.rows.reflection import ReflectionRow
from models.rows.study import Contribution
from models.rules.life_terms import Grade, TalkPair
from models.rules.periods import quarter, year_of
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus, Standing, StudyKind
from models.services.leading import leading_cadres
from models.services.meetings import save_meeting
from models.services.members import load_member, save_member
from models.services.person import person_page, person_pages
from models.services.reflections import save_reflection
from models.services.study import save_session
from tests.models.services.making import DAY, Ids, add_person, meeting, post, saved, study

YEAR = year_of(2026)
TODAY = date(2026, 12, 31)
HERE, LEAVE, ABSENT, OPEN = (
    AttendanceState.PRESENT,
    AttendanceState.LEAVE,
    AttendanceState.ABSENT,
    AttendanceState.UNMARKED,
)


def line(member_id: int | None, state: AttendanceState = HERE, **given: Any) -> AttendanceRow:
    return AttendanceRow(member_id, "张伟", Standing.FULL, state, **given)


def page(session: Session, member_id: int, **given: Any) -> PersonPage:
    return person_page(session, member_id, given.get("span", YEAR), given.get("today", TODAY))


def test_attendance_is_counted_by_kind_and_state(session: Session, ids: Ids) -> None:
    zhang = add_person(session, "张伟", ids.first)
    other = add_person(session, "李娜", ids.first)
    assembly = MeetingKind.BRANCH_ASSEMBLY
    came = saved(save_meeting(session, meeting(ids.first, assembly, attendance=(line(zhang),))))
    away = saved(save_meeting(session, meeting(ids.first, assembly, attendance=(line(zhang, LEAVE),))))
    open_ = saved(save_meeting(session, meeting(ids.first, assembly, attendance=(line(zhang, OPEN),))))
    spared = line(zhang, ABSENT, counted=False, reason="长期病休")
    for nothing in (
        meeting(ids.first, assembly, attendance=(spared,)),
        meeting(ids.first, assembly, attendance=(line(zhang),), status=RecordStatus.CANCELLED),
        meeting(ids.first, assembly, attendance=(line(zhang),), held_on=date(2025, 12, 31)),
        meeting(ids.first, assembly, attendance=(replace(line(other), name="李娜"),)),
        meeting(ids.first, MeetingKind.HEART_TALK, attendance=(line(zhang),)),
    ):
        save_meeting(session, nothing)
    [one] = page(session, zhang).attendance
    assert (one.kind, one.present, one.leave, one.absent, one.unmarked) == (
        assembly,
        (came,),
        (away,),
        (),
        (open_,),
    )


def test_making_up_counts_once_it_is_done(session: Session, ids: Ids) -> None:
    zhang = add_person(session, "张伟", ids.first)
    centre = StudyKind.CENTRE_GROUP
    made = [
        saved(
            save_session(
                session,
                study(
                    ids.committee,
                    centre,
                    attendance=(line(zhang, ABSENT),),
                    make_ups=(MakeUp("张伟", zhang, done),),
                ),
            )
        )
        for done in (date(2026, 11, 1), None)
    ]
    [one] = page(session, zhang).attendance
    assert (one.absent, one.made_up) == (tuple(made), (made[0],))


def test_hours_have_a_target_in_a_whole_year_only(session: Session, ids: Ids) -> None:
    zhang = add_person(session, "张伟", ids.first, posts=(post(ids.first, "书记"),))
    save_session(session, study(ids.first, attendance=(line(zhang),), hours=Decimal("2.5")))
    hours = page(session, zhang).hours
    assert hours is not None
    assert (hours.hours, hours.target, hours.short) == (Decimal("2.5"), 56, Decimal("53.5"))
    hours = page(session, zhang, span=quarter(2026, 4)).hours
    assert hours is not None
    assert (hours.hours, hours.target, hours.short) == (Decimal("2.5"), None, None)


def test_speeches_are_found_by_name(session: Session, ids: Ids) -> None:
    zhang = add_person(session, "张伟", ids.first)
    session_id = saved(
        save_session(session, study(ids.first, contributions=(Contribution("张 伟", "领学", "谈体会"),)))
    )
    item = AgendaItem(
        "工作", speeches=(Speech("张伟", "同意"), Speech("张伟", "补充"), Speech("张伟丽", "同意"))
    )
    meeting_id = saved(save_meeting(session, meeting(ids.first, agenda=(item,))))
    lecture = saved(
        save_meeting(session, meeting(ids.second, MeetingKind.PARTY_LECTURE, lecturer="张伟（书记）"))
    )
    said = page(session, zhang).speeches
    assert [(each.record_id, each.role) for each in said] == [
        (session_id, "领学"),
        (meeting_id, "发言"),
        (lecture, LECTURED),
    ]


def test_of_namesakes_the_one_on_the_sheet_spoke(session: Session, ids: Ids) -> None:
    first, second = add_person(session, "张伟", ids.first), add_person(session, "张伟", ids.second)
    item = AgendaItem("工作", speeches=(Speech("张伟", "同意"),))
    told = saved(save_meeting(session, meeting(ids.first, agenda=(item,), attendance=(line(first),))))
    save_meeting(session, meeting(ids.first, agenda=(item,)))
    save_meeting(session, meeting(ids.first, agenda=(item,), attendance=(line(first), line(second))))
    assert [each.record_id for each in page(session, first).speeches] == [told]
    assert page(session, second).speeches == ()


def test_talks_say_with_whom_and_never_what(session: Session, ids: Ids) -> None:
    zhang, li = add_person(session, "张伟", ids.first), add_person(session, "李娜", ids.first)
    talk = Talk(TalkPair.MEMBERS, "张伟", "李娜", zhang, "", li, problems="家里有事", opinion="多关心")
    number = saved(
        save_meeting(
            session,
            meeting(
                ids.first,
                MeetingKind.HEART_TALK,
                title="家里有事怎么办",
                minutes="谈了很久",
                talk=talk,
                agenda=(AgendaItem("家里有事", speeches=(Speech("张伟", "家里有事"),)),),
            ),
        )
    )
    mine, hers = page(session, zhang), page(session, li)
    [said], [heard] = mine.talks, hers.talks
    assert (said.record_id, said.other, said.talker) == (number, "李娜", True)
    assert (heard.record_id, heard.other, heard.talker) == (number, "张伟", False)
    for secret in ("家里有事", "多关心", "谈了很久"):
        assert secret not in repr(mine) + repr(hers)


def test_grades_of_all_years_up_to_the_day(session: Session, ids: Ids) -> None:
    zhang = add_person(session, "张伟", ids.first)
    for year, grade in ((2024, Grade.COMPETENT), (2026, Grade.EXCELLENT), (2027, None)):
        result = AppraisalResult("张伟", Standing.FULL, zhang, grade=grade)
        save_meeting(
            session,
            meeting(
                ids.first,
                MeetingKind.APPRAISAL,
                held_on=date(year, 12, 1),
                appraisal=Appraisal(10, 10, 10, (result,)),
            ),
        )
    assert [(each.day.year, each.grade) for each in page(session, zhang).grades] == [
        (2026, Grade.EXCELLENT),
        (2024, Grade.COMPETENT),
    ]


def test_reflections_of_no_known_day_are_counted_apart(session: Session, ids: Ids) -> None:
    zhang = add_person(session, "张伟", ids.first)
    for day in (DAY, None, date(2025, 1, 1)):
        save_reflection(
            session, ReflectionRow(None, ids.first, "张伟", "心得", zhang, topic="党纪", submitted_on=day)
        )
    found = page(session, zhang)
    assert [(piece.submitted_on, piece.topic) for piece in found.reflections] == [(DAY, "党纪")]
    assert found.undated == 1


def test_a_leading_cadre_has_dual_life_on_it(session: Session, ids: Ids) -> None:
    zhang = add_person(session, "张伟", ids.first)
    assert page(session, zhang).leader is None
    save_member(session, replace(load_member(session, zhang), leading=(LeadingSpell("副局长"),)))
    record = saved(save_meeting(session, meeting(ids.first, attendance=(line(zhang),))))
    leader = page(session, zhang).leader
    assert leader is not None
    assert leader.total.attended == (record,)


def test_who_left_keeps_a_page(session: Session, ids: Ids) -> None:
    gone = add_person(session, "张伟", ids.first, to_on=date(2026, 6, 1))
    found = page(session, gone)
    assert (found.branch_id, found.branch_name, found.hours) == (None, "第一党支部", None)
    with pytest.raises(NotFound, match="没有改动"):
        page(session, 99)


def test_the_roll_of_a_branch_in_its_order(session: Session, ids: Ids) -> None:
    plain = add_person(session, "张伟", ids.first)
    secretary = add_person(session, "李娜", ids.first, posts=(post(ids.first, "书记"),))
    add_person(session, "王芳", ids.first, standings=((Standing.ACTIVIST, None),))
    add_person(session, "赵敏", ids.second)
    pages = person_pages(session, YEAR, TODAY, organization_id=ids.first)
    assert [each.id for each in pages] == [secretary, plain]
    pages = person_pages(session, YEAR, TODAY, ids=(plain, secretary))
    assert [each.id for each in pages] == [plain, secretary]


def test_one_page_or_all_of_them_cost_the_same_queries(sample: Store) -> None:
    def queries(**given: Any) -> int:
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        with sample.read() as session:
            connection = session.connection()
            event.listen(connection, "before_cursor_execute", count)
            assert person_pages(session, YEAR, date(2026, 10, 31), **given)
            event.remove(connection, "before_cursor_execute", count)
        return counted

    with sample.read() as session:
        leader, *_ = (each.id for each in leading_cadres(session))
    # Of who never led, 双重组织生活 is not asked.
    others = [number for number in (1, 2, 3) if number != leader]
    assert queries(ids=(leader,)) == queries(ids=(leader, *others))
    assert queries(ids=(others[0],)) <= queries(ids=(leader,))
    assert queries() <= queries(ids=(leader,)) + 4  # the records behind come by five hundred
