"""补学: who owes it, whose entry is whose."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from models.rows.attendance import AttendanceRow, count_attendance
from models.rows.following import MakeUp
from models.rules.make_ups import absentees, completed, count_make_ups, make_up_sentence, matched
from models.rules.terms import AttendanceState

P, L, A, U = (
    AttendanceState.PRESENT,
    AttendanceState.LEAVE,
    AttendanceState.ABSENT,
    AttendanceState.UNMARKED,
)
DAY = date(2026, 10, 20)
SHEETS = st.lists(
    st.builds(
        AttendanceRow,
        st.none() | st.integers(1, 4),
        st.sampled_from("甲乙丙"),
        state=st.sampled_from([P, L, A, U]),
        counted=st.booleans(),
    ),
    max_size=6,
)
ENTRIES = st.lists(
    st.builds(
        MakeUp,
        st.sampled_from("甲乙丙丁"),
        st.none() | st.integers(1, 5),
        st.none() | st.just(DAY),
    ),
    max_size=6,
)


def row(member_id: int | None, name: str, state: AttendanceState, *, counted: bool = True) -> AttendanceRow:
    return AttendanceRow(member_id, name, state=state, counted=counted)


SHEET = (row(1, "甲", P), row(2, "乙", L), row(3, "丙", A), row(4, "丁", U), row(5, "戊", L, counted=False))


def test_leave_and_absence_are_made_up_for_and_nothing_else() -> None:
    assert [one.name for one in absentees(SHEET)] == ["乙", "丙"]


def test_one_click_adds_those_who_have_no_entry() -> None:
    begun = (MakeUp("乙", 2, DAY, "自学"),)
    assert completed(SHEET, begun) == (*begun, MakeUp("丙", 3))
    assert completed(SHEET, completed(SHEET, begun)) == completed(SHEET, begun)


def test_namesakes_are_told_apart_by_person_and_off_the_roster_by_name() -> None:
    sheet = (row(1, "王芳", L), row(2, "王芳", A), row(None, "李某", L))
    entries = (MakeUp("王芳", 2, DAY), MakeUp("李某", None, DAY))
    assert [entry is not None for _, entry in matched(sheet, entries)] == [False, True, True]
    # Written for one of two namesakes without saying which: it serves one of them.
    assert count_make_ups(sheet, (MakeUp("王芳", None, DAY),)).made_up == 1


def test_an_entry_of_somebody_else_of_that_name_serves_nobody() -> None:
    assert matched((row(1, "王芳", L),), (MakeUp("王芳", 2, DAY),))[0][1] is None


@given(SHEETS, ENTRIES)
def test_no_entry_serves_two_and_counts_agree(sheet: list[AttendanceRow], entries: list[MakeUp]) -> None:
    pairs = matched(sheet, entries)
    used = [id(entry) for _, entry in pairs if entry is not None]
    assert len(used) == len(set(used))
    assert [away for away, _ in pairs] == list(absentees(sheet))
    counts = count_make_ups(sheet, entries)
    tally = count_attendance(sheet)
    assert counts.away == tally.leave + tally.absent
    assert 0 <= counts.made_up <= counts.away


@given(SHEETS, ENTRIES)
def test_completing_leaves_nobody_without_an_entry(sheet: list[AttendanceRow], entries: list[MakeUp]) -> None:
    done = completed(sheet, entries)
    assert done[: len(entries)] == tuple(entries)
    assert all(entry is not None for _, entry in matched(sheet, done))
    assert all(entry.done_on is None for entry in done[len(entries) :])


def test_sentences() -> None:
    assert make_up_sentence(count_make_ups((), ())) == "没有人请假或缺席，不用补学。"
    said = make_up_sentence(count_make_ups(SHEET, (MakeUp("乙", 2, DAY),)))
    assert said == "请假、缺席2人，已补学1人，还有1人没有补学。"
    both = (MakeUp("乙", 2, DAY), MakeUp("丙", 3, DAY))
    assert make_up_sentence(count_make_ups(SHEET, both)) == "请假、缺席2人，已补学2人，全部补学。"
