"""Inspection notices. Triggers keep an issued one, and its file, as they were issued (models/db/triggers.py)."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.terms import NoticeStatus


class Notice(Base):
    """A month's notice: text as typed, figures as counted."""

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("document_word", "year", "number"),
        CheckConstraint(
            "status <> 'issued' OR (number IS NOT NULL AND year IS NOT NULL AND issued_on IS NOT NULL)",
            name="issued_has_number",
        ),
        Index(
            "uq_notice_draft_of_month",
            "month",
            unique=True,
            sqlite_where=text("status = 'draft'"),
            postgresql_where=text("status = 'draft'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(String(7), index=True)
    status: Mapped[NoticeStatus] = mapped_column(term_column(NoticeStatus))
    title: Mapped[str] = mapped_column(String(200))
    red_head: Mapped[str] = mapped_column(String(120))
    document_word: Mapped[str] = mapped_column(String(60))
    year: Mapped[int | None]
    number: Mapped[int | None]
    recipients: Mapped[str] = mapped_column(Text)
    lead: Mapped[str] = mapped_column(Text)
    figures_text: Mapped[str] = mapped_column(Text)
    sections: Mapped[list[Any]] = mapped_column(JSON)
    issuer: Mapped[str] = mapped_column(String(120))
    issued_on: Mapped[date | None]
    copies_to: Mapped[str] = mapped_column(Text)
    office: Mapped[str] = mapped_column(String(120))
    sealed: Mapped[bool] = mapped_column(server_default=false())
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("notice.id", ondelete="RESTRICT"), index=True)
    names_persons: Mapped[bool] = mapped_column(server_default=false())
    findings: Mapped[list[Any]] = mapped_column(JSON, server_default=text("'[]'"))
    figures: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    items: Mapped[list[Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class NoticeFile(Base):
    """The bytes that were issued."""

    __tablename__ = "notice_file"

    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id", ondelete="RESTRICT"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    faces: Mapped[list[Any] | None] = mapped_column(JSON)
    """The faces it was printed in; NULL for files issued before they were kept."""
