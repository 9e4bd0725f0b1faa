"""三会一课 over longer periods: the numbers are those the months' notices print."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.db.store import Store
from models.rows.notice import RequirementFigure
from models.rows.statistics import BranchMeetings, MeetingStatistics
from models.rules.compliance_terms import RulePeriod
from models.rules.periods import Month, Span, quarter, year_of
from models.rules.statistics import KINDS
from models.rules.terms import AttendanceState, MeetingKind, OrganizationKind, RecordStatus, Verdict
from models.services.figures import figures_for
from models.services.rulebook import load_rulebook, save_rule
from models.services.statistics import meeting_statistics
from tests.models.services.growing import add_branch, statements_as_it_grows
from tests.models.services.making import (
    Ids,
    add_meeting,
    add_organization,
    add_person,
    begin_ledger,
    sheet,
    undone,
)
from tests.models.services.strategies import fewest
from tests.models.services.worlds import Typed, make, switch_off, worlds

K = MeetingKind
YEAR = year_of(2026)
NOVEMBER = date(2026, 11, 20)
months = st.sampled_from([Month(2026, 9), Month(2026, 10), Month(2026, 11), Month(2026, 12)])


def of_month(found: MeetingStatistics) -> dict[int, list[RequirementFigure]]:
    return {
        branch.organization_id: [kind.periods[0].figure for kind in branch.kinds] for branch in found.branches
    }


def of_notice(session: Session, month: Month, today: date) -> dict[int, list[RequirementFigure]]:
    return {
        branch.organization_id: [figure for figure in branch.requirements if figure.code in KINDS]
        for branch in figures_for(session, month, today).branches
    }


@pytest.mark.thorough
@fewest
@given(worlds, st.dates(date(2026, 9, 1), date(2027, 1, 10)), months)
def test_a_month_agrees_with_its_notice(
    store: Store, kept: Ids, world: Typed, today: date, month: Month
) -> None:
    with undone(store) as session:
        make(session, kept, world)
        found = meeting_statistics(session, month.span(), None, today)
        notice = figures_for(session, month, today)
        assert of_month(found) == of_notice(session, month, today)
        assert [branch.members for branch in found.branches] == [branch.members for branch in notice.branches]
        assert found.counted_on == notice.counted_on


@pytest.mark.thorough
@fewest
@given(worlds, st.dates(date(2026, 9, 1), date(2027, 1, 10)))
def test_a_years_periods_are_those_of_the_notices(store: Store, kept: Ids, world: Typed, today: date) -> None:
    with undone(store) as session:
        make(session, kept, world)
        found = meeting_statistics(session, YEAR, None, today)
        notices = {month: of_notice(session, month, today) for month in found.months}
        for branch in found.branches:
            for kind in branch.kinds:
                for period in kind.periods:
                    figures = notices[period.months[-1]].get(branch.organization_id)
                    if figures is None:
                        assert period.figure.verdict is Verdict.NOT_APPLICABLE, "no branch of that month"
                    else:
                        assert period.figure in figures


def only(session: Session, span: Span = YEAR, today: date = NOVEMBER) -> BranchMeetings:
    return meeting_statistics(session, span, None, today).branches[0]


def test_the_rolls_are_those_of_each_month(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    for number in range(6):
        add_person(session, f"{number}号", ids.first)
    add_person(session, "七月转入", ids.first, from_on=date(2026, 7, 31))

    committee = only(session).kinds[1]

    assert [period.figure.due for period in committee.periods] == [None] * 6 + [1] * 6
    assert (committee.held, committee.due) == (0, 6)
    assert committee.count(Verdict.UNMET) == 4
    assert committee.count(Verdict.NOT_DUE) == 2
    assert only(session).members == 7
    assert only(session, quarter(2026, 2)).members == 6


def test_an_empty_roll_is_to_be_filled_in(session: Session, ids: Ids) -> None:
    branch = only(session)
    assert branch.members is None
    assert branch.kinds[1].count(Verdict.UNKNOWN) == 12
    assert branch.kinds[1].due is None


def test_sheets_are_added_up_and_meetings_without_one_are_named_unknown(session: Session, ids: Ids) -> None:
    came = sheet("甲", "乙", "丙", state=AttendanceState.PRESENT)
    away = sheet("丁", state=AttendanceState.LEAVE)
    add_meeting(session, ids.first, K.THEME_DAY, attendance=(*came, *away))
    add_meeting(session, ids.group, K.GROUP_MEETING, attendance=came[:2])
    add_meeting(session, ids.first, K.PARTY_LECTURE, attendance=sheet("戊"))
    add_meeting(session, ids.first, K.BRANCH_ASSEMBLY)
    add_meeting(session, ids.first, K.DUES_DAY, attendance=came)
    add_meeting(session, ids.first, K.THEME_DAY, held_on=date(2025, 12, 31), attendance=came)
    add_meeting(session, ids.first, K.DUES_DAY, counts_as=(K.THEME_DAY,), attendance=came[:1])

    sums = only(session).attendance

    assert (sums.sheets, sums.expected, sums.present, sums.unknown) == (3, 7, 6, 2)


def test_a_meeting_that_counts_for_two_kinds_has_one_sheet(session: Session, ids: Ids) -> None:
    came = sheet("甲", state=AttendanceState.PRESENT)
    add_meeting(session, ids.first, K.BRANCH_ASSEMBLY, counts_as=(K.PARTY_LECTURE,), attendance=came)
    branch = only(session)
    assert [kind.held for kind in branch.kinds] == [1, 0, 0, 1, 0]
    assert branch.attendance.sheets == 1


def test_what_is_planned_cancelled_or_halted_is_not_held(session: Session, ids: Ids) -> None:
    for status in RecordStatus:
        add_meeting(session, ids.first, K.THEME_DAY, status=status)
    assert only(session).kinds[4].held == 1


def test_one_branch_alone_or_all_below_an_organisation(session: Session, ids: Ids) -> None:
    def listed(organization_id: int | None) -> tuple[str, list[str]]:
        found = meeting_statistics(session, YEAR, organization_id, NOVEMBER)
        return found.scope, [branch.name for branch in found.branches]

    assert listed(None) == ("", ["第一党支部", "第二党支部"])
    assert listed(ids.committee) == ("某局机关党委", ["第一党支部", "第二党支部"])
    assert listed(ids.second) == ("第二党支部", ["第二党支部"])
    assert listed(ids.department) == ("办公室", [])


@pytest.mark.parametrize(
    ("founded_on", "dissolved_on", "listed"),
    [
        (date(2026, 12, 31), None, False),
        (date(2026, 11, 20), None, True),
        (None, date(2026, 1, 1), False),
        (None, date(2026, 1, 2), True),
        (date(2026, 4, 2), date(2026, 5, 20), True),
    ],
)
def test_a_branch_is_listed_in_a_year_it_existed_in(
    session: Session, founded_on: date | None, dissolved_on: date | None, listed: bool
) -> None:
    add_organization(
        session, OrganizationKind.BRANCH, "新支部", founded_on=founded_on, dissolved_on=dissolved_on
    )
    assert bool(meeting_statistics(session, YEAR, None, NOVEMBER).branches) is listed


def test_a_custom_the_bureau_does_not_have_is_counted_and_not_asked_for(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    add_meeting(session, ids.first, K.PARTY_LECTURE)
    assert (only(session).kinds[3].held, only(session).kinds[3].due) == (1, 4)
    switch_off(session, "party_lecture")
    assert (only(session).kinds[3].held, only(session).kinds[3].due) == (1, None)


def test_a_rule_made_monthly_in_mid_year_is_shown_by_its_own_periods(session: Session, ids: Ids) -> None:
    rules = {rule.code: rule for rule in load_rulebook(session).rules}
    monthly = replace(rules["branch_assembly"], id=None, period=RulePeriod.MONTH, valid_from=date(2026, 7, 1))
    save_rule(session, monthly)
    for month in (2, 8, 9):
        add_meeting(session, ids.first, K.BRANCH_ASSEMBLY, held_on=date(2026, month, 9))
    found = meeting_statistics(session, YEAR, ids.first, NOVEMBER)
    (kind, *_) = found.branches[0].kinds

    assert [period.months[-1].month for period in kind.periods] == [3, 6, 7, 8, 9, 10, 11, 12]
    assert (kind.held, kind.due) == (3, 8)
    assert [rule.period for rule in found.rules[:2]] == [RulePeriod.QUARTER, RulePeriod.MONTH]


def test_thirty_branches_and_twelve_months_send_as_many_statements_as_three_and_one(session: Session) -> None:
    committee = add_organization(session, OrganizationKind.PARTY_COMMITTEE, "某局机关党委")

    def add(made: int) -> None:
        branch = add_branch(session, committee, made)
        add_meeting(session, branch, K.THEME_DAY, attendance=sheet("甲"))

    spans = iter((Month(2026, 10).span(), YEAR))
    asked = statements_as_it_grows(
        session,
        (3, 30),
        add,
        lambda s: meeting_statistics(s, span=next(spans), organization_id=None, today=NOVEMBER),
    )
    assert asked[0] == asked[1] <= 14
