"""党费: who has not paid for months running, and the bureau's 党费日."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.entities import Dues, Member, Membership
from models.rows.changes import Subject
from models.rows.dues import DuesLine
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.dues import SIX_MONTHS, WARN_AFTER, dues_day_soon, state_of, unpaid_run
from models.rules.dues_terms import DuesState
from models.rules.periods import Month
from models.rules.spoken_periods import day_in_words
from models.services.settings import load_settings

LOOKED_BACK = 24
"""Months before this one that are looked through."""


def dues_todos(session: Session, today: date, names: Mapping[int, str]) -> Iterator[Todo]:
    """Members on the roll who are entered as not having paid for three months running or more, up to the latest month
    entered that is over; and the 党费日 that is near. Nothing is concluded from months that are 待补."""
    yield from _unpaid(session, today, names)
    day = dues_day_soon(load_settings(session).dues_day, today)
    if day is not None:
        text = f"{day_in_words(day)}党费日，请提醒党员交纳党费并登记"
        yield Todo(TodoKind.DUES_DAY, text, day, 0, Target(Subject.DUES, month=Month.of(day)))


def _unpaid(session: Session, today: date, names: Mapping[int, str]) -> Iterator[Todo]:
    this_month = Month.of(today)
    months = [this_month.shifted(place - LOOKED_BACK) for place in range(LOOKED_BACK + 1)]
    for (member_id, name, branch_id), known in _behind(session, today, months[0], this_month).items():
        if known.get(this_month) is DuesState.UNPAID:
            # It still runs: money that came in it ends the run, money that has not come adds nothing to it.
            known[this_month] = DuesState.UNKNOWN
        run = unpaid_run([(month, known.get(month, DuesState.UNKNOWN)) for month in months])
        if len(run) >= WARN_AFTER[0]:
            target = Target(Subject.DUES, record_id=member_id, organization_id=branch_id, month=run[-1])
            yield Todo(TodoKind.DUES_UNPAID, _said(name, run), None, 0, target, names.get(branch_id, ""))


def _said(name: str, run: tuple[Month, ...]) -> str:
    """Three months ask for a look, five for haste; what it means is for the office to find out."""
    said = f"{name}连续{len(run)}个月未交党费（{run[0].label}至{run[-1].label}），请核实"
    if len(run) >= WARN_AFTER[1]:
        said += f"原因并尽快提醒（党章第九条对连续{SIX_MONTHS}个月无正当理由不交党费有规定）"
    return said


def _behind(
    session: Session, today: date, first: Month, last: Month
) -> dict[tuple[int, str, int], dict[Month, DuesState]]:
    """The months of those on a roll today (id, name, branch) who have as many entered as not paid as a warning takes."""
    of_the_time = Dues.month.between(str(first), str(last))
    often = (
        select(Dues.member_id)
        .where(of_the_time, Dues.paid == 0, Dues.exempt.is_(False))
        .group_by(Dues.member_id)
        .having(func.count() >= WARN_AFTER[0])
    )
    query = (
        select(Member.id, Member.name, Membership.branch_id, Dues.month, Dues.due, Dues.paid, Dues.exempt)
        .join(Membership, Membership.member_id == Member.id)
        .join(Dues, Dues.member_id == Member.id)
        .where(
            of_the_time,
            Dues.member_id.in_(often),
            or_(Membership.from_on.is_(None), Membership.from_on <= today),
            or_(Membership.to_on.is_(None), Membership.to_on > today),
        )
        .order_by(Membership.branch_id, Member.id)
    )
    found: dict[tuple[int, str, int], dict[Month, DuesState]] = {}
    for member_id, name, branch_id, written, due, paid, exempt in session.execute(query):
        month = Month.parse(written)
        line = DuesLine(member_id, month, due=due, paid=paid, exempt=exempt)
        found.setdefault((member_id, name, branch_id), {})[month] = state_of(line)
    return found
