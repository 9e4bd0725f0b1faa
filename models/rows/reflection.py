"""心得体会: what people wrote after studying, and who has not handed anything in (domain N7)."""

from dataclasses import dataclass
from datetime import date

from models.rules.periods import Span


@dataclass(frozen=True, slots=True)
class ReflectionRow:
    """One piece of writing, as the register lists it and as it is handed back to be saved. ``id`` None is a new one."""

    id: int | None
    organization_id: int
    """The branch the author belonged to on that day."""
    author: str
    title: str
    member_id: int | None = None
    """Who that is on the roster; None for somebody who is not on it."""
    organization_name: str = ""
    position: str = ""
    """职务, as of the day."""
    topic: str = ""
    """学习主题 it was written on."""
    submitted_on: date | None = None
    words: int | None = None
    shared: str = ""
    """是否交流、刊发: where it was read out or printed; empty is 待补, not 否."""
    reviewer: str = ""
    note: str = ""
    version: int = 0
    campaign_id: int | None = None
    """The campaign (专题活动) it was written for."""
    campaign: str = ""
    """Its name; not handed back."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody on the roll of whom nothing was entered for the period."""

    member_id: int
    name: str
    undated: bool = False
    """A piece of theirs has no day of submission, so it may belong here."""


@dataclass(frozen=True, slots=True)
class BranchSubmissions:
    """Who of one branch's roll handed in."""

    branch_id: int
    branch_name: str
    expected: int | None
    """正式 and 预备 on the roll; None (待补) while the roll is empty."""
    submitted: int
    """People of the roll with at least one piece."""
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class ReflectionLedger:
    """The ledger of a period: its pieces by branch, and for each branch who has not handed in."""

    span: Span
    rolled_on: date
    """The day whose roll is asked: the period's end, or today while it runs."""
    organization_name: str = ""
    """The organisation it is limited to; empty for the whole bureau."""
    topic: str = ""
    """The topic it is limited to; empty for all."""
    campaign: str = ""
    """The campaign it is limited to; empty for all."""
    is_whole_campaign: bool = False
    """``span`` is the campaign's own time: its pieces count whenever they came in, of unknown day too."""
    rows: tuple[ReflectionRow, ...] = ()
    branches: tuple[BranchSubmissions, ...] = ()
    others: tuple[str, ...] = ()
    """Authors who are not on the roll, or of a name that several on it have: not counted."""
    undated: int = 0
    """Pieces left out because nobody entered their day."""

    @property
    def expected(self) -> int | None:
        """People on all rolls; None while one of them is not known, or there is none."""
        known = [branch.expected for branch in self.branches if branch.expected is not None]
        return sum(known) if known and len(known) == len(self.branches) else None

    @property
    def submitted(self) -> int:
        """People of the rolls with at least one piece."""
        return sum(branch.submitted for branch in self.branches)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Everybody of whom nothing was entered, by branch."""
        return tuple(one for branch in self.branches for one in branch.missing)
