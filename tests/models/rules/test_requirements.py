"""What is asked of a branch: applicability first, then counting, and never a failure before its time (domain §2.4, §6)."""

import random
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rows.compliance import Rulebook
from models.rows.notice import RequirementFigure
from models.rules.activities import Activities, Activity
from models.rules.compliance import GroupFacts, UnitFacts, judge
from models.rules.compliance_terms import Counted, RulePeriod, RuleUnit
from models.rules.periods import Month, Span, quarter_of, weeks_of
from models.rules.requirements import WEEKLY_STUDY, asked_of_branches, figures_of_branch
from models.rules.terms import MeetingKind, StudyKind, Verdict
from tests.models.rules.shipped import BOOK, exempt, shipped, with_version, without

K = MeetingKind
MET, NOT_DUE, UNMET, NOT_APPLICABLE = Verdict.MET, Verdict.NOT_DUE, Verdict.UNMET, Verdict.NOT_APPLICABLE

BRANCH, FIRST_GROUP, SECOND_GROUP = 1, 11, 12
OCTOBER = Month(2026, 10)
DECEMBER = Month(2026, 12)
AFTER = date(2027, 2, 1)
"""A day when every period of October 2026 is over."""
CODES = ("branch_assembly", "branch_committee", "group_meeting", "party_lecture", "theme_day", WEEKLY_STUDY)
YEARLY = ("organizational_life", "appraisal")

Meeting = tuple[int, date, frozenset[str]]


def branch(
    full_members: int | None,
    groups: tuple[int, ...] = (),
    founded_on: date | None = None,
    dissolved_on: date | None = None,
) -> UnitFacts:
    return UnitFacts(
        RuleUnit.BRANCH,
        BRANCH,
        founded_on,
        dissolved_on,
        full_members,
        tuple(GroupFacts(group) for group in groups),
    )


large = branch(20, (FIRST_GROUP, SECOND_GROUP))


def held(day: date, *kinds: MeetingKind, by: int = BRANCH) -> Meeting:
    return by, day, frozenset(kind.value for kind in kinds)


def activities(meetings: Iterable[Meeting], study: Iterable[date]) -> Activities:
    studied = ((BRANCH, day, frozenset({StudyKind.BRANCH_STUDY.value})) for day in study)
    return Activities(Activity(number, *one) for number, one in enumerate((*meetings, *studied)))


def counted(
    unit: UnitFacts,
    meetings: Iterable[Meeting],
    study: Iterable[date],
    today: date,
    month: Month = OCTOBER,
    book: Rulebook = BOOK,
) -> tuple[RequirementFigure, ...]:
    return figures_of_branch(unit, activities(meetings, study), month, today, book)


def figures(
    unit: UnitFacts = large,
    meetings: tuple[Meeting, ...] = (),
    study: tuple[date, ...] = (),
    *,
    month: Month = OCTOBER,
    today: date = AFTER,
    book: Rulebook = BOOK,
) -> dict[str, RequirementFigure]:
    return {figure.code: figure for figure in counted(unit, meetings, study, today, month, book)}


def verdicts(found: dict[str, RequirementFigure]) -> list[Verdict]:
    return [found[code].verdict for code in CODES]


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


def test_the_quarter_of_the_figures_is_the_natural_one() -> None:
    for number in range(1, 13):
        month = Month(2026, number)
        assert figures(month=month)["branch_assembly"].period == quarter_of(month).label


def test_an_empty_roll_leaves_the_committee_unknown_and_never_spared() -> None:
    nobody = branch(None)

    assert figures(nobody)["branch_committee"].verdict is Verdict.UNKNOWN
    assert figures(nobody)["theme_day"].verdict is UNMET
    assert figures(branch(0))["branch_committee"].verdict is NOT_APPLICABLE


def test_a_notice_says_nothing_is_urgent() -> None:
    for day in (25, 31):
        assert Verdict.DUE_SOON not in verdicts(figures(today=date(2026, 10, day)))


def test_the_half_year_and_the_year_are_columns_of_the_month_that_ends_them() -> None:
    halves = with_version(BOOK, "appraisal", date(2026, 1, 1), period=RulePeriod.HALF_YEAR)
    shown = {
        number: [demand.rule.code for demand in asked_of_branches(halves, Month(2026, number))]
        for number in range(1, 13)
    }

    assert [number for number, codes in shown.items() if "appraisal" in codes] == [6, 12]
    assert [number for number, codes in shown.items() if "organizational_life" in codes] == [12]
    assert all(codes[:6] == list(CODES) for codes in shown.values())
    found = figures(month=Month(2026, 6), book=halves)["appraisal"]
    assert (found.period, found.verdict) == ("上半年", UNMET)
    assert figures(month=DECEMBER)["appraisal"].period == "2026年"


def test_a_rule_of_the_bureaus_own_is_a_figure_like_any_other() -> None:
    own = shipped("theme_day", code="own_1", label="志愿服务", evidence=K.DUES_DAY.value, minimum=2)
    book = Rulebook((*BOOK.rules, own))
    found = figures(meetings=(held(date(2026, 10, 9), K.DUES_DAY),), book=book)["own_1"]

    assert (found.label, found.held, found.due, found.verdict) == ("志愿服务", 1, 2, UNMET)


def test_what_is_asked_of_each_group_stands_in_its_branchs_line() -> None:
    own = shipped(
        "weekly_study",
        code="own_1",
        unit=RuleUnit.GROUP,
        period=RulePeriod.MONTH,
        evidence=K.GROUP_MEETING.value,
        minimum=2,
    )
    meetings = tuple(
        held(date(2026, 10, day), K.GROUP_MEETING, by=group)
        for day, group in ((8, FIRST_GROUP), (9, FIRST_GROUP), (10, SECOND_GROUP))
    )
    found = figures(meetings=meetings, book=Rulebook((own,)))["own_1"]

    assert (found.held, found.due, found.verdict, found.counts) == (1, 2, UNMET, Counted.GROUPS)


def test_what_is_asked_of_others_is_no_figure_of_a_branch() -> None:
    others = {rule.code for rule in BOOK.rules if rule.unit is not RuleUnit.BRANCH}

    assert others
    assert others.isdisjoint(figures(month=DECEMBER))


def test_figures_say_what_they_count_and_by_which_rule() -> None:
    found = figures(branch(6))

    assert {code: figure.counts for code, figure in found.items()} == {
        **dict.fromkeys(CODES, Counted.TIMES),
        "group_meeting": Counted.GROUPS,
        WEEKLY_STUDY: Counted.WEEKS,
    }
    assert found["branch_assembly"].basis == (
        "支部党员大会一般每季度召开1次（《中国共产党支部工作条例（试行）》第十一条）"
    )
    assert found["party_lecture"].basis == "党课每季度1次（本单位要求）"
    assert found["branch_committee"].reason == "正式党员6名，不设支委会"
    assert found["group_meeting"].reason == "不设党小组"


def test_an_exempt_week_is_not_due_and_another_weeks_study_does_not_fill_it() -> None:
    book = exempt(BOOK, date(2026, 9, 28), date(2026, 10, 4), "国庆放假", rule_code=WEEKLY_STUDY)
    studied = (date(2026, 10, 2), date(2026, 10, 6), date(2026, 10, 7))
    found = figures(study=studied, book=book)[WEEKLY_STUDY]

    assert (found.held, found.due, found.verdict) == (1, 4, UNMET)
    assert found.reason == "第40周：国庆放假，免予统计"


@pytest.mark.parametrize("number", range(1, 13))
def test_a_change_of_period_in_mid_year_leaves_each_figure_single(number: int) -> None:
    for period in RulePeriod:
        for begun in (date(2026, 7, 1), date(2026, 8, 15), date(2026, 9, 29)):
            book = with_version(BOOK, "theme_day", begun, period=period)
            codes = [figure.code for figure in counted(large, (), (), AFTER, Month(2026, number), book)]
            assert len(set(codes)) == len(codes)


def test_a_month_asked_for_from_august_is_asked_for_then_and_the_quarter_no_more() -> None:
    book = with_version(BOOK, "branch_assembly", date(2026, 8, 1), period=RulePeriod.MONTH)
    periods = [
        figure.period
        for number in range(6, 11)
        for figure in counted(large, (), (), AFTER, Month(2026, number), book)
        if figure.code == "branch_assembly"
    ]

    assert periods == ["二季度", "8月", "9月", "10月"]
