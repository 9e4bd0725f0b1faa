"""Counting a sheet: what is not marked is unknown, never absent."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.attendance import AttendanceRow, count_attendance
from models.rules.terms import AttendanceState, Standing

S = AttendanceState
FULL, PROBATIONARY = Standing.FULL, Standing.PROBATIONARY

lines = st.builds(
    AttendanceRow,
    st.none(),
    st.just("王芳"),
    st.sampled_from(Standing),
    st.sampled_from(AttendanceState),
    st.just(""),
    st.booleans(),
    st.booleans(),
)


def line(
    state: AttendanceState, standing: Standing = FULL, *, counted: bool = True, in_committee: bool = False
) -> AttendanceRow:
    return AttendanceRow(None, "王芳", standing, state, "", counted, in_committee)


def test_an_empty_sheet_expects_nobody() -> None:
    counts = count_attendance(())

    assert (counts.expected, counts.present, counts.unmarked) == (0, 0, 0)
    assert (counts.voters_expected, counts.voters_present) == (0, 0)


def test_while_one_person_is_unmarked_the_present_are_unknown() -> None:
    counts = count_attendance([line(S.PRESENT), line(S.ABSENT), line(S.UNMARKED)])

    assert (counts.expected, counts.present, counts.absent, counts.unmarked) == (3, None, 1, 1)
    assert counts.voters_present is None


def test_an_unmarked_probationary_member_leaves_the_voters_known() -> None:
    counts = count_attendance([line(S.PRESENT), line(S.LEAVE), line(S.UNMARKED, PROBATIONARY)])

    assert counts.present is None
    assert (counts.voters_expected, counts.voters_present) == (2, 1)


def test_somebody_left_out_with_a_reason_counts_nowhere() -> None:
    counts = count_attendance(
        [line(S.PRESENT), line(S.UNMARKED, counted=False), line(S.PRESENT, counted=False)]
    )

    assert (counts.expected, counts.present, counts.voters_expected, counts.voters_present) == (1, 1, 1, 1)


@pytest.mark.parametrize(("committee", "voters", "present"), [(False, 3, 2), (True, 2, 1)])
def test_a_committee_votes_by_its_members_an_assembly_by_full_members(
    committee: bool, voters: int, present: int
) -> None:
    sheet = [
        line(S.PRESENT, in_committee=True),
        line(S.ABSENT, in_committee=True),
        line(S.PRESENT),
        line(S.PRESENT, PROBATIONARY),
    ]

    counts = count_attendance(sheet, committee=committee)

    assert (counts.voters_expected, counts.voters_present) == (voters, present)


@given(st.lists(lines, max_size=20), st.booleans(), st.randoms(use_true_random=False))
def test_the_counts_add_up_in_any_order(
    sheet: list[AttendanceRow], committee: bool, chance: random.Random
) -> None:
    counts = count_attendance(sheet, committee=committee)
    shuffled = list(sheet)
    chance.shuffle(shuffled)

    assert count_attendance(iter(shuffled), committee=committee) == counts
    assert 0 <= counts.voters_expected <= counts.expected <= len(sheet)
    if counts.present is None:
        assert counts.unmarked
    else:
        assert counts.present + counts.leave + counts.absent == counts.expected
        assert counts.voters_present is not None
        assert counts.voters_present <= counts.present
    if not committee:
        full = [row for row in sheet if row.counted and row.standing is FULL]
        assert counts.voters_expected == len(full)
