"""Rules as the foot of a table names them: how often, by which articles, and what one period is."""

import re
from collections.abc import Iterable, Sequence

from models.rows.compliance import ComplianceRule
from models.rules.compliance_terms import RulePeriod, Severity
from models.rules.terms import MeetingKind

_NUMBERS = "〇一两三四五六七八九十"
_ARTICLE = re.compile(r"第(.+)条")
_LENGTHS = {
    RulePeriod.WEEK: "月",
    RulePeriod.MONTH: "月",
    RulePeriod.QUARTER: "季度",
    RulePeriod.HALF_YEAR: "半年",
    RulePeriod.YEAR: "年度",
}
"""What one cell of a table reaches over; weeks are summed up by the month."""


def frequencies(rules: Sequence[ComplianceRule]) -> str:
    """支部党员大会、党课每季度一次，支委会、党小组会、主题党日每月一次; a rule changed in between names the day."""
    groups: dict[tuple[RulePeriod, int], dict[str, None]] = {}
    for rule in rules:
        name = _at_its_time(rule, [one for one in rules if _often(one) != _often(rule)])
        groups.setdefault(_often(rule), {})[name] = None
    return "，".join(
        f"{'、'.join(names)}{period.label}{_times(minimum)}" for (period, minimum), names in groups.items()
    )


def _often(rule: ComplianceRule) -> tuple[RulePeriod, int]:
    return rule.period, rule.minimum


def _at_its_time(rule: ComplianceRule, others: Iterable[ComplianceRule]) -> str:
    """The kind, and since or until when, as far as one of the ``others`` asks for the same kind."""
    name = kind_label(rule)
    days = sorted(one.valid_from for one in others if one.evidence == rule.evidence)
    if not days:
        return name
    later = [day for day in days if day > rule.valid_from]
    day, word = (later[0], "前") if later else (rule.valid_from, "起")
    return f"{name}（{day.year}年{day.month}月{day.day}日{word}）"


def kind_label(rule: ComplianceRule) -> str:
    """The office's word for the kind of meeting a rule asks for; the rule's own name for anything else."""
    return next((kind.label for kind in MeetingKind if kind.value == rule.evidence), rule.label)


def _times(number: int) -> str:
    return f"{_NUMBERS[number] if number < len(_NUMBERS) else number}次"


def sources(rules: Sequence[ComplianceRule]) -> str:
    """《…》第十一、十二、十三、十六条，党课次数按本单位要求."""
    articles: dict[str, list[str]] = {}
    own: list[str] = []
    for rule in rules:
        if rule.severity is Severity.LOCAL:
            own.append(kind_label(rule))
        else:
            articles.setdefault(rule.regulation, []).append(rule.article)
    said = [regulation + _joined(dict.fromkeys(found)) for regulation, found in articles.items()]
    if own:
        said.append(f"{'、'.join(dict.fromkeys(own))}次数按本单位要求")
    return "，".join(said)


def _joined(articles: Iterable[str]) -> str:
    given = [article for article in articles if article]
    numbers = [_ARTICLE.fullmatch(article) for article in given]
    if given and all(numbers):
        return f"第{'、'.join(number[1] for number in numbers if number)}条"
    return "、".join(given)


def lengths(rules: Iterable[ComplianceRule]) -> tuple[str, ...]:
    """What the periods of these rules are, shortest first: 月, 季度."""
    found = {_LENGTHS[rule.period] for rule in rules}
    return tuple(word for word in dict.fromkeys(_LENGTHS.values()) if word in found)


def one_period(rules: Sequence[ComplianceRule]) -> str:
    """一个支部的一个月为一期（支部党员大会、党课一个季度为一期）; the shortest periods are the usual ones."""
    usual, *longer = lengths(rules) or ("月",)
    exceptions = []
    for length in longer:
        others = [rule for rule in rules if _LENGTHS[rule.period] != length]
        names = dict.fromkeys(_at_its_time(rule, others) for rule in rules if _LENGTHS[rule.period] == length)
        exceptions.append(f"{'、'.join(names)}{_one(length)}为一期")
    in_brackets = f"（{'，'.join(exceptions)}）" if exceptions else ""
    return f"一个支部的{_one(usual)}为一期{in_brackets}"


def _one(length: str) -> str:
    return {"半年": "半年", "年度": "一年"}.get(length, f"一个{length}")


def wording_doubt(wording: str, period: RulePeriod) -> str:
    """What does not fit when the wording names another period than the rule asks by, or nothing."""
    if period.label in wording:
        return ""
    other = next((one.label for one in RulePeriod if one.label in wording), "")
    return f"表述里写的是“{other}”，周期是“{period.label}”，提醒和督察会照表述显示，请核对。" if other else ""
