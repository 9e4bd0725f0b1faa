"""The list of months and the lines of annex 2."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.look.tokens import Tone
from gui.tables.notices import (
    MONTH_COLUMNS,
    NoticePlace,
    deadline_of,
    month_lines,
    pill_of,
    short_number,
    status_pill,
)
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


def pills(*notices: NoticeSummary, shown: Month | None = None, wanting: tuple[int, ...] = ()) -> list[str]:
    """What the list says of each line, with a sign for a bad one; ``wanting`` are months of 2026."""
    lines = month_lines(notices, shown, TODAY, [Month(2026, number) for number in wanting])
    return [("!" if pill_of(line).tone is Tone.BAD else "") + pill_of(line).text for line in lines]


def test_a_month_that_is_over_is_未通报_until_its_notice_is_issued() -> None:
    draft = notice(Month(2026, 9), NoticeStatus.DRAFT, "")
    running = notice(Month(2026, 11), NoticeStatus.DRAFT, "")

    assert pills(notice(Month(2026, 8)), draft, wanting=(8, 9, 10)) == [
        "!未通报",
        "!未通报·草稿",
        "已印发 7号",
    ]
    assert pills(notice(Month(2026, 10)), running, wanting=(10, 11)) == ["草稿", "已印发 7号"]
    assert pills(notice(Month(2026, 10)), shown=Month(2026, 11)) == ["未到期", "已印发 7号"]
    assert pills(wanting=(8, 10), shown=Month(2026, 7)) == ["!未通报", "未起草", "!未通报", "未起草"]
    assert pills() == ["未起草"], "nothing is asked of a ledger that has no record"


def test_a_correction_stands_below_its_month_with_a_number_of_its_own() -> None:
    own = notice(Month(2026, 9))
    first = replace(notice(Month(2026, 9), number="某机党〔2026〕8号"), id=300_000, corrects_id=own.id)
    second = replace(first, id=300_001, status=NoticeStatus.DRAFT, document_number="")

    lines = month_lines([second, first, own], None, TODAY)

    assert [line.id for line in lines] == ["2026-10", "2026-09", "2026-09/300001", "2026-09/300000"]
    assert [line.place for line in lines[1:]] == [
        NoticePlace(Month(2026, 9)),
        NoticePlace(Month(2026, 9), 300_001),
        NoticePlace(Month(2026, 9), 300_000),
    ]
    month_column = MONTH_COLUMNS[0]
    assert [month_column.text(line) for line in lines[1:]] == ["2026年9月", "└ 更正7号", "└ 更正7号"]
    assert [pill_of(line).text for line in lines[1:]] == ["已印发 7号", "草稿", "已印发 8号"]
    assert [NoticePlace.of(each) for each in (own, first)] == [lines[1].place, lines[3].place]
    assert month_column.sort_key is not None
    assert sorted(lines, key=month_column.sort_key, reverse=True) == [*lines[:2], lines[3], lines[2]]


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
