"""What a clerk orders for many months of 党费 at once. Every order gives back the changed lines alone; what is not known is
never filled in."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from models.rows.dues import DuesCell, DuesLine, DuesPerson, DuesRate
from models.rules.dues import assess, state_shown
from models.rules.dues_terms import PayerKind
from models.rules.periods import Month


def line_of(person: DuesPerson, cell: DuesCell) -> DuesLine:
    """The line of a cell; a new one of the payer's kind of the months before, where none was entered."""
    if cell.line is not None:
        return cell.line
    before = _latest(person, cell.month)
    payer = PayerKind.SERVING if before is None else before.payer
    return DuesLine(person.member_id, cell.month, payer)


def put_into(people: Iterable[DuesPerson], lines: Iterable[DuesLine], today: date) -> tuple[DuesPerson, ...]:
    """The people as they will stand once ``lines`` are kept over what they show: each line with the version it then has, and one
    that says nothing taken out."""
    kept = {(line.member_id, line.month): line for line in lines}
    found = []
    for person in people:
        cells = tuple(
            _put(cell, kept[person.member_id, cell.month], today)
            if (person.member_id, cell.month) in kept
            else cell
            for cell in person.cells
        )
        found.append(person if cells == person.cells else replace(person, cells=cells))
    return tuple(found)


def _put(cell: DuesCell, line: DuesLine, today: date) -> DuesCell:
    new = None if is_empty(line) else replace(line, version=line.version + 1)
    return replace(cell, line=new, state=state_shown(new, cell.month, today, asked=cell.is_asked))


def with_base(line: DuesLine, base: int | None, rates: Iterable[DuesRate]) -> DuesLine:
    """The line with this base. The same base again leaves rate and due as they were entered."""
    return line if base == line.base else assess(line, base, rates)


def with_paid(line: DuesLine, paid: int | None, day: date | None = None) -> DuesLine:
    """The line with this payment; a day is known only of money that was paid."""
    if not paid:
        return replace(line, paid=paid, paid_on=None)
    return replace(line, paid=paid, paid_on=day or line.paid_on)


def carried(
    people: Iterable[DuesPerson], months: Collection[Month], rates: Iterable[DuesRate]
) -> tuple[DuesLine, ...]:
    """沿用上月基数: of the months asked, those without a base take base and payer of the latest month before that has
    one, the year before included. Nobody is given a base who has none yet."""
    rates = tuple(rates)
    found = []
    for person in people:
        known = person.last_year
        for cell in person.cells:
            line = cell.line
            if line is not None and line.base is not None:
                known = line
            elif known is not None and cell.month in months and cell.is_asked and not _exempt(line):
                line = assess(line_of(person, cell), known.base, rates, known.payer)
                found.append(line)
                known = line
    return tuple(found)


def paid_up(cells: Iterable[tuple[DuesPerson, DuesCell]], day: date) -> tuple[tuple[DuesLine, ...], int]:
    """登记交纳: what is due was paid on ``day``, where nothing or a nought was entered. Returns the lines, and how many
    were left because what is due is not known."""
    lines, unknown = [], 0
    for person, cell in cells:
        line = line_of(person, cell)
        if not cell.is_asked or line.exempt or line.paid:
            continue
        if line.due is None:
            unknown += 1
        else:
            lines.append(replace(line, paid=line.due, paid_on=day if line.due else None))
    return tuple(lines), unknown


def not_paid(cells: Iterable[tuple[DuesPerson, DuesCell]]) -> tuple[DuesLine, ...]:
    """登记未交: nothing was paid, where nothing is entered yet."""
    return tuple(
        replace(line_of(person, cell), paid=0, paid_on=None)
        for person, cell in cells
        if cell.is_asked and line_of(person, cell).paid is None and not _exempt(cell.line)
    )


def exempted(
    cells: Iterable[tuple[DuesPerson, DuesCell]], reason: str, *, exempt: bool
) -> tuple[DuesLine, ...]:
    """免交 with its reason, or 免交 taken back."""
    return tuple(
        replace(line_of(person, cell), exempt=exempt, note=reason if exempt else "")
        for person, cell in cells
        if cell.is_asked and (line_of(person, cell).exempt, line_of(person, cell).note) != (exempt, reason)
    )


def of_payer(
    cells: Iterable[tuple[DuesPerson, DuesCell]], payer: PayerKind, rates: Iterable[DuesRate]
) -> tuple[DuesLine, ...]:
    """The months by the other table of rates; a known base is assessed anew."""
    rates = tuple(rates)
    return tuple(
        assess(line_of(person, cell), line_of(person, cell).base, rates, payer)
        for person, cell in cells
        if cell.is_asked and line_of(person, cell).payer is not payer
    )


def is_empty(line: DuesLine) -> bool:
    """True when the line says nothing: such a line is not kept."""
    return (
        line.base is None
        and line.paid is None
        and not line.exempt
        and not line.note
        and line.payer is PayerKind.SERVING
    )


def _exempt(line: DuesLine | None) -> bool:
    return line is not None and line.exempt


def _latest(person: DuesPerson, month: Month) -> DuesLine | None:
    """The latest line before a month."""
    lines = [cell.line for cell in person.cells if cell.line is not None and cell.month < month]
    return lines[-1] if lines else person.last_year
