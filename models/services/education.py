"""教育开展情况 of a month, a quarter or a year, counted from the labels of what was held, with a fixed number of queries."""

from collections import Counter
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.entities import Record, RecordLabel
from models.rows.education import EducationCoverage, EducationLine
from models.rows.label import LabelRow
from models.rules.periods import Span
from models.rules.statistics import months_of
from models.rules.study_terms import LabelScheme
from models.rules.terms import MeetingKind, RecordStatus, Register
from models.services.evidence import branch_of_each
from models.services.held import ledger_begins
from models.services.labels import list_labels
from models.services.organizations import list_organizations, with_descendants
from models.services.statistics import branches_in, scope_of


def education_coverage(
    session: Session, span: Span, organization_id: int | None, today: date
) -> EducationCoverage:
    """Every branch that existed in ``span`` and every other organisation that held something labelled, in tree order. Counted
    are study sessions and meetings held, heart talks apart; a group's are its branch's. A record with several labels counts
    under each."""
    organizations = list_organizations(session)
    counts = _counts(session, span, branch_of_each(organizations))
    used = {label_id for _, label_id in counts}
    labels = tuple(
        row
        for scheme in (LabelScheme.EDUCATION, LabelScheme.CAMPAIGN)
        for row in list_labels(session, scheme)
        if _is_shown(row, span, used)
    )
    branches = {row.id for row in branches_in(organizations, organization_id, months_of(span), today)}
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    holders = {place for place, label_id in counts if any(row.id == label_id for row in labels)}
    lines = tuple(
        EducationLine(
            row.id,
            row.name,
            tuple(counts[row.id, label.id or 0] for label in labels),
            is_branch=row.id in branches,
        )
        for row in organizations
        if row.id is not None
        and (within is None or row.id in within)
        and (row.id in branches or row.id in holders)
    )
    begins = ledger_begins(session)
    is_kept = begins is not None and begins.first <= span.last
    counted_on = min(today, span.last)
    scope = scope_of(organizations, organization_id)
    return EducationCoverage(span, counted_on, labels, lines, scope, is_kept)


def _is_shown(row: LabelRow, span: Span, used: set[int]) -> bool:
    """Education types that are switched on, campaigns that ran in the span; and whatever was used in it."""
    if row.id in used:
        return True
    if not row.enabled:
        return False
    if row.scheme is LabelScheme.EDUCATION:
        return True
    dated = row.begins_on is not None or row.ends_on is not None
    return dated and (row.begins_on or date.min) <= span.last and span.first <= (row.ends_on or date.max)


def _counts(session: Session, span: Span, owner: dict[int, int]) -> Counter[tuple[int, int]]:
    """How many records carry a label, by organisation and label."""
    query = (
        select(Record.organization_id, RecordLabel.label_id, func.count())
        .join(RecordLabel, RecordLabel.record_id == Record.id)
        .where(
            Record.register.in_((Register.STUDY, Register.MEETING)),
            Record.deleted_at.is_(None),
            Record.status == RecordStatus.HELD.value,
            Record.kind != MeetingKind.HEART_TALK.value,
            Record.happened_on.between(span.first, span.last),
        )
        .group_by(Record.organization_id, RecordLabel.label_id)
    )
    found: Counter[tuple[int, int]] = Counter()
    for place, label_id, count in session.execute(query):
        found[owner.get(place, place), label_id] += count
    return found
