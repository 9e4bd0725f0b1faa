"""The figures of a month, counted from the registers with a fixed number of queries."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import RectificationItem
from models.rows.notice import BranchFigures, NoticeFigures, RectificationFigure
from models.rules.periods import Month, quarter_of, weeks_of
from models.rules.rectification import days_late
from models.rules.requirements import Asked, BranchFacts, HeldMeeting, figures_of_branch
from models.rules.terms import OrganizationKind, RectificationStatus
from models.services.evidence import branch_of_each, branch_study_days, groups_on, held_meetings
from models.services.organizations import list_organizations
from models.services.roster import headcounts_on
from models.services.settings import load_settings


@dataclass(slots=True)
class _Evidence:
    """What the registers hold of one branch and its groups."""

    meetings: list[HeldMeeting] = field(default_factory=list)
    study_days: list[date] = field(default_factory=list)
    items: list[RectificationItem] = field(default_factory=list)


def figures_for(session: Session, month: Month, today: date) -> NoticeFigures:
    """The figures of every branch that existed in ``month``, in tree order, as of ``today`` or the month's end, whichever
    is earlier. The roster is that of the same day."""
    organizations = list_organizations(session)
    as_of = min(today, month.last)
    branches = [
        row
        for row in organizations
        if row.kind is OrganizationKind.BRANCH and (row.existed_on(month.first) or row.existed_on(as_of))
    ]
    owner = branch_of_each(organizations)
    evidence = {row.id: _Evidence() for row in branches}
    _collect_meetings(session, month, owner, evidence)
    _collect_study(session, month, owner, evidence)
    _collect_items(session, month, owner, evidence)
    heads = headcounts_on(session, as_of)
    settings = load_settings(session)
    asked = Asked(settings.lecture_each_quarter, settings.study_each_week)
    rows = []
    for branch in branches:
        assert branch.id is not None
        found, head = evidence[branch.id], heads[branch.id]
        facts = BranchFacts(
            head.full if head.members else None,
            groups_on(branch.id, organizations, as_of),
            branch.founded_on,
            branch.dissolved_on,
        )
        figures = figures_of_branch(facts, found.meetings, found.study_days, month, today, asked)
        rows.append(
            BranchFigures(
                branch.id, branch.name, head.members or None, figures, _rectification(found.items, as_of)
            )
        )
    return NoticeFigures(month, as_of, tuple(rows))


def _collect_meetings(
    session: Session, month: Month, owner: dict[int, int], into: dict[int | None, _Evidence]
) -> None:
    quarter = quarter_of(month)
    for found in held_meetings(session, quarter.first, quarter.last):
        evidence = into.get(owner.get(found.meeting.organization_id))
        if evidence is not None:
            evidence.meetings.append(found.meeting)


def _collect_study(
    session: Session, month: Month, owner: dict[int, int], into: dict[int | None, _Evidence]
) -> None:
    weeks = weeks_of(month)
    for organization_id, held_on in branch_study_days(session, weeks[0].first, weeks[-1].last):
        evidence = into.get(owner.get(organization_id))
        if evidence is not None:
            evidence.study_days.append(held_on)


def _collect_items(
    session: Session, month: Month, owner: dict[int, int], into: dict[int | None, _Evidence]
) -> None:
    for item in items_on_list(session, month):
        evidence = into.get(owner.get(item.organization_id))
        if evidence is not None:
            evidence.items.append(item)


def _rectification(items: list[RectificationItem], as_of: date) -> RectificationFigure:
    listed = [item for item in items if item.happened_on <= as_of]
    closed = [item for item in listed if item.closed_on is not None and item.closed_on <= as_of]
    late = [item for item in listed if item not in closed and days_late(item.mode, item.due_on, as_of)]
    return RectificationFigure(len(listed), len(closed), len(late))


def items_on_list(session: Session, month: Month) -> list[RectificationItem]:
    """The items of annex 2: found by the month's end and not closed before the month began; by number."""
    query = select(RectificationItem).where(
        RectificationItem.deleted_at.is_(None),
        RectificationItem.happened_on <= month.last,
        RectificationItem.closed_on.is_(None) | (RectificationItem.closed_on >= month.first),
    )
    return list(session.scalars(query.order_by(RectificationItem.year, RectificationItem.number)))


def status_in_words(item: RectificationItem, as_of: date) -> str:
    """How annex 2 says where an item stands on ``as_of``."""
    if item.closed_on is not None and item.closed_on <= as_of:
        return RectificationStatus.CLOSED.label
    late = days_late(item.mode, item.due_on, as_of)
    if late:
        return f"逾期{late}天"
    status = RectificationStatus(item.status)
    return RectificationStatus.IN_PROGRESS.label if status.is_closed else status.label
