"""The bureau: organisations, people, and the spells that make a roster as of any day."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.terms import OrganizationKind, Standing


class Setting(Base):
    """A group of settings under a key, as JSON."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[dict[str, Any]] = mapped_column(JSON)


class BureauPicture(Base):
    """A picture the bureau prints with, by what it is: ``seal``."""

    __tablename__ = "bureau_picture"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    file_name: Mapped[str] = mapped_column(String(260))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ImportBatch(Base):
    """One import, so that it can be undone as one."""

    __tablename__ = "import_batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(String(260))
    imported_at: Mapped[datetime]
    added: Mapped[int]
    undone_at: Mapped[datetime | None]


class Organization(Base):
    """A node of the tree: party organisation or administrative unit."""

    __tablename__ = "organization"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[OrganizationKind] = mapped_column(term_column(OrganizationKind))
    name: Mapped[str] = mapped_column(String(120))
    short_name: Mapped[str] = mapped_column(String(60), default="")
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    founded_on: Mapped[date | None]
    dissolved_on: Mapped[date | None]
    sort_order: Mapped[int] = mapped_column(default=0)
    term_from: Mapped[date | None]
    term_years: Mapped[int | None]
    import_batch_id: Mapped[int | None] = mapped_column(
        ForeignKey("import_batch.id", ondelete="RESTRICT"), index=True
    )
    theme_day_of_month: Mapped[int | None]
    theme_day_nth: Mapped[int | None]
    theme_day_weekday: Mapped[int | None]
    creation_theme: Mapped[str] = mapped_column(Text, server_default=text("''"))
    feature: Mapped[str] = mapped_column(Text, server_default=text("''"))
    archive_code: Mapped[str] = mapped_column(String(20), server_default=text("''"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Member(Base):
    """A person on the roster."""

    __tablename__ = "member"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(60), index=True)
    gender: Mapped[str] = mapped_column(String(4), default="")
    ethnicity: Mapped[str] = mapped_column(String(20), default="")
    born_on: Mapped[date | None]
    joined_on: Mapped[date | None]
    full_on: Mapped[date | None]
    department: Mapped[str] = mapped_column(String(120), default="")
    job_title: Mapped[str] = mapped_column(String(120), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    updated_at: Mapped[datetime]
    import_batch_id: Mapped[int | None] = mapped_column(
        ForeignKey("import_batch.id", ondelete="RESTRICT"), index=True
    )
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Membership(Base):
    """A stay of a member in a branch."""

    __tablename__ = "membership"
    __table_args__ = (Index(None, "branch_id", "from_on", "to_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("organization.id", ondelete="RESTRICT"))
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
    came_from: Mapped[str] = mapped_column(String(120), default="")
    went_to: Mapped[str] = mapped_column(String(120), default="")


class StandingPeriod(Base):
    """From a day on a member's standing is this."""

    __tablename__ = "standing_period"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    standing: Mapped[Standing] = mapped_column(term_column(Standing))
    from_on: Mapped[date | None]


class Post(Base):
    """A post held by a member in an organisation."""

    __tablename__ = "post"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    title: Mapped[str] = mapped_column(String(60))
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
