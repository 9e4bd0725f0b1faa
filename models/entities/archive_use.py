"""What is done with the archive: borrowing, what left the office, destruction lists, checks of the files."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.archive_terms import BorrowingForm, DepartureKind, DestructionState


class Borrowing(Base):
    """A line of the 借阅登记簿."""

    __tablename__ = "borrowing"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int | None] = mapped_column(
        ForeignKey("archive_item.id", ondelete="RESTRICT"), index=True
    )
    described: Mapped[str] = mapped_column(Text)
    """档号 and title as of that day, or what was lent where it is no 件 of this program."""
    form: Mapped[BorrowingForm] = mapped_column(term_column(BorrowingForm))
    borrower: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(String(120))
    purpose: Mapped[str] = mapped_column(Text)
    approved_by: Mapped[str] = mapped_column(String(60))
    borrowed_on: Mapped[date]
    due_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    returned_state: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Departure(Base):
    """Something that left the office. Written by the program when it happens; never changes but for where it went."""

    __tablename__ = "departure"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[DepartureKind] = mapped_column(term_column(DepartureKind))
    happened_at: Mapped[datetime] = mapped_column(index=True)
    made_by: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(Text)
    destination: Mapped[str] = mapped_column(Text)
    """Folder or printer, as the program knows it."""
    files: Mapped[int]
    recipient: Mapped[str] = mapped_column(String(120))
    """Who got it, as typed afterwards."""
    note: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Destruction(Base):
    """销毁清册: 件 whose retention is over, listed for approval on paper."""

    __tablename__ = "destruction"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    state: Mapped[DestructionState] = mapped_column(term_column(DestructionState))
    made_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    approval: Mapped[str] = mapped_column(Text)
    """批准文号 or the words of the approval on paper."""
    approved_by: Mapped[str] = mapped_column(String(60))
    approved_on: Mapped[date | None]
    done_on: Mapped[date | None]
    supervisors: Mapped[str] = mapped_column(Text)
    """监销人, two of them."""
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class DestructionLine(Base):
    """A 件 on a destruction list."""

    __tablename__ = "destruction_line"

    destruction_id: Mapped[int] = mapped_column(
        ForeignKey("destruction.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("archive_item.id", ondelete="RESTRICT"), index=True)
    opinion: Mapped[str] = mapped_column(Text)


class FixityCheck(Base):
    """A reading back of every file of the store. Never changes."""

    __tablename__ = "fixity_check"

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(60))
    files: Mapped[int]
    size: Mapped[int]
    faults: Mapped[list[Any]] = mapped_column(JSON)
    """Of each damaged or missing file: sha256, name, what is wrong, where it is used."""
    restored: Mapped[list[Any]] = mapped_column(JSON)
    """Of each file put back: sha256, name, the folder it came from."""
