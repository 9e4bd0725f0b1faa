"""What is asked of a branch: applicability first, then counting, and never a failure before its time (domain §2.4, §6)."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.compliance import UnitFacts, judge
from models.rules.periods import Span, weeks_of
from models.rules.requirements import WEEKLY_STUDY
from models.rules.terms import MeetingKind, Verdict
from tests.models.rules.requiring import (
    AFTER,
    BRANCH,
    CODES,
    DECEMBER,
    FIRST_GROUP,
    MET,
    NOT_APPLICABLE,
    NOT_DUE,
    OCTOBER,
    SECOND_GROUP,
    UNMET,
    YEARLY,
    K,
    Meeting,
    branch,
    counted,
    figures,
    held,
    large,
    verdicts,
)
from tests.models.rules.shipped import without


def test_a_branch_without_any_record_is_behind_in_everything_once_the_time_is_over() -> None:
    found = figures()

    assert tuple(found) == CODES
    assert verdicts(found) == [NOT_DUE, UNMET, UNMET, NOT_DUE, UNMET, UNMET]
    assert verdicts(figures(month=DECEMBER, today=date(2027, 1, 4))) == [UNMET] * 6
    assert tuple(figures(month=DECEMBER)) == (*CODES, *YEARLY), (
        "a year is asked for in the month that ends it"
    )
    assert [figure.due for figure in found.values()] == [1, 1, 2, 1, 1, 5]
    assert [figure.held for figure in found.values()] == [0] * 6
    assert [figure.period for figure in found.values()] == [
        "四季度",
        "10月",
        "10月",
        "四季度",
        "10月",
        "10月",
    ]


@pytest.mark.parametrize("day", [1, 15, 31])
def test_nothing_is_a_failure_within_its_period(day: int) -> None:
    found = figures(today=date(2026, 10, day))
    missed_weeks = [week for week in weeks_of(OCTOBER) if week.last < date(2026, 10, day)]

    assert verdicts(found)[:5] == [NOT_DUE] * 5
    assert found[WEEKLY_STUDY].verdict is (UNMET if missed_weeks else NOT_DUE)


def test_the_day_after_the_month_its_own_requirements_fail_and_the_quarters_do_not() -> None:
    assert verdicts(figures(today=date(2026, 11, 1))) == [NOT_DUE, UNMET, UNMET, NOT_DUE, UNMET, UNMET]
    assert verdicts(figures(month=DECEMBER, today=date(2026, 12, 31)))[0] is NOT_DUE
    assert verdicts(figures(month=DECEMBER, today=date(2027, 1, 1)))[0] is UNMET


@pytest.mark.parametrize("today", [date(2026, 11, 2), date(2027, 3, 1)])
def test_the_figures_stand_as_at_the_months_end_whenever_they_are_counted(today: date) -> None:
    later = (held(date(2026, 11, 3), K.BRANCH_ASSEMBLY),)

    assert figures(large, later, today=today) == figures(large, today=today)
    assert figures(large, later, today=today)["branch_assembly"].verdict is NOT_DUE


SPAN = Span(date(2026, 10, 1), date(2026, 10, 31), "10月")


@pytest.mark.parametrize(
    ("due", "count", "today", "verdict"),
    [
        (None, 5, AFTER, NOT_APPLICABLE),
        (None, 0, SPAN.first, NOT_APPLICABLE),
        (1, 1, SPAN.first, MET),
        (1, 2, AFTER, MET),
        (2, 1, SPAN.first, NOT_DUE),
        (2, 1, SPAN.last - timedelta(days=7), NOT_DUE),
        (2, 1, SPAN.last - timedelta(days=6), Verdict.DUE_SOON),
        (2, 1, SPAN.last, Verdict.DUE_SOON),
        (2, 1, SPAN.last + timedelta(days=1), UNMET),
    ],
)
def test_a_verdict_at_its_borders(due: int | None, count: int, today: date, verdict: Verdict) -> None:
    assert judge(due, count, SPAN, today) is verdict


@pytest.mark.parametrize(("full_members", "due"), [(0, None), (6, None), (7, 1), (8, 1)])
def test_only_a_branch_of_seven_full_members_has_a_committee(full_members: int, due: int | None) -> None:
    figure = figures(branch(full_members))["branch_committee"]

    assert figure.due == due
    assert figure.verdict is (NOT_APPLICABLE if due is None else UNMET)


def test_a_meeting_of_a_committee_that_need_not_be_is_counted_and_not_asked_for() -> None:
    figure = figures(branch(6), (held(OCTOBER.first, K.BRANCH_COMMITTEE),))["branch_committee"]

    assert (figure.held, figure.due, figure.verdict) == (1, None, NOT_APPLICABLE)


def test_without_groups_no_groups_meeting_is_asked_for() -> None:
    figure = figures(branch(20))["group_meeting"]

    assert (figure.due, figure.verdict) == (None, NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("groups", "count", "verdict"),
    [
        ((), 0, UNMET),
        ((FIRST_GROUP, FIRST_GROUP), 1, UNMET),
        ((FIRST_GROUP, BRANCH), 1, UNMET),
        ((FIRST_GROUP, 99), 1, UNMET),
        ((SECOND_GROUP, FIRST_GROUP), 2, MET),
        ((SECOND_GROUP, FIRST_GROUP, SECOND_GROUP), 2, MET),
    ],
)
def test_each_group_meets_for_itself(groups: tuple[int, ...], count: int, verdict: Verdict) -> None:
    meetings = tuple(held(date(2026, 10, 9), K.GROUP_MEETING, by=group) for group in groups)

    figure = figures(large, meetings)["group_meeting"]

    assert (figure.held, figure.due, figure.verdict) == (count, 2, verdict)


@pytest.mark.parametrize(
    ("founded_on", "dissolved_on", "month_asked", "quarter_asked"),
    [
        (date(2026, 10, 1), None, True, True),
        (date(2026, 10, 2), None, False, False),
        (date(2026, 10, 15), None, False, False),
        (date(2026, 9, 30), date(2027, 1, 1), True, True),
        (None, date(2026, 12, 31), True, False),
        (None, date(2026, 11, 1), True, False),
        (None, date(2026, 10, 31), False, False),
    ],
)
def test_only_whole_periods_are_asked_for(
    founded_on: date | None, dissolved_on: date | None, month_asked: bool, quarter_asked: bool
) -> None:
    found = figures(branch(20, (FIRST_GROUP,), founded_on, dissolved_on))

    asked = [found[code].due is not None for code in CODES[:5]]
    assert asked == [quarter_asked, month_asked, month_asked, quarter_asked, month_asked]


def test_a_branch_founded_on_the_fifteenth_studies_in_the_weeks_it_saw_whole() -> None:
    founded = branch(20, founded_on=date(2026, 10, 15))

    figure = figures(founded, study=(date(2026, 10, 16), date(2026, 10, 20), date(2026, 10, 30)))[
        WEEKLY_STUDY
    ]

    assert (figure.held, figure.due, figure.verdict) == (2, 2, MET)


def test_study_in_a_week_not_asked_for_makes_up_for_no_other() -> None:
    founded = branch(20, founded_on=date(2026, 10, 15))

    figure = figures(founded, study=(date(2026, 10, 16), date(2026, 10, 30)))[WEEKLY_STUDY]

    assert (figure.held, figure.due, figure.verdict) == (1, 2, UNMET)


def test_a_branch_that_saw_no_whole_week_is_asked_for_none() -> None:
    figure = figures(branch(20, founded_on=date(2026, 10, 27)))[WEEKLY_STUDY]

    assert (figure.due, figure.verdict) == (None, NOT_APPLICABLE)


def test_what_the_bureau_does_not_ask_for_is_no_figure() -> None:
    found = figures(book=without("party_lecture", WEEKLY_STUDY))

    assert tuple(found) == tuple(code for code in CODES if code not in ("party_lecture", WEEKLY_STUDY))


def test_one_meeting_counts_for_each_of_its_kinds_and_once_for_each() -> None:
    day = held(date(2026, 10, 9), K.THEME_DAY, K.BRANCH_ASSEMBLY, K.PARTY_LECTURE)

    found = figures(large, (day,))

    assert [found[code].held for code in CODES] == [1, 0, 0, 1, 1, 0]


@pytest.mark.parametrize(
    ("day", "quarter", "month"),
    [
        (date(2026, 9, 30), 0, 0),
        (date(2026, 10, 1), 1, 1),
        (date(2026, 10, 31), 1, 1),
        (date(2026, 11, 1), 0, 0),
        (date(2026, 12, 31), 0, 0),
        (date(2027, 1, 1), 0, 0),
    ],
)
def test_a_meeting_counts_in_the_period_it_lies_in(day: date, quarter: int, month: int) -> None:
    found = figures(large, (held(day, K.BRANCH_ASSEMBLY, K.THEME_DAY, K.PARTY_LECTURE, K.BRANCH_COMMITTEE),))

    assert [found[code].held for code in CODES[:5]] == [quarter, month, 0, quarter, month]


def test_a_week_over_the_months_border_counts_where_its_thursday_lies() -> None:
    sunday = date(2026, 11, 1)

    assert figures(study=(sunday,))[WEEKLY_STUDY].held == 1
    assert figures(study=(sunday,), month=OCTOBER.next)[WEEKLY_STUDY].held == 0


def test_the_week_still_running_may_yet_be_studied_in() -> None:
    studied = tuple(week.first for week in weeks_of(OCTOBER)[:-1])

    assert figures(study=studied, today=date(2026, 11, 1))[WEEKLY_STUDY].verdict is NOT_DUE
    assert figures(study=studied, today=date(2026, 11, 2))[WEEKLY_STUDY].verdict is UNMET


def test_five_sessions_in_one_week_are_one_week() -> None:
    figure = figures(study=tuple(date(2026, 10, day) for day in range(5, 10)))[WEEKLY_STUDY]

    assert (figure.held, figure.due, figure.verdict) == (1, 5, UNMET)


autumn = st.dates(date(2026, 9, 1), date(2027, 1, 31))
meetings_made = st.lists(
    st.tuples(
        st.sampled_from((BRANCH, FIRST_GROUP, SECOND_GROUP)),
        autumn,
        st.frozensets(st.sampled_from([kind.value for kind in MeetingKind]), min_size=1, max_size=3),
    ),
    max_size=12,
)
branches_made = st.builds(
    branch,
    st.integers(0, 12),
    st.sampled_from(((), (FIRST_GROUP,), (FIRST_GROUP, SECOND_GROUP))),
    st.none() | autumn,
)


@given(branches_made, meetings_made, st.lists(autumn, max_size=8), autumn, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(
    unit: UnitFacts, meetings: list[Meeting], study: list[date], today: date, chance: random.Random
) -> None:
    one = counted(unit, meetings, study, today)
    chance.shuffle(meetings)
    chance.shuffle(study)

    assert counted(unit, meetings, study, today) == one


@given(branches_made, meetings_made, st.lists(autumn, max_size=8), autumn)
def test_one_record_more_never_makes_a_verdict_worse(
    unit: UnitFacts, meetings: list[Meeting], study: list[date], today: date
) -> None:
    fewer = counted(unit, meetings[1:], study[1:], today)
    more = counted(unit, meetings, study, today)

    for less, now in zip(fewer, more, strict=True):
        assert now.held >= less.held
        assert (now.due, now.period) == (less.due, less.period)
        assert (
            now.verdict is less.verdict
            or now.verdict is MET
            or (less.verdict, now.verdict) == (UNMET, NOT_DUE)
        )


@given(branches_made, meetings_made, st.lists(autumn, max_size=8), autumn)
def test_what_is_not_asked_for_is_never_judged_and_what_is_met_is_done(
    unit: UnitFacts, meetings: list[Meeting], study: list[date], today: date
) -> None:
    for figure in counted(unit, meetings, study, today):
        assert (figure.verdict is NOT_APPLICABLE) is (figure.due is None)
        if figure.due is not None:
            assert (figure.verdict is MET) is (figure.held >= figure.due)
        if today <= OCTOBER.first:
            assert figure.verdict is not UNMET
