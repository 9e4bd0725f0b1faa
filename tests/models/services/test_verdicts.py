"""A month judged: whom the rules ask, by the roll of the day, with a fixed number of queries."""

from datetime import date
from functools import partial

import pytest
from sqlalchemy.orm import Session

from models.rows.compliance import Exemption, RuleVerdict
from models.rules.compliance_terms import RuleUnit
from models.rules.periods import Month
from models.rules.terms import MeetingKind, OrganizationKind, StudyKind, Verdict
from models.services.rulebook import load_rulebook, save_exemption, save_rule
from models.services.verdicts import month_verdicts
from tests.models.rules.shipped import shipped
from tests.models.services.growing import add_branch, statements_as_it_grows
from tests.models.services.making import (
    Ids,
    add_inspection,
    add_meeting,
    add_organization,
    add_person,
    add_study,
    begin_ledger,
    post,
)
from tests.models.services.noticing import draft, issue

K = MeetingKind
OCTOBER = Month(2026, 10)
NOVEMBER = date(2026, 11, 5)


def judged(
    session: Session, month: Month = OCTOBER, today: date = NOVEMBER
) -> dict[tuple[int | None, str], RuleVerdict]:
    """By organisation and rule; each comes once."""
    found = month_verdicts(session, month, today)
    by_key = {(verdict.organization_id, verdict.rule.code): verdict for verdict in found}
    assert len(by_key) == len(found)
    return by_key


def said(verdict: RuleVerdict) -> tuple[int, int | None, Verdict]:
    return verdict.held, verdict.due, verdict.verdict


def test_branches_come_in_tree_order_then_committees_then_the_bureau(session: Session, ids: Ids) -> None:
    found = month_verdicts(session, Month(2026, 12), NOVEMBER)
    order = list(dict.fromkeys(verdict.organization_id for verdict in found))
    assert order == [ids.first, ids.second, ids.committee, None]
    of_first = [verdict.rule.code for verdict in found if verdict.organization_id == ids.first]
    assert of_first == [
        "branch_assembly",
        "branch_committee",
        "group_meeting",
        "party_lecture",
        "theme_day",
        "weekly_study",
        "organizational_life",
        "appraisal",
    ]


def test_only_periods_that_end_in_the_month_are_judged(session: Session, ids: Ids) -> None:
    assert {code for _, code in judged(session)} == {
        "branch_committee",
        "group_meeting",
        "theme_day",
        "weekly_study",
        "monthly_inspection",
        "monthly_notice",
    }


def test_groups_meetings_are_the_branchs(session: Session, ids: Ids) -> None:
    add_meeting(session, ids.group, K.GROUP_MEETING)
    found = judged(session)
    assert said(found[ids.first, "group_meeting"]) == (1, 2, Verdict.UNMET)
    assert found[ids.first, "group_meeting"].lacking == (ids.other_group,)
    assert found[ids.second, "group_meeting"].verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("today", "came_on", "verdict"),
    [
        (date(2026, 10, 20), date(2026, 10, 21), Verdict.NOT_APPLICABLE),
        (date(2026, 10, 20), date(2026, 10, 20), Verdict.NOT_DUE),
        (NOVEMBER, date(2026, 10, 31), Verdict.UNMET),
        (NOVEMBER, date(2026, 11, 1), Verdict.NOT_APPLICABLE),
    ],
)
def test_the_roll_is_that_of_the_months_end_or_of_today(
    session: Session, ids: Ids, today: date, came_on: date, verdict: Verdict
) -> None:
    begin_ledger(session, ids.first)
    for number in range(6):
        add_person(session, f"{number}号", ids.first)
    add_person(session, "七号", ids.first, from_on=came_on)
    found = judged(session, today=today)
    assert found[ids.first, "branch_committee"].verdict is verdict
    assert found[ids.second, "branch_committee"].verdict is Verdict.UNKNOWN, "nobody is on its roll"


def test_a_branch_is_judged_in_months_it_existed_in(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    founded = add_organization(session, OrganizationKind.BRANCH, "新支部", founded_on=date(2026, 10, 15))
    gone = add_organization(session, OrganizationKind.BRANCH, "旧支部", dissolved_on=date(2026, 10, 1))
    found = judged(session)
    assert found[founded, "theme_day"].verdict is Verdict.NOT_APPLICABLE
    assert "成立" in found[founded, "theme_day"].reason
    assert said(found[founded, "weekly_study"])[:2] == (0, 2), "weeks from 19 October on are whole"
    assert (gone, "theme_day") not in found
    assert (founded, "theme_day") not in judged(session, Month(2026, 9))


def test_a_week_of_two_months_counts_for_the_month_of_its_thursday(session: Session, ids: Ids) -> None:
    add_study(session, ids.first, held_on=date(2026, 9, 29))
    add_study(session, ids.first, held_on=date(2026, 11, 1))
    assert said(judged(session)[ids.first, "weekly_study"]) == (2, 5, Verdict.UNMET)
    assert said(judged(session, Month(2026, 9))[ids.first, "weekly_study"])[0] == 0
    assert said(judged(session, Month(2026, 11), NOVEMBER)[ids.first, "weekly_study"])[0] == 0


def test_the_secretary_is_known_by_name_wherever_the_lecture_was(session: Session, ids: Ids) -> None:
    december = Month(2026, 12)
    assert judged(session, december)[ids.committee, "secretary_lecture"].verdict is Verdict.UNKNOWN
    add_person(session, "王芳", ids.second, posts=(post(ids.committee, "机关党委书记"),))
    add_meeting(session, ids.first, K.PARTY_LECTURE, lecturer="李建国")
    assert said(judged(session, december)[ids.committee, "secretary_lecture"]) == (0, 1, Verdict.NOT_DUE)
    lecture = add_meeting(session, ids.second, K.PARTY_LECTURE, lecturer="王芳")
    found = judged(session, december)[ids.committee, "secretary_lecture"]
    assert said(found) == (1, 1, Verdict.MET)
    assert found.records == (lecture,)


def test_committees_and_the_bureau_answer_for_their_own(session: Session, bureau: Ids) -> None:
    add_study(session, bureau.committee, StudyKind.CENTRE_GROUP, held_on=date(2026, 9, 1))
    assert said(judged(session, Month(2026, 9))[bureau.committee, "centre_group"]) == (1, 1, Verdict.MET)
    found = judged(session)
    assert said(found[None, "monthly_inspection"]) == (0, 1, Verdict.UNMET)
    assert said(found[None, "monthly_notice"]) == (0, 1, Verdict.UNMET)
    inspected = add_inspection(session, bureau.committee)
    notice = draft(session)
    issue(session, notice)
    found = judged(session)
    assert found[None, "monthly_inspection"].records == (inspected,)
    assert found[None, "monthly_notice"].records == (notice,)


def test_without_a_party_committee_its_general_branches_answer(session: Session) -> None:
    general = add_organization(session, OrganizationKind.GENERAL_BRANCH, "某局党总支")
    assert (general, "centre_group") in judged(session, Month(2026, 12))


def test_exemptions_and_later_versions_of_rules_are_heeded(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    save_exemption(
        session, Exemption(None, date(2026, 10, 1), date(2026, 10, 31), "集中驻村", ids.second, "theme_day")
    )
    stored = next(rule for rule in load_rulebook(session).rules if rule.code == "theme_day")
    save_rule(session, shipped("theme_day", id=None, minimum=2, valid_from=date(2026, 10, 1)))
    add_meeting(session, ids.first, K.THEME_DAY)
    found = judged(session)
    assert said(found[ids.first, "theme_day"]) == (1, 2, Verdict.UNMET)
    assert found[ids.second, "theme_day"].reason == "集中驻村，免予统计"
    earlier = judged(session, Month(2026, 9))
    assert earlier[ids.second, "theme_day"].due == stored.minimum == 1


def test_an_empty_ledger_asks_the_bureau_alone(session: Session) -> None:
    assert {unit.rule.unit for unit in month_verdicts(session, OCTOBER, NOVEMBER)} == {RuleUnit.BUREAU}


def test_thirty_branches_send_as_many_statements_as_three(session: Session, ids: Ids) -> None:
    def add(made: int) -> None:
        branch = add_branch(session, ids.committee, made)
        add_meeting(session, branch, K.THEME_DAY)

    asked = statements_as_it_grows(
        session, (3, 30), add, partial(month_verdicts, month=OCTOBER, today=NOVEMBER)
    )
    assert asked[0] == asked[1] <= 14
