"""The list of months and the lines of annex 2."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.look.tokens import Tone
from gui.tables.notices import deadline_of, month_lines, pill_of, short_number, status_pill
from models.rows.notice import NoticeItem, NoticeSummary
from models.rules.periods import Month
from models.rules.terms import NoticeStatus, RectificationMode

TODAY = date(2026, 11, 5)


def notice(
    month: Month, status: NoticeStatus = NoticeStatus.ISSUED, number: str = "某机党〔2026〕7号"
) -> NoticeSummary:
    """A notice of a month."""
    return NoticeSummary(month.year * 100 + month.month, month, status, "题", number, None)


months = st.builds(Month, st.integers(2024, 2026), st.integers(1, 12)).filter(
    lambda month: month <= Month(2026, 11)
)


@given(st.lists(months, unique=True, max_size=6), st.none() | months)
def test_no_month_is_twice_or_forgotten_and_the_latest_is_first(
    kept: list[Month], shown: Month | None
) -> None:
    lines = month_lines([notice(month) for month in kept], shown, TODAY)
    listed = [line.month for line in lines]
    assert listed == sorted(set(listed), reverse=True)
    last = Month(2026, 10)
    assert {*kept, last, *([shown] if shown else [])} <= set(listed)
    if kept:
        first = min(kept)
        wanted = [first.shifted(by) for by in range(60) if first.shifted(by) <= last]
        assert set(wanted) <= set(listed), "a month without a notice is seen"


def test_with_no_notice_there_is_last_month() -> None:
    assert [line.month for line in month_lines((), None, TODAY)] == [Month(2026, 10)]


def test_the_pill_says_the_number_or_how_far_it_is() -> None:
    assert pill_of(None).text == "未起草"
    assert pill_of(notice(Month(2026, 9), NoticeStatus.DRAFT, "")).text == "草稿"
    assert pill_of(notice(Month(2026, 9))).text == "已印发 7号"


@pytest.mark.parametrize(("whole", "short"), [("某机党〔2026〕12号", "12号"), ("第3期", "第3期"), ("", "")])
def test_a_number_is_shortened_to_what_tells_it_apart(whole: str, short: str) -> None:
    assert short_number(whole) == short


def item(
    status: str = "整改中", due_on: date | None = None, mode: RectificationMode = RectificationMode.BY_DATE
) -> NoticeItem:
    """A line of annex 2."""
    return NoticeItem(1, "第一党支部", "问题", "", "办公室", "王建国", due_on, status, mode)


def test_an_unknown_deadline_is_not_long_term() -> None:
    assert deadline_of(item()) == "待补"
    assert deadline_of(item(mode=RectificationMode.LONG_TERM)) == "长期坚持"
    assert deadline_of(item(due_on=date(2026, 10, 31))) == "2026-10-31"


@pytest.mark.parametrize(
    ("status", "tone"), [("逾期12天", Tone.BAD), ("已销号", Tone.OK), ("整改中", Tone.INFO)]
)
def test_late_is_bad_and_struck_off_is_good(status: str, tone: Tone) -> None:
    assert status_pill(item(status)).tone is tone
