"""Words a bureau puts on its records: campaigns, education types, tags. A record may carry any number of them."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.study_terms import LabelScheme


class Label(Base):
    """A word of one of the dictionaries; a campaign has days and may ask everybody for 心得体会."""

    __tablename__ = "label"
    __table_args__ = (UniqueConstraint("scheme", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    scheme: Mapped[LabelScheme] = mapped_column(term_column(LabelScheme))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    begins_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    wants_reflections: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)
    enabled: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class RecordLabel(Base):
    """A word on a record of any register."""

    __tablename__ = "record_label"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    label_id: Mapped[int] = mapped_column(
        ForeignKey("label.id", ondelete="RESTRICT"), primary_key=True, index=True
    )
