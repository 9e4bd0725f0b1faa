"""口径: how a number was counted, in sentences, so that whoever reads it can count it again."""

from datetime import timedelta

from models.rows.compliance import ComplianceRule, RuleVerdict
from models.rules.attendance import SMALLEST_COMMITTEE_BRANCH
from models.rules.compliance import counts_groups
from models.rules.compliance_terms import (
    AppliesWhen,
    BureauDuty,
    Counted,
    RulePeriod,
    RuleUnit,
    Severity,
    SourceStatus,
)
from models.rules.daily_terms import DailyWorkKind
from models.rules.periods import Month, Span
from models.rules.rule_fit import ASKED_DAILY_WORK, ASKED_SITTINGS
from models.rules.spoken_periods import day_in_words, in_words
from models.rules.study_terms import Sitting
from models.rules.terms import MeetingKind, StudyKind, Verdict

DAYS_OF_WEEK = 7
TO_THURSDAY = timedelta(days=3)
"""From the Monday of a week to the day that says which month it counts for."""
_MEETINGS = frozenset(kind.value for kind in MeetingKind)
_STUDY = frozenset(kind.value for kind in StudyKind)
_SITTINGS = frozenset(sitting.value for sitting in ASKED_SITTINGS)
_DAILY_WORK = frozenset(kind.value for kind in ASKED_DAILY_WORK)
_OF_BUREAU = {
    BureauDuty.INSPECTION.value: "以督察登记为准：所属月份为本期、已经开展的督察，计划和已取消的不算。",
    BureauDuty.NOTICE.value: "以督察通报为准：所属月份为本期、已经印发的通报，草稿和更正通报不算。",
}
_PERIODS = {
    RulePeriod.WEEK: "按周一至周日统计，一周算在星期四所在的月份，这一周多学的不顶替别的周",
    RulePeriod.MONTH: "按自然月统计",
    RulePeriod.QUARTER: "按自然季度统计",
    RulePeriod.HALF_YEAR: "按上、下半年统计",
    RulePeriod.YEAR: "按自然年统计",
}


def span_in_words(span: Span) -> str:
    """A period as a 口径 names it: 2026年10月; a week or other days by their first and last."""
    words = in_words(span)
    return f"{span.label}（{words}）" if "日" in words else words


def source_of(rule: ComplianceRule) -> str:
    """Where the rule comes from: 依据《…》第十一条（一般要求）, and that an article is 待核."""
    notes = [] if rule.severity is Severity.LOCAL else [f"{rule.severity.label}要求"]
    if rule.source_status is SourceStatus.DOUBTFUL:
        notes.append("条文待核")
    in_brackets = f"（{'，'.join(notes)}）" if notes else ""
    return f"依据{rule.basis}{in_brackets}：{rule.wording.rstrip('。')}。"


def counting_of(rule: ComplianceRule) -> str:
    """What counts for the rule, what does not, and in which periods."""
    return (
        f"{_PERIODS[rule.period]}，每期至少{rule.minimum}次；只问完整存在的期间，"
        f"台账记起以前的期间没有登记的为待补，不算未落实。{_evidence_of(rule)}"
    )


def _evidence_of(rule: ComplianceRule) -> str:
    if rule.evidence in _OF_BUREAU:
        return _OF_BUREAU[rule.evidence]
    if rule.unit is RuleUnit.SECRETARY:
        return "算已召开、主讲人姓名与机关党委书记一致的党课，含别的会议注明兼作党课的；计划、已取消、已叫停的不算。"
    each = "每个党小组各算各的，一个小组多做的不顶替另一个小组；" if counts_groups(rule) else ""
    whose = {
        RuleUnit.BRANCH: "本支部及所属党小组",
        RuleUnit.GROUP: "本党小组",
        RuleUnit.COMMITTEE: "本组织",
    }.get(rule.unit, "")
    if rule.unit is RuleUnit.BRANCH and rule.evidence == MeetingKind.BRANCH_COMMITTEE.value:
        whose = "本支部"
    if rule.evidence == StudyKind.FIRST_TOPIC.value:
        return (
            f"算{whose}已开展的“第一议题”学习，以及议程里标明“第一议题”的会议（谈心谈话除外）；"
            f"{each}计划、已取消、已叫停的不算。"
        )
    if rule.evidence in _STUDY:
        return f"算{whose}已开展的“{StudyKind(rule.evidence).label}”；{each}计划、已取消、已叫停的不算。"
    if rule.evidence in _SITTINGS:
        sitting = Sitting(rule.evidence).label
        return f"算{whose}已开展、注明是“{sitting}”的学习；{each}计划、已取消的不算。"
    if rule.evidence in _DAILY_WORK:
        return f"算{whose}“日常工作”里已办结的“{DailyWorkKind(rule.evidence).label}”；{each}办理中、已取消的不算。"
    if rule.evidence in _MEETINGS:
        kind = MeetingKind(rule.evidence).label
        return (
            f"算{whose}已召开的“{kind}”和注明兼作的会议，一次会议对一项要求只算一次；"
            f"{each}计划、已取消的不算，被叫停的重新召开后才算。"
        )
    return ""


def roll_of(rule: ComplianceRule, span: Span) -> str:
    """The day whose roll decides whether the rule applies; empty for one that asks everybody."""
    if rule.applies_when is AppliesWhen.HAS_COMMITTEE:
        # The weeks of a month are all judged by the roll of the month's end.
        day = Month.of(span.first + TO_THURSDAY).last if rule.period is RulePeriod.WEEK else span.last
        return (
            f"正式党员{SMALLEST_COMMITTEE_BRANCH}名以上的支部才设支委会，人数以{day_in_words(day)}在册为准，"
            "没到这一天的以统计当天为准；名册上没有党员的为待补。"
        )
    if rule.applies_when is AppliesWhen.HAS_GROUPS:
        return "只问设党小组的支部；本期内成立或撤销的党小组不满一期，不问。"
    return ""


def counted_in(verdict: RuleVerdict) -> Counted:
    """What the numbers of a verdict count: the weeks of a month, the groups asked, or how often it was done, in one week
    too and wherever nothing is asked of groups."""
    if counts_groups(verdict.rule) and verdict.due is not None and not _sums_weeks(verdict):
        return Counted.GROUPS
    return Counted.WEEKS if _sums_weeks(verdict) else Counted.TIMES


def _sums_weeks(verdict: RuleVerdict) -> bool:
    days = (verdict.span.last - verdict.span.first).days + 1
    return verdict.rule.period is RulePeriod.WEEK and days > DAYS_OF_WEEK


def result_of(verdict: RuleVerdict) -> str:
    """What the counting came to: 应1次，实有2次，已落实."""
    unit = counted_in(verdict).label
    due = "" if verdict.due is None else f"应{verdict.due}{unit}，"
    reason = f"（{verdict.reason}）" if verdict.reason else ""
    return f"{span_in_words(verdict.span)}：{due}实有{verdict.held}{unit}，{verdict.verdict.label}{reason}。"


def basis_of(verdict: RuleVerdict) -> str:
    """The whole 口径 of a verdict, a paragraph in each line: result, source, what counts, whose roll."""
    rule = verdict.rule
    lines = [result_of(verdict), source_of(rule), counting_of(rule), roll_of(rule, verdict.span)]
    if rule.severity is Severity.GENERAL and verdict.verdict is Verdict.UNMET:
        lines.append("“一般”不是绝对要求：确有原因的，可登记免予统计的原因。")
    if verdict.verdict.is_pending:
        lines.append(f"本期到{day_in_words(verdict.span.last)}为止，期满之前不算未落实。")
    return "\n".join(line for line in lines if line)
