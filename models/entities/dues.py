"""党费: the table of rates and what each member owes and paid each month. Money is whole 分, rates are hundredths of a percent."""

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.entities.base import Base, term_column
from models.rules.dues_terms import PayerKind


class DuesRate(Base):
    """From a day on, incomes up to ``upper`` 分 (null: any more) pay ``rate`` of the whole amount."""

    __tablename__ = "dues_rate"
    __table_args__ = (UniqueConstraint("valid_from", "payer", "upper"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    valid_from: Mapped[date]
    payer: Mapped[PayerKind] = mapped_column(term_column(PayerKind))
    upper: Mapped[int | None]
    rate: Mapped[int]


class Dues(Base):
    """One member, one month ("2026-11"). Null is 待补; the rate and what is due are frozen with the payment."""

    __tablename__ = "dues"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="RESTRICT"), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True, index=True)
    payer: Mapped[PayerKind] = mapped_column(term_column(PayerKind))
    base: Mapped[int | None]
    rate: Mapped[int | None]
    due: Mapped[int | None]
    paid: Mapped[int | None]
    paid_on: Mapped[date | None]
    exempt: Mapped[bool]
    note: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}
