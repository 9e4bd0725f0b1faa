"""Trainings and meetings that count as training among the hours of a member."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.db.store import Store
from models.rows.attendance import AttendanceRow
from models.rows.study_statistics import PersonHours
from models.rules.periods import year_of
from models.rules.study_terms import LabelScheme, TrainingKind
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus, StudyKind
from models.services.labels import COUNTS_AS_TRAINING, label_named
from models.services.study_hours import study_hours
from models.services.study_statistics import study_statistics
from tests.models.services.making import Ids, add_meeting, add_person, add_study, make_tree, undone

NOVEMBER = date(2026, 11, 20)
YEAR = year_of(2026)
PRESENT = AttendanceState.PRESENT


def of_person(session: Session, member_id: int) -> PersonHours:
    people = study_hours(session, YEAR, None, NOVEMBER).people
    return next(row for row in people if row.member_id == member_id)


def marked(member_id: int, state: AttendanceState = PRESENT) -> tuple[AttendanceRow, ...]:
    return (AttendanceRow(member_id, "张三", state=state),)


def tagged(session: Session) -> tuple[int, ...]:
    label = label_named(session, LabelScheme.TAG, COUNTS_AS_TRAINING)
    assert label is not None
    return (label,)


def test_a_training_of_the_committee_counts_for_people_of_any_branch(session: Session, ids: Ids) -> None:
    member = add_person(session, "张三", ids.second)
    add_study(
        session,
        ids.committee,
        StudyKind.TRAINING,
        training_kind=TrainingKind.SECRETARIES,
        organizer="市委党校",
        hours=Decimal(16),
        attendance=marked(member),
    )
    found = of_person(session, member)
    assert (found.sessions, found.hours, found.trainings) == (1, Decimal(16), 1)


@pytest.mark.parametrize(
    ("kind", "training", "trainings"),
    [
        (StudyKind.TRAINING, None, 1),
        (StudyKind.TRAINING, TrainingKind.MEMBERS, 1),
        (StudyKind.TRAINING, TrainingKind.ONLINE, 0),
        (StudyKind.BRANCH_STUDY, None, 0),
    ],
)
def test_what_is_training_in_person(
    session: Session, ids: Ids, kind: StudyKind, training: TrainingKind | None, trainings: int
) -> None:
    member = add_person(session, "张三", ids.first)
    given_ = {"training_kind": training, "hours": Decimal(8), "attendance": marked(member)}
    add_study(session, ids.first, kind, **given_)
    found = of_person(session, member)
    assert (found.hours, found.trainings) == (Decimal(8), trainings)


def test_a_meeting_that_counts_as_training_brings_its_hours_by_the_clock(session: Session, ids: Ids) -> None:
    member = add_person(session, "张三", ids.first)
    away = add_person(session, "李四", ids.first)
    labels = tagged(session)
    sheet = (*marked(member), AttendanceRow(away, "李四", state=AttendanceState.LEAVE))
    add_meeting(
        session, ids.first, labels=labels, started_at=time(9), ended_at=time(11, 30), attendance=sheet
    )
    add_meeting(session, ids.first, labels=labels, attendance=sheet)
    add_meeting(session, ids.first, started_at=time(9), ended_at=time(12), attendance=sheet)
    add_meeting(
        session,
        ids.first,
        labels=labels,
        started_at=time(9),
        ended_at=time(12),
        attendance=sheet,
        status=RecordStatus.CANCELLED,
    )
    found = of_person(session, member)
    assert (found.sessions, found.hours, found.hours_unknown) == (2, Decimal("2.5"), 1)
    assert found.trainings == 0, "a meeting is no 集中培训"
    assert of_person(session, away).sessions == 0


def test_the_statistics_have_a_column_for_training(session: Session, ids: Ids) -> None:
    add_study(session, ids.committee, StudyKind.TRAINING, hours=Decimal(8))
    (committee, *_) = study_statistics(session, YEAR, None, NOVEMBER).organizations
    counted = {kind.kind: (kind.sessions, kind.hours) for kind in committee.kinds}
    assert counted[StudyKind.TRAINING] == (1, Decimal(8))
    assert set(counted) == set(StudyKind)


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*StudyKind, MeetingKind.PARTY_LECTURE]),
            st.one_of(st.none(), st.integers(1, 16)),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_hours_are_the_sum_of_what_was_attended(
    store: Store, records: list[tuple[StudyKind | MeetingKind, int | None, bool]]
) -> None:
    with undone(store) as session:
        ids = make_tree(session)
        member, labels = add_person(session, "张三", ids.first), tagged(session)
        for kind, halves, present in records:
            sheet = marked(member, PRESENT if present else AttendanceState.ABSENT)
            if isinstance(kind, StudyKind):
                hours = None if halves is None else Decimal(halves) / 2
                add_study(session, ids.committee, kind, hours=hours, attendance=sheet)
            else:
                ended = None if halves is None else time(8 + halves // 2, 30 * (halves % 2))
                add_meeting(
                    session,
                    ids.first,
                    kind,
                    labels=labels,
                    started_at=time(8),
                    ended_at=ended,
                    attendance=sheet,
                )
        there = [(kind, halves) for kind, halves, present in records if present]
        found = of_person(session, member)
        assert found.sessions == len(there)
        assert found.hours == sum((Decimal(halves or 0) / 2 for _, halves in there), Decimal(0))
        assert found.hours_unknown == sum(halves is None for _, halves in there)
        assert found.trainings == sum(kind is StudyKind.TRAINING for kind, _ in there)
