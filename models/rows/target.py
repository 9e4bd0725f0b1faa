"""Where a number, a reminder or a warning leads to."""

from dataclasses import dataclass
from datetime import date

from models.rows.changes import Subject
from models.rules.periods import Month


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the program: a record to open, or a new one to begin with what is already known of it.

    ``record_id`` opens that record (person, organisation, notice …). Without it, and with ``new``, a new record is begun
    with ``kind``, ``organization_id``, ``day`` and ``people`` (members, by id) filled in; otherwise the register is shown, narrowed by what is given."""

    subject: Subject
    record_id: int | None = None
    new: bool = False
    kind: str | None = None
    organization_id: int | None = None
    day: date | None = None
    month: Month | None = None
    people: tuple[int, ...] = ()
    plan_item_id: int | None = None
    """The topic of a study plan that a new session carries out."""
    file: str = ""
    """The SHA-256 of the record's file that is to be seen."""
