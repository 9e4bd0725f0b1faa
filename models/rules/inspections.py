"""督察: what does not fit together in a record, and how often what was found (domain N4, N14, R6, R11)."""

from collections import Counter
from collections.abc import Collection, Iterable

from models.rows.inspection import Finding, FindingCounts, InspectionDetail
from models.rules.inspection_terms import ShirkingTag
from models.rules.periods import Month
from models.rules.terms import RecordStatus

STATUS_WORDS = {RecordStatus.HELD: "已督察"}
"""An inspection is not 召开."""


def status_word(status: RecordStatus) -> str:
    """The office's word for the state of an inspection."""
    return STATUS_WORDS.get(status, status.label)


def count_findings(findings: Iterable[Finding]) -> FindingCounts:
    """How often each manifestation and tag stands on ``findings``."""
    found = tuple(findings)
    numbers = Counter(finding.manifestation for finding in found if finding.manifestation is not None)
    tags = Counter(finding.tag for finding in found if finding.tag is not None)
    return FindingCounts(
        tuple(sorted(numbers.items())), tuple((tag, tags[tag]) for tag in ShirkingTag if tags[tag])
    )


def doubts(detail: InspectionDetail) -> tuple[str, ...]:
    """What a reader would ask about; nothing of it keeps the record from being saved."""
    asked = [*_days(detail), *_branches(detail)]
    if detail.status is not RecordStatus.HELD and detail.findings:
        asked.append(f"这次督察还是“{status_word(detail.status)}”，发现的问题不会列入通报。")
    if detail.status is RecordStatus.HELD and not detail.team:
        asked.append("督察组成员待补。")
    names = Counter(member.name.strip() for member in detail.team)
    asked += [
        f"督察组里“{name}”写了{times}遍，请核对。" for name, times in names.items() if name and times > 1
    ]
    return tuple(asked)


def _days(detail: InspectionDetail) -> list[str]:
    first, last = detail.first_on, detail.last_on or detail.first_on
    asked = []
    if not (first <= detail.month.last and detail.month.first <= last):
        asked.append(f"督察日期不在{detail.month.label}，请核对所属月份。")
    asked += [
        f"{branch.organization_name}的督察日期不在起止日期之内，请核对。"
        for branch in detail.branches
        if branch.visited_on is not None and not first <= branch.visited_on <= last
    ]
    return asked + [
        f"第{number}个问题的整改时限早于督察日期，请核对。"
        for number, finding in enumerate(detail.findings, start=1)
        if finding.due_on is not None and finding.due_on < first
    ]


def _branches(detail: InspectionDetail) -> list[str]:
    visited = {branch.organization_id for branch in detail.branches}
    if not visited:
        return ["被督察支部待补。"] if detail.status is RecordStatus.HELD else []
    strangers = dict.fromkeys(
        finding.organization_name
        for finding in detail.findings
        if finding.organization_id not in visited and finding.organization_name
    )
    return [f"{name}不在被督察支部之列，却有发现的问题，请核对。" for name in strangers]


def notice_month(month: Month, notified: Collection[Month]) -> Month:
    """The month whose notice names what is found of ``month``: its own, or the next one after those already issued."""
    while month in notified:
        month = month.next
    return month


def goes_into(month: Month, notified: Collection[Month]) -> str:
    """10月通报已印发，将列入11月通报; empty while the month's own notice is not issued. Another year is named."""
    next_ = notice_month(month, notified)
    if next_ == month:
        return ""
    year = "" if next_.year == month.year else f"{next_.year}年"
    return f"{month.month}月通报已印发，将列入{year}{next_.month}月通报"
