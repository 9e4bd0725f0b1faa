"""The whole roll read once counts as the roll read for each day does."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.db.store import Store
from models.rows.bureau import MemberDetail, MembershipSpell, StandingChange
from models.rules.terms import Standing
from models.services.members import save_member
from models.services.roll_history import RollHistory
from models.services.roster import headcounts_on
from tests.models.services.making import Ids, add_person, count_statements, undone
from tests.models.services.strategies import fewest

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
people = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from(Standing), days), min_size=1, max_size=3),
        st.integers(0, 1),
        st.none() | days,
    ),
    max_size=8,
)


@fewest
@given(people, days)
def test_any_day_is_counted_as_the_roster_counts_it(
    store: Store, kept: Ids, typed: list[tuple[list[tuple[Standing, date]], int, date | None]], day: date
) -> None:
    with undone(store) as session:
        for number, (standings, branch, moved_on) in enumerate(typed):
            places = (kept.first, kept.second)[:: 1 if branch == 0 else -1]
            spells = [MembershipSpell(places[0], "", to_on=moved_on)]
            if moved_on is not None:
                spells.append(MembershipSpell(places[1], "", from_on=moved_on))
            changes = tuple(
                StandingChange(standing, on) for standing, on in sorted(standings, key=lambda s: s[1])
            )
            save_member(session, MemberDetail(None, f"{number}号", standings=changes, spells=tuple(spells)))
        history = RollHistory(session)
        for branch_id in (kept.first, kept.second):
            head = headcounts_on(session, day)[branch_id]
            assert history.members(branch_id, day) == (head.members or None)
            assert history.full_members(branch_id, day) == (head.full if head.members else None)


@pytest.mark.parametrize("branches", [1, 40])
def test_it_takes_two_statements(session: Session, ids: Ids, branches: int) -> None:
    for number in range(branches):
        add_person(session, f"{number}号", ids.first if number % 2 else ids.second)
    session.expunge_all()
    assert count_statements(session, RollHistory) == 2
