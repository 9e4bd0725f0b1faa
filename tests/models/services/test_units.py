"""Whom the rules ask: branches with their groups, committees or what stands in for them, and their secretaries."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.rows.bureau import OrganizationRow
from models.rules.attendance import is_secretary
from models.rules.compliance import GroupFacts, PostHolder
from models.rules.compliance_terms import RuleUnit
from models.rules.terms import OrganizationKind
from models.services.organizations import list_organizations
from models.services.units import branch_facts, committees_among, groups_of, secretaries
from tests.models.services.making import Ids, add_organization, add_person, count_statements, post

Kind = OrganizationKind


def test_a_branch_with_every_group_it_ever_had(session: Session, ids: Ids) -> None:
    gone = add_organization(
        session, Kind.GROUP, "第三党小组", parent_id=ids.first, dissolved_on=date(2026, 3, 1)
    )
    organizations = list_organizations(session)
    row = next(row for row in organizations if row.id == ids.first)
    facts = branch_facts(row, organizations, 7)

    assert (facts.unit, facts.organization_id, facts.full_members) == (RuleUnit.BRANCH, ids.first, 7)
    assert set(facts.groups) == {
        GroupFacts(ids.group),
        GroupFacts(ids.other_group),
        GroupFacts(gone, None, date(2026, 3, 1)),
    }
    assert groups_of(ids.second, organizations) == ()


def test_committees_answer_and_general_branches_where_there_is_none(session: Session, ids: Ids) -> None:
    general = add_organization(session, Kind.GENERAL_BRANCH, "直属党总支", parent_id=ids.committee)
    rows = list_organizations(session)
    assert [row.id for row in committees_among(rows)] == [ids.committee]
    without = [row for row in rows if row.id != ids.committee]
    assert [row.id for row in committees_among(without)] == [general]
    assert committees_among([row for row in without if row.id != general]) == ()


@pytest.mark.parametrize(
    ("founded_on", "dissolved_on", "stands_in"),
    [
        (None, None, False),
        (None, date(2025, 7, 1), True),
        (None, date(2025, 7, 2), False),
        (date(2026, 12, 31), None, False),
        (date(2027, 1, 1), None, True),
    ],
)
def test_a_general_branch_stands_in_for_a_committee_of_another_time(
    founded_on: date | None, dissolved_on: date | None, stands_in: bool
) -> None:
    committee = OrganizationRow(
        1,
        Kind.PARTY_COMMITTEE,
        "机关党委",
        founded_on=date(2025, 7, 1),
        dissolved_on=date(2027, 1, 1),
    )
    general = OrganizationRow(
        2, Kind.GENERAL_BRANCH, "党总支", founded_on=founded_on, dissolved_on=dissolved_on
    )
    found = committees_among([committee, general])
    assert found == ((committee, general) if stands_in else (committee,))


@pytest.mark.parametrize(
    ("title", "kind", "found"),
    [
        ("书记", Kind.PARTY_COMMITTEE, True),
        ("机关党委书记", Kind.PARTY_COMMITTEE, True),
        (" 党委书记 ", Kind.PARTY_COMMITTEE, True),
        ("副书记", Kind.PARTY_COMMITTEE, False),
        ("机关党委副书记", Kind.PARTY_COMMITTEE, False),
        ("纪委书记", Kind.PARTY_COMMITTEE, False),
        ("支部书记", Kind.PARTY_COMMITTEE, False),
        ("总支书记", Kind.GENERAL_BRANCH, True),
        ("党支部书记", Kind.BRANCH, True),
        ("书记", Kind.DEPARTMENT, True),
        ("机关党委专职书记", Kind.PARTY_COMMITTEE, True),
        ("专职书记", Kind.BRANCH, True),
        ("专职副书记", Kind.BRANCH, False),
        ("机关党委书记", Kind.BRANCH, False),
        ("委员", Kind.BRANCH, False),
    ],
)
def test_who_is_the_secretary_of_an_organisation(title: str, kind: OrganizationKind, found: bool) -> None:
    assert is_secretary(title, kind) is found


def test_everybody_who_ever_was_secretary_of_a_committee(session: Session, ids: Ids) -> None:
    change = date(2026, 7, 1)
    add_person(session, "周正平", ids.first, posts=(post(ids.committee, "机关党委书记", None, change),))
    add_person(session, "吴海", ids.first, posts=(post(ids.committee, "书记", change),))
    add_person(session, "郑平", ids.first, posts=(post(ids.committee, "副书记"), post(ids.first, "书记")))
    found = secretaries(session)

    assert list(found) == [ids.committee]
    assert found[ids.committee] == (PostHolder("周正平", None, change), PostHolder("吴海", change, None))
    assert count_statements(session, secretaries) == 1
