"""Where something still to be done is begun: the record that would satisfy a rule, with what is known of it filled in."""

from datetime import date, timedelta

from models.rows.changes import Subject
from models.rows.compliance import ComplianceRule, RuleVerdict
from models.rows.target import Target
from models.rules.compliance_terms import BureauDuty, RuleUnit
from models.rules.periods import Month, Span
from models.rules.rule_fit import ASKED_DAILY_WORK, ASKED_SITTINGS
from models.rules.terms import StudyKind

_DUTIES = {
    BureauDuty.INSPECTION.value: Subject.INSPECTION,
    BureauDuty.NOTICE.value: Subject.NOTICE,
}
_STUDY = frozenset(kind.value for kind in StudyKind)
_SITTINGS = frozenset(sitting.value for sitting in ASKED_SITTINGS)
_DAILY_WORK = frozenset(kind.value for kind in ASKED_DAILY_WORK)
_SATURDAY = 5


def begin_missing(verdict: RuleVerdict, today: date) -> Target:
    """补录: the record that ``verdict`` wants. Of a rule that asks each group of a branch the holder is the first group that
    has not done it; of weeks summed up the last one missed is meant."""
    span = verdict.missed[-1] if verdict.missed else verdict.span
    holder = verdict.lacking[0] if verdict.lacking else verdict.organization_id
    return beginning_of(verdict.rule, span, holder, day_within(span, today))


def beginning_of(
    rule: ComplianceRule, span: Span, organization_id: int | None = None, day: date | None = None
) -> Target:
    """A new record of the kind ``rule`` asks for in ``span``. ``organization_id`` is who holds it: of a rule that asks each
    group, the group. A secretary gives a lecture in any branch, so there it stays open."""
    subject = _DUTIES.get(rule.evidence)
    if subject is not None:
        return Target(subject, new=True, day=day, month=Month.of(span.last))
    if rule.unit in (RuleUnit.SECRETARY, RuleUnit.BUREAU):
        organization_id = None
    subject = _subject_of(rule.evidence)
    kind = StudyKind.BRANCH_STUDY.value if rule.evidence in _SITTINGS else rule.evidence
    return Target(subject, new=True, kind=kind, organization_id=organization_id, day=day)


def _subject_of(evidence: str) -> Subject:
    if evidence in _DAILY_WORK:
        return Subject.DAILY_WORK
    return Subject.STUDY if evidence in _STUDY | _SITTINGS else Subject.MEETING


def day_within(span: Span, today: date) -> date | None:
    """A day to begin with: while the period runs none, the form then proposes its own; once it is over its last Monday to
    Friday, which the clerk puts right."""
    if today <= span.last:
        return None
    day = span.last
    while day.weekday() >= _SATURDAY and day > span.first:
        day -= timedelta(days=1)
    return day
