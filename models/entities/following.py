"""What follows a record after its day: stages, measures, making up, its closing (定稿) and errata. None of it is part of what
was recorded, so it may be entered when the record itself is closed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base


class StageMark(Base):
    """A stage of an activity that was gone through, or does not apply; a stage without a mark is open."""

    __tablename__ = "stage_mark"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(32))
    done_on: Mapped[date | None]
    waived: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)


class Measure(Base):
    """贯彻落实措施: what is to be done after a first topic or another study, followed to the end (domain L2)."""

    __tablename__ = "measure"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    department: Mapped[str] = mapped_column(String(120))
    person: Mapped[str] = mapped_column(String(120))
    due_on: Mapped[date | None] = mapped_column(index=True)
    done_on: Mapped[date | None]
    progress: Mapped[str] = mapped_column(Text)


class MakeUp(Base):
    """补学: somebody who was away has made up for it."""

    __tablename__ = "make_up"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    done_on: Mapped[date | None]
    way: Mapped[str] = mapped_column(String(120))
    note: Mapped[str] = mapped_column(Text)


class Finalization(Base):
    """定稿: from now on the record's content never changes; triggers see to it."""

    __tablename__ = "finalization"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(60))


class Erratum(Base):
    """勘误: a dated correction of a closed record; never changed once written."""

    __tablename__ = "erratum"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    written_on: Mapped[date]
    written_by: Mapped[str] = mapped_column(String(60))
    place: Mapped[str] = mapped_column(String(120))
    wrong: Mapped[str] = mapped_column(Text)
    corrected: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
