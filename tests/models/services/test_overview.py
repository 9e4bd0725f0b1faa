"""A year of every branch, and its weeks of study."""

from dataclasses import replace
from datetime import date
from functools import partial

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.db.store import Store
from models.rows.compliance import Exemption
from models.rows.overview import MatrixRow, WeekRow, YearMatrix
from models.rules.compliance_terms import RulePeriod, Severity
from models.rules.periods import Month, quarter, year_of
from models.rules.terms import MeetingKind, OrganizationKind, Verdict
from models.services.overview import week_grid, year_matrix
from models.services.rulebook import load_rulebook, save_exemption, save_rule
from models.services.study_statistics import study_statistics
from models.services.verdicts import BUREAU_NAME, month_verdicts
from tests.models.rules.shipped import shipped
from tests.models.services.making import (
    Ids,
    add_meeting,
    add_organization,
    add_person,
    add_study,
    count_statements,
    undone,
)
from tests.models.services.strategies import fewest

K = MeetingKind
TODAY = date(2026, 11, 5)


def matrix(session: Session, year: int = 2026, today: date = TODAY) -> YearMatrix:
    return year_matrix(session, year, today)


def row_of(found: YearMatrix, organization_id: int | None) -> MatrixRow:
    return next(row for row in found.rows if row.organization_id == organization_id)


def test_rows_are_branches_then_committees_then_the_bureau(session: Session, ids: Ids) -> None:
    found = matrix(session)
    assert [(row.organization_id, row.name) for row in found.rows] == [
        (ids.first, "第一党支部"),
        (ids.second, "第二党支部"),
        (ids.committee, "某局机关党委"),
        (None, BUREAU_NAME),
    ]
    assert all([cell.month.month for cell in row.cells] == list(range(1, 13)) for row in found.rows)
    assert (found.year, found.today) == (2026, TODAY)
    assert [rule.code for rule in found.rules] == [
        rule.code for rule in load_rulebook(session).rules if rule.enabled
    ]


def test_branches_that_did_not_exist_in_the_year_have_no_row_and_in_a_month_no_verdict(
    session: Session, ids: Ids
) -> None:
    founded = add_organization(session, OrganizationKind.BRANCH, "新支部", founded_on=date(2026, 10, 15))
    add_organization(session, OrganizationKind.BRANCH, "旧支部", dissolved_on=date(2026, 1, 1))
    add_organization(session, OrganizationKind.BRANCH, "明年支部", founded_on=date(2027, 1, 1))
    found = matrix(session)
    assert [row.name for row in found.rows] == [
        "第一党支部",
        "第二党支部",
        "新支部",
        "某局机关党委",
        BUREAU_NAME,
    ]
    cells = row_of(found, founded).cells
    assert [bool(cell.verdicts) for cell in cells] == [False] * 9 + [True] * 3


worlds = st.lists(
    st.tuples(
        st.sampled_from(
            [
                ("first", K.THEME_DAY),
                ("first", K.BRANCH_ASSEMBLY),
                ("second", K.PARTY_LECTURE),
                ("group", K.GROUP_MEETING),
                ("committee", K.ALL_MEMBERS),
                ("first", None),
                ("group", None),
            ]
        ),
        st.dates(date(2025, 12, 20), date(2027, 1, 10)),
    ),
    max_size=8,
)


@fewest
@given(worlds, st.dates(date(2026, 1, 1), date(2027, 2, 1)))
def test_every_month_says_what_the_month_alone_says(
    store: Store, kept: Ids, world: list[tuple[tuple[str, MeetingKind | None], date]], today: date
) -> None:
    with undone(store) as session:
        for (place, kind), day in world:
            where = getattr(kept, place)
            if kind is None:
                add_study(session, where, held_on=day)
            else:
                add_meeting(session, where, kind, held_on=day)
        found = matrix(session, today=today)
        for number in (1, 3, 10, 12):
            month = Month(2026, number)
            told = tuple(verdict for row in found.rows for verdict in row.cells[number - 1].verdicts)
            assert told == month_verdicts(session, month, today)


def test_a_cell_names_the_records_of_its_month_also_of_longer_periods(session: Session, ids: Ids) -> None:
    july = add_meeting(session, ids.first, K.BRANCH_ASSEMBLY, held_on=date(2026, 7, 8))
    theme = add_meeting(session, ids.first, K.THEME_DAY, held_on=date(2026, 7, 20))
    cells = row_of(matrix(session), ids.first).cells
    assert cells[6].counted == (("branch_assembly", (july,)), ("theme_day", (theme,)))
    assert "branch_assembly" not in {verdict.rule.code for verdict in cells[6].verdicts}
    (assembly,) = (verdict for verdict in cells[8].verdicts if verdict.rule.code == "branch_assembly")
    assert assembly.records == (july,)
    assert cells[8].counted == ()


def test_records_stay_where_they_are_when_a_rule_changes_its_length(session: Session, ids: Ids) -> None:
    """Asked each quarter until June and each month from July on: both halves name their records."""
    save_rule(
        session,
        shipped("party_lecture", id=None, period=RulePeriod.MONTH, valid_from=date(2026, 7, 1)),
    )
    spring = add_meeting(session, ids.first, K.PARTY_LECTURE, held_on=date(2026, 4, 8))
    autumn = add_meeting(session, ids.first, K.PARTY_LECTURE, held_on=date(2026, 9, 8))
    cells = row_of(matrix(session), ids.first).cells
    assert dict(cells[3].counted) == {"party_lecture": (spring,)}
    assert dict(cells[8].counted) == {"party_lecture": (autumn,)}
    asked = [any(verdict.rule.code == "party_lecture" for verdict in cell.verdicts) for cell in cells]
    assert asked == [False, False, True, False, False, True, *[True] * 6]


def weeks_of_first(session: Session, today: date = TODAY) -> WeekRow:
    return week_grid(session, quarter(2026, 4), today).rows[0]


def test_the_grid_has_every_week_of_its_months_once(session: Session, ids: Ids) -> None:
    found = week_grid(session, year_of(2026), TODAY)
    assert [week.label for week in found.weeks] == [f"第{number}周" for number in range(1, 54)], (
        "2026 has 53 weeks"
    )
    assert [row.organization_id for row in found.rows] == [ids.first, ids.second]
    assert all(len(row.cells) == 53 for row in found.rows)


def test_gaps_running_weeks_and_exempt_weeks_are_told_apart(session: Session, ids: Ids) -> None:
    save_exemption(session, Exemption(None, date(2026, 9, 28), date(2026, 10, 7), "国庆放假"))
    studied = add_study(session, ids.first, held_on=date(2026, 10, 15))
    in_group = add_study(session, ids.group, held_on=date(2026, 10, 22))
    row = weeks_of_first(session)
    told = [(cell.verdict, cell.records) for cell in row.cells[:7]]
    assert told == [
        (Verdict.NOT_APPLICABLE, ()),
        (Verdict.UNMET, ()),
        (Verdict.MET, (studied,)),
        (Verdict.MET, (in_group,)),
        (Verdict.UNMET, ()),
        (Verdict.NOT_DUE, ()),
        (Verdict.NOT_DUE, ()),
    ]
    assert row.cells[0].reason == "国庆放假，免予统计"
    assert (row.covered, row.due) == (2, 5), "the running week is asked for, those to come are not yet"


def test_the_years_covered_weeks_are_those_of_the_matrix(session: Session, ids: Ids) -> None:
    for number in range(1, 11):
        add_study(session, ids.first, held_on=date(2026, number, 8))
    today = date(2027, 1, 10)
    row = week_grid(session, year_of(2026), today).rows[0]
    sums = [
        verdict
        for cell in row_of(matrix(session, today=today), ids.first).cells
        for verdict in cell.verdicts
        if verdict.rule.code == "weekly_study"
    ]
    assert row.covered == sum(verdict.held for verdict in sums) == 10
    assert row.due == sum(verdict.due or 0 for verdict in sums) == 53


def test_a_bureau_that_does_not_ask_for_weeks_still_sees_its_study(session: Session, ids: Ids) -> None:
    (rule,) = (rule for rule in load_rulebook(session).rules if rule.code == "weekly_study")
    save_rule(session, shipped("weekly_study", id=rule.id, version=rule.version, enabled=False))
    studied = add_study(session, ids.first)
    row = weeks_of_first(session)
    assert row.due is None
    assert row.covered == 1
    assert {cell.verdict for cell in row.cells} == {Verdict.NOT_APPLICABLE}
    assert row.cells[2].records == (studied,)
    assert row.cells[2].reason == "没有每周学习的要求"


def test_a_weekly_rule_of_the_bureaus_own_is_what_the_grid_and_the_statistics_count(
    session: Session, ids: Ids
) -> None:
    (rule,) = (rule for rule in load_rulebook(session).rules if rule.code == "weekly_study")
    save_rule(session, shipped("weekly_study", id=rule.id, version=rule.version, enabled=False))
    own = shipped("weekly_study", code="", label="每周一学", severity=Severity.LOCAL)
    save_rule(session, replace(own, id=None, version=0))
    add_study(session, ids.first)
    row = week_grid(session, Month(2026, 10).span(), TODAY).rows[0]
    (counted,) = (
        row.weeks
        for row in study_statistics(session, Month(2026, 10).span(), None, TODAY).organizations
        if row.organization_id == ids.first and row.weeks is not None
    )
    assert (row.covered, row.due) == (counted.covered, counted.due)
    assert row.due
    assert row.cells[2].verdict is Verdict.MET


def test_an_empty_ledger_has_the_bureaus_row_alone(session: Session) -> None:
    assert [row.name for row in matrix(session).rows] == [BUREAU_NAME]
    assert week_grid(session, year_of(2026), TODAY).rows == ()


def test_thirty_branches_and_a_year_send_as_many_statements_as_three_and_a_month(session: Session) -> None:
    committee = add_organization(session, OrganizationKind.PARTY_COMMITTEE, "某局机关党委")
    asked: list[tuple[int, int]] = []
    made = 0
    for target, span in ((3, Month(2026, 10).span()), (30, year_of(2026))):
        while made < target:
            made += 1
            branch = add_organization(session, OrganizationKind.BRANCH, f"{made}支部", parent_id=committee)
            add_organization(session, OrganizationKind.GROUP, "一组", parent_id=branch)
            add_person(session, f"{made}号", branch)
            add_meeting(session, branch, K.THEME_DAY)
            add_study(session, branch)
        session.expunge_all()
        ask_weeks = partial(week_grid, span=span, today=TODAY)
        asked.append((count_statements(session, matrix), count_statements(session, ask_weeks)))
    assert asked[0] == asked[1]
    assert max(asked[0]) <= 15


def test_weeks_before_the_ledger_are_counted_neither_as_asked_nor_as_missed(
    session: Session, ids: Ids
) -> None:
    add_study(session, ids.first, held_on=date(2026, 10, 7))
    found = week_grid(session, year_of(2026), date(2026, 10, 20)).rows[0]
    assert found.cells[10].verdict is Verdict.UNKNOWN
    assert (found.covered, found.due) == (1, 4)
