"""Inspections with findings, and notices that name them, made with few words."""

from datetime import date

from sqlalchemy.orm import Session

from models import clock
from models.entities import Notice
from models.rules.terms import NoticeStatus
from models.services.inspections import load_inspection
from tests.models.services.making import Ids, add_inspection, finding


def notice(session: Session, number: int = 10, word: str = "某局机党") -> int:
    """An issued notice; its id."""
    entity = Notice(
        month="2026-10",
        status=NoticeStatus.ISSUED,
        title="通报",
        red_head="",
        document_word=word,
        year=2026,
        number=number,
        recipients="",
        lead="",
        figures_text="",
        sections=[],
        issuer="",
        issued_on=date(2026, 11, 5),
        copies_to="",
        office="",
        figures=None,
        items=[],
        created_at=clock.now(),
        updated_at=clock.now(),
    )
    session.add(entity)
    session.flush()
    return entity.id


def facts(session: Session, record_id: int) -> list[str]:
    """What was found, in order."""
    return [found.fact for found in load_inspection(session, record_id).findings]


def three_findings(session: Session, ids: Ids) -> int:
    """An inspection that found 甲, 乙 and 丙; its id."""
    found = tuple(finding(ids.first, fact) for fact in "甲乙丙")
    return add_inspection(session, ids.committee, findings=found)
