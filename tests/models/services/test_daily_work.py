"""日常工作: what is refused, what the register and the ledger show, what is reminded of, what rules count."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, Conflict, NotFound
from models.rows.changes import Subject
from models.rows.daily_work import DailyWorkDetail
from models.rows.overview import Todo, TodoKind
from models.rows.query import RegisterQuery
from models.rows.target import Target
from models.rules.daily_terms import DailyWorkKind, DailyWorkStatus, Urgency
from models.rules.daily_work import SENT_KINDS
from models.rules.periods import quarter, year_of
from models.services.daily_work import (
    daily_work_ledger,
    latest_daily_work,
    list_daily_work,
    load_daily_work,
    remove_daily_work,
    save_daily_work,
)
from models.services.held import held_between
from models.services.records import organization_names
from models.services.todo_daily_work import daily_work_todos
from tests.models.services.making import Ids, saved

DAY = date(2026, 5, 12)


def add(session: Session, place: int, title: str = "一件事", **given: Any) -> int:
    values: dict[str, Any] = {"kind": DailyWorkKind.REQUEST, "happened_on": DAY} | given
    return saved(
        save_daily_work(session, DailyWorkDetail(None, organization_id=place, title=title, **values))
    )


def test_the_register_shows_and_narrows(session: Session, ids: Ids) -> None:
    older = add(session, ids.second, "增补委员", counterpart="机关工委", happened_on=date(2026, 4, 1))
    newer = add(session, ids.first, "一季度分析", kind=DailyWorkKind.MOOD, content="窗口压力大")
    assert [row.id for row in list_daily_work(session, RegisterQuery())] == [newer, older]
    for query, found in (
        (RegisterQuery(organization_id=ids.second), [older]),
        (RegisterQuery(organization_id=ids.committee), [newer, older]),
        (RegisterQuery(kind="mood"), [newer]),
        (RegisterQuery(text="工委"), [older]),
        (RegisterQuery(text="窗口"), [newer]),
        (RegisterQuery(year=2026, month=4), [older]),
        (RegisterQuery(status="done"), []),
    ):
        assert [row.id for row in list_daily_work(session, query)] == found, query
    row = list_daily_work(session, RegisterQuery(text="工委"))[0]
    assert (row.kind, row.organization_name, row.counterpart) == (
        DailyWorkKind.REQUEST,
        "第二党支部",
        "机关工委",
    )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"title": "  "}, "请填写事项名称"),
        ({"happened_on": date(1912, 1, 1)}, "1912年"),
        ({"status": DailyWorkStatus.DONE, "happened_on": date(2300, 1, 1)}, "还没有到，不能记成已办结"),
        ({"replied_on": date(2300, 1, 1)}, "答复日期还没有到"),
        ({"people": -1}, "不能是负数"),
        ({"amount": -1}, "不能是负数"),
    ],
)
def test_what_cannot_be_is_refused(session: Session, ids: Ids, given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        add(session, ids.first, **given)
    assert list_daily_work(session, RegisterQuery()) == ()


def test_a_change_elsewhere_is_not_overwritten(session: Session, ids: Ids) -> None:
    number = add(session, ids.first)
    read = load_daily_work(session, number)
    save_daily_work(session, read)
    with pytest.raises(Conflict):
        save_daily_work(session, read)


def test_a_removed_one_is_off_the_register(session: Session, ids: Ids) -> None:
    number = add(session, ids.first)
    remove_daily_work(session, number, 1)
    assert list_daily_work(session, RegisterQuery()) == ()
    with pytest.raises(NotFound):
        load_daily_work(session, number)


def test_the_latest_is_of_the_kind_and_place(session: Session, ids: Ids) -> None:
    add(session, ids.second, "别处的", happened_on=date(2026, 6, 1))
    add(session, ids.first, "别的类别", kind=DailyWorkKind.CARE, happened_on=date(2026, 6, 1))
    number = add(session, ids.first, "这一条")
    found = latest_daily_work(session, DailyWorkKind.REQUEST, ids.first)
    assert found is not None
    assert found.id == number
    assert latest_daily_work(session, DailyWorkKind.MOOD, ids.first) is None


def test_the_ledger_is_of_a_period_and_leaves_out_what_was_cancelled(session: Session, ids: Ids) -> None:
    late = add(session, ids.first, "后", happened_on=date(2026, 6, 30), content="内容")
    early = add(session, ids.second, "先", kind=DailyWorkKind.MOOD, happened_on=date(2026, 4, 1))
    add(session, ids.first, "不办了", status=DailyWorkStatus.CANCELLED)
    add(session, ids.first, "下季度", happened_on=date(2026, 7, 1))
    second = quarter(2026, 2)
    book = daily_work_ledger(session, second, None, DAY)
    assert [entry.id for entry in book.entries] == [early, late]
    assert book.entries[1].content == "内容"
    assert [entry.id for entry in daily_work_ledger(session, second, None, DAY, SENT_KINDS).entries] == [late]
    own = daily_work_ledger(session, second, ids.second, DAY)
    assert ([entry.id for entry in own.entries], own.scope) == ([early], "第二党支部")


def todos(session: Session, today: date) -> list[Todo]:
    return list(daily_work_todos(session, today, organization_names(session)))


def test_an_answer_is_reminded_of_from_a_week_before(session: Session, ids: Ids) -> None:
    due = DAY + timedelta(days=15)
    number = add(session, ids.first, "增补委员", reply_due_on=due)
    assert todos(session, due - timedelta(days=8)) == []
    (soon,) = todos(session, due - timedelta(days=7))
    assert (soon.kind, soon.late, soon.due_on) == (TodoKind.REPLY_DUE, 0, due)
    assert soon.target == Target(Subject.DAILY_WORK, number)
    assert soon.organization_name == "第一党支部"
    (late,) = todos(session, due + timedelta(days=3))
    assert late.late == 3


@pytest.mark.parametrize(
    "given",
    [{"replied_on": DAY}, {"status": DailyWorkStatus.DONE}, {"kind": DailyWorkKind.CARE}],
)
def test_what_waits_for_no_answer_is_not_reminded_of(
    session: Session, ids: Ids, given: dict[str, Any]
) -> None:
    add(session, ids.first, **{"reply_due_on": DAY} | given)
    assert todos(session, DAY) == []


def test_an_urgent_matter_that_was_not_sent_is_reminded_of(session: Session, ids: Ids) -> None:
    add(session, ids.first, "停水", kind=DailyWorkKind.REPORT, urgency=Urgency.MOST_URGENT)
    add(session, ids.first, "平常", kind=DailyWorkKind.REPORT, urgency=Urgency.NORMAL)
    sent = datetime.combine(DAY, time(8))
    add(session, ids.first, "已报", kind=DailyWorkKind.REPORT, urgency=Urgency.URGENT, sent_at=sent)
    (found,) = todos(session, DAY)
    assert (found.kind, found.text) == (
        TodoKind.UNSENT_REPORT,
        "特急报告“停水”还没有登记报送时间",
    )


def test_rules_count_analyses_brought_to_an_end(session: Session, ids: Ids) -> None:
    done = add(session, ids.first, kind=DailyWorkKind.MOOD, status=DailyWorkStatus.DONE)
    add(session, ids.first, kind=DailyWorkKind.MOOD)
    add(session, ids.first, kind=DailyWorkKind.CARE, status=DailyWorkStatus.DONE)
    year = year_of(2026)
    held = held_between(session, year.first, year.last)
    assert held.of([ids.first], "mood", year.first, year.last) == (done,)
    assert held.of([ids.first], "care", year.first, year.last) == ()
