"""Proposed findings in words. The program says what is asked and what the registers hold; it never says 违规, and the
inspector decides (domain §2: “一般” is not absolute)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.rows.checkup import CheckupFinding
from models.rows.compliance import ComplianceRule, RuleVerdict
from models.rows.inspection import Finding, Proposal
from models.rules.compliance import counts_groups
from models.rules.compliance_terms import RulePeriod, RuleUnit, SourceStatus
from models.rules.inspection_terms import FindingOrigin
from models.rules.periods import Span
from models.rules.terms import MeetingKind, StudyKind, Verdict

TO_BE_CHECKED = "（待核）"
"""Behind a clause whose article was not read in a public text."""


@dataclass(frozen=True, slots=True)
class Answerable:
    """Whose problem it is: the branch of a group, else the organisation itself."""

    id: int
    name: str
    group: str = ""
    """The group's own name, when it is a group's; empty otherwise."""
    groups: Mapping[int, str] = field(default_factory=dict)
    """The names of a branch's groups, by id."""


def of_verdict(verdict: RuleVerdict, whose: Answerable) -> Proposal | None:
    """What an unmet requirement proposes; None for any other verdict. The key is that of rule, period and
    organisation; of weeks summed up, that of the last week missed: another missed later is proposed anew."""
    if verdict.verdict is not Verdict.UNMET:
        return None
    return Proposal(
        key=key_of(verdict),
        organization_id=whose.id,
        organization_name=whose.name,
        fact=_of_group(whose, fact_of(verdict, whose.groups)),
        clause=clause_of(verdict.rule),
        severity=verdict.rule.severity,
        origin=FindingOrigin.VERDICT,
        records=verdict.records,
    )


def key_of(verdict: RuleVerdict) -> str:
    """What a finding made of this verdict is known by."""
    last = verdict.missed[-1].last if verdict.missed else verdict.span.last
    return f"verdict:{verdict.rule.code}:{last.isoformat()}:{verdict.organization_id}"


def of_checkup(finding: CheckupFinding, whose: Answerable) -> Proposal | None:
    """What a warning of the check-up proposes; None for one that the office has explained."""
    if finding.explanation.strip():
        return None
    return Proposal(
        key=f"checkup:{finding.key}",
        organization_id=whose.id,
        organization_name=whose.name,
        fact=_of_group(whose, finding.sentence.rstrip("。")),
        clause=finding.basis,
        severity=finding.severity,
        origin=FindingOrigin.CHECKUP,
        records=finding.records,
    )


def _of_group(whose: Answerable, fact: str) -> str:
    return f"{whose.group}：{fact}" if whose.group and whose.group not in fact else fact


_NO_NAMES: Mapping[int, str] = {}


def fact_of(verdict: RuleVerdict, groups: Mapping[int, str] = _NO_NAMES) -> str:
    """支部党员大会一般每季度召开1次，三季度未召开: the rule's own wording, then what the registers hold. ``groups`` names those
    of the branch, by id."""
    wording = verdict.rule.wording.strip().rstrip("。；，")
    held = _held(verdict, groups)
    return f"{wording}，{held}" if wording else f"{verdict.rule.label}：{held}"


def _held(verdict: RuleVerdict, groups: Mapping[int, str]) -> str:
    rule, verb = verdict.rule, verb_of(verdict.rule)
    what = "" if noun_of(rule) in rule.wording else noun_of(rule)
    none = f"未{verb}{what}"
    too_few = none if rule.minimum == 1 else f"{verb}{what}不足{rule.minimum}次"
    by_group = counts_groups(rule)
    if rule.period is RulePeriod.WEEK:
        return f"{_weeks(verdict)}{'有党小组' if by_group else ''}{too_few}"
    if by_group:
        return f"{verdict.span.label}{_groups(verdict, groups)}{too_few}"
    if verdict.held:
        return f"{verdict.span.label}{verb}{what}{verdict.held}次，不足{verdict.due}次"
    return f"{verdict.span.label}{none}"


def _weeks(verdict: RuleVerdict) -> str:
    """第40周（9月28日至10月4日）、第42周（10月12日至18日）."""
    if not verdict.missed:
        return f"{verdict.span.label}有的周"
    return "、".join(f"{week.label}（{_days(week)}）" for week in verdict.missed)


def _days(span: Span) -> str:
    first, last = span.first, span.last
    end = f"{last.day}日" if first.month == last.month else f"{last.month}月{last.day}日"
    return f"{first.month}月{first.day}日至{end}"


def _groups(verdict: RuleVerdict, names: Mapping[int, str]) -> str:
    """第一党小组、第三党小组; how many, where their names are not known. A branch answers for each of its groups."""
    if verdict.lacking and all(group in names for group in verdict.lacking):
        return "、".join(names[group] for group in verdict.lacking)
    asked = verdict.due or 0
    return f"{asked}个党小组中有{asked - verdict.held}个" if asked > 1 else "党小组"


def verb_of(rule: ComplianceRule) -> str:
    """召开 for what is a 会, 讲 for the lecture of a secretary, else 开展."""
    if rule.unit is RuleUnit.SECRETARY:
        return "讲"
    meetings = {kind.value: kind.label for kind in MeetingKind}
    return "召开" if meetings.get(rule.evidence, "").endswith(("会", "会议")) else "开展"


def noun_of(rule: ComplianceRule) -> str:
    """What was to be held: 支部学习 for a rule labelled 每周学习; the label of a rule about nothing the registers know."""
    for kinds in (MeetingKind, StudyKind):
        for kind in kinds:
            if kind.value == rule.evidence:
                return kind.label
    return rule.label


def clause_of(rule: ComplianceRule) -> str:
    """Regulation and article, marked 待核 while nobody has read the article in a public text."""
    return rule.basis + (TO_BE_CHECKED if rule.source_status is SourceStatus.DOUBTFUL else "")


def accepted(proposal: Proposal) -> Finding:
    """The finding an inspector makes of a proposal, before he changes what he likes. The records behind a warning are its
    evidence; those behind a verdict are what was held, and show nothing."""
    shown = proposal.records if proposal.origin is FindingOrigin.CHECKUP else ()
    return Finding(
        id=None,
        organization_id=proposal.organization_id,
        fact=proposal.fact,
        organization_name=proposal.organization_name,
        clause=proposal.clause,
        severity=proposal.severity,
        evidence=behind(shown),
        origin=proposal.origin,
        origin_key=proposal.key,
    )


def behind(records: Sequence[int]) -> str:
    """台账第12号、第15号记录: which records show it; empty when there are none."""
    numbers = "、".join(f"第{number}号" for number in records)
    return f"台账{numbers}记录" if numbers else ""
