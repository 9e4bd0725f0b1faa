"""Terms as the tree and the roster tell them."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, NotFound
from models.rows.bureau import OrganizationRow
from models.rules.term_of_office import TermState
from models.services.organizations import list_organizations, save_organization
from models.services.terms_of_office import term_of
from tests.models.services.making import Ids, add_person, post

TODAY = date(2026, 10, 15)


def begin(session: Session, organization_id: int, day: date | None, years: int | None = None) -> None:
    row = found(session, organization_id)
    save_organization(session, replace(row, term_from=day, term_years=years))


def found(session: Session, organization_id: int) -> OrganizationRow:
    return next(row for row in list_organizations(session) if row.id == organization_id)


def test_a_term_takes_the_usual_years_of_its_kind(session: Session, ids: Ids) -> None:
    begin(session, ids.first, date(2023, 11, 20))
    begin(session, ids.committee, date(2023, 11, 20))
    branch, committee = (term_of(session, place, TODAY) for place in (ids.first, ids.committee))
    assert (branch.years, branch.ends_on, branch.years_are_usual) == (3, date(2026, 11, 20), True)
    assert (committee.years, committee.ends_on) == (5, date(2028, 11, 20))
    assert branch.remind_on == date(2026, 5, 20)
    assert branch.latest_end == date(2027, 11, 20)
    assert (branch.state, committee.state) == (TermState.DUE_SOON, TermState.RUNNING)


def test_years_that_were_entered_count(session: Session, ids: Ids) -> None:
    begin(session, ids.first, date(2021, 10, 14), 5)
    term = term_of(session, ids.first, TODAY)
    assert (term.ends_on, term.years_are_usual, term.overdue_days) == (date(2026, 10, 14), False, 1)
    assert term.state is TermState.OVERDUE


def test_nothing_is_known_of_a_term_without_a_beginning(session: Session, ids: Ids) -> None:
    term = term_of(session, ids.first, TODAY)
    assert (term.ends_on, term.remind_on, term.latest_end, term.overdue_days) == (None, None, None, None)
    assert term.state is TermState.UNKNOWN


def test_the_secretary_is_who_holds_the_post_that_day(session: Session, ids: Ids) -> None:
    add_person(session, "王芳", ids.first, posts=(post(ids.first, "党支部书记", date(2024, 1, 1)),))
    add_person(session, "李建国", ids.first, posts=(post(ids.first, "书记", None, date(2024, 1, 1)),))
    add_person(session, "赵明", ids.first, posts=(post(ids.first, "副书记"),))
    add_person(session, "孙丽", ids.first, posts=(post(ids.first, "团支部书记"),))
    assert term_of(session, ids.first, TODAY).secretaries == ("王芳",)
    assert term_of(session, ids.second, TODAY).secretaries == ()


@pytest.mark.parametrize("place", ["group", "department"])
def test_a_group_and_a_department_have_no_term(session: Session, ids: Ids, place: str) -> None:
    with pytest.raises(BadInput, match="没有任期"):
        term_of(session, getattr(ids, place), TODAY)


def test_an_organisation_that_is_gone_has_none_either(session: Session, ids: Ids) -> None:
    with pytest.raises(NotFound):
        term_of(session, ids.department + 100, TODAY)


@pytest.mark.parametrize("years", [0, 11])
def test_an_impossible_number_of_years_is_refused(session: Session, ids: Ids, years: int) -> None:
    with pytest.raises(BadInput, match="任期应在1年至10年之间"):
        begin(session, ids.first, date(2024, 1, 1), years)


def test_a_term_does_not_begin_after_the_organisation_is_gone(session: Session, ids: Ids) -> None:
    row = replace(found(session, ids.first), dissolved_on=date(2025, 1, 1), term_from=date(2025, 1, 1))
    with pytest.raises(BadInput, match="本届起始日应早于撤销日期"):
        save_organization(session, row)
