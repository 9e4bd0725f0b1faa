"""What took place, as the rules count it."""

from datetime import date

from sqlalchemy.orm import Session

from models.rules.periods import Month
from models.rules.terms import MeetingKind, RecordStatus, StudyKind
from models.services.held import held_between, ledger_begins
from models.services.study import remove_session
from tests.models.services.making import (
    DAY,
    Ids,
    add_inspection,
    add_item,
    add_meeting,
    add_study,
    count_statements,
)
from tests.models.services.noticing import draft, issue

K = MeetingKind
FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)


def test_meetings_count_for_their_kind_and_those_ticked(session: Session, ids: Ids) -> None:
    plain = add_meeting(session, ids.first, K.THEME_DAY)
    double = add_meeting(session, ids.first, K.BRANCH_ASSEMBLY, counts_as=(K.PARTY_LECTURE, K.THEME_DAY))
    activities = held_between(session, FIRST, LAST)
    assert activities.of((ids.first,), K.THEME_DAY.value, FIRST, LAST) == (plain, double)
    assert activities.of((ids.first,), K.PARTY_LECTURE.value, FIRST, LAST) == (double,)
    assert activities.of((ids.second,), K.THEME_DAY.value, FIRST, LAST) == ()


def test_only_what_was_held_within_the_days_counts(session: Session, ids: Ids) -> None:
    for status in RecordStatus:
        if status is not RecordStatus.HELD:
            add_meeting(session, ids.first, K.THEME_DAY, status=status)
    add_meeting(session, ids.first, K.THEME_DAY, held_on=date(2026, 9, 30))
    add_meeting(session, ids.first, K.THEME_DAY, held_on=date(2026, 11, 1))
    edges = [add_meeting(session, ids.first, K.THEME_DAY, held_on=day) for day in (FIRST, LAST)]
    found = held_between(session, FIRST, LAST).of((ids.first,), K.THEME_DAY.value, date.min, date.max)
    assert found == tuple(edges)


def test_study_and_lecturers(session: Session, ids: Ids) -> None:
    studied = add_study(session, ids.first)
    lecture = add_meeting(session, ids.second, K.PARTY_LECTURE, lecturer="王芳")
    activities = held_between(session, FIRST, LAST)
    assert activities.of((ids.first,), StudyKind.BRANCH_STUDY.value, FIRST, LAST) == (studied,)
    assert activities.lectured(K.PARTY_LECTURE.value, FIRST, LAST) == ((DAY, lecture, frozenset({"王芳"})),)


def test_inspections_and_notices_count_for_the_month_they_are_for(session: Session, bureau: Ids) -> None:
    inspected = add_inspection(session, bureau.committee, first_on=date(2026, 11, 3), month=Month(2026, 10))
    add_inspection(session, bureau.committee, status=RecordStatus.PLANNED)
    notice = draft(session)
    assert held_between(session, FIRST, LAST).anywhere("notice", FIRST, LAST) == ()
    issue(session, notice)
    activities = held_between(session, FIRST, LAST)
    assert activities.anywhere("inspection", FIRST, LAST) == (inspected,)
    assert activities.anywhere("notice", FIRST, LAST) == (notice,)
    assert held_between(session, date(2026, 11, 1), date(2026, 11, 30)).anywhere("notice", FIRST, LAST) == ()


def test_it_takes_eight_statements(session: Session, ids: Ids) -> None:
    for number in range(20):
        add_meeting(session, ids.first, counts_as=(K.DUES_DAY,), title=f"第{number}次")
    session.expunge_all()
    assert count_statements(session, lambda opened: held_between(opened, FIRST, LAST)) == 8


def test_the_ledger_begins_with_the_month_of_the_first_record_entered(session: Session, bureau: Ids) -> None:
    assert ledger_begins(session) == Month(2026, 10)
    assert held_between(session, FIRST, LAST).begins == FIRST
    add_inspection(session, bureau.committee, first_on=date(2026, 9, 20))
    assert ledger_begins(session) == Month(2026, 9)
    add_item(session, bureau.first, found_on=date(2026, 3, 1))
    assert ledger_begins(session) == Month(2026, 9), "a problem tells nothing of what was held"
    early = add_study(session, bureau.first, held_on=date(2026, 8, 31))
    assert ledger_begins(session) == Month(2026, 8)
    remove_session(session, early, 1)
    assert ledger_begins(session) == Month(2026, 9)
    add_study(session, bureau.first, held_on=date(2016, 10, 8))
    add_study(session, bureau.first, held_on=date(2025, 12, 20))
    assert ledger_begins(session) == Month(2026, 9), "what stands alone begins no ledger"


def test_an_empty_ledger_tells_of_nothing(session: Session, ids: Ids) -> None:
    assert ledger_begins(session) is None
    assert held_between(session, FIRST, LAST).begins == date.max
