"""党费 to print: two branches, every state of a month, the odd cases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.rows.bureau import BureauSettings
from models.rows.dues import DuesCell, DuesLine, DuesPerson, DuesYear
from models.rules.dues import assess, state_of
from models.rules.dues_sums import months_of_year
from models.rules.dues_terms import PayerKind
from models.rules.periods import Month, year_of
from reports.documents import dues_ledger, dues_sheet, unpaid_dues
from reports.flow import Document
from tests.models.rules.paying import RATES
from tests.reports import sheets

BUREAU = BureauSettings(bureau_name="某市某局")
TODAY = date(2026, 10, 20)
OCTOBER = Month(2026, 10)
BRANCHES = ((1, "办公室党支部"), (2, "政策法规处党支部"))
NAMES = sheets.RARE_NAMES.split("、")
ODD = sheets.MARKUP


def cell(line: DuesLine | None, month: Month, branch_id: int) -> DuesCell:
    """A month as of October."""
    state = None if month > OCTOBER and line is None else state_of(line)
    return DuesCell(month, branch_id, line, state)


def payer(number: int, branch_id: int, name: str = "") -> DuesPerson:
    """A member; by the number of what kind, and what was paid."""
    base = (285_000, 500_000, 500_001, 1_234_567, 420_050)[number % 5]
    kind = PayerKind.RETIRED if number % 7 == 3 else PayerKind.SERVING
    cells = []
    for month in months_of_year(2026):
        line: DuesLine | None = assess(DuesLine(number, month, kind), base, RATES)
        assert line is not None
        paid = {0: line.due, 6: 0, 8: 1_000}.get((number + month.month) % 11, line.due)
        on = date(2026, month.month, 10) if paid else None
        line = replace(line, paid=paid, paid_on=on)
        if (number + month.month) % 13 == 0:
            line = replace(line, paid=None, paid_on=None)
        if number == 5:
            line = DuesLine(number, month, exempt=True, note="生活困难，报机关党委批准")
        if month > OCTOBER or (number == 6 and month.month > 8):
            line = None
        cells.append(cell(line, month, branch_id))
    return DuesPerson(number, name or f"党员{number}", branch_id, dict(BRANCHES)[branch_id], tuple(cells))


def dues(count: int, *names: str) -> DuesYear:
    """A year of ``count`` members, a third of them in the second branch; the first bear these names."""
    people = [
        payer(number, 1 + (number % 3 == 0), names[number - 1] if number <= len(names) else "")
        for number in range(1, count + 1)
    ]
    people.sort(key=lambda person: (person.branch_id, person.member_id))
    shown = {person.branch_id for person in people}
    return DuesYear(
        2026, TODAY, tuple(people), RATES, tuple(branch for branch in BRANCHES if branch[0] in shown)
    )


def unknown(year: DuesYear) -> DuesYear:
    """The same members, nothing entered."""
    people = tuple(
        replace(person, cells=tuple(cell(None, each.month, person.branch_id) for each in person.cells))
        for person in year.people
    )
    return replace(year, people=people)


WHOLE = dues(40, NAMES[0], ODD, NAMES[1])
NOBODY = replace(WHOLE, people=(), branches=())
YEAR = year_of(2026)
MONTHS = months_of_year(2026)


def sheet(year: DuesYear, *months: Month) -> Document:
    """党费收缴表."""
    return dues_sheet.document(year, months or (OCTOBER,), BUREAU)


def unpaid(year: DuesYear) -> Document:
    """未交党费名单 of the year."""
    return unpaid_dues.document(year, MONTHS, YEAR, BUREAU)


DUES: dict[str, Callable[[], Document]] = {
    "dues sheet": lambda: sheet(WHOLE),
    "dues sheet, nothing known": lambda: sheet(unknown(dues(3))),
    "dues sheet, nobody pays": lambda: sheet(NOBODY),
    "dues ledger": lambda: dues_ledger.document(WHOLE, BUREAU),
    "dues ledger, nothing known": lambda: dues_ledger.document(unknown(dues(3)), BUREAU),
    "dues ledger, nobody pays": lambda: dues_ledger.document(NOBODY, BUREAU),
    "unpaid dues": lambda: unpaid(WHOLE),
    "unpaid dues, nothing known": lambda: unpaid(unknown(dues(3))),
    "unpaid dues, none": lambda: unpaid(NOBODY),
}
