"""What the rules still ask for: periods missed this year, and those about to end."""

from collections.abc import Collection, Iterator
from datetime import date

from models.rows.compliance import RuleVerdict
from models.rows.overview import Todo, TodoKind
from models.rules.compliance import judged
from models.rules.compliance_terms import BureauDuty, RulePeriod, RuleUnit
from models.rules.counting_basis import TO_THURSDAY
from models.rules.leading import begin_missing
from models.rules.periods import Month, Span
from models.rules.proposals import key_of
from models.rules.rule_periods import demands_on
from models.rules.spoken_periods import day_in_words
from models.rules.terms import Verdict
from models.services.verdicts import Answerer, Grounds

MOST_NAMED = 6
"""Periods named in one line; of more, the latest are named and all are counted."""
_BY_DUTY = {
    BureauDuty.INSPECTION.value: TodoKind.NO_INSPECTION,
    BureauDuty.NOTICE.value: TodoKind.NO_NOTICE,
}


def months_asked(today: date) -> tuple[Month, ...]:
    """The months whose missed periods are reminded of: those of the running year, in January also the one before."""
    this = Month.of(today)
    first = min(Month(today.year, 1), this.previous)
    months = [first]
    while months[-1] < this:
        months.append(months[-1].next)
    return tuple(months)


def requirement_todos(
    grounds: Grounds, unsent: Collection[Month], named: Collection[str], names: dict[int, str]
) -> Iterator[Todo]:
    """For every branch, committee and the bureau: a line for each rule missed in periods that are over, one for each that
    is due within its last days. A month of ``unsent`` has its notice in draft: it is not without one. What a
    notice has ``named`` is put right on the 整改清单 and not told again."""
    today = grounds.today
    running = demands_on(grounds.book, today)
    for one in grounds.answerers:
        missed: dict[str, list[RuleVerdict]] = {}
        for month in months_asked(today):
            for verdict in _unmet(grounds, one, month, named):
                sent = verdict.rule.evidence != BureauDuty.NOTICE.value
                if sent or month not in unsent:
                    missed.setdefault(verdict.rule.code, []).append(verdict)
        for verdicts in missed.values():
            yield _missed(grounds, one, verdicts, names)
        facts = grounds.facts(one, Month.of(today))
        for rule, span in running:
            if one.answers_for(rule.unit):
                found = judged(rule, facts, grounds.activities, span, today, grounds.book.exemptions)
                if found.verdict is Verdict.DUE_SOON:
                    yield _due_soon(grounds, one, found, names)


def _unmet(grounds: Grounds, one: Answerer, month: Month, named: Collection[str]) -> Iterator[RuleVerdict]:
    """The periods of ``month`` that were missed, week by week."""
    missed_weeks = {}
    for verdict in grounds.verdicts(one, month):
        if key_of(verdict) in named:
            continue
        if verdict.missed:
            missed_weeks[verdict.rule.code] = verdict.missed
        elif verdict.verdict is Verdict.UNMET:
            yield verdict
    if not missed_weeks:
        return
    facts = grounds.facts(one, month)
    for demand in grounds.demands_in(month):
        for rule, span in demand.periods:
            if span in missed_weeks.get(rule.code, ()):
                yield judged(rule, facts, grounds.activities, span, grounds.today, grounds.book.exemptions)


def _missed(grounds: Grounds, one: Answerer, verdicts: list[RuleVerdict], names: dict[int, str]) -> Todo:
    last = verdicts[-1]
    rule = last.rule
    periods = "、".join(_period(verdict.span, grounds.today) for verdict in verdicts[-MOST_NAMED:])
    if len(verdicts) == 1 and rule.period is RulePeriod.WEEK:
        first, end = last.span.first, last.span.last
        periods += f"（{first.month}月{first.day}日至{end.month}月{end.day}日）"
    if len(verdicts) > MOST_NAMED:
        unit = "周" if rule.period is RulePeriod.WEEK else "期"
        periods += f"等{len(verdicts)}{unit}"
    lacking = last.lacking
    said = f"{periods}未落实"
    if lacking:
        which = f"{last.span.label}缺{_named(lacking, names, one)}"
        said = which if len(verdicts) == 1 else f"{said}（{which}）"
    kind = _BY_DUTY.get(rule.evidence, TodoKind.UNMET)
    late = (grounds.today - last.span.last).days
    text = f"{rule.label}：{said}，{rule.wording.rstrip('。')}"
    return Todo(kind, text, last.span.last, late, begin_missing(last, grounds.today), _name(one))


def _period(span: Span, today: date) -> str:
    """第45周, 10月; with its year where that is over: 2026年第53周, 2026年12月. A week is of the year of its Thursday."""
    year = Month.of(span.first + TO_THURSDAY).year
    named = year == today.year or span.label.startswith(str(year))
    return span.label if named else f"{year}年{span.label}"


def _due_soon(grounds: Grounds, one: Answerer, found: RuleVerdict, names: dict[int, str]) -> Todo:
    rule, span = found.rule, found.span
    lacking = found.lacking
    wanting = _named(lacking, names, one) if lacking else f"{(found.due or rule.minimum) - found.held}次"
    text = f"{rule.label}：{span.label}还缺{wanting}，{day_in_words(span.last)}到期"
    return Todo(TodoKind.DUE_SOON, text, span.last, 0, begin_missing(found, grounds.today), _name(one))


def _name(one: Answerer) -> str:
    return "" if one.unit is RuleUnit.BUREAU else one.name


def _named(groups: tuple[int, ...], names: dict[int, str], one: Answerer) -> str:
    return "、".join(names.get(group, "").removeprefix(one.name) for group in groups)
