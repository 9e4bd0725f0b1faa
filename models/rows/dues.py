"""党费. Money is whole 分; rates are hundredths of a percent (50 is 0.5%)."""

from dataclasses import dataclass
from datetime import date

from models.rules.dues_terms import DuesState, PayerKind
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


@dataclass(frozen=True, slots=True)
class DuesCell:
    """One member in one month, as it stands today."""

    month: Month
    branch_id: int | None
    """Where the member pays for the month; None: no dues are asked here."""
    line: DuesLine | None
    """What was entered."""
    state: DuesState | None
    """None: the month is still to come, or nothing is asked."""

    @property
    def is_asked(self) -> bool:
        """Whether the member pays to the branches shown for this month."""
        return self.branch_id is not None


@dataclass(frozen=True, slots=True)
class DuesPerson:
    """One member over a year; the branch is where the latest of the months is paid."""

    member_id: int
    name: str
    branch_id: int
    branch_name: str
    cells: tuple[DuesCell, ...]
    """January first."""
    last_year: DuesLine | None = None
    """The latest line of the year before that has a base: what January may carry on."""
    earlier: tuple[tuple[Month, DuesState], ...] = ()
    """The months of the year before that were asked for, in order of time: what a run of months not paid looks back on."""


@dataclass(frozen=True, slots=True)
class DuesYear:
    """The members who pay in a year, by branch in tree order, as of ``today``."""

    year: int
    today: date
    people: tuple[DuesPerson, ...]
    rates: tuple[DuesRate, ...]
    branches: tuple[tuple[int, str], ...] = ()
    """The branches that were paid to, in tree order."""
    scope: str = ""
    """The organisation it is limited to; empty for the whole bureau."""


@dataclass(frozen=True, slots=True)
class DuesSum:
    """Months of members added up: only what is known is in the amounts; the others are counted."""

    asked: int = 0
    """Member-months asked for up to today's month, those of exempt members among them."""
    due: int = 0
    paid: int = 0
    settled: int = 0
    """已交 and 多交."""
    short: int = 0
    """未交 and 少交."""
    exempt: int = 0
    unknown: int = 0
    """待补."""
    no_base: int = 0
    """Of all asked but the exempt, those whose due is 待补: the sum of what is due is then no whole sum."""


@dataclass(frozen=True, slots=True)
class BranchDues:
    """A branch's sum."""

    branch_id: int
    branch_name: str
    sum: DuesSum


@dataclass(frozen=True, slots=True)
class Arrears:
    """A member with months 未交 or 少交, or still 待补, to a branch."""

    member_id: int
    name: str
    branch_id: int
    branch_name: str
    short: tuple[DuesLine, ...]
    unknown: tuple[Month, ...]
    running: int
    """How many months were not paid, one after the other, up to the last one looked at; the run may have begun before it, in the
    year before too."""
