"""Typed input not yet saved, kept so that a power cut costs nothing."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.terms import DraftOf


class Draft(Base):
    """The raw state of one form. ``record_key`` is the record's id, 0 for a new one."""

    __tablename__ = "draft"

    # The column's name is of the time when only the registers kept drafts.
    of: Mapped[DraftOf] = mapped_column("register", term_column(DraftOf), primary_key=True)
    record_key: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_at: Mapped[datetime]
