"""What single kinds of meetings of organisational life keep besides what every meeting has."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.life_terms import CriticismKind, Grade, TalkPair
from models.rules.terms import Standing


class Halt(Base):
    """叫停 of a meeting, with the day by which it is to be held again (domain O10)."""

    __tablename__ = "halt"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    halted_by: Mapped[str] = mapped_column(String(120))
    halted_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text)
    deadline: Mapped[date | None]


class Criticism(Base):
    """One criticism or opinion; ``item_id`` is the rectification item made of it."""

    __tablename__ = "criticism"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[CriticismKind] = mapped_column(term_column(CriticismKind))
    critic: Mapped[str] = mapped_column(String(60))
    target: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("record.id", ondelete="RESTRICT"), index=True)


class Appraisal(Base):
    """The ballots of 民主评议党员 as counted aloud: 发出、收回、有效."""

    __tablename__ = "appraisal"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    issued: Mapped[int | None]
    returned: Mapped[int | None]
    valid: Mapped[int | None]


class AppraisalResult(Base):
    """One member's votes and grade."""

    __tablename__ = "appraisal_result"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    standing: Mapped[Standing] = mapped_column(term_column(Standing))
    self_grade: Mapped[Grade | None] = mapped_column(term_column(Grade))
    excellent: Mapped[int | None]
    competent: Mapped[int | None]
    basic: Mapped[int | None]
    failing: Mapped[int | None]
    grade: Mapped[Grade | None] = mapped_column(term_column(Grade))
    feedback_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text)


class Talk(Base):
    """谈心谈话 between two people; what was said is a long text of the record, and restricted."""

    __tablename__ = "talk"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    pair: Mapped[TalkPair] = mapped_column(term_column(TalkPair))
    talker_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    talker: Mapped[str] = mapped_column(String(60))
    talker_title: Mapped[str] = mapped_column(String(120))
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    partner: Mapped[str] = mapped_column(String(60))
    partner_title: Mapped[str] = mapped_column(String(120))
    reasons: Mapped[list[str]] = mapped_column(JSON)


class ThemeDay(Base):
    """What 主题党日 was made of; null is 待补."""

    __tablename__ = "theme_day"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    forms: Mapped[list[str]] = mapped_column(JSON)
    organizer: Mapped[str] = mapped_column(String(120))
    oath: Mapped[bool | None]


class BirthdayMark(Base):
    """政治生日 of one person, kept at a meeting."""

    __tablename__ = "birthday_mark"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    talked_by: Mapped[str] = mapped_column(String(60))
    card_given: Mapped[bool | None]
    remark: Mapped[str] = mapped_column(Text)


class Guidance(Base):
    """A leading cadre guided this meeting of a branch (domain N12)."""

    __tablename__ = "guidance"

    record_id: Mapped[int] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    opinions: Mapped[str] = mapped_column(Text)


class LeadingCadre(Base):
    """A member is 党员领导干部 over days ``from_on`` ≤ d < ``to_on``."""

    __tablename__ = "leading_cadre"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    duty: Mapped[str] = mapped_column(String(120))
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]


class ContactPoint(Base):
    """A branch is the contact point (联系点) of a leading cadre."""

    __tablename__ = "contact_point"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    from_on: Mapped[date | None]
    to_on: Mapped[date | None]
