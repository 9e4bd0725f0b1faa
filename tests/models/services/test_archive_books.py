"""What is kept as one list a year: any line entered, changed or taken away tells that a book made before is out of date."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.rows.archive import ArchiveDetail
from models.rows.dues import DuesLine
from models.rows.reflection import ReflectionRow
from models.rows.study_plan import PlanItem, StudyPlan
from models.rules.archive_lacks import LackKind
from models.rules.archive_terms import ArchiveSource
from models.rules.dues import assess
from models.rules.periods import Month
from models.rules.terms import StudyKind
from models.services.archive_books import books_of
from models.services.archive_items import gather, load_items, save_item
from models.services.archive_masters import wanting_masters
from models.services.archive_years import standing
from models.services.dues import put_back, save_lines
from models.services.evidence import branch_of_each
from models.services.members import load_member, save_member
from models.services.organizations import list_organizations
from models.services.reflections import load_reflection, remove_reflection, save_reflection
from models.services.settings import save_settings
from models.services.study_plans import load_plan, save_plan
from tests.models.rules.paying import RATES
from tests.models.services.archiving import LATER, SETTINGS, YEAR, make_masters
from tests.models.services.making import Ids, add_person, saved

Books = dict[tuple[ArchiveSource, int, int], str]
LAST_DAY = date(YEAR, 12, 31)


def read(session: Session) -> Books:
    session.flush()
    session.expire_all()
    return books_of(session, [YEAR], branch_of_each(list_organizations(session)))


def piece(session: Session, organization_id: int, title: str) -> int:
    row = ReflectionRow(None, organization_id, "甲", title, submitted_on=date(YEAR, 5, 6))
    return saved(save_reflection(session, row))


def strike(session: Session, number: int) -> None:
    remove_reflection(session, number, load_reflection(session, number).version)


def leave(session: Session, member_id: int, day: date) -> None:
    detail = load_member(session, member_id)
    save_member(session, replace(detail, spells=(replace(detail.spells[0], to_on=day),)))


def paid(member_id: int, base: int) -> DuesLine:
    return assess(DuesLine(member_id, Month(YEAR, 5)), base, RATES)


def another_piece(session: Session, ids: Ids) -> Callable[[], None]:
    one = piece(session, ids.group, "第一篇")

    def change() -> None:
        strike(session, one)
        piece(session, ids.group, "第二篇")

    return change


def another_payer(session: Session, ids: Ids) -> Callable[[], None]:
    one, two = (add_person(session, name, ids.first) for name in ("甲", "乙"))
    save_lines(session, [paid(one, 500_000)])
    (before,), after = [DuesLine(one, Month(YEAR, 5))], paid(one, 500_000)

    def change() -> None:
        put_back(session, [before], [replace(after, version=1)])
        save_lines(session, [paid(two, 500_000)])

    return change


def another_amount(session: Session, ids: Ids) -> Callable[[], None]:
    """Taken back and entered otherwise: a line of the same member, month and version."""
    one = add_person(session, "甲", ids.first)
    save_lines(session, [paid(one, 500_000)])

    def change() -> None:
        put_back(session, [DuesLine(one, Month(YEAR, 5))], [replace(paid(one, 500_000), version=1)])
        save_lines(session, [paid(one, 600_000)])

    return change


def another_member(session: Session, ids: Ids) -> Callable[[], None]:
    """One leaves, one comes: as many as before, of the same versions."""
    one = add_person(session, "甲", ids.first)
    add_person(session, "乙", ids.second)

    def change() -> None:
        leave(session, one, LAST_DAY)
        add_person(session, "丙", ids.first)

    return change


def another_topic(session: Session, ids: Ids) -> Callable[[], None]:
    plan = StudyPlan(
        None, YEAR, ids.first, StudyKind.BRANCH_STUDY, "学习计划", items=(PlanItem(None, 1, "第一讲"),)
    )
    number = saved(save_plan(session, plan))

    def change() -> None:
        kept = load_plan(session, number)
        save_plan(session, replace(kept, items=(replace(kept.items[0], topic="第二讲"),)))

    return change


@pytest.mark.parametrize(
    ("source", "began"),
    [
        (ArchiveSource.REFLECTION, another_piece),
        (ArchiveSource.DUES, another_payer),
        (ArchiveSource.DUES, another_amount),
        (ArchiveSource.ROSTER, another_member),
        (ArchiveSource.STUDY_PLAN, another_topic),
    ],
)
def test_one_line_in_the_place_of_another_is_told(
    session: Session, ids: Ids, source: ArchiveSource, began: Callable[[Session, Ids], Callable[[], None]]
) -> None:
    change = began(session, ids)
    before = read(session)
    assert read(session) == before, "read again, it says the same"
    change()
    after = read(session)
    assert after[source, ids.first, YEAR] != before[source, ids.first, YEAR]
    assert {key: word for key, word in after.items() if key[1] != ids.first} == {
        key: word for key, word in before.items() if key[1] != ids.first
    }, "other branches have nothing to do with it"


def test_a_list_of_a_running_year_lacks_no_day_that_it_is_given_later(session: Session, ids: Ids) -> None:
    save_settings(session, SETTINGS)
    add_person(session, "甲", ids.first)

    def roster(today: date) -> tuple[ArchiveDetail, str]:
        gather(session, YEAR, today)
        (one,) = [each for each in load_items(session, YEAR) if each.row.source is ArchiveSource.ROSTER]
        return one, "".join(standing(session, YEAR, today).refusals)

    kept, refusals = roster(LAST_DAY)
    assert kept.row.dated is None
    assert LackKind.DATED_LATER in [lack.kind for lack in kept.row.lacks]
    assert "还没有过完" in refusals
    assert "日期" not in refusals
    assert "日期" in "".join(standing(session, YEAR, LATER).refusals), "asked for once it could be there"
    kept, _ = roster(LATER)
    assert (kept.row.dated, LackKind.DATED_LATER in [lack.kind for lack in kept.row.lacks]) == (
        LAST_DAY,
        False,
    )
    # What the clerk says is gathered no more.
    save_item(session, replace(kept, row=replace(kept.row, dated=None)))
    kept, refusals = roster(LATER)
    assert LackKind.NO_DATE in [lack.kind for lack in kept.row.lacks]
    assert "没有日期" in refusals


def test_a_list_above_branches_holds_theirs(session: Session, ids: Ids) -> None:
    piece(session, ids.committee, "机关党委的一篇")
    one = piece(session, ids.first, "支部的一篇")
    before = read(session)
    strike(session, one)
    piece(session, ids.first, "支部的另一篇")
    place = (ArchiveSource.REFLECTION, ids.committee, YEAR)
    assert read(session)[place] != before[place]


def test_who_leaves_after_the_year_changes_nothing_of_it(session: Session, ids: Ids) -> None:
    number = add_person(session, "甲", ids.first)
    save_lines(session, [paid(number, 500_000)])
    before = read(session)
    leave(session, number, date(YEAR + 1, 2, 1))
    assert read(session) == before


def test_a_book_made_before_the_year_was_over_is_made_again(session: Session, ids: Ids) -> None:
    """It was printed as of an earlier day."""
    add_person(session, "甲", ids.first)
    gather(session, YEAR, date(YEAR, 10, 31))
    make_masters(session)
    assert wanting_masters(session, YEAR) == ()
    gather(session, YEAR, LATER)
    (roll,) = (each for each in load_items(session, YEAR) if each.row.source is ArchiveSource.ROSTER)
    assert wanting_masters(session, YEAR) == (roll.row.id,)
