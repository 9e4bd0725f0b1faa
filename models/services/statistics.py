"""三会一课 of a month, a quarter or a year, counted from the registers with a fixed number of queries."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy.orm import Session

from models.rows.bureau import OrganizationRow
from models.rows.statistics import BranchMeetings, MeetingStatistics, attendance_of
from models.rules.compliance import UnitFacts
from models.rules.periods import Month, Span
from models.rules.statistics import KINDS, layout, meeting_figures, months_of, rules_shown
from models.rules.terms import OrganizationKind
from models.services.evidence import MeetingSheet, branch_of_each, sheets_of_meetings
from models.services.figures import days_judged
from models.services.held import held_between
from models.services.organizations import list_organizations, with_descendants
from models.services.roll_history import RollHistory
from models.services.rulebook import load_rulebook
from models.services.units import branch_facts


def meeting_statistics(
    session: Session, span: Span, organization_id: int | None, today: date
) -> MeetingStatistics:
    """Every branch that existed at some time of the months of ``span``, in tree order, of one organisation and all below
    it or of the bureau; as of ``today`` or the last of the days, whichever is earlier."""
    months = months_of(span)
    organizations = list_organizations(session)
    branches = branches_in(organizations, organization_id, months, today)
    counted_on = min(today, span.last)
    book = load_rulebook(session)
    dealt = layout(book, months)
    demands = [part.demand for _, parts in dealt for part in parts if part.demand is not None]
    days = days_judged(demands, months)
    activities = held_between(session, days.first, days.last)
    sheets = _sheets(session, span, organizations)
    rolls = RollHistory(session)
    rows = []
    for branch in branches:
        assert branch.id is not None
        facts = facts_of(branch, organizations, rolls, months, today)
        rows.append(
            BranchMeetings(
                branch.id,
                branch.name,
                rolls.members(branch.id, counted_on),
                meeting_figures(facts, activities, today, book, dealt),
                attendance_of((sheet.expected, sheet.present) for sheet in sheets.get(branch.id, ())),
            )
        )
    scope = scope_of(organizations, organization_id)
    return MeetingStatistics(span, months, counted_on, tuple(rows), scope, rules_shown(dealt))


def _sheets(
    session: Session, span: Span, organizations: Sequence[OrganizationRow]
) -> dict[int, list[MeetingSheet]]:
    """The meetings of the kinds shown that were held in ``span``, by the branch they count for."""
    owner = branch_of_each(organizations)
    found: dict[int, list[MeetingSheet]] = {}
    for sheet in sheets_of_meetings(session, span.first, span.last):
        branch = owner.get(sheet.organization_id)
        if branch is not None and not sheet.kinds.isdisjoint(KINDS):
            found.setdefault(branch, []).append(sheet)
    return found


def scope_of(organizations: Iterable[OrganizationRow], organization_id: int | None) -> str:
    """The name of the organisation a paper is limited to; empty for the whole bureau."""
    return next((row.name for row in organizations if row.id == organization_id), "")


def branches_in(
    organizations: Sequence[OrganizationRow],
    organization_id: int | None,
    months: Sequence[Month],
    today: date,
) -> tuple[OrganizationRow, ...]:
    """The branches that a month's figures would list in one of the months."""
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    days = {day for month in months for day in (month.first, min(today, month.last))}
    return tuple(
        row
        for row in organizations
        if row.kind is OrganizationKind.BRANCH
        and (within is None or row.id in within)
        and any(row.existed_on(day) for day in days)
    )


def facts_of(
    branch: OrganizationRow,
    organizations: Sequence[OrganizationRow],
    rolls: RollHistory,
    months: Sequence[Month],
    today: date,
) -> dict[Month, UnitFacts]:
    """What the branch was at the end of each month, or today."""
    assert branch.id is not None
    return {
        month: branch_facts(branch, organizations, rolls.full_members(branch.id, min(today, month.last)))
        for month in months
    }
