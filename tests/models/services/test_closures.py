"""The ledger of closures: what was found or struck off, and how far it came."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from models.rows.attachment import AttachmentRow
from models.rows.ledgers import Closure, ClosureLedger
from models.rows.rectification import ProgressEntry
from models.rules.periods import Span, quarter, year_of
from models.rules.rectification import Action
from models.rules.terms import RectificationMode, RectificationSource, RectificationStatus
from models.services.closures import closures
from models.services.rectification import load_item, save_item
from models.services.rectification_moves import advance_item
from tests.models.services.growing import statements_as_it_grows
from tests.models.services.making import Ids, add_item, advance

A = Action
YEAR = year_of(2026)
TODAY = date(2026, 11, 20)
FOUND, DUE = date(2026, 5, 4), date(2026, 6, 1)


def ledger(
    session: Session, span: Span = YEAR, organization_id: int | None = None, today: date = TODAY
) -> ClosureLedger:
    return closures(session, span, organization_id, today)


def only(session: Session, today: date = TODAY) -> Closure:
    (item,) = ledger(session, today=today).items
    return item


def closed(session: Session, record_id: int, asked: date, on: date) -> None:
    advance(session, record_id, (A.REQUEST_CLOSURE, asked), (A.APPROVE, on))


def test_a_closed_item_tells_its_whole_way(session: Session, ids: Ids) -> None:
    file = AttachmentRow("0" * 64, "整改报告.pdf", 1, datetime(2026, 6, 1))
    record_id = add_item(
        session,
        ids.first,
        found_on=FOUND,
        due_on=DUE,
        person="李建国",
        leader="陈局",
        department="财务处",
        attachments=(file,),
    )
    advance(session, record_id, (A.REQUEST_CLOSURE, date(2026, 6, 3)))
    entries = (ProgressEntry(date(2026, 5, 20), "已部署"), ProgressEntry(date(2026, 5, 10), "早先的"))
    save_item(session, replace(load_item(session, record_id), progress=entries))
    version = load_item(session, record_id).version
    advance_item(session, record_id, version, A.APPROVE, on=date(2026, 6, 8), by="王芳")
    advance(session, record_id, (A.CONFIRM, date(2026, 9, 9)))

    item = only(session)

    assert (item.year, item.number, item.source) == (2026, 1, RectificationSource.SELF_CHECK)
    assert (item.leader, item.department, item.person) == ("陈局", "财务处", "李建国")
    assert item.measures == "建立台账"
    assert item.progress == "已部署"
    assert item.evidence == ("会议记录本", "整改报告.pdf")
    assert (item.requested_on, item.verifier, item.closed_on) == (date(2026, 6, 3), "王芳", date(2026, 6, 8))
    assert item.days_late == 7
    assert item.look_back is not None
    assert (item.look_back.on, item.look_back.held) == (date(2026, 9, 9), True)
    assert item.status is RectificationStatus.CONSOLIDATED


def test_an_open_item_has_none_of_it(session: Session, ids: Ids) -> None:
    add_item(session, ids.first, found_on=FOUND, due_on=DUE)
    item = only(session)
    assert (item.requested_on, item.verifier, item.closed_on, item.look_back) == (None, "", None, None)
    assert (item.measures, item.progress, item.evidence) == ("", "", ())


@pytest.mark.parametrize(("today", "late"), [(DUE, 0), (date(2026, 6, 2), 1), (date(2026, 5, 4), 0)])
def test_an_open_item_is_late_from_the_day_after(session: Session, ids: Ids, today: date, late: int) -> None:
    add_item(session, ids.first, found_on=FOUND, due_on=DUE)
    assert only(session, today).days_late == late


def test_what_has_no_deadline_is_not_late_by_nought(session: Session, ids: Ids) -> None:
    add_item(session, ids.first, found_on=FOUND, due_on=None, mode=RectificationMode.LONG_TERM)
    add_item(session, ids.first, found_on=FOUND, due_on=None, mode=RectificationMode.IMMEDIATE)
    assert [item.days_late for item in ledger(session).items] == [None, None]


@pytest.mark.parametrize(
    ("found_on", "closed_on", "listed"),
    [
        (date(2026, 4, 1), None, True),
        (date(2026, 6, 30), None, True),
        (date(2026, 3, 31), None, False),
        (date(2026, 7, 1), None, False),
        (date(2026, 1, 5), date(2026, 4, 1), True),
        (date(2026, 1, 5), date(2026, 6, 30), True),
        (date(2026, 1, 5), date(2026, 3, 31), False),
        (date(2026, 1, 5), date(2026, 7, 1), False),
        (date(2026, 4, 1), date(2026, 9, 1), True),
    ],
)
def test_items_found_or_struck_off_in_the_span(
    session: Session, ids: Ids, found_on: date, closed_on: date | None, listed: bool
) -> None:
    record_id = add_item(session, ids.first, found_on=found_on, due_on=date(2026, 12, 1))
    if closed_on is not None:
        advance(
            session, record_id, (A.CLAIM, found_on), (A.REQUEST_CLOSURE, found_on), (A.APPROVE, closed_on)
        )
    assert bool(ledger(session, quarter(2026, 2)).items) is listed


def test_by_number_and_limited_to_a_branch(session: Session, ids: Ids) -> None:
    for place, found_on in ((ids.first, FOUND), (ids.second, FOUND), (ids.group, date(2026, 1, 9))):
        add_item(session, place, found_on=found_on, due_on=DUE)

    def listed(organization_id: int | None) -> list[tuple[int, str]]:
        found = ledger(session, organization_id=organization_id)
        return [(item.number, item.organization_name) for item in found.items]

    assert listed(None) == [(1, "第一党支部"), (2, "第二党支部"), (3, "第一党支部第一党小组")]
    assert listed(ids.first) == [(1, "第一党支部"), (3, "第一党支部第一党小组")]
    assert ledger(session, organization_id=ids.second).scope == "第二党支部"


def test_a_hundred_items_send_as_many_statements_as_three(session: Session, ids: Ids) -> None:

    def add(_made: int) -> None:
        add_item(session, ids.first, found_on=FOUND, due_on=DUE, progress=(ProgressEntry(FOUND, "已办"),))

    asked = statements_as_it_grows(session, (3, 100), add, ledger)
    assert asked[0] == asked[1] <= 8
