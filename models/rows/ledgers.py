"""Lines of the office's ledgers: 第一议题学习台账 and 整改销号台账."""

from dataclasses import dataclass
from datetime import date

from models.rows.following import Measure
from models.rows.study import Material
from models.rules.periods import Span
from models.rules.terms import RectificationMode, RectificationSource, RectificationStatus


@dataclass(frozen=True, slots=True)
class FirstTopic:
    """A first topic that was studied. What the records do not say is empty or None."""

    record_id: int
    meeting: str
    """会议名称: organisation and kind, e.g. 办公室党支部支委会."""
    held_on: date
    title: str
    """The session's or the item's own title; what was studied when no material is named."""
    materials: tuple[Material, ...] = ()
    leaders: tuple[str, ...] = ()
    """领学人."""
    present: int | None = None
    speakers: tuple[str, ...] = ()
    """交流发言人."""
    measures: str = ""
    """贯彻落实措施 as typed under 学习成效, or the item's resolution."""
    followed: tuple[Measure, ...] = ()
    """The measures entered one by one, with who is to do them, by when, and what came of it."""


@dataclass(frozen=True, slots=True)
class FirstTopicLedger:
    """第一议题学习台账 of ``span``, in the order of the days."""

    span: Span
    made_on: date
    topics: tuple[FirstTopic, ...]
    scope: str = ""
    """The organisation it is limited to; empty for the whole bureau."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """回头看: what a later look at a closed item found."""

    on: date
    held: bool
    """True for 巩固, False for 反弹."""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Closure:
    """An item and how far it is on its way off the list."""

    record_id: int
    year: int
    number: int
    """问题编号, running within the year the problem was found."""
    source: RectificationSource
    source_document: str
    organization_name: str
    problem: str
    measures: str
    leader: str
    department: str
    person: str
    mode: RectificationMode
    status: RectificationStatus
    found_on: date
    due_on: date | None
    progress: str
    """The latest entry's text."""
    evidence: tuple[str, ...]
    """佐证材料: what was written of it, then the files' names."""
    requested_on: date | None
    """申请销号日, of the request that stands; None when there is none."""
    verifier: str
    closed_on: date | None
    days_late: int | None
    """Days past due when struck off, or by the day the ledger was made; None where no deadline is known, and for
    长期坚持, which has none."""
    look_back: LookBack | None


@dataclass(frozen=True, slots=True)
class ClosureLedger:
    """整改销号台账: the items found or struck off in ``span``, as they stood on ``made_on``, by number."""

    span: Span
    made_on: date
    items: tuple[Closure, ...]
    scope: str = ""
    """The organisation it is limited to; empty for the whole bureau."""
