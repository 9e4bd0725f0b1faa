"""The table of rules, what is exempt from it, and what judging comes to."""

from dataclasses import dataclass
from datetime import date

from models.rules.compliance_terms import AppliesWhen, RulePeriod, RuleUnit, Severity, SourceStatus
from models.rules.life_terms import ReminderEvent
from models.rules.periods import Span
from models.rules.terms import Verdict


@dataclass(frozen=True, slots=True)
class ComplianceRule:
    """One version of one rule. It judges every period that begins on ``valid_from`` or later, until a later version of
    the same ``code`` does: so a past month is judged by the rules of its time. A period that runs while a later version
    changes the length of periods is no longer asked for: no rule asks twice for the same days."""

    id: int | None
    code: str
    """Stable over versions, e.g. ``branch_assembly``."""
    label: str
    """The office's word for what is asked, e.g. 支部党员大会."""
    evidence: str
    """What satisfies it: the code of a MeetingKind, a StudyKind or a BureauDuty."""
    unit: RuleUnit
    period: RulePeriod
    minimum: int
    """How many in each period, at least 1."""
    regulation: str
    article: str
    wording: str
    """As a warning says it, e.g. 一般每季度召开1次."""
    severity: Severity
    source_status: SourceStatus
    enabled: bool
    valid_from: date
    applies_when: AppliesWhen = AppliesWhen.ALWAYS
    explanation: str = ""
    """What the settings show beside it."""
    version: int = 0

    @property
    def basis(self) -> str:
        """Regulation and article as a warning names them; the bureau's own rules have no article."""
        return f"{self.regulation}{self.article}"


@dataclass(frozen=True, slots=True)
class ReminderRule:
    """A deadline counted in calendar days from an event; ``days`` below 0 lie before it. What is doubtful is switched off until
    the bureau has looked its wording up."""

    id: int | None
    code: str
    label: str
    event: ReminderEvent
    stage: str
    """The stage (`models.rules.stages`) that meets it."""
    days: int
    regulation: str
    article: str
    wording: str
    source_status: SourceStatus
    enabled: bool
    version: int = 0


@dataclass(frozen=True, slots=True)
class Exemption:
    """Periods lying wholly within these days are 不适用, with the reason typed. None: every organisation, every rule."""

    id: int | None
    first: date
    last: date
    reason: str
    organization_id: int | None = None
    rule_code: str | None = None
    version: int = 0

    def covers(self, span: Span, organization_id: int | None, rule_code: str) -> bool:
        """Whether the period ``span`` of this rule is not asked of this organisation."""
        return (
            self.first <= span.first
            and span.last <= self.last
            and self.organization_id in (None, organization_id)
            and self.rule_code in (None, rule_code)
        )


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every version of every rule, and the exemptions; in the order the bureau keeps them."""

    rules: tuple[ComplianceRule, ...]
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleVerdict:
    """What one rule comes to for one organisation in one period."""

    rule: ComplianceRule
    organization_id: int | None
    """None: the bureau as a whole."""
    span: Span
    held: int
    due: int | None
    """None when nothing is asked (不适用) or nobody can say (待补)."""
    verdict: Verdict
    reason: str = ""
    """Why it is 不适用 or 待补: 正式党员5名，不设支委会; 春节放假，免予统计."""
    records: tuple[int, ...] = ()
    """The records counted, by day."""
    missed: tuple[Span, ...] = ()
    """Of weeks summed up into one verdict: those over in which too little was done."""
    lacking: tuple[int, ...] = ()
    """Of a branch that answers for each of its groups: the groups that have not done enough."""
