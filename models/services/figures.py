"""The figures of a month, counted from the registers with a fixed number of queries."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.entities import RectificationItem
from models.rows.notice import BranchFigures, NoticeFigures, RectificationFigure
from models.rows.rectification import StatusStep
from models.rules.closures import closed_as_of, on_list_within, status_as_of
from models.rules.periods import Month, Span, weeks_of
from models.rules.rectification import days_late
from models.rules.requirements import asked_of_branches, figures_of_branch
from models.rules.rule_fit import asks_first_topics
from models.rules.rule_periods import Demand
from models.rules.terms import OrganizationKind, RectificationStatus
from models.services.evidence import branch_of_each
from models.services.held import held_between
from models.services.organizations import list_organizations
from models.services.rectification import steps_of
from models.services.roster import headcounts_on
from models.services.rulebook import load_rulebook
from models.services.units import branch_facts

Steps = dict[int, tuple[StatusStep, ...]]
"""The moves of items, by item; one never moved is not in it."""


def figures_for(session: Session, month: Month, today: date) -> NoticeFigures:
    """The figures of every branch that existed in ``month``, in tree order, as of ``today`` or the month's end, whichever
    is earlier, and the items of all other organisations together. The roster is that of the same day."""
    organizations = list_organizations(session)
    as_of = min(today, month.last)
    branches = [
        row
        for row in organizations
        if row.kind is OrganizationKind.BRANCH and (row.existed_on(month.first) or row.existed_on(as_of))
    ]
    book = load_rulebook(session)
    days = days_judged(asked_of_branches(book, month), (month,))
    activities = held_between(session, days.first, days.last, first_topics=asks_first_topics(book))
    heads = headcounts_on(session, as_of)
    owner = branch_of_each(organizations)
    listed, steps = items_on_list(session, month)
    of_branch: dict[int | None, list[RectificationItem]] = {branch.id: [] for branch in branches}
    of_others: list[RectificationItem] = []
    for item in listed:
        of_branch.get(owner.get(item.organization_id), of_others).append(item)
    rows = []
    for branch in branches:
        assert branch.id is not None
        head = heads[branch.id]
        facts = branch_facts(branch, organizations, head.full if head.members else None)
        rows.append(
            BranchFigures(
                branch.id,
                branch.name,
                head.members or None,
                figures_of_branch(facts, activities, month, today, book),
                _rectification(of_branch[branch.id], steps, as_of),
            )
        )
    return NoticeFigures(month, as_of, tuple(rows), _rectification(of_others, steps, as_of))


def days_judged(demands: Iterable[Demand], months: Sequence[Month]) -> Span:
    """The days from which something may count for these demands or in the weeks of these months."""
    spans = [span for demand in demands for _, span in demand.periods]
    spans += [month.span() for month in months]
    spans += [weeks_of(months[0])[0], weeks_of(months[-1])[-1]]
    return Span(min(span.first for span in spans), max(span.last for span in spans), "")


def _rectification(items: Sequence[RectificationItem], steps: Steps, as_of: date) -> RectificationFigure:
    listed = [item for item in items if item.happened_on <= as_of]
    still_open = [item for item in listed if closed_as_of(steps.get(item.id, ()), as_of) is None]
    late = [item for item in still_open if days_late(item.mode, item.due_on, as_of)]
    return RectificationFigure(len(listed), len(listed) - len(still_open), len(late))


def items_on_list(session: Session, month: Month) -> tuple[list[RectificationItem], Steps]:
    """The items of annex 2, by number, with their moves: found by the month's end and not closed before the month began, or
    reopened in it; what became of them later changes nothing. Two queries."""
    table = RectificationItem
    wanted = (
        table.deleted_at.is_(None),
        table.happened_on <= month.last,
        table.closed_on.is_(None) | (table.closed_on >= month.first),
    )
    found = list(session.scalars(select(table).where(*wanted).order_by(table.year, table.number)))
    ids: Select[int] = select(table.id).where(*wanted)
    steps = steps_of(session, ids)
    listed = [
        item
        for item in found
        if on_list_within(steps.get(item.id, ()), item.happened_on, month.first, month.last)
    ]
    return listed, steps


def status_in_words(item: RectificationItem, steps: Sequence[StatusStep], as_of: date) -> str:
    """How annex 2 says where an item stood on ``as_of``."""
    if closed_as_of(steps, as_of) is not None:
        return RectificationStatus.CLOSED.label
    late = days_late(item.mode, item.due_on, as_of)
    return f"逾期{late}天" if late else status_as_of(steps, as_of, RectificationStatus(item.status)).label
