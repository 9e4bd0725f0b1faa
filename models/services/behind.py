"""The records behind a number, and how it was counted."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Notice, Record
from models.rows.changes import SUBJECTS, Subject
from models.rows.compliance import RuleVerdict
from models.rows.overview import Behind, CountedRecord
from models.rows.target import Target
from models.rules.compliance_terms import BureauDuty, RuleUnit
from models.rules.counting_basis import basis_of, span_in_words
from models.rules.daily_terms import DailyWorkStatus
from models.rules.document_numbers import document_number
from models.rules.inspections import status_word
from models.rules.periods import Month
from models.rules.register_kinds import KINDS
from models.rules.terms import RecordStatus, RectificationStatus, Register
from models.services.record_lines import parts
from models.services.records import organization_names


def behind_verdict(session: Session, verdict: RuleVerdict) -> Behind:
    """The records that a verdict counted, and its 口径."""
    rule = verdict.rule
    names = organization_names(session)
    name = RuleUnit.BUREAU.label
    if verdict.organization_id is not None:
        name = names.get(verdict.organization_id, "")
    found = (
        _notices(session, verdict.records)
        if rule.evidence == BureauDuty.NOTICE.value
        else _records(session, verdict.records, names)
    )
    return Behind(f"{name}：{rule.label}，{span_in_words(verdict.span)}", basis_of(verdict), found)


def behind_records(session: Session, ids: Iterable[int], heading: str, basis: str) -> Behind:
    """Any records, by day, under a heading and a 口径 of the caller's. Those removed meanwhile are left out."""
    return Behind(heading, basis, _records(session, tuple(ids), organization_names(session)))


def _records(session: Session, ids: Sequence[int], names: dict[int, str]) -> tuple[CountedRecord, ...]:
    found = []
    for part in parts(ids):
        query = select(
            Record.id,
            Record.register,
            Record.kind,
            Record.status,
            Record.title,
            Record.happened_on,
            Record.organization_id,
        ).where(Record.id.in_(part), Record.deleted_at.is_(None))
        for id_, register, kind, status, title, day, organization_id in session.execute(query):
            found.append(
                CountedRecord(
                    id_,
                    Target(SUBJECTS[register], id_),
                    day,
                    KINDS[register](kind).label,
                    title,
                    names.get(organization_id, ""),
                    _status_in_words(register, status),
                )
            )
    return tuple(sorted(found, key=lambda record: (record.day, record.id)))


def _status_in_words(register: Register, status: str) -> str:
    if register is Register.RECTIFICATION:
        return RectificationStatus(status).label
    if register is Register.DAILY_WORK:
        return DailyWorkStatus(status).label
    found = RecordStatus(status)
    return status_word(found) if register is Register.INSPECTION else found.label


def _notices(session: Session, ids: Sequence[int]) -> tuple[CountedRecord, ...]:
    found = []
    for part in parts(ids):
        columns = (
            Notice.id,
            Notice.month,
            Notice.title,
            Notice.status,
            Notice.issued_on,
            Notice.issuer,
            Notice.document_word,
            Notice.year,
            Notice.number,
        )
        for row in session.execute(select(*columns).where(Notice.id.in_(part))):
            number = document_number(row.document_word, row.year, row.number)
            day = row.issued_on or Month.parse(row.month).last
            found.append(
                CountedRecord(
                    row.id,
                    Target(Subject.NOTICE, row.id),
                    day,
                    number or BureauDuty.NOTICE.label,
                    row.title,
                    row.issuer,
                    row.status.label,
                )
            )
    return tuple(sorted(found, key=lambda record: (record.day, record.id)))
