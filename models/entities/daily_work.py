"""日常工作: requests and reports, analyses, talks to an audience, contests, care."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import term_column
from models.entities.record import Record
from models.rules.daily_terms import CareKind, Urgency
from models.rules.terms import Register


class DailyWork(Record):
    """An entry; ``kind`` of the record is a DailyWorkKind. What a kind does not have stays empty or null."""

    __tablename__ = "daily_work"
    __mapper_args__ = {"polymorphic_identity": Register.DAILY_WORK}

    id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    person: Mapped[str] = mapped_column(String(60))
    counterpart: Mapped[str] = mapped_column(String(120))
    place: Mapped[str] = mapped_column(String(120))
    document_number: Mapped[str] = mapped_column(String(60))
    urgency: Mapped[Urgency | None] = mapped_column(term_column(Urgency))
    care: Mapped[CareKind | None] = mapped_column(term_column(CareKind))
    occurred_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    reply_due_on: Mapped[date | None] = mapped_column(index=True)
    replied_on: Mapped[date | None]
    people: Mapped[int | None]
    amount: Mapped[int | None]
