"""The rules as a new ledger has them, without a database; and books made of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from models.db.migrations.first_rules import FIRST_RULES
from models.rows.compliance import ComplianceRule, Exemption, Rulebook
from models.rules.activities import Activities, Activity
from models.rules.compliance_terms import AppliesWhen, RulePeriod, RuleUnit, Severity, SourceStatus


def _shipped(number: int, row: dict[str, Any]) -> ComplianceRule:
    return ComplianceRule(
        id=number,
        code=row["code"],
        label=row["label"],
        evidence=row["evidence"],
        unit=RuleUnit(row["unit"]),
        period=RulePeriod(row["period"]),
        minimum=row["minimum"],
        regulation=row["regulation"],
        article=row["article"],
        wording=row["wording"],
        severity=Severity(row["severity"]),
        source_status=SourceStatus(row["source_status"]),
        enabled=row["enabled"],
        valid_from=date.fromisoformat(row["valid_from"]),
        applies_when=AppliesWhen(row["applies_when"]),
        explanation=row["explanation"],
        version=row["version"],
    )


BOOK = Rulebook(tuple(_shipped(number, row) for number, row in enumerate(FIRST_RULES, start=1)))


def shipped(code: str, /, **given: Any) -> ComplianceRule:
    """A shipped rule, changed as given."""
    return replace(next(rule for rule in BOOK.rules if rule.code == code), **given)


def with_version(book: Rulebook, code: str, valid_from: date, **given: Any) -> Rulebook:
    """The book with a later version of a rule, kept beside the others of its code as the ledger keeps them."""
    rules = list(book.rules)
    place = max(place for place, rule in enumerate(rules) if rule.code == code)
    rules.insert(place + 1, replace(rules[place], id=len(rules) + 1, valid_from=valid_from, **given))
    return replace(book, rules=tuple(rules))


def without(*codes: str) -> Rulebook:
    """The shipped book with these rules switched off from the start."""
    return Rulebook(tuple(replace(rule, enabled=rule.code not in codes) for rule in BOOK.rules))


def exempt(book: Rulebook, first: date, last: date, reason: str = "放假", **given: Any) -> Rulebook:
    """The book with days that are not asked for."""
    return replace(book, exemptions=(*book.exemptions, Exemption(None, first, last, reason, **given)))


def held(*meetings: tuple[int | None, date, str | Iterable[str]]) -> Activities:
    """Activities of these organisations, days and evidence, numbered from 1."""
    return Activities(
        Activity(number, place, day, frozenset((code,) if isinstance(code, str) else code))
        for number, (place, day, code) in enumerate(meetings, start=1)
    )
