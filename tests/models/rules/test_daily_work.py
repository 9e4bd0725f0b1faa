"""日常工作: what each kind is asked for, how long a report took, what a reader would ask."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.daily_work import DailyWorkDetail
from models.rules.daily_terms import DailyWorkKind, DailyWorkStatus, Urgency
from models.rules.daily_work import (
    ANALYSES,
    GATHERINGS,
    SENT_KINDS,
    doubts,
    duration_in_words,
    time_to_report,
    words_of,
)

SIX = datetime(2026, 7, 8, 6, 0)
REPORT = DailyWorkDetail(
    None, DailyWorkKind.REPORT, 1, "水源地情况", date(2026, 7, 8), urgency=Urgency.URGENT
)


def test_every_kind_has_its_words() -> None:
    for kind in DailyWorkKind:
        words = words_of(kind)
        assert words.day
        assert words.person
        assert bool(words.people) == (kind in GATHERINGS)
        assert bool(words.counterpart) == (kind in SENT_KINDS | GATHERINGS)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "不到1分钟"),
        (1, "1分钟"),
        (60, "1小时"),
        (61, "1小时1分钟"),
        (1440, "1天"),
        (1501, "1天1小时1分钟"),
    ],
)
def test_a_duration_in_words(minutes: int, words: str) -> None:
    assert duration_in_words(timedelta(minutes=minutes)) == words


@given(st.integers(0, 10**6))
def test_a_duration_loses_no_minute(minutes: int) -> None:
    words = duration_in_words(timedelta(minutes=minutes)).replace("不到1分钟", "")
    total = 0
    for unit, worth in (("天", 1440), ("小时", 60), ("分钟", 1)):
        number, found, rest = words.partition(unit)
        if found:
            total, words = total + int(number) * worth, rest
    assert total == minutes


def test_a_report_before_its_matter_took_no_time_that_is_known() -> None:
    assert time_to_report(SIX, SIX - timedelta(minutes=1)) is None
    assert time_to_report(SIX, None) is None
    assert time_to_report(SIX, SIX) == timedelta(0)


@pytest.mark.parametrize(
    ("given_", "asked"),
    [
        ({}, ("紧急事项还没有登记报送时间。",)),
        ({"occurred_at": SIX, "sent_at": SIX + timedelta(hours=1)}, ()),
        (
            {"occurred_at": SIX, "sent_at": SIX + timedelta(minutes=61)},
            ("紧急事项从发生到报送用了1小时1分钟，请核对。",),
        ),
        (
            {"occurred_at": SIX, "sent_at": SIX - timedelta(minutes=1)},
            ("报送时间早于事项发生时间，请核对。",),
        ),
        ({"sent_at": SIX, "replied_on": date(2026, 7, 7)}, ("答复日期早于报送日期，请核对。",)),
        ({"urgency": Urgency.NORMAL}, ()),
        ({"urgency": None}, ()),
        (
            {"urgency": None, "kind": DailyWorkKind.REQUEST, "status": DailyWorkStatus.DONE},
            ("请示已办结，批复意见待补。",),
        ),
    ],
)
def test_what_a_reader_would_ask_of_a_report(given_: dict[str, object], asked: tuple[str, ...]) -> None:
    assert doubts(replace(REPORT, **given_)) == asked  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", sorted(ANALYSES))
def test_an_analysis_without_words_is_asked_for_them(kind: DailyWorkKind) -> None:
    entry = replace(REPORT, kind=kind, urgency=None, status=DailyWorkStatus.DONE)
    assert doubts(entry) == (f"{kind}已办结，内容待补。",)
    assert doubts(replace(entry, content="情况平稳")) == ()
    assert doubts(replace(entry, status=DailyWorkStatus.OPEN)) == ()
