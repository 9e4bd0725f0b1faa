"""Inspections and their findings. Triggers keep a finding that a notice has named (models/db/triggers.py)."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.entities.record import Record
from models.rules.compliance_terms import Severity
from models.rules.inspection_terms import FindingOrigin, ShirkingTag
from models.rules.terms import Register


class Inspection(Record):
    """An inspection; of the record, ``kind`` is its method, ``happened_on`` its first day, the organisation who inspects."""

    __tablename__ = "inspection"
    __mapper_args__ = {"polymorphic_identity": Register.INSPECTION}

    id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), index=True)
    last_on: Mapped[date | None]


class InspectionTeam(Base):
    """A member of the team."""

    __tablename__ = "inspection_team"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(60))


class InspectionVisit(Base):
    """A branch that was inspected."""

    __tablename__ = "inspection_visit"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    visited_on: Mapped[date | None]


class Finding(Base):
    """A problem an inspection found, with an id of its own: notices and rectification items refer to it."""

    __tablename__ = "finding"

    id: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    fact: Mapped[str] = mapped_column(Text)
    clause: Mapped[str] = mapped_column(Text)
    manifestation: Mapped[int | None]
    tag: Mapped[ShirkingTag | None] = mapped_column(term_column(ShirkingTag))
    severity: Mapped[Severity] = mapped_column(term_column(Severity))
    evidence: Mapped[str] = mapped_column(Text)
    evidence_file: Mapped[str] = mapped_column(String(64))
    person: Mapped[str] = mapped_column(String(120))
    due_on: Mapped[date | None]
    origin: Mapped[FindingOrigin] = mapped_column(term_column(FindingOrigin))
    origin_key: Mapped[str] = mapped_column(String(200))
    in_notice: Mapped[bool]
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notice.id", ondelete="RESTRICT"), index=True)
