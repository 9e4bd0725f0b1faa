"""A month's figures against a slow and plain counting of the same registers."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.db.store import Store
from models.rows.bureau import OrganizationRow
from models.rows.compliance import Exemption
from models.rows.meeting import AgendaItem
from models.rows.notice import BranchFigures, RectificationFigure
from models.rules.periods import Month
from models.rules.rectification import Action
from models.rules.terms import (
    MeetingKind,
    OrganizationKind,
    RecordStatus,
    RectificationMode,
    StudyKind,
    Verdict,
)
from models.services.figures import figures_for
from models.services.notice_composing import notice_items
from models.services.organizations import list_organizations, save_organization
from models.services.rulebook import load_rulebook, save_exemption, save_rule
from tests.models.services.growing import statements_as_it_grows
from tests.models.services.making import (
    Ids,
    add_item,
    add_meeting,
    add_organization,
    add_person,
    add_study,
    advance,
    begin_ledger,
    undone,
)
from tests.models.services.strategies import fewest

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


def only(session: Session, month: Month = OCTOBER, today: date = date(2026, 11, 20)) -> BranchFigures:
    return figures_for(session, month, today).branches[0]


def switch_off(session: Session, *codes: str) -> None:
    """Stop asking for these, also of the past."""
    for rule in load_rulebook(session).rules:
        if rule.code in codes:
            save_rule(session, replace(rule, enabled=False))


def test_what_is_asked_comes_from_the_table_of_rules(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)

    def asked() -> list[tuple[str, bool]]:
        return [(figure.code, figure.due is not None) for figure in only(session).requirements]

    usual = [
        ("branch_assembly", True),
        ("branch_committee", False),
        ("group_meeting", True),
        ("party_lecture", True),
        ("theme_day", True),
        ("weekly_study", True),
    ]
    assert asked() == usual
    switch_off(session, "party_lecture", "weekly_study")
    assert asked() == [one for one in usual if one[0] not in ("party_lecture", "weekly_study")]


def test_a_past_month_is_judged_by_the_rules_of_its_time(session: Session, ids: Ids) -> None:
    old = next(rule for rule in load_rulebook(session).rules if rule.code == "theme_day")
    add_meeting(session, ids.first, K.THEME_DAY, held_on=date(2026, 9, 9))
    add_meeting(session, ids.first, K.THEME_DAY, held_on=date(2026, 10, 9))
    save_rule(session, replace(old, id=None, minimum=2, valid_from=date(2026, 10, 1)))

    september, october = (only(session, month).requirements[4] for month in (OCTOBER.previous, OCTOBER))
    assert (september.held, september.due, september.verdict) == (1, 1, V.MET)
    assert (october.held, october.due, october.verdict) == (1, 2, V.UNMET)


def test_an_exempt_month_is_not_asked_for_with_the_reason(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    save_exemption(session, Exemption(None, OCTOBER.first, OCTOBER.last, "集中办公", ids.first, "theme_day"))
    first, second = (row.requirements[4] for row in figures_for(session, OCTOBER, AFTER).branches)

    assert (first.due, first.verdict, first.reason) == (None, V.NOT_APPLICABLE, "集中办公，免予统计")
    assert (second.due, second.verdict) == (1, V.UNMET)


def test_the_first_topics_of_meetings_count_where_a_rule_asks_for_them(session: Session, ids: Ids) -> None:
    own = next(rule for rule in load_rulebook(session).rules if rule.code == "theme_day")
    first_topic = replace(own, id=None, code="", label="第一议题", evidence=StudyKind.FIRST_TOPIC.value)
    save_rule(session, first_topic)
    agenda = (AgendaItem("传达学习", is_first_topic=True),)
    add_meeting(session, ids.first, K.BRANCH_COMMITTEE, held_on=date(2026, 10, 9), agenda=agenda)
    add_study(session, ids.second, StudyKind.FIRST_TOPIC, held_on=date(2026, 10, 9))

    for row in figures_for(session, OCTOBER, AFTER).branches:
        figure = row.requirements[-1]
        assert (figure.label, figure.held, figure.verdict) == ("第一议题", 1, V.MET)


def test_december_asks_for_the_year(session: Session, ids: Ids) -> None:
    december = Month(2026, 12)
    day = date(2026, 3, 4)
    add_meeting(session, ids.first, K.ORGANIZATIONAL_LIFE, held_on=day, counts_as=(K.APPRAISAL,))
    life, appraisal = only(session, december, date(2027, 1, 5)).requirements[-2:]

    assert (life.label, life.period, life.held, life.verdict) == ("组织生活会", "2026年", 1, V.MET)
    assert (appraisal.label, appraisal.held, appraisal.verdict) == ("民主评议党员", 1, V.MET)
    assert len(only(session, december.previous, date(2027, 1, 5)).requirements) == 6


def test_an_item_closed_then_and_reopened_later_was_closed_then(session: Session, ids: Ids) -> None:
    item = add_item(session, ids.first, found_on=date(2026, 10, 5), due_on=date(2026, 10, 9))
    advance(session, item, *((action, date(2026, 10, 20)) for action in CLOSING))
    before = only(session).rectification
    advance(session, item, (Action.REOPEN, date(2026, 11, 10)))

    assert only(session).rectification == before == RectificationFigure(1, 1, 0)
    assert only(session, OCTOBER.next, date(2026, 12, 1)).rectification == RectificationFigure(1, 0, 1)


def test_an_item_closed_before_the_month_and_reopened_in_it_is_on_the_list_again(
    session: Session, ids: Ids
) -> None:
    item = add_item(session, ids.first, found_on=date(2026, 9, 5), due_on=date(2026, 9, 9))
    advance(session, item, *((action, date(2026, 9, 20)) for action in CLOSING))
    assert only(session).rectification == RectificationFigure(0, 0, 0)
    advance(session, item, (Action.REOPEN, date(2026, 10, 10)))
    assert only(session).rectification == RectificationFigure(1, 0, 1)
    assert only(session, OCTOBER.previous).rectification == RectificationFigure(1, 1, 0)


def test_items_of_organisations_that_are_no_branch_are_counted_together(session: Session, ids: Ids) -> None:
    gone = OrganizationRow(None, OrganizationKind.BRANCH, "撤销的支部", dissolved_on=date(2026, 9, 15))
    gone_id = save_organization(session, gone).record_id
    for place in (ids.committee, ids.department, gone_id, ids.group):
        add_item(session, place, found_on=date(2026, 9, 5), due_on=date(2026, 10, 9))

    found = figures_for(session, OCTOBER, AFTER)

    assert found.branches[0].rectification == RectificationFigure(1, 0, 1)
    assert found.others == RectificationFigure(3, 0, 3)
    assert found.rectification == RectificationFigure(4, 0, 4)
    assert len(notice_items(session, OCTOBER, found.counted_on, ())) == 4


@pytest.mark.parametrize(
    ("founded_on", "dissolved_on", "listed"),
    [
        (None, None, True),
        (date(2026, 10, 31), None, True),
        (date(2026, 11, 1), None, False),
        (None, date(2026, 10, 2), True),
        (None, date(2026, 10, 1), False),
    ],
)
def test_a_branch_is_listed_in_the_months_it_existed(
    session: Session, founded_on: date | None, dissolved_on: date | None, listed: bool
) -> None:
    branch = OrganizationRow(
        None, OrganizationKind.BRANCH, "新支部", founded_on=founded_on, dissolved_on=dissolved_on
    )
    save_organization(session, branch)

    assert bool(figures_for(session, OCTOBER, date(2026, 11, 20)).branches) is listed


def test_the_denominators_are_the_rosters_of_the_months_end(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    for number in range(6):
        add_person(session, f"{number}号", ids.first)
    add_person(session, "月底前转入", ids.first, from_on=date(2026, 10, 31))
    add_person(session, "下月转入", ids.first, from_on=date(2026, 11, 1))
    add_person(session, "月底转出", ids.first, to_on=date(2026, 10, 31))

    line = only(session)

    assert line.members == 7
    assert line.requirements[1].due == 1
    assert only(session, today=date(2026, 10, 30)).requirements[1].due == 1
    assert only(session, OCTOBER.previous).requirements[1].due == 1
    assert only(session, OCTOBER.previous).members == 7


def test_what_is_planned_cancelled_or_halted_is_not_held(session: Session, ids: Ids) -> None:
    for status in RecordStatus:
        add_meeting(session, ids.first, K.THEME_DAY, status=status)
        add_study(session, ids.first, status=status)

    by_code = {figure.code: figure.held for figure in only(session).requirements}

    assert (by_code["theme_day"], by_code["weekly_study"]) == (1, 1)


def test_what_was_halted_counts_once_it_is_held_again(session: Session, ids: Ids) -> None:
    begin_ledger(session, ids.first)
    december, new_year = Month(2026, 12), date(2027, 1, 5)

    def life() -> tuple[int, Verdict]:
        figures = {figure.code: figure for figure in only(session, december, new_year).requirements}
        return figures["organizational_life"].held, figures["organizational_life"].verdict

    add_meeting(
        session,
        ids.first,
        K.ORGANIZATIONAL_LIFE,
        held_on=date(2026, 11, 3),
        status=RecordStatus.HALTED,
    )
    assert life() == (0, V.UNMET)
    add_meeting(session, ids.first, K.ORGANIZATIONAL_LIFE, held_on=date(2026, 11, 20))
    assert life() == (1, V.MET)


def test_thirty_branches_send_as_many_statements_as_three(session: Session) -> None:
    committee = add_organization(session, OrganizationKind.PARTY_COMMITTEE, "某局机关党委")

    def add(made: int) -> None:
        branch = add_organization(session, OrganizationKind.BRANCH, f"{made}支部", parent_id=committee)
        group = add_organization(session, OrganizationKind.GROUP, "一组", parent_id=branch)
        fill: dict[str, Any] = {"held_on": date(2026, 10, 9)}
        add_person(session, f"{made}号", branch)
        add_meeting(session, branch, K.THEME_DAY, counts_as=(K.PARTY_LECTURE,), **fill)
        add_meeting(session, group, K.GROUP_MEETING, **fill)
        add_study(session, branch, **fill)
        add_item(session, branch)

    asked = statements_as_it_grows(
        session, (3, 30), add, lambda s: figures_for(s, OCTOBER, date(2026, 11, 20))
    )

    assert asked[0] == asked[1] <= 14


@pytest.mark.parametrize(("today", "overdue"), [(date(2026, 10, 15), 0), (date(2026, 10, 16), 1)])
def test_an_item_due_on_the_day_counted_is_not_overdue(
    session: Session, ids: Ids, today: date, overdue: int
) -> None:
    add_item(session, ids.first, due_on=date(2026, 10, 15))

    assert only(session, today=today).rectification == RectificationFigure(1, 0, overdue)


def test_a_branch_with_nobody_on_its_roll_has_unknown_members(session: Session, ids: Ids) -> None:
    figures = only(session)

    assert figures.members is None
    assert figures.requirements[1].verdict is V.UNKNOWN
