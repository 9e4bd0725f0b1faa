"""How a sheet follows the roster, as rules over any sheet."""

from hypothesis import given
from hypothesis import strategies as st

from gui.editors.parts.roll_changes import (
    RollDifference,
    completed,
    difference,
    is_marked,
    refilled,
    row_of,
    row_state,
)
from models.rows.attendance import AttendanceRow
from models.rules.terms import AttendanceState, Standing

numbers = st.lists(st.integers(1, 12), unique=True, max_size=8)
marks = st.builds(
    AttendanceRow,
    st.integers(1, 12),
    st.text("甲乙丙丁", min_size=1, max_size=3),
    st.sampled_from(Standing),
    st.sampled_from(AttendanceState),
    st.sampled_from(["", "出差", "<病假>"]),
    st.booleans(),
    st.booleans(),
)
sheets = st.lists(marks, unique_by=lambda row: row.member_id, max_size=8).map(tuple)
rosters = numbers.map(lambda ids: tuple(AttendanceRow(number, f"人{number}") for number in ids))


@given(sheets, rosters)
def test_completing_leaves_nothing_missing_and_takes_nobody_off(
    sheet: tuple[AttendanceRow, ...], roster: tuple[AttendanceRow, ...]
) -> None:
    found = difference(sheet, roster)
    done = completed(sheet, found.missing)
    assert done[: len(sheet)] == sheet
    assert difference(done, roster).missing == ()
    assert difference(done, roster).extra == found.extra


@given(sheets, rosters, numbers)
def test_refilling_follows_the_roster_and_keeps_marks(
    sheet: tuple[AttendanceRow, ...], roster: tuple[AttendanceRow, ...], added: list[int]
) -> None:
    filled = refilled(sheet, roster, added, ())
    had = {row.member_id: row for row in sheet}
    assert [row.member_id for row in filled[: len(roster)]] == [row.member_id for row in roster]
    for row in filled[: len(roster)]:
        before = had.get(row.member_id)
        assert row.state is (before.state if before else AttendanceState.UNMARKED)
        # Name and standing are the roster's, those of the new day.
        assert row.standing is Standing.FULL
    assert {row.member_id for row in filled[len(roster) :]} == {
        number for number in had if number in added and number not in {row.member_id for row in roster}
    }
    assert len({row.member_id for row in filled}) == len(filled)


@given(sheets, rosters)
def test_there_and_back_again_loses_no_mark(
    sheet: tuple[AttendanceRow, ...], roster: tuple[AttendanceRow, ...]
) -> None:
    """A day typed wrong and put right: whoever had left the sheet comes back with his mark."""
    here = tuple(AttendanceRow(row.member_id, row.name, row.standing) for row in sheet)
    away = refilled(sheet, roster, (), ())
    left = tuple(row for row in sheet if is_marked(row))
    back = refilled(away, here, (), left)
    assert [(row.member_id, row.state, row.reason, row.counted) for row in back] == [
        (row.member_id, row.state, row.reason, row.counted) for row in sheet
    ]


@given(marks)
def test_rows_go_through_json(row: AttendanceRow) -> None:
    assert row_of(row_state(row)) == row


def test_the_sentence_names_a_few() -> None:
    people = tuple(AttendanceRow(number, f"人{number}") for number in range(1, 6))
    assert RollDifference((), ()).sentence == ""
    assert RollDifference(people, people[:1]).sentence == (
        "名册有变动：签到名单少5人（人1、人2、人3等）、多1人（人1）。"
    )
