"""心得体会: what people wrote after studying (domain N7)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base


class Reflection(Base):
    """One piece of writing. A removed one stays, marked."""

    __tablename__ = "reflection"

    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"), index=True)
    author: Mapped[str] = mapped_column(String(60))
    position: Mapped[str] = mapped_column(String(120))
    title: Mapped[str] = mapped_column(String(200))
    topic: Mapped[str] = mapped_column(String(200))
    submitted_on: Mapped[date | None] = mapped_column(index=True)
    words: Mapped[int | None]
    shared: Mapped[str] = mapped_column(String(200))
    reviewer: Mapped[str] = mapped_column(String(60))
    note: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("label.id", ondelete="RESTRICT"), index=True)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
