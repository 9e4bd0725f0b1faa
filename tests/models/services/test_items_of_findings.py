"""The items made of what an inspection found, when a notice names it."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import clock
from models.entities import Finding as FindingEntity
from models.entities import Inspection, Notice
from models.failures import BadInput
from models.rows.inspection import Finding
from models.rows.notice import NoticeDetail
from models.rules.compliance_terms import Severity
from models.rules.inspection_terms import FindingOrigin, InspectionMethod, ShirkingTag
from models.rules.periods import Month
from models.rules.terms import (
    NoticeStatus,
    RectificationMode,
    RectificationSource,
    RectificationStatus,
    Register,
)
from models.services.rectification import items_of_findings, load_item
from tests.models.services.making import Ids, add_item, nothing_written

INSPECTED = date(2026, 10, 20)
DUE = date(2026, 11, 30)


def inspection(session: Session, ids: Ids, last_on: date | None = None) -> int:
    """An inspection of October."""
    entity = Inspection(
        register=Register.INSPECTION,
        kind="special",
        status="held",
        title="十月督察",
        happened_on=INSPECTED,
        organization_id=ids.committee,
        created_at=clock.now(),
        updated_at=clock.now(),
        month="2026-10",
        last_on=last_on,
    )
    session.add(entity)
    session.flush()
    return entity.id


def finding(session: Session, inspection_id: int, organization_id: int, **given: Any) -> Finding:
    """A problem found, with an id."""
    settled: dict[str, Any] = {"fact": "会议记录缺少表决情况", "due_on": DUE} | given
    row = Finding(None, organization_id, **settled)
    entity = FindingEntity(
        record_id=inspection_id,
        position=1,
        organization_id=organization_id,
        fact=row.fact,
        clause=row.clause,
        manifestation=row.manifestation,
        tag=row.tag,
        severity=Severity.GENERAL,
        evidence="",
        evidence_file="",
        person=row.person,
        due_on=row.due_on,
        origin=FindingOrigin.INSPECTOR,
        origin_key="",
        in_notice=True,
    )
    session.add(entity)
    session.flush()
    return Finding(entity.id, organization_id, **settled)


def notice(
    session: Session, number: int = 10, word: str = "某局机党", month: str = "2026-10"
) -> NoticeDetail:
    """A notice that has its number."""
    title = "关于2026年10月模范机关创建工作督察情况的通报"
    entity = Notice(
        month=month,
        status=NoticeStatus.DRAFT,
        title=title,
        red_head="",
        document_word=word,
        year=2026,
        number=number,
        recipients="",
        lead="",
        figures_text="",
        sections=[],
        issuer="某局机关党委",
        copies_to="",
        office="",
        items=[],
        created_at=clock.now(),
        updated_at=clock.now(),
    )
    session.add(entity)
    session.flush()
    return NoticeDetail(entity.id, Month.parse(month), title, document_word=word, year=2026, number=number)


def test_a_finding_becomes_an_item_with_source_link_and_deadline(session: Session, ids: Ids) -> None:
    found = finding(
        session,
        inspection(session, ids),
        ids.first,
        clause="《中国共产党支部工作条例（试行）》第十一条",
        manifestation=7,
        tag=ShirkingTag.DISCOUNTED,
        person="李建国",
    )
    named_in = notice(session)

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
        session, [finding(session, inspection(session, ids), ids.first)], notice(session)
    )

    assert load_item(session, item_id).status is RectificationStatus.UNCLAIMED


def test_what_an_unannounced_visit_found_says_so(session: Session, ids: Ids) -> None:
    found = finding(session, inspection(session, ids), ids.first, method=InspectionMethod.UNANNOUNCED)

    (item_id,) = items_of_findings(session, [found], notice(session))

    assert load_item(session, item_id).source is RectificationSource.UNANNOUNCED_VISIT


def test_numbers_go_on_in_the_order_given(session: Session, ids: Ids) -> None:
    add_item(session, ids.second)
    visit = inspection(session, ids, last_on=date(2026, 10, 22))
    found = [finding(session, visit, ids.first, fact=f"问题{place}") for place in "甲乙丙"]

    made = items_of_findings(session, found[::-1], notice(session, word=""))

    items = [load_item(session, item_id) for item_id in made]
    assert [item.number for item in items] == [2, 3, 4]
    assert [item.problem for item in items] == ["问题丙", "问题乙", "问题甲"]
    assert {item.found_on for item in items} == {date(2026, 10, 22)}
    assert {(item.notice_number, item.source_document) for item in items} == {("第10期", "督察通报第10期")}


def test_the_notices_deadline_stands_in_for_a_findings_own(session: Session, ids: Ids) -> None:
    visit = inspection(session, ids)
    found = [finding(session, visit, ids.first), finding(session, visit, ids.first, due_on=None)]

    made = items_of_findings(session, found, notice(session), due_on=date(2026, 12, 15))

    assert [load_item(session, item_id).due_on for item_id in made] == [DUE, date(2026, 12, 15)]


@pytest.mark.parametrize(
    ("due_on", "word"), [(None, "还没有整改时限，没有印发"), (date(2026, 10, 19), "早于督察日期，没有印发")]
)
def test_without_a_deadline_that_can_be_nothing_is_issued(
    session: Session, ids: Ids, due_on: date | None, word: str
) -> None:
    found = finding(session, inspection(session, ids), ids.first, due_on=due_on)
    named_in = notice(session)

    with nothing_written(session), pytest.raises(BadInput, match=f"会议记录缺少表决情况.*{word}"):
        items_of_findings(session, [found], named_in)


def test_a_finding_on_the_list_keeps_its_item_and_the_first_notice(session: Session, ids: Ids) -> None:
    found = finding(session, inspection(session, ids), ids.first)
    first = notice(session)
    made = items_of_findings(session, [found], first)

    assert items_of_findings(session, [found], notice(session, number=11, month="2026-11")) == made

    assert load_item(session, made[0]).notice_id == first.id
