"""What a bureau writes again and again: the beginnings of records."""

from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.terms import Register


class RecordTemplate(Base):
    """A named beginning of a record of one kind: agenda, usual host and place; never people who came, never minutes."""

    __tablename__ = "record_template"
    __table_args__ = (UniqueConstraint("register", "kind", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[Register] = mapped_column(term_column(Register))
    kind: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(120))
    state: Mapped[dict[str, Any]] = mapped_column(JSON)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
