"""Study sessions."""

from datetime import date, time
from decimal import Decimal

from sqlalchemy import ForeignKey, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, Hundredths, term_column
from models.entities.record import Record
from models.rules.study_terms import Sitting, TrainingKind
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
    sitting: Mapped[Sitting | None] = mapped_column(term_column(Sitting))
    training_kind: Mapped[TrainingKind | None] = mapped_column(term_column(TrainingKind))
    organizer: Mapped[str] = mapped_column(String(120), server_default=text("''"))
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("study_group.id", ondelete="RESTRICT"), index=True
    )
    plan_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("study_plan_item.id", ondelete="SET NULL"), index=True
    )


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
