"""The table of rules, exemptions from it, and what the office wrote down about warnings."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.compliance_terms import AppliesWhen, RulePeriod, RuleUnit, Severity, SourceStatus
from models.rules.life_terms import ReminderEvent


class ComplianceRule(Base):
    """One version of a rule: it judges from ``valid_from`` on, until a later version of its code does."""

    __tablename__ = "compliance_rule"
    __table_args__ = (UniqueConstraint("code", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(64))
    label: Mapped[str] = mapped_column(String(60))
    evidence: Mapped[str] = mapped_column(String(32))
    unit: Mapped[RuleUnit] = mapped_column(term_column(RuleUnit))
    period: Mapped[RulePeriod] = mapped_column(term_column(RulePeriod))
    minimum: Mapped[int]
    regulation: Mapped[str] = mapped_column(String(120))
    article: Mapped[str] = mapped_column(String(60))
    wording: Mapped[str] = mapped_column(Text)
    severity: Mapped[Severity] = mapped_column(term_column(Severity))
    source_status: Mapped[SourceStatus] = mapped_column(term_column(SourceStatus))
    enabled: Mapped[bool]
    valid_from: Mapped[date]
    applies_when: Mapped[AppliesWhen] = mapped_column(term_column(AppliesWhen))
    explanation: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class ReminderRule(Base):
    """A deadline counted in calendar days from an event; a negative number lies before it."""

    __tablename__ = "reminder_rule"
    __table_args__ = (UniqueConstraint("code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(64))
    label: Mapped[str] = mapped_column(String(60))
    event: Mapped[ReminderEvent] = mapped_column(term_column(ReminderEvent))
    stage: Mapped[str] = mapped_column(String(32))
    days: Mapped[int]
    regulation: Mapped[str] = mapped_column(String(120))
    article: Mapped[str] = mapped_column(String(60))
    wording: Mapped[str] = mapped_column(Text)
    source_status: Mapped[SourceStatus] = mapped_column(term_column(SourceStatus))
    enabled: Mapped[bool]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Exemption(Base):
    """Days whose periods are not asked for, with the reason."""

    __tablename__ = "exemption"

    id: Mapped[int] = mapped_column(primary_key=True)
    first_on: Mapped[date]
    last_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organization.id", ondelete="RESTRICT"), index=True
    )
    rule_code: Mapped[str | None] = mapped_column(String(64))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class Manifestation(Base):
    """A row of the dictionary of 22, numbered 1 to 22; empty until the bureau types it in (domain N14)."""

    __tablename__ = "manifestation"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    category: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)


class CheckupNote(Base):
    """What the office wrote down about a warning of the check-up, by the warning's key."""

    __tablename__ = "checkup_note"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]
