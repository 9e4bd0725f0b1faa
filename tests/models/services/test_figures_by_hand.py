"""A month's figures against a slow and plain counting of the same registers."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.db.store import Store
from models.rows.notice import RectificationFigure
from models.rules.periods import Month
from models.rules.rectification import Action
from models.rules.terms import (
    MeetingKind,
    RecordStatus,
    RectificationMode,
    StudyKind,
    Verdict,
)
from models.services.figures import figures_for
from models.services.notice_composing import notice_items
from tests.models.services.making import (
    Ids,
    undone,
)
from tests.models.services.strategies import fewest
from tests.models.services.worlds import Typed, make, worlds

K, V = MeetingKind, Verdict
OCTOBER = Month(2026, 10)
AFTER = date(2026, 11, 20)
CLOSING = (Action.CLAIM, Action.REQUEST_CLOSURE, Action.APPROVE)


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


OCTOBER_DAYS = every_day(date(2026, 10, 1), date(2026, 10, 31))
QUARTER_DAYS = every_day(date(2026, 10, 1), date(2026, 12, 31))
WEEKS = [
    every_day(monday, monday + timedelta(days=6))
    for monday in every_day(date(2026, 9, 28), date(2026, 10, 26))[::7]
]


def expect(world: Typed, branch: int, today: date) -> list[tuple[int, int | None, Verdict]]:
    """Held, due and verdict of the six requirements, counted by hand."""
    founded = world.founded_on if branch == 1 else None

    def there(days: list[date]) -> bool:
        return founded is None or founded <= days[0]

    mine = {0: (0, 2, 3), 1: (1,)}[branch]
    held: list[tuple[int, set[MeetingKind], date]] = []
    for place, kind, besides, day, status in world.meetings:
        if status is RecordStatus.HELD and place in mine:
            own = K.GROUP_MEETING if place > 1 else K.THEME_DAY if kind is K.GROUP_MEETING else kind
            if day <= OCTOBER_DAYS[-1]:
                held.append((place, {own} | (set() if own is K.BRANCH_COMMITTEE else set(besides)), day))

    judged_on = min(today, date(2026, 11, 1))

    def times(kind: MeetingKind, days: list[date]) -> int:
        return sum(kind in kinds_ and day in days for _, kinds_, day in held)

    def judged(count: int, due: int | None, days: list[date]) -> tuple[int, int | None, Verdict]:
        if due is None:
            return count, None, V.NOT_APPLICABLE
        return count, due, V.MET if count >= due else V.UNMET if judged_on > days[-1] else V.NOT_DUE

    monthly, quarterly = (1 if there(OCTOBER_DAYS) else None), (1 if there(QUARTER_DAYS) else None)
    committee = monthly if world.full_members[branch] >= 7 else None
    if branch == 0:
        met = {
            place
            for place, kinds_, day in held
            if K.GROUP_MEETING in kinds_ and day in OCTOBER_DAYS and place > 1
        }
        groups = judged(len(met), 2, OCTOBER_DAYS)
    else:
        groups = judged(times(K.GROUP_MEETING, OCTOBER_DAYS), None, OCTOBER_DAYS)
    return [
        judged(times(K.BRANCH_ASSEMBLY, QUARTER_DAYS), quarterly, QUARTER_DAYS),
        judged(times(K.BRANCH_COMMITTEE, OCTOBER_DAYS), committee, OCTOBER_DAYS),
        groups,
        judged(times(K.PARTY_LECTURE, QUARTER_DAYS), quarterly, QUARTER_DAYS),
        judged(times(K.THEME_DAY, OCTOBER_DAYS), monthly, OCTOBER_DAYS),
        expect_study(world, mine, [week for week in WEEKS if there(week)], today),
    ]


def expect_study(
    world: Typed, mine: tuple[int, ...], weeks: list[list[date]], today: date
) -> tuple[int, int | None, Verdict]:
    studied = {
        day
        for place, kind, day, status in world.studies
        if place in mine and kind is StudyKind.BRANCH_STUDY and status is RecordStatus.HELD
    }
    missed = [week for week in weeks or WEEKS if not studied & set(week)]
    count = len(weeks or WEEKS) - len(missed)
    if not weeks:
        return count, None, V.NOT_APPLICABLE
    if not missed:
        return count, len(weeks), V.MET
    return count, len(weeks), V.UNMET if any(week[-1] < today for week in missed) else V.NOT_DUE


def expect_items(world: Typed, mine: tuple[int, ...], as_of: date) -> RectificationFigure:
    on_list = closed = overdue = 0
    for place, found_on, mode, due, closing in world.items:
        if place not in mine or found_on > as_of:
            continue
        closed_on = None if closing is None else found_on + timedelta(days=closing)
        if closed_on is not None and closed_on < OCTOBER.first:
            continue
        on_list += 1
        if closed_on is not None and closed_on <= as_of:
            closed += 1
        elif mode is not RectificationMode.LONG_TERM:
            days = due if due is not None else 0 if mode is RectificationMode.BY_DATE else None
            overdue += days is not None and found_on + timedelta(days=days) < as_of
    return RectificationFigure(on_list, closed, overdue)


@fewest
@given(worlds, st.dates(date(2026, 10, 1), date(2027, 1, 10)))
def test_the_figures_are_what_one_would_count_by_hand(
    store: Store, kept: Ids, world: Typed, today: date
) -> None:
    with undone(store) as session:
        places = make(session, kept, world)
        found = figures_for(session, OCTOBER, today)
        annexed = notice_items(session, OCTOBER, found.counted_on, ())

    as_of = min(today, date(2026, 10, 31))
    closed = sum(line.status == "已销号" for line in annexed)
    late = sum(line.status.startswith("逾期") for line in annexed)
    assert found.rectification == RectificationFigure(len(annexed), closed, late)
    assert (found.month, found.counted_on) == (OCTOBER, as_of)
    lines = {row.organization_id: row for row in found.branches}
    there = world.founded_on is None or world.founded_on <= as_of
    assert set(lines) == ({kept.first, kept.second} if there else {kept.first})
    for branch in (0, 1) if there else (0,):
        line = lines[places[branch]]
        assert line.members == world.full_members[branch]
        counted = [(figure.held, figure.due, figure.verdict) for figure in line.requirements]
        assert counted == expect(world, branch, today)
        assert line.rectification == expect_items(world, {0: (0, 2), 1: (1,)}[branch], as_of)
    assert found.others == expect_items(world, (4,) if there else (1, 4), as_of)
