"""销毁清册: what may stand on one, and the way from draft to done."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.entities import ArchiveItem
from models.failures import BadInput, Conflict, Frozen, NotFound
from models.rows.archive_use import DestructionRow
from models.rules.archive_terms import DestructionState, Retention
from models.services.destructions import (
    REASON,
    approve_destruction,
    expired_lines,
    list_destructions,
    load_destruction,
    note_destroyed,
    remove_destruction,
    save_destruction,
)
from tests.models.services.archived import add_item, close
from tests.models.services.making import saved

TODAY = date(2026, 10, 31)
EMPTY = DestructionRow(
    None, "2026年度拟销毁档案清册", DestructionState.DRAFT, TODAY, REASON, "", "", None, None, ""
)


@pytest.mark.parametrize(
    ("year", "retention", "over"),
    [
        # Ten years from the year after: 2016–2025.
        (2015, Retention.TEN, True),
        (2016, Retention.TEN, False),
        (1995, Retention.THIRTY, True),
        (1996, Retention.THIRTY, False),
        (1950, Retention.PERMANENT, False),
    ],
)
def test_what_is_over_its_retention(session: Session, year: int, retention: Retention, over: bool) -> None:
    item = add_item(session, "旧件", year, retention=retention)
    assert [line.item_id for line in expired_lines(session, TODAY)] == ([item] if over else [])


def test_the_first_day_is_the_first_of_january(session: Session) -> None:
    add_item(session, "旧件", 2015)
    assert expired_lines(session, date(2025, 12, 31)) == ()
    (line,) = expired_lines(session, date(2026, 1, 1))
    assert line.expired_on == date(2026, 1, 1)


def drawn_up(session: Session, *items: int) -> DestructionRow:
    """A list of these, or of all that may be listed."""
    lines = tuple(line for line in expired_lines(session, TODAY) if not items or line.item_id in items)
    number = saved(save_destruction(session, replace(EMPTY, lines=lines), TODAY))
    return load_destruction(session, number)


def approved(session: Session, row: DestructionRow) -> DestructionRow:
    approve_destruction(
        session,
        row.id or 0,
        row.version,
        approval="局办批〔2026〕3号",
        approved_by="吴主任",
        approved_on=TODAY,
        today=TODAY,
    )
    return load_destruction(session, row.id or 0)


def test_a_list_keeps_its_order_and_its_opinions(session: Session) -> None:
    first, second = add_item(session, "甲", 2014), add_item(session, "乙", 2014, 2)
    lines = {line.item_id: line for line in expired_lines(session, TODAY)}
    chosen = (replace(lines[second], opinion="同意销毁"), lines[first])
    number = saved(save_destruction(session, replace(EMPTY, lines=chosen), TODAY))
    assert load_destruction(session, number).lines == chosen
    # What is on a list is offered no second time.
    assert expired_lines(session, TODAY) == ()


def test_what_may_not_be_destroyed_is_refused_by_name(session: Session) -> None:
    good = add_item(session, "满期", 2014)
    (line,) = expired_lines(session, TODAY)
    for other, why in (
        (add_item(session, "永久件", 2014, retention=Retention.PERMANENT), "是永久保管的"),
        (add_item(session, "未满期", 2016), "要到2027年才满保管期限"),
        (add_item(session, "没有号", 2013, None), "没有给定件号"),
        (add_item(session, "毁了的", 2012, destroyed_on=TODAY), "已经销毁"),
    ):
        with pytest.raises(BadInput, match=why):
            save_destruction(session, replace(EMPTY, lines=(line, replace(line, item_id=other))), TODAY)
    drawn_up(session, good)
    with pytest.raises(BadInput, match="已列在另一份清册里"):
        save_destruction(session, replace(EMPTY, lines=(line,)), TODAY)
    with pytest.raises(BadInput, match="列了两次"):
        save_destruction(session, replace(EMPTY, lines=(line, line)), TODAY)
    with pytest.raises(BadInput, match="一件也没有"):
        save_destruction(session, EMPTY, TODAY)


def test_a_change_of_the_lines_alone_moves_the_version(session: Session) -> None:
    add_item(session, "甲", 2014)
    add_item(session, "乙", 2014, 2)
    row = drawn_up(session)
    save_destruction(session, replace(row, lines=row.lines[:1]), TODAY)
    with pytest.raises(Conflict):
        save_destruction(session, row, TODAY)
    assert len(load_destruction(session, row.id or 0).lines) == 1


def test_the_way_to_the_end(session: Session) -> None:
    item = add_item(session, "甲", 2014)
    close(session, 2014)
    row = drawn_up(session)
    with pytest.raises(BadInput, match="还没有批准"):
        note_destroyed(session, row.id or 0, row.version, done_on=TODAY, supervisors="甲、乙", today=TODAY)
    row = approved(session, row)
    assert row.state is DestructionState.APPROVED
    with pytest.raises(Frozen):
        save_destruction(session, row, TODAY)
    with pytest.raises(Frozen):
        remove_destruction(session, row.id or 0, row.version)
    with pytest.raises(BadInput, match="应有两名"):
        note_destroyed(session, row.id or 0, row.version, done_on=TODAY, supervisors="甲", today=TODAY)
    note_destroyed(session, row.id or 0, row.version, done_on=TODAY, supervisors="甲、乙", today=TODAY)
    row = load_destruction(session, row.id or 0)
    assert (row.state, row.done_on, row.supervisors) == (DestructionState.DONE, TODAY, "甲、乙")
    # Its line and number stay, though its year is closed.
    kept = session.get_one(ArchiveItem, item)
    assert (kept.destroyed_on, kept.number, kept.title) == (TODAY, 1, "甲")
    with pytest.raises(Frozen):
        note_destroyed(session, row.id or 0, row.version, done_on=TODAY, supervisors="甲、乙", today=TODAY)


@pytest.mark.parametrize("day", [date(2026, 10, 30), date(2026, 11, 1)])
def test_an_approval_lies_between_the_list_and_today(session: Session, day: date) -> None:
    add_item(session, "甲", 2014)
    row = drawn_up(session)
    with pytest.raises(BadInput, match="批准日期"):
        approve_destruction(
            session,
            row.id or 0,
            row.version,
            approval="批准",
            approved_by="吴主任",
            approved_on=day,
            today=TODAY,
        )


def test_a_draft_is_given_up_and_its_items_may_be_listed_again(session: Session) -> None:
    add_item(session, "甲", 2014)
    row = drawn_up(session)
    remove_destruction(session, row.id or 0, row.version)
    assert list_destructions(session) == ()
    assert len(expired_lines(session, TODAY)) == 1
    with pytest.raises(NotFound):
        load_destruction(session, row.id or 0)
