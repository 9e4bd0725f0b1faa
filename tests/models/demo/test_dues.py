"""The sample's 党费: three branches of the last year, believable, with somebody to look into."""

from models.db.store import Store
from models.rules.dues import assess
from models.rules.dues_orders import line_of
from models.rules.dues_sums import arrears, cells_of, sums_by_branch
from models.rules.periods import Month
from models.services.dues import dues_year
from models.services.todo_dues import dues_todos
from tests.conftest import SAMPLE


def test_three_branches_keep_their_dues_and_the_others_are_unknown(sample: Store) -> None:
    with sample.read() as session:
        year = dues_year(session, SAMPLE.until.year, None, SAMPLE.until)
    sums = sums_by_branch(year)
    assert [row.sum.paid > 0 for row in sums] == [True] * min(3, len(sums)) + [False] * (len(sums) - 3)
    for person, cell in cells_of(year):
        if cell.line is not None:
            assert cell.is_asked
            line = line_of(person, cell)
            again = assess(line, line.base, year.rates)
            assert (line.rate, line.due) == (again.rate, again.due)
            assert line.paid_on is None or Month.of(line.paid_on) == cell.month
            assert cell.month <= Month.of(SAMPLE.until)


def test_one_member_is_to_be_looked_into(sample: Store) -> None:
    with sample.read() as session:
        found = list(dues_todos(session, SAMPLE.until, {}))
        year = dues_year(session, SAMPLE.until.year, None, SAMPLE.until)
    assert len(found) == 1
    assert "连续3个月未交党费" in found[0].text
    assert [len(row.short) for row in arrears(year) if row.short] == [3]
