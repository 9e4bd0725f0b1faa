"""连续未参加组织生活 (domain G30): whole months in which somebody came to nothing, told early and with care.

Source: 党章 第九条: 没有正当理由，连续六个月不参加党的组织生活 (as remembered, the wording to be verified). The program counts what sheets say; it
knows no reasons and decides nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from models.rows.changes import Subject
from models.rows.checkup import CheckKind, CheckupFinding
from models.rows.target import Target
from models.rules.checkup.facts import Facts, MonthMarks
from models.rules.compliance_terms import Severity
from models.rules.periods import Month, Span

FIRST_WARNING, SECOND_WARNING = 3, 5
"""Whole months in a row after which it is told, and told again."""
LONGEST = 12
"""So many months are looked back over."""
BASIS = (
    "党章第九条：没有正当理由，连续六个月不参加党的组织生活的规定（条文待核）；本提示只按签到表统计，不作认定"
)


def last_month_over(facts: Facts) -> Month | None:
    """The last whole month of the span that is over; None while there is none."""
    month = Month.of(facts.span.last)
    while month.last > facts.span.last or month.last >= facts.today:
        month = month.previous
        if month.first < facts.span.first:
            return None
    return month if month.first >= facts.span.first else None


def looked_back(month: Month) -> Span:
    """The days that the months before ``month``, and it, are read of."""
    return Span(month.shifted(1 - LONGEST).first, month.last, "")


def months_away(marks: Mapping[Month, MonthMarks], last: Month) -> tuple[MonthMarks, ...]:
    """The months in a row up to ``last`` in which the person stood on sheets and came to nothing, the first of them first. A month
    without a sheet that names the person, or with one not marked, is not known, and ends the row."""
    found: list[MonthMarks] = []
    month = last
    while len(found) < LONGEST and month in marks and marks[month].came_to_nothing:
        found.append(marks[month])
        month = month.previous
    return tuple(reversed(found))


def long_absence(facts: Facts) -> Iterator[CheckupFinding]:
    """Members on the roll who came to nothing in three whole months in a row, or in five."""
    last = last_month_over(facts)
    if last is None:
        return
    people: dict[int, dict[Month, MonthMarks]] = defaultdict(dict)
    for marks in facts.marks:
        people[marks.member_id][marks.month] = marks
    for branch in facts.branches:
        roll = facts.rolls.members_of(branch.id, last.last)
        for member_id in sorted(roll & people.keys()):
            away = months_away(people[member_id], last)
            if len(away) >= FIRST_WARNING:
                yield _warning(member_id, away, branch.id, branch.name)


def _warning(
    member_id: int, away: tuple[MonthMarks, ...], branch_id: int, branch_name: str
) -> CheckupFinding:
    first, last, number = away[0].month, away[-1].month, len(away)
    leave, absent = sum(month.leave for month in away), sum(month.absent for month in away)
    at_least = "至少" if number >= LONGEST else ""
    until = last.label if first.year != last.year else f"{last.month}月"
    level = SECOND_WARNING if number >= SECOND_WARNING else FIRST_WARNING
    advice = "请核实原因；有正当理由的请注明。"
    if level == SECOND_WARNING:
        advice = "时间已较长，请尽快核实原因、找本人了解情况；有正当理由的请注明。"
    return CheckupFinding(
        kind=CheckKind.LONG_ABSENCE,
        sentence=(
            f"{away[-1].name}{first.label}至{until}{at_least}{number}个整月没有参加组织生活的记录"
            f"（请假{leave}次、缺席{absent}次），{advice}"
        ),
        basis=BASIS,
        severity=Severity.GENERAL,
        organization_id=branch_id,
        organization_name=branch_name,
        day=last.last,
        records=(),
        target=Target(Subject.ROSTER, record_id=member_id),
        key=f"{CheckKind.LONG_ABSENCE.value}:{member_id}:{first}:{level}",
    )
