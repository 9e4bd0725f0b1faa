"""The versions of a rule: which one is in force, from which period on a version judges, and where a change may begin."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.rows.compliance import ComplianceRule, Rulebook
from models.rules.compliance_terms import RulePeriod
from models.rules.periods import Span
from models.rules.rule_periods import span_on
from models.rules.terms import Term


class RuleState(Term):
    """What the version shown is doing today."""

    IN_FORCE = "in_force", "执行中"
    TO_COME = "to_come", "未到执行日"
    DISABLED = "disabled", "已停用"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule with all its versions, by the day each begins."""

    id: str
    """The code, the same in every version."""
    versions: tuple[ComplianceRule, ...]
    shown: ComplianceRule
    """The version in force today; the first one while none is yet."""
    state: RuleState
    coming: ComplianceRule | None = None
    """The next version after the one shown."""

    @property
    def last(self) -> ComplianceRule:
        """The version that judges furthest on."""
        return self.versions[-1]


def rule_lines(book: Rulebook, today: date) -> tuple[RuleLine, ...]:
    """Every rule of the book with its versions, in the book's order."""
    found: dict[str, list[ComplianceRule]] = {}
    for rule in book.rules:
        found.setdefault(rule.code, []).append(rule)
    return tuple(_line(code, versions, today) for code, versions in found.items())


def _line(code: str, versions: list[ComplianceRule], today: date) -> RuleLine:
    ordered = tuple(sorted(versions, key=_begins))
    begun = [rule for rule in ordered if rule.valid_from <= today]
    shown = begun[-1] if begun else ordered[0]
    coming = next((rule for rule in ordered if rule.valid_from > max(today, shown.valid_from)), None)
    if not begun:
        return RuleLine(code, ordered, shown, RuleState.TO_COME, coming)
    return RuleLine(code, ordered, shown, RuleState.IN_FORCE if shown.enabled else RuleState.DISABLED, coming)


def _begins(rule: ComplianceRule) -> date:
    return rule.valid_from


def first_period(period: RulePeriod, valid_from: date) -> Span:
    """The first period of this length that a version from ``valid_from`` on judges: only whole ones count."""
    span = span_on(period, valid_from)
    return span if span.first == valid_from else span_on(period, span.last + timedelta(days=1))


def change_begins(before: ComplianceRule, period: RulePeriod, today: date) -> date:
    """The day proposed for a change of ``before`` into a rule for each ``period``: when the period running now, or on the
    day ``before`` itself begins, is over in its old and its new length."""
    day = max(today, before.valid_from)
    return max(span_on(each, day).last for each in (before.period, period)) + timedelta(days=1)


def frequency(rule: ComplianceRule) -> str:
    """How often it asks: 每季度1次."""
    return f"{rule.period.label}{rule.minimum}次"


def differences(before: ComplianceRule, after: ComplianceRule) -> tuple[str, ...]:
    """What a version changed, in the words of the form: 次数, 依据 …; empty when it says the same."""
    named = (
        ("名称", before.label != after.label),
        ("周期", before.period is not after.period),
        ("次数", before.minimum != after.minimum),
        ("适用范围", before.applies_when is not after.applies_when),
        ("表述", before.wording != after.wording),
        ("依据", before.basis != after.basis),
        ("性质", before.severity is not after.severity),
        ("来源", before.source_status is not after.source_status),
        ("说明", before.explanation != after.explanation),
    )
    told = [word for word, changed in named if changed]
    if before.enabled != after.enabled:
        told.insert(0, "恢复执行" if after.enabled else "停用")
    return tuple(told)
