"""The history of what is edited: who did what when, and how it stood afterwards."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.life_terms import RevisionAction
from models.rules.terms import DraftOf


class Revision(Base):
    """One order carried out on one thing. ``state`` is the whole of it afterwards, as its row in JSON; null for a removal."""

    __tablename__ = "revision"
    __table_args__ = (Index(None, "of", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    of: Mapped[DraftOf] = mapped_column(term_column(DraftOf))
    key: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(index=True)
    made_by: Mapped[str] = mapped_column(String(60))
    action: Mapped[RevisionAction] = mapped_column(term_column(RevisionAction))
    title: Mapped[str] = mapped_column(String(300))
    state: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
