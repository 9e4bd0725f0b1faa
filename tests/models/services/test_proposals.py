"""What a month's verdicts and check-up offer the inspector, and what he has taken of it."""

from datetime import date

from sqlalchemy.orm import Session

from models.rows.inspection import Proposal
from models.rules.inspection_terms import FindingOrigin
from models.rules.periods import Month
from models.rules.proposals import accepted
from models.rules.terms import MeetingKind, OrganizationKind
from models.services.checkup import explain
from models.services.inspections import load_inspection, remove_inspection
from models.services.proposals import proposals_for
from tests.models.services.making import (
    Ids,
    add_inspection,
    add_meeting,
    add_organization,
    begin_ledger,
    count_statements,
    nothing_written,
)

SEPTEMBER = Month(2026, 9)
TODAY = date(2026, 10, 20)


def about(proposals: tuple[Proposal, ...], text: str) -> list[Proposal]:
    return [proposal for proposal in proposals if text in proposal.key]


def test_an_unmet_quarter_is_proposed_in_the_month_it_ends(session: Session, ids: Ids) -> None:
    add_meeting(session, ids.first, MeetingKind.BRANCH_ASSEMBLY, held_on=date(2026, 7, 8))

    (proposal,) = about(proposals_for(session, SEPTEMBER, TODAY), "branch_assembly")

    assert proposal.key == f"verdict:branch_assembly:2026-09-30:{ids.second}"
    assert (proposal.organization_id, proposal.organization_name) == (ids.second, "第二党支部")
    assert proposal.fact == "支部党员大会一般每季度召开1次，三季度未召开"
    assert proposal.clause == "《中国共产党支部工作条例（试行）》第十一条"
    assert not about(proposals_for(session, Month(2026, 8), TODAY), "branch_assembly")


def test_the_groups_that_did_not_meet_are_named(session: Session, ids: Ids) -> None:
    add_meeting(session, ids.group, MeetingKind.GROUP_MEETING, held_on=date(2026, 9, 8))

    (proposal,) = about(proposals_for(session, SEPTEMBER, TODAY), "verdict:group_meeting")

    assert proposal.organization_id == ids.first
    assert proposal.fact == "党小组会一般每月召开1次，9月第二党小组未召开"


def test_what_is_not_over_proposes_nothing(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    proposals = proposals_for(session, SEPTEMBER, date(2026, 9, 30))
    assert not about(proposals, "branch_assembly")
    assert not about(proposals, "theme_day")
    assert about(proposals, "weekly_study"), "weeks that are over do"


def test_the_bureaus_own_omissions_are_no_branchs_finding(session: Session, ids: Ids) -> None:
    assert not about(proposals_for(session, SEPTEMBER, TODAY), "monthly_")


def test_a_warning_is_proposed_until_the_office_explains_it(session: Session, ids: Ids) -> None:
    held = add_meeting(
        session, ids.group, MeetingKind.GROUP_MEETING, held_on=date(2026, 9, 8), title="小组会"
    )
    warned = [
        proposal
        for proposal in proposals_for(session, SEPTEMBER, TODAY)
        if proposal.origin is FindingOrigin.CHECKUP
    ]
    assert warned
    assert {proposal.organization_id for proposal in warned} == {ids.first}, (
        "the branch answers for its group"
    )
    assert all(proposal.records == (held,) for proposal in warned)
    assert all("第一党小组" in proposal.fact for proposal in warned)

    explain(session, warned[0].key.removeprefix("checkup:"), "照片存纸质档案")

    keys = {proposal.key for proposal in proposals_for(session, SEPTEMBER, TODAY)}
    assert warned[0].key not in keys
    assert {proposal.key for proposal in warned[1:]} <= keys


def test_what_an_inspection_holds_is_taken_until_it_is_removed(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    before = proposals_for(session, SEPTEMBER, TODAY)
    assert not any(proposal.taken for proposal in before)
    chosen = before[0]

    record_id = add_inspection(session, ids.committee, findings=(accepted(chosen),))

    (kept,) = load_inspection(session, record_id).findings
    assert (kept.fact, kept.clause, kept.origin_key) == (chosen.fact, chosen.clause, chosen.key)
    assert [one.key for one in proposals_for(session, SEPTEMBER, TODAY) if one.taken] == [chosen.key]
    remove_inspection(session, record_id, 1)
    assert proposals_for(session, SEPTEMBER, TODAY) == before


def test_proposing_writes_nothing_and_says_the_same_again(session: Session, bureau: Ids) -> None:
    with nothing_written(session):
        proposals = proposals_for(session, Month(2026, 10), TODAY)
    assert proposals_for(session, Month(2026, 10), TODAY) == proposals
    assert len({proposal.key for proposal in proposals}) == len(proposals)


def test_nothing_is_proposed_of_a_month_before_the_ledger(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first, date(2026, 10, 8))
    assert not about(proposals_for(session, SEPTEMBER, TODAY), "verdict:")
    assert about(proposals_for(session, Month(2026, 10), TODAY), "weekly_study")


def test_they_come_branch_by_branch_in_tree_order(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    places = [proposal.organization_id for proposal in proposals_for(session, SEPTEMBER, TODAY)]
    order = {ids.committee: 0, ids.first: 1, ids.second: 2}
    assert places == sorted(places, key=order.__getitem__)
    assert {ids.first, ids.second} <= set(places)


def test_as_many_statements_for_twelve_branches_as_for_two(session: Session, ids: Ids) -> None:
    def ask(opened: Session) -> object:
        opened.expunge_all()
        return proposals_for(opened, SEPTEMBER, TODAY)

    add_meeting(session, ids.first, held_on=date(2026, 9, 8))
    few = count_statements(session, ask)
    for number in range(10):
        branch = add_organization(session, OrganizationKind.BRANCH, f"新{number}", parent_id=ids.committee)
        for day in range(1, 6):
            add_meeting(session, branch, held_on=date(2026, 9, day), title=f"第{day}次")

    assert count_statements(session, ask) == few
