"""People and months of 党费 to reckon with."""

from datetime import date

from hypothesis import strategies as st

from models.db.migrations.life_rows import DUES_RATES
from models.rows.dues import DuesCell, DuesLine, DuesPerson, DuesRate, DuesYear
from models.rules.dues import assess, state_of
from models.rules.dues_sums import months_of_year
from models.rules.dues_terms import PayerKind

RATES = tuple(
    DuesRate(PayerKind(row["payer"]), row["upper"], row["rate"], date.fromisoformat(row["valid_from"]))
    for row in DUES_RATES
)
MONTHS = months_of_year(2026)
TODAY = date(2026, 12, 31)


def cell(line: DuesLine, branch_id: int | None = 1) -> DuesCell:
    """A month that is asked for."""
    return DuesCell(line.month, branch_id, line, state_of(line))


def person(number: int, *lines: DuesLine, branch_id: int = 1) -> DuesPerson:
    """A member with lines in some months, and nothing known of the others."""
    known = {line.month: line for line in lines}
    cells = tuple(
        DuesCell(month, branch_id, known.get(month), state_of(known.get(month))) for month in MONTHS
    )
    return DuesPerson(number, f"党员{number}", branch_id, f"第{branch_id}支部", cells)


def year_of_people(*people: DuesPerson) -> DuesYear:
    """A year of these people."""
    branches = sorted({one.branch_id for one in people})
    return DuesYear(2026, TODAY, people, RATES, tuple((number, f"第{number}支部") for number in branches))


@st.composite
def lines(draw: st.DrawFn, member_id: int) -> tuple[DuesLine, ...]:
    """Some months of a member: bases, payments and exemptions, known or not."""
    found = []
    for month in draw(st.sets(st.sampled_from(MONTHS), max_size=5)):
        base = draw(st.none() | st.integers(0, 2_000_000))
        payer = draw(st.sampled_from(PayerKind))
        line = assess(DuesLine(member_id, month, payer), base, RATES)
        paid = draw(st.none() | st.just(0) | st.just(line.due) | st.integers(0, 50_000))
        found.append(
            DuesLine(
                member_id, month, payer, base, line.rate, line.due, paid, exempt=draw(st.integers(0, 9)) == 0
            )
        )
    return tuple(found)


@st.composite
def years(draw: st.DrawFn) -> DuesYear:
    """A year of a few members in three branches."""
    return year_of_people(
        *(
            person(number, *draw(lines(number)), branch_id=draw(st.integers(1, 3)))
            for number in range(1, draw(st.integers(1, 6)) + 1)
        )
    )
