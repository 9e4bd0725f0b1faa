"""政治生日 and 换届: what people's and leaderships' days ask for."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sqlalchemy import and_, extract, or_, select
from sqlalchemy.orm import Session

from models.entities import Member, Membership, StandingPeriod
from models.rows.bureau import OrganizationRow, StandingChange
from models.rows.changes import Subject
from models.rows.overview import Todo, TodoKind
from models.rows.target import Target
from models.rules.birthdays import birthday_soon, standing_in_years
from models.rules.roster import standing_on
from models.rules.spoken_periods import day_in_words
from models.rules.term_of_office import (
    LONGEST_DELAY,
    TermState,
    overdue_days,
    term_end,
    term_state,
    usual_years,
)
from models.rules.terms import MeetingKind, Standing
from models.services.deadlines import deadline_of
from models.services.political_birthdays import kept_in

NOTICE = "political_birthday_notice"
"""The deadline that says how many days ahead."""


def birthday_todos(session: Session, today: date, names: dict[int, str]) -> Iterator[Todo]:
    """The members on the roll who have their 政治生日 within the days of notice (时限 “政治生日提前通知”, a week as shipped), unless
    this year's was kept already. Nobody while that notice is switched off."""
    rule = deadline_of(session, NOTICE)
    if rule is None:
        return
    notice = abs(rule.days)
    # 29 February is kept on the 28th in common years.
    days = {(2, 29)} | {
        (day.month, day.day) for day in (today + timedelta(days=more) for more in range(notice + 1))
    }
    joined_then = or_(
        *(
            and_(extract("month", Member.joined_on) == month, extract("day", Member.joined_on) == day)
            for month, day in sorted(days)
        )
    )
    standings: dict[int, list[StandingChange]] = {}
    changes = select(StandingPeriod.member_id, StandingPeriod.standing, StandingPeriod.from_on)
    changes = changes.join(Member, Member.id == StandingPeriod.member_id).where(joined_then)
    for member_id, standing, from_on in session.execute(changes.order_by(StandingPeriod.id)):
        standings.setdefault(member_id, []).append(StandingChange(standing, from_on))
    people = (
        select(Member.id, Member.name, Member.joined_on, Member.full_on, Membership.branch_id)
        .join(Membership, Membership.member_id == Member.id)
        .where(
            joined_then,
            or_(Membership.from_on.is_(None), Membership.from_on <= today),
            or_(Membership.to_on.is_(None), Membership.to_on > today),
        )
        .order_by(Member.id)
    )
    kept: dict[int, frozenset[int]] = {}
    for member_id, name, joined_on, full_on, branch_id in session.execute(people).all():
        day = birthday_soon(joined_on, today, notice) if joined_on is not None else None
        if joined_on is None or day is None:
            continue
        if day.year not in kept:
            kept[day.year] = frozenset(kept_in(session, day.year))
        if member_id in kept[day.year]:
            continue
        standing = standing_on(standings.get(member_id, ()), day)
        if not standing.is_member:
            continue
        years = standing_in_years(full_on, day, full=standing is Standing.FULL)
        text = f"{name}{day.month}月{day.day}日政治生日，入党{day.year - joined_on.year}周年，{years}"
        target = Target(
            Subject.MEETING,
            new=True,
            kind=MeetingKind.POLITICAL_BIRTHDAY.value,
            organization_id=branch_id,
            day=day,
            people=(member_id,),
        )
        yield Todo(TodoKind.POLITICAL_BIRTHDAY, text, day, 0, target, names.get(branch_id, ""))


def term_todos(organizations: Iterable[OrganizationRow], today: date) -> Iterator[Todo]:
    """The organisations whose term ends within six months, or has ended. One whose beginning was never entered is not
    reminded of: nothing is known of it."""
    for row in organizations:
        usual = usual_years(row.kind)
        if usual is None or row.term_from is None or not row.existed_on(today):
            continue
        ends_on = term_end(row.term_from, row.term_years or usual)
        state = term_state(ends_on, today)
        if state in (TermState.UNKNOWN, TermState.RUNNING):
            continue
        late = overdue_days(ends_on, today)
        text = f"任期{day_in_words(ends_on)}届满，请筹备换届"
        if late:
            text = f"任期已于{day_in_words(ends_on)}届满，逾期{late}天未换届"
        if state is TermState.TOO_LATE:
            text += f"，超过延期上限（一般不超过{LONGEST_DELAY}年）"
        target = Target(Subject.ROSTER, organization_id=row.id)
        yield Todo(TodoKind.TERM_ENDING, text, ends_on, late, target, row.name)
