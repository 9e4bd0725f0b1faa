"""What offices write into a sheet of attendance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.attendance_marks import REASONS, Mark, read_mark
from models.rules.terms import AttendanceState

S = AttendanceState


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("√", Mark(S.PRESENT)),
        (" ✔ ", Mark(S.PRESENT)),
        ("V", Mark(S.PRESENT)),
        ("1", Mark(S.PRESENT)),
        ("１", Mark(S.PRESENT)),
        ("出", Mark(S.PRESENT)),
        ("出 席", Mark(S.PRESENT)),
        ("已到", Mark(S.PRESENT)),
        ("请", Mark(S.LEAVE)),
        ("请假", Mark(S.LEAVE)),
        ("事假", Mark(S.LEAVE, "事假")),
        ("病", Mark(S.LEAVE, "病假")),
        ("请假（出差）", Mark(S.LEAVE, "出差")),
        ("请假(病)", Mark(S.LEAVE, "病假")),
        ("请假：公出", Mark(S.LEAVE, "公出")),
        ("公出请假", Mark(S.LEAVE, "公出")),
        ("缺", Mark(S.ABSENT)),
        ("×", Mark(S.ABSENT)),
        ("X", Mark(S.ABSENT)),
        ("缺席（值班）", Mark(S.ABSENT, "值班")),
        ("待补", Mark(S.UNMARKED)),
    ],
)
def test_read_as_meant(text: str, mark: Mark) -> None:
    assert read_mark(text) == mark


@pytest.mark.parametrize("text", ["○", "△", "0", "2", "补学", "张三", "出席请假", "请假出席", "", "()"])
def test_what_is_not_sure_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="看不出是出席、请假还是缺席"):
        read_mark(text)


@given(
    st.sampled_from([S.PRESENT, S.LEAVE, S.ABSENT, S.UNMARKED]),
    st.sampled_from(["", *REASONS]),
    st.sampled_from(["{}", " {}", "{} ", "　{}　"]),
)
def test_what_the_grid_copies_it_reads_again(state: AttendanceState, reason: str, around: str) -> None:
    explained = state in (S.LEAVE, S.ABSENT)
    mark = Mark(state, reason if explained else "")
    said = f"{state.label}（{mark.reason}）" if mark.reason else state.label
    assert read_mark(around.format(said)) == mark


@given(st.text(max_size=12))
def test_only_leave_and_absence_have_reasons_whatever_is_written(text: str) -> None:
    try:
        mark = read_mark(text)
    except ValueError:
        return
    assert not mark.reason or mark.state in (S.LEAVE, S.ABSENT)
