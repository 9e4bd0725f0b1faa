"""A month's figures: the rules they follow, whom they list, which items they sum, at how many statements."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.rows.bureau import OrganizationRow
from models.rows.compliance import Exemption
from models.rows.meeting import AgendaItem
from models.rows.notice import BranchFigures, RectificationFigure
from models.rules.periods import Month
from models.rules.rectification import Action
from models.rules.terms import (
    MeetingKind,
    OrganizationKind,
    RecordStatus,
    StudyKind,
    Verdict,
)
from models.services.figures import figures_for
from models.services.notice_composing import notice_items
from models.services.organizations import save_organization
from models.services.rulebook import load_rulebook, save_exemption, save_rule
from tests.models.services.growing import statements_as_it_grows
from tests.models.services.making import (
    Ids,
    add_item,
    add_meeting,
    add_organization,
    add_person,
    add_study,
    advance,
    begin_ledger,
)
from tests.models.services.worlds import switch_off

K, V = MeetingKind, Verdict
OCTOBER = Month(2026, 10)
AFTER = date(2026, 11, 20)
CLOSING = (Action.CLAIM, Action.REQUEST_CLOSURE, Action.APPROVE)


def only(session: Session, month: Month = OCTOBER, today: date = date(2026, 11, 20)) -> BranchFigures:
    return figures_for(session, month, today).branches[0]


def test_what_is_asked_comes_from_the_table_of_rules(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)

    def asked() -> list[tuple[str, bool]]:
        return [(figure.code, figure.due is not None) for figure in only(session).requirements]

    usual = [
        ("branch_assembly", True),
        ("branch_committee", False),
        ("group_meeting", True),
        ("party_lecture", True),
        ("theme_day", True),
        ("weekly_study", True),
    ]
    assert asked() == usual
    switch_off(session, "party_lecture", "weekly_study")
    assert asked() == [one for one in usual if one[0] not in ("party_lecture", "weekly_study")]


def test_a_past_month_is_judged_by_the_rules_of_its_time(session: Session, ids: Ids) -> None:
    old = next(rule for rule in load_rulebook(session).rules if rule.code == "theme_day")
    add_meeting(session, ids.first, K.THEME_DAY, held_on=date(2026, 9, 9))
    add_meeting(session, ids.first, K.THEME_DAY, held_on=date(2026, 10, 9))
    save_rule(session, replace(old, id=None, minimum=2, valid_from=date(2026, 10, 1)))

    september, october = (only(session, month).requirements[4] for month in (OCTOBER.previous, OCTOBER))
    assert (september.held, september.due, september.verdict) == (1, 1, V.MET)
    assert (october.held, october.due, october.verdict) == (1, 2, V.UNMET)


def test_an_exempt_month_is_not_asked_for_with_the_reason(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    save_exemption(session, Exemption(None, OCTOBER.first, OCTOBER.last, "集中办公", ids.first, "theme_day"))
    first, second = (row.requirements[4] for row in figures_for(session, OCTOBER, AFTER).branches)

    assert (first.due, first.verdict, first.reason) == (None, V.NOT_APPLICABLE, "集中办公，免予统计")
    assert (second.due, second.verdict) == (1, V.UNMET)


def test_the_first_topics_of_meetings_count_where_a_rule_asks_for_them(session: Session, ids: Ids) -> None:
    own = next(rule for rule in load_rulebook(session).rules if rule.code == "theme_day")
    first_topic = replace(own, id=None, code="", label="第一议题", evidence=StudyKind.FIRST_TOPIC.value)
    save_rule(session, first_topic)
    agenda = (AgendaItem("传达学习", is_first_topic=True),)
    add_meeting(session, ids.first, K.BRANCH_COMMITTEE, held_on=date(2026, 10, 9), agenda=agenda)
    add_study(session, ids.second, StudyKind.FIRST_TOPIC, held_on=date(2026, 10, 9))

    for row in figures_for(session, OCTOBER, AFTER).branches:
        figure = row.requirements[-1]
        assert (figure.label, figure.held, figure.verdict) == ("第一议题", 1, V.MET)


def test_december_asks_for_the_year(session: Session, ids: Ids) -> None:
    december = Month(2026, 12)
    day = date(2026, 3, 4)
    add_meeting(session, ids.first, K.ORGANIZATIONAL_LIFE, held_on=day, counts_as=(K.APPRAISAL,))
    life, appraisal = only(session, december, date(2027, 1, 5)).requirements[-2:]

    assert (life.label, life.period, life.held, life.verdict) == ("组织生活会", "2026年", 1, V.MET)
    assert (appraisal.label, appraisal.held, appraisal.verdict) == ("民主评议党员", 1, V.MET)
    assert len(only(session, december.previous, date(2027, 1, 5)).requirements) == 6


def test_an_item_closed_then_and_reopened_later_was_closed_then(session: Session, ids: Ids) -> None:
    item = add_item(session, ids.first, found_on=date(2026, 10, 5), due_on=date(2026, 10, 9))
    advance(session, item, *((action, date(2026, 10, 20)) for action in CLOSING))
    before = only(session).rectification
    advance(session, item, (Action.REOPEN, date(2026, 11, 10)))

    assert only(session).rectification == before == RectificationFigure(1, 1, 0)
    assert only(session, OCTOBER.next, date(2026, 12, 1)).rectification == RectificationFigure(1, 0, 1)


def test_an_item_closed_before_the_month_and_reopened_in_it_is_on_the_list_again(
    session: Session, ids: Ids
) -> None:
    item = add_item(session, ids.first, found_on=date(2026, 9, 5), due_on=date(2026, 9, 9))
    advance(session, item, *((action, date(2026, 9, 20)) for action in CLOSING))
    assert only(session).rectification == RectificationFigure(0, 0, 0)
    advance(session, item, (Action.REOPEN, date(2026, 10, 10)))
    assert only(session).rectification == RectificationFigure(1, 0, 1)
    assert only(session, OCTOBER.previous).rectification == RectificationFigure(1, 1, 0)


def test_items_of_organisations_that_are_no_branch_are_counted_together(session: Session, ids: Ids) -> None:
    gone = OrganizationRow(None, OrganizationKind.BRANCH, "撤销的支部", dissolved_on=date(2026, 9, 15))
    gone_id = save_organization(session, gone).record_id
    for place in (ids.committee, ids.department, gone_id, ids.group):
        add_item(session, place, found_on=date(2026, 9, 5), due_on=date(2026, 10, 9))

    found = figures_for(session, OCTOBER, AFTER)

    assert found.branches[0].rectification == RectificationFigure(1, 0, 1)
    assert found.others == RectificationFigure(3, 0, 3)
    assert found.rectification == RectificationFigure(4, 0, 4)
    assert len(notice_items(session, OCTOBER, found.counted_on, ())) == 4


@pytest.mark.parametrize(
    ("founded_on", "dissolved_on", "listed"),
    [
        (None, None, True),
        (date(2026, 10, 31), None, True),
        (date(2026, 11, 1), None, False),
        (None, date(2026, 10, 2), True),
        (None, date(2026, 10, 1), False),
    ],
)
def test_a_branch_is_listed_in_the_months_it_existed(
    session: Session, founded_on: date | None, dissolved_on: date | None, listed: bool
) -> None:
    branch = OrganizationRow(
        None, OrganizationKind.BRANCH, "新支部", founded_on=founded_on, dissolved_on=dissolved_on
    )
    save_organization(session, branch)

    assert bool(figures_for(session, OCTOBER, date(2026, 11, 20)).branches) is listed


def test_the_denominators_are_the_rosters_of_the_months_end(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    for number in range(6):
        add_person(session, f"{number}号", ids.first)
    add_person(session, "月底前转入", ids.first, from_on=date(2026, 10, 31))
    add_person(session, "下月转入", ids.first, from_on=date(2026, 11, 1))
    add_person(session, "月底转出", ids.first, to_on=date(2026, 10, 31))

    line = only(session)

    assert line.members == 7
    assert line.requirements[1].due == 1
    assert only(session, today=date(2026, 10, 30)).requirements[1].due == 1
    assert only(session, OCTOBER.previous).requirements[1].due == 1
    assert only(session, OCTOBER.previous).members == 7


def test_what_is_planned_cancelled_or_halted_is_not_held(session: Session, ids: Ids) -> None:
    for status in RecordStatus:
        add_meeting(session, ids.first, K.THEME_DAY, status=status)
        add_study(session, ids.first, status=status)

    by_code = {figure.code: figure.held for figure in only(session).requirements}

    assert (by_code["theme_day"], by_code["weekly_study"]) == (1, 1)


def test_what_was_halted_counts_once_it_is_held_again(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    december, new_year = Month(2026, 12), date(2027, 1, 5)

    def life() -> tuple[int, Verdict]:
        figures = {figure.code: figure for figure in only(session, december, new_year).requirements}
        return figures["organizational_life"].held, figures["organizational_life"].verdict

    add_meeting(
        session,
        ids.first,
        K.ORGANIZATIONAL_LIFE,
        held_on=date(2026, 11, 3),
        status=RecordStatus.HALTED,
    )
    assert life() == (0, V.UNMET)
    add_meeting(session, ids.first, K.ORGANIZATIONAL_LIFE, held_on=date(2026, 11, 20))
    assert life() == (1, V.MET)


def test_thirty_branches_send_as_many_statements_as_three(session: Session) -> None:
    committee = add_organization(session, OrganizationKind.PARTY_COMMITTEE, "某局机关党委")

    def add(made: int) -> None:
        branch = add_organization(session, OrganizationKind.BRANCH, f"{made}支部", parent_id=committee)
        group = add_organization(session, OrganizationKind.GROUP, "一组", parent_id=branch)
        fill: dict[str, Any] = {"held_on": date(2026, 10, 9)}
        add_person(session, f"{made}号", branch)
        add_meeting(session, branch, K.THEME_DAY, counts_as=(K.PARTY_LECTURE,), **fill)
        add_meeting(session, group, K.GROUP_MEETING, **fill)
        add_study(session, branch, **fill)
        add_item(session, branch)

    asked = statements_as_it_grows(
        session, (3, 30), add, lambda s: figures_for(s, OCTOBER, date(2026, 11, 20))
    )

    assert asked[0] == asked[1] <= 17


@pytest.mark.parametrize(("today", "overdue"), [(date(2026, 10, 15), 0), (date(2026, 10, 16), 1)])
def test_an_item_due_on_the_day_counted_is_not_overdue(
    session: Session, ids: Ids, today: date, overdue: int
) -> None:
    add_item(session, ids.first, due_on=date(2026, 10, 15))

    assert only(session, today=today).rectification == RectificationFigure(1, 0, overdue)


def test_a_branch_with_nobody_on_its_roll_has_unknown_members(session: Session, ids: Ids) -> None:
    figures = only(session)

    assert figures.members is None
    assert figures.requirements[1].verdict is V.UNKNOWN
