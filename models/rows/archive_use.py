"""What is done with the archive: borrowing, what left the office, destruction lists, checks of the files."""

from dataclasses import dataclass
from datetime import date, datetime

from models.rules.archive_terms import BorrowingForm, DepartureKind, DestructionState


@dataclass(frozen=True, slots=True)
class BorrowingRow:
    """A line of the 借阅登记簿."""

    id: int | None
    item_id: int | None
    described: str
    form: BorrowingForm
    borrower: str
    unit: str
    purpose: str
    approved_by: str
    borrowed_on: date
    due_on: date | None = None
    returned_on: date | None = None
    returned_state: str = ""
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class DepartureRow:
    """Something that left the office."""

    id: int | None
    kind: DepartureKind
    happened_at: datetime
    made_by: str
    title: str
    destination: str
    files: int
    recipient: str = ""
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class DestructionLineRow:
    """A 件 on a destruction list."""

    item_id: int
    code: str
    title: str
    dated: date | None
    pages: int | None
    retention_label: str
    expired_on: date
    """The first day on which it may be destroyed."""
    opinion: str = ""

    @property
    def id(self) -> int:
        """What tells it from others on a list."""
        return self.item_id


@dataclass(frozen=True, slots=True)
class DestructionRow:
    """销毁清册."""

    id: int | None
    title: str
    state: DestructionState
    made_on: date
    reason: str
    approval: str
    approved_by: str
    approved_on: date | None
    done_on: date | None
    supervisors: str
    lines: tuple[DestructionLineRow, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class FileFault:
    """A file of the store that is missing or not as it was stored."""

    sha256: str
    name: str
    fault: str
    used_in: tuple[str, ...]
    """Where it is used, in words."""
    restored_from: str = ""
    """The folder a good copy was taken from; empty while it is still damaged."""


@dataclass(frozen=True, slots=True)
class FixityRow:
    """A reading back of every file."""

    id: int | None
    made_at: datetime
    made_by: str
    files: int
    size: int
    faults: tuple[FileFault, ...] = ()
