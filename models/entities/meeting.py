"""Meetings: agenda, speeches, resolutions, votes."""

from datetime import time

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.entities.record import Record
from models.rules.terms import AgendaKind, BallotMethod, Register, VoteKind


class Meeting(Record):
    """A meeting; ``kind`` of the record is a MeetingKind, ``counts_as`` the codes of further kinds it satisfies."""

    __tablename__ = "meeting"
    id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    counts_as: Mapped[list[str]] = mapped_column(JSON)
    started_at: Mapped[time | None]
    ended_at: Mapped[time | None]
    place: Mapped[str] = mapped_column(String(120))
    host: Mapped[str] = mapped_column(String(60))
    recorder: Mapped[str] = mapped_column(String(60))
    lecturer: Mapped[str] = mapped_column(String(60))
    reheld_of_id: Mapped[int | None] = mapped_column(ForeignKey("record.id", ondelete="RESTRICT"), index=True)

    # Two keys lead to record: this says which of them is the meeting itself.
    __mapper_args__ = {
        "polymorphic_identity": Register.MEETING,
        "inherit_condition": id == Record.id,  # noqa: A003 (here ``id`` is the column above)
    }


class AgendaItem(Base):
    """An item of the agenda with its resolution and vote; the vote's columns are null when none was taken."""

    __tablename__ = "agenda_item"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[AgendaKind] = mapped_column(term_column(AgendaKind))
    is_first_topic: Mapped[bool]
    resolution: Mapped[str] = mapped_column(Text)
    vote_kind: Mapped[VoteKind | None] = mapped_column(term_column(VoteKind))
    ballot_method: Mapped[BallotMethod | None] = mapped_column(term_column(BallotMethod))
    in_favour: Mapped[int | None]
    against: Mapped[int | None]
    abstained: Mapped[int | None]


class Speech(Base):
    """A speech under an item of the agenda."""

    __tablename__ = "speech"
    __table_args__ = (
        ForeignKeyConstraint(
            ["record_id", "agenda_position"],
            ["agenda_item.record_id", "agenda_item.position"],
            ondelete="CASCADE",
        ),
    )

    record_id: Mapped[int] = mapped_column(primary_key=True)
    agenda_position: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    speaker: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
