"""Rectification items, their progress and the moves of their status machine."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.entities.record import Record
from models.rules.inspection_terms import ShirkingTag
from models.rules.terms import RectificationMode, RectificationStatus, Register


class RectificationItem(Record):
    """An item; of the record, ``kind`` is its source, ``title`` the problem, ``happened_on`` the day it was found."""

    __tablename__ = "rectification_item"
    __table_args__ = (UniqueConstraint("year", "number"),)
    __mapper_args__ = {"polymorphic_identity": Register.RECTIFICATION}

    id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    year: Mapped[int]
    number: Mapped[int]
    mode: Mapped[RectificationMode] = mapped_column(term_column(RectificationMode))
    source_document: Mapped[str] = mapped_column(String(200))
    leader: Mapped[str] = mapped_column(String(120))
    department: Mapped[str] = mapped_column(String(120))
    person: Mapped[str] = mapped_column(String(120))
    due_on: Mapped[date | None] = mapped_column(index=True)
    closed_on: Mapped[date | None]
    verifier: Mapped[str] = mapped_column(String(60))
    supervisor: Mapped[str] = mapped_column(String(120), server_default=text("''"))
    manifestation: Mapped[int | None]
    tag: Mapped[ShirkingTag | None] = mapped_column(term_column(ShirkingTag))
    finding_id: Mapped[int | None] = mapped_column(
        ForeignKey("finding.id", ondelete="RESTRICT"), index=True, unique=True
    )
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notice.id", ondelete="RESTRICT"), index=True)
    look_back_on: Mapped[date | None] = mapped_column(index=True)


class ProgressEntry(Base):
    """What had been done by a day."""

    __tablename__ = "progress_entry"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    entered_on: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    percent: Mapped[int | None]


class StatusStep(Base):
    """A move of the machine; never changed once made."""

    __tablename__ = "status_step"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    moved_on: Mapped[date]
    from_status: Mapped[RectificationStatus] = mapped_column(term_column(RectificationStatus))
    to_status: Mapped[RectificationStatus] = mapped_column(term_column(RectificationStatus))
    moved_by: Mapped[str] = mapped_column(String(60))
    note: Mapped[str] = mapped_column(Text)
