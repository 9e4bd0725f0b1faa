"""Which months want a notice (domain N4): those the rule of the monthly notice asks for."""

from models.rows.compliance import Rulebook
from models.rules.compliance_terms import BureauDuty, RulePeriod
from models.rules.periods import Month
from models.rules.rule_periods import rules_asking


def months_wanting(book: Rulebook, first: Month, last: Month) -> frozenset[Month]:
    """The months from ``first`` to ``last`` that a rule in force then asks a notice of, and no exemption spares."""
    found = set()
    month = first
    while month <= last:
        if _is_asked(book, month):
            found.add(month)
        month = month.next
    return frozenset(found)


def _is_asked(book: Rulebook, month: Month) -> bool:
    span = month.span()
    return any(
        rule.evidence == BureauDuty.NOTICE.value
        and not any(exemption.covers(span, None, rule.code) for exemption in book.exemptions)
        for rule in rules_asking(book, RulePeriod.MONTH, span)
    )
