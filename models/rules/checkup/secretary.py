"""挂名书记 (domain R17): a finished quarter in which the secretary led nothing."""

from collections.abc import Iterator

from models.rows.changes import Subject
from models.rows.checkup import CheckKind, CheckupFinding
from models.rows.target import Target
from models.rules.checkup.facts import Branch, Facts
from models.rules.compliance_terms import Severity
from models.rules.names import person_name
from models.rules.people_in import names_in
from models.rules.periods import Month, Span, quarter_of

BASIS = "书记应带头主持组织生活、讲党课（本单位要求）"


def quarters_ending_in(span: Span) -> tuple[Span, ...]:
    """The natural quarters whose last day lies in ``span``."""
    month, found = Month.of(span.first), []
    while month.first <= span.last:
        quarter = quarter_of(month)
        if quarter.last in span:
            found.append(quarter)
        month = Month.of(quarter.last).next
    return tuple(found)


def nominal_secretary(facts: Facts) -> Iterator[CheckupFinding]:
    """Branches that met, and whose secretary, the same all quarter, hosted nothing and lectured nowhere. Nobody can say so
    while a record of the branch does not name its host; where nothing was recorded at all, other rules speak."""
    for quarter in quarters_ending_in(facts.span):
        if quarter.last >= facts.today:
            continue
        leading: set[str] = set()
        met: set[int] = set()
        unsaid: set[int] = set()
        for hosting in facts.hostings:
            if hosting.day in quarter:
                met.add(hosting.organization_id)
                leading.update(*map(names_in, (hosting.host, hosting.lecturer, hosting.talker)))
                if hosting.is_unsaid:
                    unsaid.add(hosting.organization_id)
        for branch in facts.branches:
            if branch.existed_throughout(quarter) and branch.within & met and not branch.within & unsaid:
                yield from _judge(facts, branch, quarter, leading)


def _judge(facts: Facts, branch: Branch, quarter: Span, leading: set[str]) -> Iterator[CheckupFinding]:
    names = sorted(facts.rolls.secretaries(branch.id, quarter))
    if not names or any(person_name(name) in leading for name in names):
        return
    month = Month.of(quarter.last)
    yield CheckupFinding(
        kind=CheckKind.NOMINAL_SECRETARY,
        sentence=f"{quarter.first.year}年{quarter.label}没有书记{'、'.join(names)}主持会议、学习、谈话或讲党课的记录。",
        basis=BASIS,
        severity=Severity.LOCAL,
        organization_id=branch.id,
        organization_name=branch.name,
        day=quarter.last,
        records=(),
        target=Target(Subject.MEETING, organization_id=branch.id, month=month),
        key=f"{CheckKind.NOMINAL_SECRETARY.value}:{branch.id}:{month}",
    )
