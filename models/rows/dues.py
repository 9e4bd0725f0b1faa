"""党费. Money is whole 分; rates are hundredths of a percent (50 is 0.5%)."""

from dataclasses import dataclass
from datetime import date

from models.rules.dues_terms import PayerKind
from models.rules.periods import Month


@dataclass(frozen=True, slots=True)
class DuesRate:
    """From ``valid_from`` on, a monthly income of up to and including ``upper`` 分 (None: any more) pays ``rate`` of the whole."""

    payer: PayerKind
    upper: int | None
    rate: int
    valid_from: date


@dataclass(frozen=True, slots=True)
class DuesLine:
    """One member, one month; None is 待补. ``rate`` and ``due`` are those of the day it was entered."""

    member_id: int
    month: Month
    payer: PayerKind = PayerKind.SERVING
    base: int | None = None
    """交纳基数."""
    rate: int | None = None
    due: int | None = None
    paid: int | None = None
    paid_on: date | None = None
    exempt: bool = False
    """免交 with approval; ``note`` says why."""
    note: str = ""
    version: int = 0
