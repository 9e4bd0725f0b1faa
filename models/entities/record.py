"""What all registers share: the record itself, its texts, its people, its files."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from models.entities.base import Base, term_column
from models.rules.terms import AttendanceState, Register, Standing


class Record(Base):
    """One entry of one register. Its number is unique over all registers; a removed record stays, marked."""

    __tablename__ = "record"
    __table_args__: tuple[SchemaItem, ...] = (
        # The month's figures read this index alone; the long texts stay out of the way in record_text.
        Index(None, "register", "happened_on", "organization_id", "kind", "status", "deleted_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[Register] = mapped_column(term_column(Register))
    kind: Mapped[str] = mapped_column(String(32))
    status: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(Text)
    happened_on: Mapped[date]
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    expected: Mapped[int | None]
    present: Mapped[int | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"polymorphic_on": register, "version_id_col": version}


class RecordText(Base):
    """A long text of a record, in a table of its own so that lists never read it."""

    __tablename__ = "record_text"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    part: Mapped[str] = mapped_column(String(32), primary_key=True)
    body: Mapped[str] = mapped_column(Text)


class Attendance(Base):
    """One person at one meeting, with name and standing of that day."""

    __tablename__ = "attendance"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    standing: Mapped[Standing] = mapped_column(term_column(Standing))
    state: Mapped[AttendanceState] = mapped_column(term_column(AttendanceState))
    reason: Mapped[str] = mapped_column(String(200))
    counted: Mapped[bool]
    in_committee: Mapped[bool]


class Observer(Base):
    """A person sitting in on a meeting (列席)."""

    __tablename__ = "observer"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(String(120))
    job_title: Mapped[str] = mapped_column(String(120))


class Attachment(Base):
    """A file of a record; the bytes lie in the content-addressed store under their hash."""

    __tablename__ = "attachment"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = mapped_column(String(260))
    size: Mapped[int]
    added_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(String(200))
