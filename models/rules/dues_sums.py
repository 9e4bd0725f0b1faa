"""Sums of 党费: months and branches added up, and who is in arrears. Only what is known is added; what is not is counted."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from models.rows.dues import Arrears, BranchDues, DuesCell, DuesPerson, DuesSum, DuesYear
from models.rules.dues import unpaid_run
from models.rules.dues_terms import DuesState
from models.rules.periods import Month


def months_of_year(year: int) -> tuple[Month, ...]:
    """January to December."""
    return tuple(Month(year, number) for number in range(1, 13))


def added(cells: Iterable[DuesCell]) -> DuesSum:
    """The months that are asked for and have come; what was paid where nothing is asked is added to 实交 all the same."""
    due = paid = no_base = 0
    states: Counter[DuesState] = Counter()
    for cell in cells:
        line = cell.line
        if line is not None and line.paid is not None:
            paid += line.paid
        if cell.state is None or cell.branch_id is None:
            continue
        states[cell.state] += 1
        if cell.state is not DuesState.EXEMPT:
            if line is None or line.due is None:
                no_base += 1
            else:
                due += line.due
    return DuesSum(
        asked=states.total(),
        due=due,
        paid=paid,
        settled=states[DuesState.PAID] + states[DuesState.OVER],
        short=states[DuesState.UNPAID] + states[DuesState.PART],
        exempt=states[DuesState.EXEMPT],
        unknown=states[DuesState.UNKNOWN],
        no_base=no_base,
    )


def sum_of(year: DuesYear, months: Collection[Month] | None = None) -> DuesSum:
    """Everybody's months, or those of ``months``."""
    return added(cell for _, cell in cells_of(year, months))


def sums_by_branch(year: DuesYear, months: Collection[Month] | None = None) -> tuple[BranchDues, ...]:
    """Each branch's months; a month belongs to the branch it is paid to."""
    by_branch: dict[int, list[DuesCell]] = {branch_id: [] for branch_id, _ in year.branches}
    for person, cell in cells_of(year, months):
        place = person.branch_id if cell.branch_id is None else cell.branch_id
        by_branch.setdefault(place, []).append(cell)
    return tuple(
        BranchDues(branch_id, name, added(by_branch[branch_id])) for branch_id, name in year.branches
    )


def cells_of(
    year: DuesYear, months: Collection[Month] | None = None
) -> Iterable[tuple[DuesPerson, DuesCell]]:
    """Person and month, person by person."""
    for person in year.people:
        for cell in person.cells:
            if months is None or cell.month in months:
                yield person, cell


def arrears(year: DuesYear, months: Collection[Month] | None = None) -> tuple[Arrears, ...]:
    """Who has months 未交 or 少交, or 待补, of those asked for; by branch, a person who changed branch once for each."""
    names = dict(year.branches)
    found: dict[int, list[Arrears]] = {branch_id: [] for branch_id, _ in year.branches}
    for person in year.people:
        by_branch: dict[int, list[DuesCell]] = {}
        for cell in person.cells:
            if cell.branch_id is not None and (months is None or cell.month in months):
                by_branch.setdefault(cell.branch_id, []).append(cell)
        for branch_id, cells in by_branch.items():
            run = _run(person, cells[-1].month)
            row = _arrears(person, branch_id, names.get(branch_id, ""), cells, run)
            if row.short or row.unknown:
                found.setdefault(branch_id, []).append(row)
    return tuple(row for rows in found.values() for row in rows)


def _run(person: DuesPerson, last: Month) -> int:
    """How many months up to ``last`` were not paid, one after the other."""
    known = [(cell.month, cell.state) for cell in person.cells if cell.state is not None]
    return len(unpaid_run([*person.earlier, *(pair for pair in known if pair[0] <= last)]))


def _arrears(
    person: DuesPerson, branch_id: int, branch_name: str, cells: Sequence[DuesCell], run: int
) -> Arrears:
    short = tuple(
        cell.line
        for cell in cells
        if cell.line is not None and cell.state in (DuesState.UNPAID, DuesState.PART)
    )
    unknown = tuple(cell.month for cell in cells if cell.state is DuesState.UNKNOWN)
    return Arrears(person.member_id, person.name, branch_id, branch_name, short, unknown, run)
