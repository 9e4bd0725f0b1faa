"""The items made of what an inspection found, when a notice names it."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput
from models.rules.inspection_terms import InspectionMethod, ShirkingTag
from models.rules.terms import (
    RectificationMode,
    RectificationSource,
    RectificationStatus,
)
from models.services.rectification import items_of_findings, load_item
from tests.models.services.inspecting import DUE, INSPECTED, found_at, numbered_notice, plain_inspection
from tests.models.services.making import Ids, add_item, nothing_written


def test_a_finding_becomes_an_item_with_source_link_and_deadline(session: Session, ids: Ids) -> None:
    found = found_at(
        session,
        plain_inspection(session, ids),
        ids.first,
        clause="《中国共产党支部工作条例（试行）》第十一条",
        manifestation=7,
        tag=ShirkingTag.DISCOUNTED,
        person="李建国",
    )
    named_in = numbered_notice(session)

    (item_id,) = items_of_findings(session, [found], named_in)

    session.expunge_all()
    item = load_item(session, item_id)
    assert (item.problem, item.organization_id, item.person) == (found.fact, ids.first, "李建国")
    assert (item.source, item.mode) == (RectificationSource.INSPECTION_NOTICE, RectificationMode.BY_DATE)
    assert (item.found_on, item.due_on, item.number) == (INSPECTED, DUE, 1)
    assert (item.manifestation, item.tag) == (7, ShirkingTag.DISCOUNTED)
    assert (item.finding_id, item.notice_id) == (found.id, named_in.id)
    assert (item.notice_number, item.notice_title) == ("某局机党〔2026〕10号", named_in.title)
    assert item.clause == found.clause
    assert item.source_document == "某局机党〔2026〕10号"
    assert item.version == 1
    assert (item.status, item.steps, item.cause, item.measures) == (
        RectificationStatus.IN_PROGRESS,
        (),
        "",
        "",
    )


def test_without_a_responsible_person_it_waits_to_be_claimed(session: Session, ids: Ids) -> None:
    (item_id,) = items_of_findings(
        session, [found_at(session, plain_inspection(session, ids), ids.first)], numbered_notice(session)
    )

    assert load_item(session, item_id).status is RectificationStatus.UNCLAIMED


def test_what_an_unannounced_visit_found_says_so(session: Session, ids: Ids) -> None:
    found = found_at(session, plain_inspection(session, ids), ids.first, method=InspectionMethod.UNANNOUNCED)

    (item_id,) = items_of_findings(session, [found], numbered_notice(session))

    assert load_item(session, item_id).source is RectificationSource.UNANNOUNCED_VISIT


def test_numbers_go_on_in_the_order_given(session: Session, ids: Ids) -> None:
    add_item(session, ids.second)
    visit = plain_inspection(session, ids, last_on=date(2026, 10, 22))
    found = [found_at(session, visit, ids.first, fact=f"问题{place}") for place in "甲乙丙"]

    made = items_of_findings(session, found[::-1], numbered_notice(session, word=""))

    items = [load_item(session, item_id) for item_id in made]
    assert [item.number for item in items] == [2, 3, 4]
    assert [item.problem for item in items] == ["问题丙", "问题乙", "问题甲"]
    assert {item.found_on for item in items} == {date(2026, 10, 22)}
    assert {(item.notice_number, item.source_document) for item in items} == {("第10期", "督察通报第10期")}


def test_the_notices_deadline_stands_in_for_a_findings_own(session: Session, ids: Ids) -> None:
    visit = plain_inspection(session, ids)
    found = [found_at(session, visit, ids.first), found_at(session, visit, ids.first, due_on=None)]

    made = items_of_findings(session, found, numbered_notice(session), due_on=date(2026, 12, 15))

    assert [load_item(session, item_id).due_on for item_id in made] == [DUE, date(2026, 12, 15)]


@pytest.mark.parametrize(
    ("due_on", "word"), [(None, "还没有整改时限，没有印发"), (date(2026, 10, 19), "早于督察日期，没有印发")]
)
def test_without_a_deadline_that_can_be_nothing_is_issued(
    session: Session, ids: Ids, due_on: date | None, word: str
) -> None:
    found = found_at(session, plain_inspection(session, ids), ids.first, due_on=due_on)
    named_in = numbered_notice(session)

    with nothing_written(session), pytest.raises(BadInput, match=f"会议记录缺少表决情况.*{word}"):
        items_of_findings(session, [found], named_in)


def test_a_finding_on_the_list_keeps_its_item_and_the_first_notice(session: Session, ids: Ids) -> None:
    found = found_at(session, plain_inspection(session, ids), ids.first)
    first = numbered_notice(session)
    made = items_of_findings(session, [found], first)

    assert items_of_findings(session, [found], numbered_notice(session, number=11, month="2026-11")) == made

    assert load_item(session, made[0]).notice_id == first.id
