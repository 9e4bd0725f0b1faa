"""Study sessions."""

from datetime import date, time
from decimal import Decimal

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, Hundredths, term_column
from models.entities.record import Record
from models.rules.terms import Register, StudyForm


class StudySession(Record):
    """A session of study; ``kind`` of the record is a StudyKind."""

    __tablename__ = "study_session"
    __mapper_args__ = {"polymorphic_identity": Register.STUDY}

    id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    form: Mapped[StudyForm | None] = mapped_column(term_column(StudyForm))
    started_at: Mapped[time | None]
    ended_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(String(120))
    host: Mapped[str] = mapped_column(String(60))
    recorder: Mapped[str] = mapped_column(String(60))
    hours: Mapped[Decimal | None] = mapped_column(Hundredths)


class StudyMaterial(Base):
    """A document studied at a session."""

    __tablename__ = "study_material"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    issuer: Mapped[str] = mapped_column(String(120))
    issued_on: Mapped[date | None]


class Contribution(Base):
    """What one person said at a session."""

    __tablename__ = "contribution"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    speaker: Mapped[str] = mapped_column(String(60))
    role: Mapped[str] = mapped_column(String(30))
    text: Mapped[str] = mapped_column(Text)
