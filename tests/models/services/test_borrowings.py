"""借阅登记簿: what may be entered, what is out, what is late."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, Conflict, NotFound
from models.rows.archive_use import BorrowingRow
from models.rows.overview import TodoKind
from models.rules.archive_terms import BorrowingForm
from models.services.borrowings import (
    borrowable_items,
    borrowing_todos,
    give_back,
    list_borrowings,
    remove_borrowing,
    save_borrowing,
)
from models.services.settings import load_settings, save_settings
from tests.models.services.archived import add_item
from tests.models.services.making import saved

TODAY = date(2026, 10, 31)
LENT = BorrowingRow(
    None,
    None,
    "2025年度党员大会记录",
    BorrowingForm.LENT,
    "周一鸣",
    "财务处",
    "核对",
    "吴主任",
    date(2026, 10, 8),
    due_on=date(2026, 10, 20),
)


def test_a_line_is_kept_as_it_was_entered(session: Session) -> None:
    number = saved(save_borrowing(session, replace(LENT, borrower=" 周一鸣 "), TODAY))
    (row,) = list_borrowings(session)
    assert row == replace(LENT, id=number, version=row.version)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"described": " "}, "described"),
        ({"borrower": ""}, "borrower"),
        ({"borrowed_on": date(2026, 11, 1), "due_on": None}, "borrowed_on"),
        ({"borrowed_on": date(1900, 1, 1)}, "borrowed_on"),
        ({"due_on": date(2026, 10, 7)}, "due_on"),
        ({"returned_on": date(2026, 10, 7)}, "returned_on"),
        ({"returned_on": date(2026, 11, 1)}, "returned_on"),
    ],
)
def test_a_line_that_cannot_be_is_refused_at_its_field(
    session: Session, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput) as caught:
        save_borrowing(session, replace(LENT, **wrong), TODAY)  # type: ignore[arg-type]
    assert caught.value.field == field
    assert list_borrowings(session) == ()


def test_the_boundaries_of_days_are_allowed(session: Session) -> None:
    same_day = replace(LENT, borrowed_on=TODAY, due_on=TODAY, returned_on=TODAY)
    save_borrowing(session, same_day, TODAY)
    assert len(list_borrowings(session)) == 1


def test_an_original_is_lent_to_one_at_a_time(session: Session) -> None:
    item = add_item(session, "会议记录", 2014)
    first = saved(save_borrowing(session, replace(LENT, item_id=item), TODAY))
    with pytest.raises(BadInput, match="周一鸣于2026年10月8日借出，还没有归还"):
        save_borrowing(session, replace(LENT, item_id=item, borrower="孙二"), TODAY)
    save_borrowing(session, replace(LENT, item_id=item, borrower="孙二", form=BorrowingForm.READ), TODAY)
    (out,) = list_borrowings(session, only_out=True)
    # Changing the line itself is no second loan.
    save_borrowing(session, replace(out, purpose="再核对"), TODAY)
    (out,) = list_borrowings(session, only_out=True)
    give_back(session, first, out.version, TODAY, "完好")
    save_borrowing(session, replace(LENT, item_id=item, borrower="孙二"), TODAY)
    assert [row.borrower for row in list_borrowings(session, only_out=True)] == ["孙二"]


def test_coming_back_is_noted_once(session: Session) -> None:
    number = saved(save_borrowing(session, LENT, TODAY))
    (row,) = list_borrowings(session)
    with pytest.raises(BadInput, match="早于借阅日期"):
        give_back(session, number, row.version, date(2026, 10, 7), "")
    give_back(session, number, row.version, date(2026, 10, 30), " 完好 ")
    (row,) = list_borrowings(session)
    assert (row.returned_on, row.returned_state) == (date(2026, 10, 30), "完好")
    with pytest.raises(Conflict):
        give_back(session, number, row.version, TODAY, "")


def test_what_was_not_lent_does_not_come_back(session: Session) -> None:
    number = saved(save_borrowing(session, replace(LENT, form=BorrowingForm.READ, due_on=None), TODAY))
    (row,) = list_borrowings(session)
    with pytest.raises(BadInput, match="没有借出原件"):
        give_back(session, number, row.version, TODAY, "")


@pytest.mark.parametrize(("due", "late"), [(date(2026, 10, 30), 1), (TODAY, None), (None, None)])
def test_an_original_is_late_from_the_day_after(session: Session, due: date | None, late: int | None) -> None:
    save_borrowing(session, replace(LENT, due_on=due), TODAY)
    todos = list(borrowing_todos(session, TODAY))
    assert [todo.late for todo in todos] == ([] if late is None else [late])
    assert all(todo.kind is TodoKind.BORROWED_LATE and "周一鸣" in todo.text for todo in todos)


def test_a_line_entered_by_mistake_is_taken_away(session: Session) -> None:
    number = saved(save_borrowing(session, LENT, TODAY))
    (row,) = list_borrowings(session)
    with pytest.raises(Conflict):
        remove_borrowing(session, number, row.version + 1)
    remove_borrowing(session, number, row.version)
    assert list_borrowings(session) == ()
    with pytest.raises(NotFound):
        remove_borrowing(session, number, row.version)


def test_what_may_be_chosen_is_what_has_a_fixed_number(session: Session) -> None:
    save_settings(session, replace(load_settings(session), fonds_number="S027"))
    old, new = add_item(session, "旧件", 2014), add_item(session, "新件", 2025)
    add_item(session, "没有件号", 2026, None)
    add_item(session, "已销毁", 2013, destroyed_on=TODAY)
    assert list(borrowable_items(session).items()) == [
        ("S027-WS·2025-D10-DB-0001 新件", new),
        ("S027-WS·2014-D10-DB-0001 旧件", old),
    ]
