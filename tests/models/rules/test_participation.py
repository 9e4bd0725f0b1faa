"""A person's sums: every line of a sheet counts once, under its kind and state."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from models.rows.person import Mark, added
from models.rules.participation import AWAY, ORDER, sums_of
from models.rules.terms import AttendanceState, MeetingKind, StudyKind

KINDS = st.sampled_from([*MeetingKind, *StudyKind])
MARKS = st.lists(
    st.builds(Mark, st.integers(1, 999), KINDS, st.sampled_from(AttendanceState), st.booleans()), max_size=20
)
STATES = {
    AttendanceState.PRESENT: "present",
    AttendanceState.LEAVE: "leave",
    AttendanceState.ABSENT: "absent",
    AttendanceState.UNMARKED: "unmarked",
}


@given(MARKS)
def test_every_mark_counts_once_and_no_kind_stands_twice(marks: list[Mark]) -> None:
    sums = sums_of(marks)
    counted = Counter(
        (one.kind, state, record)
        for one in sums
        for state, name in STATES.items()
        for record in getattr(one, name)
    )
    assert counted == Counter((mark.kind, mark.state, mark.record_id) for mark in marks)
    kinds = [one.kind for one in sums]
    assert kinds == sorted(set(kinds), key=ORDER.__getitem__)


@given(MARKS)
def test_the_sums_hold_together(marks: list[Mark]) -> None:
    for one in sums_of(marks):
        away = Counter((*one.leave, *one.absent))
        assert not Counter(one.made_up) - away
        assert len(one.expected) == one.known + len(one.unmarked)
        made_up = [mark for mark in marks if mark.kind is one.kind and mark.state in AWAY and mark.made_up]
        assert len(one.made_up) == len(made_up)


@given(MARKS.filter(bool))
def test_all_kinds_together_are_all_marks(marks: list[Mark]) -> None:
    whole = added(sums_of(marks))
    assert Counter(whole.expected) == Counter(mark.record_id for mark in marks)
    assert Counter(whole.present) == Counter(
        mark.record_id for mark in marks if mark.state is AttendanceState.PRESENT
    )


def test_meetings_stand_before_study() -> None:
    marks = [
        Mark(1, StudyKind.BRANCH_STUDY, AttendanceState.PRESENT),
        Mark(2, MeetingKind.THEME_DAY, AttendanceState.LEAVE),
        Mark(3, MeetingKind.BRANCH_ASSEMBLY, AttendanceState.UNMARKED),
    ]
    assert [one.kind for one in sums_of(marks)] == [
        MeetingKind.BRANCH_ASSEMBLY,
        MeetingKind.THEME_DAY,
        StudyKind.BRANCH_STUDY,
    ]
