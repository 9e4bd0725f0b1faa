"""The archive: what becomes a 件, its parts, boxes, years closed, and what is done with them. Triggers keep a closed year as it was closed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.archive_terms import (
    ArchiveAct,
    ArchiveSource,
    ArchiveUnit,
    PartRole,
    Retention,
    Secrecy,
)
from models.rules.compliance_terms import SourceStatus


class RetentionRule(Base):
    """A line of the 保管期限表: what is kept how long, in what unit, and by which source."""

    __tablename__ = "retention_rule"
    __table_args__ = (UniqueConstraint("source", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    source: Mapped[ArchiveSource] = mapped_column(term_column(ArchiveSource))
    kind: Mapped[str] = mapped_column(String(32))
    """The code of a kind of the source's register; empty stands for every kind that has no line of its own."""
    unit: Mapped[ArchiveUnit] = mapped_column(term_column(ArchiveUnit))
    retention: Mapped[Retention] = mapped_column(term_column(Retention))
    basis: Mapped[str] = mapped_column(Text)
    basis_status: Mapped[SourceStatus] = mapped_column(term_column(SourceStatus))
    note: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ArchiveYear(Base):
    """A year of the archive; while closed, its items are frozen."""

    __tablename__ = "archive_year"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    closed: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ArchiveActLine(Base):
    """A year closed or opened again: who, when and why. Never changes."""

    __tablename__ = "archive_act"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(ForeignKey("archive_year.year", ondelete="RESTRICT"), index=True)
    act: Mapped[ArchiveAct] = mapped_column(term_column(ArchiveAct))
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(60))
    reason: Mapped[str] = mapped_column(Text)
    items: Mapped[int]
    """How many 件 there were then."""
    directory_sha256: Mapped[str] = mapped_column(String(64))
    """Of the directory's lines as they were closed: what was closed can be told from what was changed later."""


class ArchiveBox(Base):
    """档案盒: a spine label and a 备考表."""

    __tablename__ = "archive_box"
    __table_args__ = (UniqueConstraint("year", "retention", "organization_code", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    retention: Mapped[Retention] = mapped_column(term_column(Retention))
    organization_code: Mapped[str] = mapped_column(String(20))
    number: Mapped[int]
    """盒号, from 1 within year, retention and organisation."""
    spine_mm: Mapped[int]
    """盒脊 thickness: 20, 30, 40 or 50 mm."""
    situation: Mapped[str] = mapped_column(Text)
    arranged_by: Mapped[str] = mapped_column(String(60))
    arranged_on: Mapped[date | None]
    checked_by: Mapped[str] = mapped_column(String(60))
    checked_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ArchiveItem(Base):
    """A 件 (DA/T 22-2015 3.3). `number` is None until its year is first closed, and never changes once given, also where the year is opened
    again."""

    __tablename__ = "archive_item"
    __table_args__ = (
        UniqueConstraint("year", "retention", "organization_code", "number"),
        # What the program assembles by itself is assembled once.
        Index(
            "uq_archive_item_record",
            "record_id",
            unique=True,
            sqlite_where=text("record_id IS NOT NULL"),
            postgresql_where=text("record_id IS NOT NULL"),
        ),
        Index(
            "uq_archive_item_notice",
            "notice_id",
            unique=True,
            sqlite_where=text("notice_id IS NOT NULL"),
            postgresql_where=text("notice_id IS NOT NULL"),
        ),
        Index(
            "uq_archive_item_yearly",
            *("year", "source", "source_kind", "organization_id"),
            unique=True,
            sqlite_where=text("unit = 'yearly' AND organization_id IS NOT NULL"),
            postgresql_where=text("unit = 'yearly' AND organization_id IS NOT NULL"),
        ),
        CheckConstraint("number IS NULL OR number > 0", name="number_is_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(index=True)
    """年度: which year a record belongs to is said by `models.services.archive_records.records_of_year`."""
    retention: Mapped[Retention] = mapped_column(term_column(Retention))
    organization_code: Mapped[str] = mapped_column(String(20))
    """机构（问题）代码; empty where the office does not use it."""
    source: Mapped[ArchiveSource] = mapped_column(term_column(ArchiveSource))
    source_kind: Mapped[str] = mapped_column(String(32))
    unit: Mapped[ArchiveUnit] = mapped_column(term_column(ArchiveUnit))
    record_id: Mapped[int | None] = mapped_column(ForeignKey("record.id", ondelete="RESTRICT"))
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notice.id", ondelete="RESTRICT"))
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    title: Mapped[str] = mapped_column(Text)
    document_number: Mapped[str] = mapped_column(String(120))
    responsible: Mapped[str] = mapped_column(String(200))
    dated: Mapped[date | None]
    secrecy: Mapped[Secrecy] = mapped_column(term_column(Secrecy))
    note: Mapped[str] = mapped_column(Text)
    touched: Mapped[list[Any]] = mapped_column(JSON)
    """What a clerk said otherwise than gathering, which leaves it alone: names of columns, `PARTS` for the order and names of parts,
    `TAKEN` before the key of each part taken out (`models.rules.archive_parts`)."""
    position: Mapped[int | None]
    """Its place within its group where a clerk moved it; None takes the order of the rules."""
    number: Mapped[int | None]
    box_id: Mapped[int | None] = mapped_column(ForeignKey("archive_box.id", ondelete="SET NULL"), index=True)
    left_out: Mapped[bool]
    left_out_reason: Mapped[str] = mapped_column(String(200))
    known_lacks: Mapped[list[Any]] = mapped_column(JSON, server_default=text("'[]'"))
    """What was still lacking when its year was closed, in words."""
    destroyed_on: Mapped[date | None]
    master_sha256: Mapped[str] = mapped_column(String(64))
    """The whole 件 as one PDF/A in the attachment store; empty until it was made."""
    made_from: Mapped[str] = mapped_column(String(64))
    """A digest of all the master was made from: when it differs, the master is out of date."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ArchivePart(Base):
    """One document within a 件: a paper the program makes, or a file of a record."""

    __tablename__ = "archive_part"

    item_id: Mapped[int] = mapped_column(ForeignKey("archive_item.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[PartRole] = mapped_column(term_column(PartRole))
    name: Mapped[str] = mapped_column(Text)
    paper: Mapped[str] = mapped_column(String(40))
    """The code of a `PaperKind` where the program makes it; empty for a file."""
    record_id: Mapped[int | None] = mapped_column(ForeignKey("record.id", ondelete="RESTRICT"), index=True)
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notice.id", ondelete="RESTRICT"), index=True)
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    source_sha256: Mapped[str] = mapped_column(String(64), index=True)
    """The file as it came, in the attachment store; empty for a paper."""
    source_name: Mapped[str] = mapped_column(String(260))
    master_sha256: Mapped[str] = mapped_column(String(64))
    """The master's own hash where the part is in it: nothing is stored twice; empty until made, and where it stays beside the master."""
    pages: Mapped[int | None]
    """None: not known yet (待补)."""
    pages_typed: Mapped[bool]
    by_hand: Mapped[bool]
    """Added by a clerk: gathering again leaves it where it is."""


class ArchivePackage(Base):
    """A package that was written, and by which its completeness can be told later."""

    __tablename__ = "archive_package"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int] = mapped_column(index=True)
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(60))
    target: Mapped[str] = mapped_column(Text)
    items: Mapped[int]
    files: Mapped[int]
    size: Mapped[int]
    seal: Mapped[str] = mapped_column(String(128))
    """SHA-256 of the package's list of lists (tagmanifest-sha256.txt)."""
