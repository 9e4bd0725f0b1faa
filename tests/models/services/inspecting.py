"""Inspections with findings, and notices that name them, made with few words."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models import clock
from models.entities import Finding as FindingEntity
from models.entities import Inspection, Notice
from models.rows.inspection import Finding
from models.rows.notice import NoticeDetail
from models.rules.compliance_terms import Severity
from models.rules.inspection_terms import FindingOrigin
from models.rules.periods import Month
from models.rules.terms import NoticeStatus, Register
from models.services.inspections import load_inspection
from tests.models.services.making import Ids, add_inspection, finding

INSPECTED = date(2026, 10, 20)
DUE = date(2026, 11, 30)


def keep_notice(session: Session, **given: Any) -> Notice:
    """A notice of October 2026 numbered 10, kept as it is given."""
    settled: dict[str, Any] = {
        "month": "2026-10",
        "status": NoticeStatus.DRAFT,
        "title": "通报",
        "red_head": "",
        "document_word": "某局机党",
        "year": 2026,
        "number": 10,
        "recipients": "",
        "lead": "",
        "figures_text": "",
        "sections": [],
        "issuer": "某局机关党委",
        "copies_to": "",
        "office": "",
        "items": [],
        "created_at": clock.now(),
        "updated_at": clock.now(),
    }
    entity = Notice(**settled | given)
    session.add(entity)
    session.flush()
    return entity


def notice(session: Session, number: int = 10, word: str = "某局机党") -> int:
    """An issued notice; its id."""
    issued = {"status": NoticeStatus.ISSUED, "issued_on": date(2026, 11, 5)}
    return keep_notice(session, number=number, document_word=word, **issued).id


def numbered_notice(
    session: Session, number: int = 10, word: str = "某局机党", month: str = "2026-10"
) -> NoticeDetail:
    """A notice that has its number and is not yet issued."""
    title = "关于2026年10月模范机关创建工作督察情况的通报"
    kept = keep_notice(session, number=number, document_word=word, month=month, title=title)
    return NoticeDetail(kept.id, Month.parse(month), title, document_word=word, year=2026, number=number)


def plain_inspection(session: Session, ids: Ids, last_on: date | None = None) -> int:
    """An inspection of October without findings; its id."""
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


def found_at(session: Session, inspection_id: int, organization_id: int, **given: Any) -> Finding:
    """A problem found at an inspection, as a row with its id."""
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


def facts(session: Session, record_id: int) -> list[str]:
    """What was found, in order."""
    return [found.fact for found in load_inspection(session, record_id).findings]


def three_findings(session: Session, ids: Ids) -> int:
    """An inspection that found 甲, 乙 and 丙; its id."""
    found = tuple(finding(ids.first, fact) for fact in "甲乙丙")
    return add_inspection(session, ids.committee, findings=found)
