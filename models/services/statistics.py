"""三会一课 of a month, a quarter or a year, counted from the registers with a fixed number of queries."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy.orm import Session

from models.rows.bureau import OrganizationRow
from models.rows.statistics import BranchMeetings, MeetingStatistics, attendance_of
from models.rules.periods import Month, Span, quarter_of
from models.rules.requirements import Asked, BranchFacts
from models.rules.statistics import KINDS, meeting_figures, months_of
from models.rules.terms import OrganizationKind
from models.services.evidence import MeetingEvidence, branch_of_each, groups_on, held_meetings
from models.services.organizations import list_organizations, with_descendants
from models.services.roll_history import RollHistory
from models.services.settings import load_settings


def meeting_statistics(
    session: Session, span: Span, organization_id: int | None, today: date
) -> MeetingStatistics:
    """Every branch that existed at some time of the months of ``span``, in tree order, of one organisation and all below
    it or of the bureau; as of ``today`` or the last of the days, whichever is earlier."""
    months = months_of(span)
    organizations = list_organizations(session)
    branches = branches_in(organizations, organization_id, months, today)
    counted_on = min(today, span.last)
    owner = branch_of_each(organizations)
    held: dict[int, list[MeetingEvidence]] = {row.id: [] for row in branches if row.id is not None}
    for evidence in held_meetings(session, quarter_of(months[0]).first, months[-1].last):
        mine = held.get(owner.get(evidence.meeting.organization_id, 0))
        if mine is not None:
            mine.append(evidence)
    rolls = RollHistory(session)
    asked = habits(session)
    rows = []
    for branch in branches:
        assert branch.id is not None
        facts = facts_of(branch, organizations, rolls, months, today)
        figures = meeting_figures(facts, (one.meeting for one in held[branch.id]), today, asked)
        sheets = (
            (one.expected, one.present)
            for one in held[branch.id]
            if one.meeting.held_on in span and not one.meeting.kinds.isdisjoint(KINDS)
        )
        rows.append(
            BranchMeetings(
                branch.id, branch.name, rolls.members(branch.id, counted_on), figures, attendance_of(sheets)
            )
        )
    return MeetingStatistics(span, months, counted_on, tuple(rows), scope_of(organizations, organization_id))


def habits(session: Session) -> Asked:
    """Which requirements of local custom the bureau has switched on."""
    settings = load_settings(session)
    return Asked(settings.lecture_each_quarter, settings.study_each_week)


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
) -> dict[Month, BranchFacts]:
    """What the branch was at the end of each month, or today."""
    assert branch.id is not None
    facts = {}
    for month in months:
        day = min(today, month.last)
        facts[month] = BranchFacts(
            rolls.full_members(branch.id, day),
            groups_on(branch.id, organizations, day),
            branch.founded_on,
            branch.dissolved_on,
        )
    return facts
