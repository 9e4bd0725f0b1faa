"""政治生日: whose it is in a month, and whether it was kept."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import BirthdayMark, Record
from models.rows.birthdays import BirthdayMonth, PoliticalBirthday
from models.rows.bureau import RosterEntry
from models.rules.birthdays import birthday_in, standing_in_years
from models.rules.periods import Month
from models.rules.terms import RecordStatus, Register, Standing
from models.services.organizations import list_organizations
from models.services.roster import members_on
from models.services.statistics import scope_of


def birthdays_of(
    session: Session,
    month: Month,
    organization_id: int | None,
    today: date,
    people: Iterable[int] = (),
) -> BirthdayMonth:
    """The 政治生日 of ``month`` in one organisation and all below it or in the bureau, by the roster of today while the month
    runs or is to come, else of its last day; with ``people``, theirs alone. With a fixed number of queries."""
    as_of = max(min(today, month.last), month.first)
    entries = [
        entry
        for entry in members_on(session, as_of, organization_id=organization_id)
        if entry.standing.is_member
    ]
    wanted = frozenset(people)
    found = [
        entry for entry in entries if _falls_in(entry.joined_on, month) and (not wanted or entry.id in wanted)
    ]
    kept = kept_in(session, month.year)
    lines = [_line(entry, month, kept.get(entry.id)) for entry in found]
    places = {entry.branch_id: at for at, entry in reversed(list(enumerate(entries)))}
    lines.sort(key=lambda line: (places[line.organization_id], line.day, line.id))
    return BirthdayMonth(
        month,
        today,
        tuple(lines),
        unknown=sum(entry.joined_on is None for entry in entries),
        scope=scope_of(list_organizations(session), organization_id),
    )


def _falls_in(joined_on: date | None, month: Month) -> bool:
    if joined_on is None or joined_on.year >= month.year:
        return False
    return birthday_in(joined_on, month.year).month == month.month


def _line(entry: RosterEntry, month: Month, kept: Any) -> PoliticalBirthday:
    assert entry.joined_on is not None
    day = birthday_in(entry.joined_on, month.year)
    return PoliticalBirthday(
        id=entry.id,
        name=entry.name,
        organization_id=entry.branch_id,
        organization_name=entry.branch_name,
        day=day,
        joined_on=entry.joined_on,
        full_on=entry.full_on,
        years=day.year - entry.joined_on.year,
        standing=standing_in_years(entry.full_on, day, full=entry.standing is Standing.FULL),
        record_id=kept.record_id if kept else None,
        kept_on=kept.happened_on if kept else None,
        card_given=kept.card_given if kept else None,
    )


def kept_in(session: Session, year: int) -> dict[int, Any]:
    """By member, where the 政治生日 of ``year`` was kept: record_id, happened_on, card_given; of several the last. Only what was
    held counts."""
    query = (
        select(BirthdayMark.member_id, BirthdayMark.record_id, Record.happened_on, BirthdayMark.card_given)
        .join(Record, Record.id == BirthdayMark.record_id)
        .where(
            Record.register == Register.MEETING,
            Record.deleted_at.is_(None),
            Record.status == RecordStatus.HELD.value,
            Record.happened_on.between(date(year, 1, 1), date(year, 12, 31)),
            BirthdayMark.member_id.is_not(None),
        )
        .order_by(Record.happened_on, Record.id)
    )
    return {line.member_id: line for line in session.execute(query)}
