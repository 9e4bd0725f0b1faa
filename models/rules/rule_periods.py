"""Which rules ask for what, and when: the versions in force, and the periods that end in a month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.rows.compliance import ComplianceRule, Exemption, Rulebook, RuleVerdict
from models.rules.activities import Activities
from models.rules.compliance import UnitFacts, judged, summed
from models.rules.compliance_terms import RulePeriod
from models.rules.periods import Month, Span, half_of, quarter_of, weeks_of, year_of


@dataclass(frozen=True, slots=True)
class Demand:
    """What one rule asks for: its periods of one length that end in a month, each with the version that judges it."""

    rule: ComplianceRule
    """The version of the last of the periods."""
    periods: tuple[tuple[ComplianceRule, Span], ...]


def spans_of(period: RulePeriod, month: Month) -> tuple[Span, ...]:
    """The periods of this length that ``month`` lies in: one, or all weeks that count for the month."""
    if period is RulePeriod.WEEK:
        return weeks_of(month)
    if period is RulePeriod.MONTH:
        return (month.span(),)
    if period is RulePeriod.QUARTER:
        return (quarter_of(month),)
    return (half_of(month),) if period is RulePeriod.HALF_YEAR else (year_of(month.year),)


def ending_in(period: RulePeriod, month: Month) -> tuple[Span, ...]:
    """Those of them that end in ``month``; weeks count for the month their Thursday lies in."""
    spans = spans_of(period, month)
    if period is RulePeriod.WEEK:
        return spans
    return tuple(span for span in spans if span.last == month.last)


def span_on(period: RulePeriod, day: date) -> Span:
    """The period of this length that ``day`` lies in."""
    if period is RulePeriod.WEEK:
        thursday = day + timedelta(days=3 - day.weekday())
        return next(week for week in weeks_of(Month.of(thursday)) if thursday in week)
    return spans_of(period, Month.of(day))[0]


def rules_on(book: Rulebook, day: date) -> tuple[ComplianceRule, ...]:
    """The version of each rule in force on ``day``, enabled ones only, in the book's order. A period is judged by the
    version in force on its first day: a rule that begins inside a period does not ask for that period."""
    found: dict[str, ComplianceRule] = {}
    for rule in book.rules:
        known = found.get(rule.code)
        if rule.valid_from <= day and (known is None or known.valid_from < rule.valid_from):
            found[rule.code] = rule
    return tuple(rule for rule in found.values() if rule.enabled)


def rules_within(book: Rulebook, first: date, last: date) -> tuple[ComplianceRule, ...]:
    """The rules in force at some time of the days ``first`` to ``last``, the latest version of each, in order."""
    begins = sorted({first, *(rule.valid_from for rule in book.rules if first < rule.valid_from <= last)})
    found: dict[str, ComplianceRule] = {}
    for day in begins:
        found.update((rule.code, rule) for rule in rules_on(book, day))
    return tuple(found[code] for code in _codes(book) if code in found)


def rules_asking(book: Rulebook, period: RulePeriod, span: Span) -> tuple[ComplianceRule, ...]:
    """The rules that ask for ``span``, a period of the length ``period``, each in the version in force on its first day.
    Where the bureau changed the length of a period while one was running, that one is no longer asked for, but the new
    ones that begin from then on: no rule asks twice for the same days."""
    return tuple(
        rule
        for rule in rules_on(book, span.first)
        if rule.period is period
        and not any(
            later.code == rule.code
            and later.enabled
            and later.period is not period
            and span.first < later.valid_from <= span.last
            for later in book.rules
        )
    )


def demands_in(book: Rulebook, month: Month) -> tuple[Demand, ...]:
    """What is asked for in periods that end in ``month``, in the book's order; at most one for each rule."""
    return _demands(book, ((period, span) for period in RulePeriod for span in ending_in(period, month)))


def demands_running_in(book: Rulebook, month: Month) -> tuple[Demand, ...]:
    """What is asked for in the periods that ``month`` lies in, whenever they end; at most one for each rule."""
    return _demands(book, ((period, span) for period in RulePeriod for span in spans_of(period, month)))


def demands_on(book: Rulebook, day: date) -> tuple[tuple[ComplianceRule, Span], ...]:
    """What is asked for just now: each rule with its period running on ``day``, in the book's order."""
    running = _demands(book, ((period, span_on(period, day)) for period in RulePeriod))
    return tuple(period for demand in running for period in demand.periods)


def _demands(book: Rulebook, spans: Iterable[tuple[RulePeriod, Span]]) -> tuple[Demand, ...]:
    found: dict[str, list[tuple[ComplianceRule, Span]]] = {}
    for period, span in spans:
        for rule in rules_asking(book, period, span):
            found.setdefault(rule.code, []).append((rule, span))
    return tuple(Demand(found[code][-1][0], tuple(found[code])) for code in _codes(book) if code in found)


def _codes(book: Rulebook) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule.code for rule in book.rules))


def judged_demand(
    demand: Demand,
    unit: UnitFacts,
    activities: Activities,
    month: Month,
    today: date,
    exemptions: Sequence[Exemption] = (),
    *,
    until: date | None = None,
) -> RuleVerdict:
    """The verdict on what a rule asks for in ``month``: weeks summed up into one, any other period as it is."""
    found = [
        judged(rule, unit, activities, span, today, exemptions, until=until) for rule, span in demand.periods
    ]
    return summed(month, found) if demand.rule.period is RulePeriod.WEEK else found[-1]
