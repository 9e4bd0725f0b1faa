"""党费: a year of members, months and payments; lines kept whole or not at all; the table of rates."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import delete, or_, select, tuple_
from sqlalchemy.orm import Session

from models.entities import Dues, Member, Membership, StandingPeriod
from models.entities import DuesRate as StoredRate
from models.failures import BadInput, Conflict
from models.rows.bureau import OrganizationRow, StandingChange
from models.rows.changes import Changes, Subject
from models.rows.dues import DuesCell, DuesLine, DuesPerson, DuesRate, DuesYear
from models.rules.dues import Stay, pays_in, state_of, state_shown
from models.rules.dues_orders import is_empty
from models.rules.dues_sums import months_of_year
from models.rules.dues_terms import DuesState, PayerKind
from models.rules.periods import Month
from models.services.organizations import list_organizations, with_descendants
from models.services.statistics import scope_of
from models.services.versions import check_version

_AT_ONCE = 400
"""Keys of one statement: below what SQLite takes as variables."""


def dues_year(session: Session, year: int, organization_id: int | None, today: date) -> DuesYear:
    """Everybody who pays in ``year`` to one organisation and those below it, or to any; with a fixed number of queries."""
    organizations = list_organizations(session)
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    months = months_of_year(year)
    names, stays = _stays(session, months_of_year(year - 1)[0].first, months[-1].last)
    standings = _standings(session)
    lines = _lines(session, year)
    people = [
        _person(
            member_id,
            name,
            stays[member_id],
            standings.get(member_id, ()),
            lines.get(member_id, {}),
            within,
            months,
            today,
        )
        for member_id, name in names.items()
    ]
    return _assembled(
        year,
        today,
        [person for person in people if person is not None],
        organizations,
        load_rates(session),
        organization_id,
    )


def _assembled(
    year: int,
    today: date,
    people: Sequence[DuesPerson],
    organizations: Sequence[OrganizationRow],
    rates: tuple[DuesRate, ...],
    organization_id: int | None,
) -> DuesYear:
    order = {row.id: place for place, row in enumerate(organizations)}
    names = {row.id: row.name for row in organizations}
    paid_to = {cell.branch_id for person in people for cell in person.cells if cell.branch_id is not None}
    paid_to |= {person.branch_id for person in people}
    shown = [replace(person, branch_name=names.get(person.branch_id, "")) for person in people]
    shown.sort(key=lambda person: (order.get(person.branch_id, 0), person.member_id))
    return DuesYear(
        year,
        today,
        tuple(shown),
        rates,
        tuple((row.id, row.name) for row in organizations if row.id is not None and row.id in paid_to),
        scope_of(organizations, organization_id),
    )


def _person(
    member_id: int,
    name: str,
    stays: Sequence[Stay],
    standings: Sequence[StandingChange],
    lines: dict[Month, DuesLine],
    within: frozenset[int] | None,
    months: Sequence[Month],
    today: date,
) -> DuesPerson | None:
    """None for somebody who pays nothing here all the year."""
    cells = []
    for month in months:
        branch = pays_in(month, stays, standings)
        if branch is not None and within is not None and branch not in within:
            branch = None
        elsewhere = branch is None and within is not None
        line = None if elsewhere else lines.get(month)
        state = state_shown(line, month, today, asked=branch is not None)
        cells.append(DuesCell(month, branch, line, state))
    branches = [cell.branch_id for cell in cells if cell.branch_id is not None]
    if not branches:
        if not any(cell.line is not None for cell in cells):
            return None
        branches = [stays[-1].branch_id]
    before = [lines[month] for month in sorted(lines) if month < months[0] and lines[month].base is not None]
    return DuesPerson(
        member_id,
        name,
        branches[-1],
        "",
        tuple(cells),
        before[-1] if before else None,
        tuple(_year_before(months[0].year - 1, stays, standings, lines)),
    )


def _year_before(
    year: int, stays: Sequence[Stay], standings: Sequence[StandingChange], lines: dict[Month, DuesLine]
) -> Iterator[tuple[Month, DuesState]]:
    """The months of the year before that were asked for, wherever they were paid."""
    for month in months_of_year(year):
        if pays_in(month, stays, standings) is not None:
            yield month, state_of(lines.get(month))


def _stays(session: Session, first: date, last: date) -> tuple[dict[int, str], dict[int, list[Stay]]]:
    """Who was on a roll between two days: names, and their stays in order of time."""
    query = (
        select(Member.id, Member.name, Membership.branch_id, Membership.from_on, Membership.to_on)
        .join(Membership, Membership.member_id == Member.id)
        .where(
            or_(Membership.from_on.is_(None), Membership.from_on <= last),
            or_(Membership.to_on.is_(None), Membership.to_on > first),
        )
        .order_by(Member.id, Membership.id)
    )
    names: dict[int, str] = {}
    stays: dict[int, list[Stay]] = {}
    for member_id, name, branch_id, from_on, to_on in session.execute(query):
        names[member_id] = name
        stays.setdefault(member_id, []).append(Stay(branch_id, from_on, to_on))
    return names, stays


def _standings(session: Session) -> dict[int, list[StandingChange]]:
    found: dict[int, list[StandingChange]] = {}
    query = select(StandingPeriod.member_id, StandingPeriod.standing, StandingPeriod.from_on)
    for member_id, standing, from_on in session.execute(query.order_by(StandingPeriod.id)):
        found.setdefault(member_id, []).append(StandingChange(standing, from_on))
    return found


def _lines(session: Session, year: int) -> dict[int, dict[Month, DuesLine]]:
    """The lines of a year and of the one before, by member and month."""
    table = Dues.__table__
    query = select(table).where(table.c.month.between(str(Month(year - 1, 1)), str(Month(year, 12))))
    months = {str(month): month for each in (year - 1, year) for month in months_of_year(each)}
    found: dict[int, dict[Month, DuesLine]] = {}
    for row in session.execute(query):
        month = months[row.month]
        found.setdefault(row.member_id, {})[month] = _line(row, month)
    return found


def years_with_dues(session: Session) -> tuple[int, ...]:
    """The years that anything was entered of, the latest first."""
    months = session.scalars(select(Dues.month).distinct())
    return tuple(sorted({int(month[:4]) for month in months}, reverse=True))


def save_lines(session: Session, lines: Sequence[DuesLine]) -> Changes:
    """Keep these lines, each as it was read by its version; one that says nothing is taken out. All or none: raises
    Conflict when any of them was changed since, BadInput for amounts below zero or a person or month given twice."""
    wanted = {(line.member_id, str(line.month)): line for line in lines}
    if len(wanted) != len(lines):
        raise BadInput("同一个人的同一个月出现了两次，党费没有改动；请核对后再保存。")
    if any(amount is not None and amount < 0 for line in lines for amount in (line.base, line.paid)):
        raise BadInput("党费金额不能是负数，没有改动；请核对后再保存。")
    kept = _kept(session, lines)
    for key, line in wanted.items():
        stored_line = kept.get(key)
        check_version(0 if stored_line is None else stored_line.version, line.version)
        if stored_line is None:
            if not is_empty(line):
                stored_line = Dues(member_id=line.member_id, month=str(line.month))
                _write(stored_line, line)
                session.add(stored_line)
        elif is_empty(line):
            session.delete(stored_line)
        else:
            _write(stored_line, line)
    session.flush()
    return Changes.of(Subject.DUES)


def _write(stored: Dues, line: DuesLine) -> None:
    stored.payer, stored.base, stored.rate, stored.due = line.payer, line.base, line.rate, line.due
    stored.paid, stored.paid_on = line.paid, line.paid_on
    stored.exempt, stored.note = line.exempt, line.note


def put_back(session: Session, before: Sequence[DuesLine], after: Sequence[DuesLine]) -> Changes:
    """Take back what was saved: the lines are again what they were ``before``. Raises Conflict when any of them is no
    longer what it was made ``after``; nothing is taken back then."""
    now = _kept(session, after)
    for line in after:
        stored = now.get((line.member_id, str(line.month)))
        gone = stored is None and is_empty(line)
        if not gone and (
            stored is None or _line(stored, line.month) != replace(line, version=stored.version)
        ):
            raise Conflict("这些党费后来又有改动，没有撤销，现在的内容不变；请直接改正。")
    versions = {key: stored.version for key, stored in now.items()}
    return save_lines(
        session,
        [replace(line, version=versions.get((line.member_id, str(line.month)), 0)) for line in before],
    )


def put_forth(session: Session, before: Sequence[DuesLine], after: Sequence[DuesLine]) -> Changes:
    """Do again what `put_back` took back. Raises what it raises."""
    return put_back(session, after, before)


def _kept(session: Session, lines: Iterable[DuesLine]) -> dict[tuple[int, str], Dues]:
    keys = [(line.member_id, str(line.month)) for line in lines]
    kept: dict[tuple[int, str], Dues] = {}
    for first in range(0, len(keys), _AT_ONCE):
        part = keys[first : first + _AT_ONCE]
        for stored in session.scalars(select(Dues).where(tuple_(Dues.member_id, Dues.month).in_(part))):
            kept[stored.member_id, stored.month] = stored
    return kept


def _line(row: Any, month: Month) -> DuesLine:
    return DuesLine(
        row.member_id,
        month,
        row.payer,
        row.base,
        row.rate,
        row.due,
        row.paid,
        row.paid_on,
        row.exempt,
        row.note,
        row.version,
    )


# Rates


def load_rates(session: Session) -> tuple[DuesRate, ...]:
    """Every table of rates there ever was, the oldest first."""
    query = select(StoredRate).order_by(StoredRate.valid_from, StoredRate.payer.desc(), StoredRate.id)
    return tuple(
        DuesRate(rate.payer, rate.upper, rate.rate, rate.valid_from) for rate in session.scalars(query)
    )


def save_rates(session: Session, valid_from: date, rates: Iterable[DuesRate]) -> Changes:
    """The tables of rates in force from a day on, instead of what was kept for that day. What was entered before keeps its
    rate. Raises BadInput for a table without an open end, or brackets out of order."""
    rates = tuple(replace(rate, valid_from=valid_from) for rate in rates)
    for payer in PayerKind:
        _check_table([rate for rate in rates if rate.payer is payer], payer)
    session.execute(delete(StoredRate).where(StoredRate.valid_from == valid_from))
    for rate in rates:
        session.add(StoredRate(valid_from=valid_from, payer=rate.payer, upper=rate.upper, rate=rate.rate))
    session.flush()
    return Changes.of(Subject.DUES)


def _check_table(table: Sequence[DuesRate], payer: PayerKind) -> None:
    uppers = [rate.upper for rate in table]
    bounds = [upper for upper in uppers if upper is not None]
    if not uppers or uppers[-1] is not None or len(bounds) != len(uppers) - 1:
        raise BadInput(f"{payer}的党费标准没有“以上”的一档，没有保存；请补上最后一档。")
    if bounds != sorted(set(bounds)) or (bounds and bounds[0] <= 0):
        raise BadInput(f"{payer}的党费标准各档上限没有从低到高，没有保存；请核对。")
    if any(not 0 <= rate.rate <= 10000 for rate in table):
        raise BadInput(f"{payer}的党费比例应在0到100%之间，没有保存；请核对。")
