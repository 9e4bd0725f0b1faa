"""Bureaus drawn by lot: what their registers hold of an autumn, and how it is typed in."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.rules.periods import Month
from models.rules.rectification import Action
from models.rules.terms import (
    MeetingKind,
    RecordStatus,
    RectificationMode,
    StudyKind,
    Verdict,
)
from models.services.organizations import list_organizations, save_organization
from models.services.rulebook import load_rulebook, save_rule
from tests.models.services.making import (
    Ids,
    add_item,
    add_meeting,
    add_person,
    add_study,
    advance,
    begin_ledger,
)

K, V = MeetingKind, Verdict
OCTOBER = Month(2026, 10)
AFTER = date(2026, 11, 20)
CLOSING = (Action.CLAIM, Action.REQUEST_CLOSURE, Action.APPROVE)

autumn = st.dates(date(2026, 9, 20), date(2027, 1, 10))


@dataclass(frozen=True)
class Typed:
    """What the registers of a bureau hold: places are 0 first branch, 1 second branch, 2 and 3 the first's groups."""

    full_members: tuple[int, int]
    founded_on: date | None
    meetings: list[tuple[int, MeetingKind, tuple[MeetingKind, ...], date, RecordStatus]]
    studies: list[tuple[int, StudyKind, date, RecordStatus]]
    items: list[tuple[int, date, RectificationMode, int | None, int | None]]
    """Place (4 is the committee, of no branch), found on, mode, days until due, days until closed."""


kinds = st.sampled_from(
    [K.BRANCH_ASSEMBLY, K.BRANCH_COMMITTEE, K.GROUP_MEETING, K.PARTY_LECTURE, K.THEME_DAY]
)
statuses = st.sampled_from([RecordStatus.HELD, RecordStatus.HELD, RecordStatus.HELD, *RecordStatus])
worlds = st.builds(
    Typed,
    st.tuples(st.integers(5, 8), st.integers(5, 8)),
    st.none() | autumn,
    st.lists(
        st.tuples(
            st.integers(0, 3),
            kinds,
            st.sampled_from([(), (K.PARTY_LECTURE,), (K.BRANCH_ASSEMBLY, K.PARTY_LECTURE)]),
            autumn,
            statuses,
        ),
        max_size=10,
    ),
    st.lists(
        st.tuples(
            st.integers(0, 2),
            st.sampled_from([StudyKind.BRANCH_STUDY] * 3 + [StudyKind.YOUTH_GROUP]),
            autumn,
            statuses,
        ),
        max_size=10,
    ),
    st.lists(
        st.tuples(
            st.sampled_from([0, 1, 2, 4]),
            autumn,
            st.sampled_from(RectificationMode),
            st.none() | st.integers(0, 40),
            st.none() | st.integers(0, 40),
        ),
        max_size=5,
    ),
)


def make(session: Session, kept: Ids, world: Typed) -> tuple[int, ...]:
    """Type the world in, as a clerk would; the ledger begins in January."""
    begin_ledger(session, kept.committee)
    places = (kept.first, kept.second, kept.group, kept.other_group, kept.committee)
    second = next(row for row in list_organizations(session) if row.id == kept.second)
    save_organization(session, replace(second, founded_on=world.founded_on))
    for branch_id, people in zip(places, world.full_members, strict=False):
        for number in range(people):
            add_person(session, f"{number}号", branch_id)
    for place, kind, besides, day, status in world.meetings:
        own = K.GROUP_MEETING if place > 1 else K.THEME_DAY if kind is K.GROUP_MEETING else kind
        counts_as = () if own is K.BRANCH_COMMITTEE else tuple(other for other in besides if other is not own)
        add_meeting(session, places[place], own, held_on=day, status=status, counts_as=counts_as)
    for place, study_kind, day, status in world.studies:
        add_study(session, places[place], study_kind, held_on=day, status=status)
    for place, found_on, mode, due, closed in world.items:
        due_on = None if due is None else found_on + timedelta(days=due)
        if mode is RectificationMode.BY_DATE and due_on is None:
            due_on = found_on
        record_id = add_item(session, places[place], found_on=found_on, mode=mode, due_on=due_on)
        if closed is not None:
            day = found_on + timedelta(days=closed)
            advance(session, record_id, *((action, day) for action in CLOSING))
    session.expunge_all()
    return places


def switch_off(session: Session, *codes: str) -> None:
    """Stop asking for these, also of the past."""
    for rule in load_rulebook(session).rules:
        if rule.code in codes:
            save_rule(session, replace(rule, enabled=False))
