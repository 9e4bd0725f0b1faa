"""The sample's 党费: a few branches of the last year, most of it paid on time; the month that runs still to be collected."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from models.demo.activity import Lines
from models.demo.people import Bureau, Person
from models.rows.bureau import StandingChange
from models.rows.dues import DuesLine, DuesRate
from models.rules.dues import Stay, assess, pays_in
from models.rules.dues_orders import with_paid
from models.rules.dues_terms import PayerKind
from models.rules.periods import Month
from models.rules.terms import Standing
from models.services.dues import load_rates

BRANCHES = 3
"""The first so many branches keep their dues here."""
PAY_DAY = 10
BASES = (428_600, 515_000, 583_250, 612_480, 648_000, 705_320, 768_900, 846_150, 931_700, 1_052_300)


def add_dues(session: Session, lines: Lines, bureau: Bureau, months: Sequence[Month], until: date) -> None:
    """The months of the last year that have come."""
    random = Random("dues")
    rates = load_rates(session)
    mine = [month for month in months if month.year == until.year]
    for branch in bureau.branches[:BRANCHES]:
        behind = random.randrange(1, len(branch.people)) if branch is bureau.branches[0] else None
        for place, person in enumerate(branch.people):
            base = random.choice(BASES)
            for month in mine:
                if _pays(person, branch.id, month):
                    line = _line(random, person, month, base, rates, until, late=place == behind)
                    lines.tables.setdefault("dues", []).append(_row(line))


def _pays(person: Person, branch_id: int, month: Month) -> bool:
    standings = [StandingChange(Standing.PROBATIONARY, person.joined_on)]
    if person.standing is Standing.ACTIVIST:
        return False
    return pays_in(month, (Stay(branch_id, person.from_on, person.to_on),), standings) is not None


def _line(
    random: Random,
    person: Person,
    month: Month,
    base: int,
    rates: Sequence[DuesRate],
    until: date,
    *,
    late: bool,
) -> DuesLine:
    """Paid on the fixed day or a little after; of one member the last months before this one were not."""
    line = assess(DuesLine(person.id, month, PayerKind.SERVING), base, rates)
    chance = random.random()
    day = month.first.replace(day=PAY_DAY + (0 if chance < 0.9 else 5))
    if day > until:
        return line
    if late and month > Month.of(until).shifted(-4):
        return line if month == Month.of(until) else with_paid(line, 0)
    return with_paid(line, line.due, day)


def _row(line: DuesLine) -> dict[str, Any]:
    return {
        "member_id": line.member_id,
        "month": str(line.month),
        "payer": line.payer,
        "base": line.base,
        "rate": line.rate,
        "due": line.due,
        "paid": line.paid,
        "paid_on": line.paid_on,
        "exempt": line.exempt,
        "note": line.note,
        "version": 1,
    }
