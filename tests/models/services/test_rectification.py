"""Rectification items: numbers, progress, and the moves of their status machine."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.db.store import Store
from models.failures import BadInput, Conflict
from models.rows.query import RegisterQuery
from models.rows.rectification import ProgressEntry, RectificationDetail, StatusStep
from models.rules.rectification import MOVES, Action, actions_from
from models.rules.terms import RectificationMode, RectificationStatus
from models.services.rectification import list_items, load_item, remove_item, save_item
from models.services.rectification_moves import advance_item
from tests.models.services.making import DAY, Ids, add_item, item, nothing_written, undone
from tests.models.services.strategies import fewest

A, S = Action, RectificationStatus
TODAY = date(2026, 11, 20)
READY: dict[str, Any] = {
    "person": "李建国",
    "cause": "责任不清",
    "measures": "建立台账",
    "progress": (ProgressEntry(DAY, "已部署"),),
    "evidence": "会议记录本在办公室",
}


def order(session: Session, record_id: int, action: Action, **given: Any) -> None:
    read = load_item(session, record_id)
    later = (read.look_back_on or DAY) + timedelta(days=1)
    settled: dict[str, Any] = {"on": DAY, "by": "王芳", "note": "现场核实", "look_back_on": later} | given
    version = settled.pop("version", None) or read.version
    advance_item(session, record_id, version, action, **settled)


def test_a_whole_life_is_kept_step_by_step(session: Session, ids: Ids) -> None:
    record_id = add_item(session, ids.first, **(READY | {"person": ""}))
    save_item(session, replace(load_item(session, record_id), person="李建国"))
    life = [
        (A.CLAIM, date(2026, 10, 16)),
        (A.REQUEST_CLOSURE, date(2026, 10, 20)),
        (A.SEND_BACK, date(2026, 10, 20)),
        (A.REQUEST_CLOSURE, date(2026, 10, 25)),
        (A.APPROVE, date(2026, 10, 26)),
        (A.CONFIRM, date(2027, 1, 26)),
        (A.REOPEN, date(2027, 3, 1)),
        (A.RESUME, date(2027, 3, 2)),
    ]
    expected = []
    status = S.UNCLAIMED
    for action, on in life:
        order(session, record_id, action, on=on, note=f" {action.label}\n")
        session.expunge_all()
        detail = load_item(session, record_id)
        expected.append(StatusStep(on, status, detail.status, "王芳", action.label))
        status = detail.status
        closed = status.is_closed
        assert detail.closed_on == (date(2026, 10, 26) if closed else None)
        assert detail.verifier == ("王芳" if closed else "")

    assert load_item(session, record_id).steps == tuple(expected)
    assert status is S.IN_PROGRESS
    assert load_item(session, record_id).version == len(life) + 2


@fewest
@given(st.lists(st.sampled_from(Action), max_size=12))
def test_no_order_of_orders_leaves_the_machine(store: Store, kept: Ids, actions: list[Action]) -> None:
    legal = {(move.start, move.action): move.end for move in MOVES}
    with undone(store) as session:
        record_id = add_item(session, kept.first, **READY)
        status, steps = S.IN_PROGRESS, 0
        for action in actions:
            if (status, action) in legal:
                order(session, record_id, action)
                status, steps = legal[status, action], steps + 1
            else:
                with (
                    nothing_written(session),
                    pytest.raises(BadInput, match=f"“{status.label}”.*{action.label}"),
                ):
                    order(session, record_id, action)
            detail = load_item(session, record_id)
            assert (detail.status, len(detail.steps), detail.version) == (status, steps, 1 + steps)
            assert (detail.closed_on is not None) == bool(detail.verifier) == status.is_closed
            assert action not in actions_from(status) or (status, action) in legal


@pytest.mark.parametrize(
    ("missing", "action", "given_", "word"),
    [
        ({"cause": ""}, A.REQUEST_CLOSURE, {}, "没有办理“申请销号”：申请销号前请先补上：原因分析"),
        ({"measures": ""}, A.REQUEST_CLOSURE, {}, "整改措施"),
        ({"progress": ()}, A.REQUEST_CLOSURE, {}, "整改进展"),
        ({}, A.REQUEST_CLOSURE, {"by": " "}, "经办人"),
        ({}, A.REQUEST_CLOSURE, {"on": date(2026, 10, 14)}, "不应早于"),
    ],
)
def test_an_order_not_ready_is_refused_with_its_reason(
    session: Session, ids: Ids, missing: dict[str, Any], action: Action, given_: dict[str, Any], word: str
) -> None:
    record_id = add_item(session, ids.first, **(READY | missing))
    before = load_item(session, record_id)

    with nothing_written(session), pytest.raises(BadInput, match=word):
        order(session, record_id, action, **given_)

    session.expire_all()
    assert load_item(session, record_id) == before


def test_the_responsible_person_does_not_approve(session: Session, ids: Ids) -> None:
    record_id = add_item(session, ids.first, **(READY | {"person": "李建国、王芳"}))
    order(session, record_id, A.REQUEST_CLOSURE)

    with nothing_written(session), pytest.raises(BadInput, match="换人审核"):
        order(session, record_id, A.APPROVE, by="王芳")

    assert load_item(session, record_id).status is S.CLOSURE_REQUESTED
    order(session, record_id, A.APPROVE, by="张敏")


def test_no_step_goes_back_in_time(session: Session, ids: Ids) -> None:
    record_id = add_item(session, ids.first, **READY)
    order(session, record_id, A.REQUEST_CLOSURE, on=date(2026, 10, 20))

    with pytest.raises(BadInput, match="上一步的日期"):
        order(session, record_id, A.APPROVE, on=date(2026, 10, 19))
    order(session, record_id, A.APPROVE, on=date(2026, 10, 20))


def test_an_item_changed_elsewhere_is_not_moved(store: Store, kept: Ids) -> None:
    with store.write() as session:
        record_id = add_item(session, kept.first, **READY)
        save_item(session, load_item(session, record_id))

    with pytest.raises(Conflict), store.write() as session:
        order(session, record_id, A.REQUEST_CLOSURE, version=1)

    with store.read() as session:
        detail = load_item(session, record_id)
    assert (detail.status, detail.steps, detail.version) == (S.IN_PROGRESS, (), 2)


def test_saving_never_moves_the_machine(session: Session, ids: Ids) -> None:
    record_id = add_item(session, ids.first, **READY)
    order(session, record_id, A.REQUEST_CLOSURE)
    read = load_item(session, record_id)

    save_item(
        session, replace(read, status=S.CONSOLIDATED, closed_on=DAY, verifier="某人", steps=(), number=99)
    )

    session.expunge_all()
    assert load_item(session, record_id) == replace(read, version=read.version + 1)


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"due_on": date(2026, 10, 14)}, "不应早于发现日期"),
        ({"due_on": None}, "须填写整改时限"),
        ({"progress": (ProgressEntry(DAY, " "),)}, "没有内容"),
        ({"progress": (ProgressEntry(DAY, "好", 101),)}, "0到100"),
        ({"progress": (ProgressEntry(DAY, "好", -1),)}, "0到100"),
    ],
)
def test_an_item_that_cannot_be(session: Session, ids: Ids, wrong: dict[str, Any], word: str) -> None:
    with nothing_written(session), pytest.raises(BadInput, match=word):
        save_item(session, item(ids.first, **wrong))


@pytest.mark.parametrize("mode", [RectificationMode.IMMEDIATE, RectificationMode.LONG_TERM])
def test_only_an_item_by_date_needs_its_date(session: Session, ids: Ids, mode: RectificationMode) -> None:
    add_item(session, ids.first, mode=mode, due_on=None)


@fewest
@given(st.lists(st.tuples(st.sampled_from((2025, 2026)), st.booleans()), max_size=12))
def test_numbers_run_within_the_year_and_are_never_given_again(
    store: Store, kept: Ids, made: list[tuple[int, bool]]
) -> None:
    given_out: dict[int, int] = {2025: 0, 2026: 0}
    with undone(store) as session:
        for year, removed in made:
            record_id = add_item(session, kept.first, found_on=date(year, 3, 1))
            given_out[year] += 1
            assert load_item(session, record_id).number == given_out[year]
            if removed:
                remove_item(session, record_id, 1)


def test_the_newest_numbers_come_first_whatever_day_was_typed(session: Session, ids: Ids) -> None:
    days = (date(2026, 9, 1), date(2026, 3, 1), date(2025, 12, 1), date(2026, 6, 1))
    for day in days:
        add_item(session, ids.first, found_on=day)

    rows = list_items(session, RegisterQuery(), TODAY)

    assert [(row.found_on.year, row.number) for row in rows] == [(2026, 3), (2026, 2), (2026, 1), (2025, 1)]


def line(session: Session, **asked: Any) -> Any:
    (row,) = list_items(session, RegisterQuery(**asked), TODAY)
    return row


def test_the_line_tells_the_latest_progress_whatever_order_it_was_typed_in(
    session: Session, ids: Ids
) -> None:
    entries = (
        ProgressEntry(date(2026, 11, 2), "后来"),
        ProgressEntry(date(2026, 11, 2), "当天再记"),
        ProgressEntry(DAY, "起初"),
    )
    add_item(session, ids.first, **(READY | {"progress": entries}))

    row = line(session)

    assert (row.progress, row.measures, row.overdue_days) == ("当天再记", "建立台账", 20)


@pytest.mark.parametrize(("due_on", "days"), [(TODAY, 0), (date(2026, 11, 19), 1), (date(2027, 1, 1), 0)])
def test_overdue_days_of_a_line(session: Session, ids: Ids, due_on: date, days: int) -> None:
    add_item(session, ids.first, due_on=due_on)

    assert line(session).overdue_days == days


def test_a_new_item_is_unclaimed_until_somebody_is_named(session: Session, ids: Ids) -> None:
    details: list[RectificationDetail] = [
        load_item(session, add_item(session, ids.first, person=person)) for person in ("", "  ", "李建国")
    ]

    assert [detail.status for detail in details] == [S.UNCLAIMED, S.UNCLAIMED, S.IN_PROGRESS]
    assert [detail.steps for detail in details] == [()] * 3


@pytest.mark.parametrize("word", ["赵局长", "综合处", "李建国"])
def test_an_item_is_found_by_whoever_answers_for_it(session: Session, ids: Ids, word: str) -> None:
    wanted = add_item(session, ids.first, leader="赵局长", department="综合处", person="李建国")
    add_item(session, ids.first, leader="周局长", department="人事处", person="王芳")

    assert [row.id for row in list_items(session, RegisterQuery(text=word), TODAY)] == [wanted]
