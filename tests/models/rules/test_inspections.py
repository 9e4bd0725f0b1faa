"""What does not fit together in an inspection, and how often what was found."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.inspection import Finding, InspectionDetail, TeamMember, VisitedBranch
from models.rules.inspection_terms import MANIFESTATIONS, ShirkingTag
from models.rules.inspections import count_findings, doubts, goes_into, notice_month, status_word
from models.rules.periods import Month
from models.rules.terms import RecordStatus

FIRST, LAST = date(2026, 10, 12), date(2026, 10, 14)
WHOLE = InspectionDetail(
    id=1,
    organization_id=1,
    title="十月督察",
    first_on=FIRST,
    month=Month(2026, 10),
    last_on=LAST,
    team=(TeamMember("王芳"),),
    branches=(VisitedBranch(2, "第一党支部", FIRST), VisitedBranch(3, "第二党支部", LAST)),
    findings=(Finding(1, 2, "记录不全", "第一党支部", due_on=FIRST),),
)


def test_nothing_is_asked_about_a_record_that_fits_together() -> None:
    assert doubts(WHOLE) == ()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"month": Month(2026, 9)}, "督察日期不在2026年9月，请核对所属月份。"),
        ({"month": Month(2026, 11)}, "督察日期不在2026年11月，请核对所属月份。"),
        (
            {"branches": (VisitedBranch(2, "第一党支部", date(2026, 10, 15)),)},
            "第一党支部的督察日期不在起止日期之内，请核对。",
        ),
        (
            {"branches": (VisitedBranch(2, "第一党支部", date(2026, 10, 11)),)},
            "第一党支部的督察日期不在起止日期之内，请核对。",
        ),
        (
            {"findings": (Finding(1, 4, "甲", "第三党支部"), Finding(2, 4, "乙", "第三党支部"))},
            "第三党支部不在被督察支部之列，却有发现的问题，请核对。",
        ),
        (
            {"findings": (Finding(1, 2, "甲", due_on=date(2026, 10, 11)),)},
            "第1个问题的整改时限早于督察日期，请核对。",
        ),
        ({"team": ()}, "督察组成员待补。"),
        ({"branches": (), "findings": ()}, "被督察支部待补。"),
        ({"status": RecordStatus.PLANNED}, "这次督察还是“计划”，发现的问题不会列入通报。"),
        ({"status": RecordStatus.CANCELLED}, "这次督察还是“已取消”，发现的问题不会列入通报。"),
    ],
)
def test_what_a_reader_would_ask_about(changed: dict[str, Any], sentence: str) -> None:
    assert doubts(replace(WHOLE, **changed)) == (sentence,)


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [
        (date(2026, 9, 30), date(2026, 10, 1), True),
        (date(2026, 10, 31), date(2026, 11, 2), True),
        (date(2026, 9, 28), date(2026, 9, 30), False),
        (date(2026, 11, 1), None, False),
        (date(2026, 10, 31), None, True),
    ],
)
def test_one_day_in_the_month_is_enough(first: date, last: date | None, fits: bool) -> None:
    detail = replace(WHOLE, first_on=first, last_on=last, branches=(VisitedBranch(2),), findings=())
    assert (doubts(detail) == ()) is fits


def test_of_a_plan_nobody_asks_who_and_where() -> None:
    planned = replace(WHOLE, status=RecordStatus.PLANNED, team=(), branches=(), findings=())
    assert doubts(planned) == ()


def test_an_inspection_is_made_not_held() -> None:
    assert [status_word(status) for status in RecordStatus] == ["计划", "已督察", "已取消", "已叫停"]


found = st.builds(
    Finding,
    st.none(),
    st.just(1),
    st.just("甲"),
    manifestation=st.none() | st.integers(1, MANIFESTATIONS),
    tag=st.none() | st.sampled_from(ShirkingTag),
)


@given(st.lists(found, max_size=12), st.randoms())
def test_counts_add_up_and_know_no_order(findings: list[Finding], random: Any) -> None:
    counts = count_findings(findings)

    assert sum(count for _, count in counts.manifestations) == sum(
        finding.manifestation is not None for finding in findings
    )
    assert sum(count for _, count in counts.tags) == sum(finding.tag is not None for finding in findings)
    assert [number for number, _ in counts.manifestations] == sorted(
        {finding.manifestation for finding in findings if finding.manifestation is not None}
    )
    order = list(ShirkingTag)
    assert [order.index(tag) for tag, _ in counts.tags] == sorted(order.index(tag) for tag, _ in counts.tags)
    assert all(count for _, count in counts.tags)
    random.shuffle(findings)
    assert count_findings(findings) == counts


@given(st.integers(0, 30), st.sets(st.integers(0, 30)))
def test_a_finding_goes_into_its_own_notice_or_the_next_not_yet_issued(own: int, issued: set[int]) -> None:
    months = [Month(2025 + place // 12, place % 12 + 1) for place in range(32)]
    notified = {months[place] for place in issued}
    found = notice_month(months[own], notified)
    assert found not in notified
    assert all(month in notified for month in months[own : months.index(found)])
    assert bool(goes_into(months[own], notified)) == (own in issued)


def test_where_a_finding_goes_is_said_with_another_year() -> None:
    november, december = Month(2026, 11), Month(2026, 12)
    assert goes_into(november, {november}) == "11月通报已印发，将列入12月通报"
    assert goes_into(november, {november, december}) == "11月通报已印发，将列入2027年1月通报"
    assert goes_into(november, {december}) == ""


def test_somebody_twice_in_the_team_is_asked_about() -> None:
    team = (TeamMember("王建国"), TeamMember("王建国 ", "督察处"), TeamMember("李明"), TeamMember(""))
    detail = InspectionDetail(None, 1, "督察", date(2026, 10, 20), Month(2026, 10), team=team)
    assert "督察组里“王建国”写了2遍，请核对。" in doubts(detail)
    assert not any("遍" in asked for asked in doubts(replace(detail, team=team[1:])))
