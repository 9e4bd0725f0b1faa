"""What becomes of an item after it was struck off: the look back, what may still be added, and 反弹."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import clock
from models.db.store import Store
from models.failures import BadInput, Conflict, Frozen
from models.rows.attachment import AttachmentRow
from models.rows.bureau import BureauSettings
from models.rows.query import RegisterQuery
from models.rows.rectification import ProgressEntry
from models.rules.inspection_terms import ShirkingTag
from models.rules.rectification import Action
from models.rules.terms import RectificationMode, RectificationSource, RectificationStatus
from models.services.rectification import LOOK_BACK_DUE, list_items, load_item, save_item
from models.services.rectification_moves import advance_item
from models.services.settings import save_settings
from tests.models.services.making import DAY, Ids, add_item, advance, nothing_written

A, S = Action, RectificationStatus
CLOSED_ON = date(2026, 11, 30)
CLOSING = ((A.REQUEST_CLOSURE, date(2026, 10, 20)), (A.APPROVE, CLOSED_ON))
PHOTO = AttachmentRow("a" * 64, "现场照片.jpg", 12, datetime(2026, 10, 20))
OTHER = AttachmentRow("b" * 64, "复查照片.jpg", 12, datetime(2026, 12, 20))


@pytest.fixture
def closed(session: Session, ids: Ids) -> int:
    """An item struck off on CLOSED_ON, with a file."""
    record_id = add_item(session, ids.first, attachments=(PHOTO,), person="李建国")
    advance(session, record_id, *CLOSING)
    return record_id


def move(session: Session, record_id: int, action: Action, on: date, **given: Any) -> None:
    version = load_item(session, record_id).version
    advance_item(session, record_id, version, action, on=on, by="王芳", **given)


def test_the_look_back_falls_due_three_months_after_closure(session: Session, closed: int) -> None:
    assert load_item(session, closed).look_back_on == date(2027, 2, 28)


@pytest.mark.parametrize(("months", "due"), [(0, CLOSED_ON), (6, date(2027, 5, 30))])
def test_the_bureau_sets_how_long_after(session: Session, ids: Ids, months: int, due: date) -> None:
    save_settings(session, BureauSettings(look_back_months=months))
    record_id = add_item(session, ids.first, person="李建国")
    advance(session, record_id, *CLOSING)

    assert load_item(session, record_id).look_back_on == due


@pytest.mark.parametrize(
    ("today", "listed"), [(date(2027, 2, 27), False), (date(2027, 2, 28), True), (date(2028, 1, 1), True)]
)
def test_it_is_listed_from_the_day_it_falls_due(
    session: Session, ids: Ids, closed: int, today: date, listed: bool
) -> None:
    add_item(session, ids.first)

    found = list_items(session, RegisterQuery(status=LOOK_BACK_DUE), today)

    assert [row.id for row in found] == ([closed] if listed else [])


def test_it_is_put_off_with_a_reason_that_is_kept(session: Session, closed: int) -> None:
    move(session, closed, A.PUT_OFF, date(2027, 2, 1), note=" 支部换届 ", look_back_on=date(2027, 4, 1))

    detail = load_item(session, closed)
    assert (detail.status, detail.look_back_on) == (S.CLOSED, date(2027, 4, 1))
    assert (detail.closed_on, detail.verifier) == (CLOSED_ON, "王芳")
    step = detail.steps[-1]
    assert (step.from_status, step.to_status, step.by) == (S.CLOSED, S.CLOSED, "王芳")
    assert step.note == "由2027-02-28推迟到2027-04-01，支部换届"


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"note": "", "look_back_on": date(2027, 4, 1)}, "写明理由"),
        ({"note": "换届"}, "推迟到哪一天"),
        ({"note": "换届", "look_back_on": date(2027, 2, 28)}, "晚于原定"),
        ({"note": "换届", "look_back_on": date(2027, 3, 31)}, "晚于办理日期"),
    ],
)
def test_it_is_not_put_off_without(session: Session, closed: int, given: dict[str, Any], word: str) -> None:
    with nothing_written(session), pytest.raises(BadInput, match=word):
        move(session, closed, A.PUT_OFF, date(2027, 3, 31), **given)


def test_nothing_is_moved_on_a_day_that_has_not_come(
    session: Session, closed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 3, 1, 9, 0))
    with nothing_written(session), pytest.raises(BadInput, match="2027-03-02还没有到"):
        move(session, closed, A.REOPEN, date(2027, 3, 2), note="又有缺项")
    move(session, closed, A.REOPEN, date(2027, 3, 1), note="又有缺项")
    assert load_item(session, closed).steps[-1].on == date(2027, 3, 1)


@pytest.mark.parametrize("action", [A.CONFIRM, A.REOPEN])
def test_a_look_back_that_was_made_is_no_longer_due(session: Session, closed: int, action: Action) -> None:
    move(session, closed, action, date(2027, 2, 1), note="复查")

    assert load_item(session, closed).look_back_on is None


def test_reopening_keeps_the_history_of_closures(session: Session, closed: int) -> None:
    move(session, closed, A.REOPEN, date(2027, 2, 1), note="又有缺项")
    move(session, closed, A.RESUME, date(2027, 2, 2))
    move(session, closed, A.REQUEST_CLOSURE, date(2027, 3, 1))
    move(session, closed, A.APPROVE, date(2027, 3, 31))

    detail = load_item(session, closed)
    assert [step.on for step in detail.steps if step.to_status is S.CLOSED] == [CLOSED_ON, date(2027, 3, 31)]
    assert (detail.closed_on, detail.look_back_on) == (date(2027, 3, 31), date(2027, 6, 30))


REWRITTEN: list[dict[str, Any]] = [
    {"problem": "另一个问题"},
    {"source": RectificationSource.SUPERIOR_CHECK},
    {"found_on": date(2026, 10, 14)},
    {"mode": RectificationMode.LONG_TERM},
    {"due_on": date(2026, 12, 31)},
    {"source_document": "某文"},
    {"cause": "另有原因"},
    {"goal": "目标"},
    {"measures": ""},
    {"leader": "赵局长"},
    {"supervisor": "周局长"},
    {"department": "综合处"},
    {"person": "张明"},
    {"evidence": "别处"},
    {"manifestation": 3},
    {"tag": ShirkingTag.NOMINAL},
    {"progress": ()},
    {"progress": (ProgressEntry(DAY, "已部署"), ProgressEntry(DAY, "补记"))},
    {"attachments": ()},
    {"attachments": (OTHER,)},
]


@pytest.mark.parametrize("confirmed", [False, True])
def test_what_was_verified_is_not_rewritten(session: Session, closed: int, confirmed: bool) -> None:
    if confirmed:
        move(session, closed, A.CONFIRM, date(2027, 2, 1), note="换届前先看")
    detail = load_item(session, closed)

    for changed in REWRITTEN:
        with nothing_written(session), pytest.raises(Frozen, match=r"已经销号.*还没有保存"):
            save_item(session, replace(detail, **changed))
        session.expire_all()
        assert load_item(session, closed) == detail, changed


def test_another_organisation_does_not_take_it_over(session: Session, ids: Ids, closed: int) -> None:
    with nothing_written(session), pytest.raises(Frozen):
        save_item(session, replace(load_item(session, closed), organization_id=ids.second))


def test_what_is_found_out_later_is_added(session: Session, closed: int) -> None:
    detail = load_item(session, closed)
    added = replace(
        detail, note="已存档", extended_check="各支部自查一遍", attachments=(*detail.attachments, OTHER)
    )

    save_item(session, added)

    session.expunge_all()
    assert load_item(session, closed) == replace(added, version=detail.version + 1)


def test_a_reopened_item_is_rewritten_again(session: Session, closed: int) -> None:
    move(session, closed, A.REOPEN, date(2027, 2, 1), note="又有缺项")

    save_item(session, replace(load_item(session, closed), cause="另有原因", attachments=()))

    assert load_item(session, closed).cause == "另有原因"


def test_an_item_struck_off_elsewhere_meanwhile_is_a_conflict_first(store: Store, kept: Ids) -> None:
    with store.write() as session:
        record_id = add_item(session, kept.first, person="李建国")
        read = load_item(session, record_id)
        advance(session, record_id, *CLOSING)

    with pytest.raises(Conflict), store.write() as session:
        save_item(session, replace(read, cause="另有原因"))
