"""Study planned and organised: groups with a roster of their own, plans of a year, documents to be studied."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.study_terms import DocumentKind, StudyGroupKind
from models.rules.terms import StudyKind


class StudyGroup(Base):
    """理论学习中心组 or 青年理论学习小组 of an organisation."""

    __tablename__ = "study_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[StudyGroupKind] = mapped_column(term_column(StudyGroupKind))
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    name: Mapped[str] = mapped_column(String(120))
    leader: Mapped[str] = mapped_column(String(60))
    secretary: Mapped[str] = mapped_column(String(60))
    mentor: Mapped[str] = mapped_column(String(60))
    age_limit: Mapped[int | None]
    founded_on: Mapped[date | None]
    dissolved_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class StudyGroupMember(Base):
    """A person in a group over days ``from_on`` ≤ d < ``to_on``."""

    __tablename__ = "study_group_member"

    group_id: Mapped[int] = mapped_column(ForeignKey("study_group.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    duty: Mapped[str] = mapped_column(String(60))
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]


class StudyPlan(Base):
    """The plan of one kind of study of one organisation for a year."""

    __tablename__ = "study_plan"
    __table_args__ = (UniqueConstraint("year", "organization_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[StudyKind] = mapped_column(term_column(StudyKind))
    title: Mapped[str] = mapped_column(String(200))
    leader: Mapped[str] = mapped_column(String(60))
    secretary: Mapped[str] = mapped_column(String(60))
    issued_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class StudyPlanItem(Base):
    """A topic of a plan; sessions name the item they carry out."""

    __tablename__ = "study_plan_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("study_plan.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    quarter: Mapped[int]
    month: Mapped[int | None]
    topic: Mapped[str] = mapped_column(Text)
    materials: Mapped[str] = mapped_column(Text)
    speakers: Mapped[str] = mapped_column(Text)


class StudyDocument(Base):
    """A document, speech or book that is to be studied; sessions name it among their materials."""

    __tablename__ = "study_document"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[DocumentKind] = mapped_column(term_column(DocumentKind))
    title: Mapped[str] = mapped_column(String(300))
    issuer: Mapped[str] = mapped_column(String(120))
    issued_on: Mapped[date | None] = mapped_column(index=True)
    required: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
