"""What a register page reads and writes besides its own records. Each function runs on the database
thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.changes import Changes, Subject
from models.rows.draft import DraftRow
from models.rules.terms import DraftOf, Register
from models.services.drafts import drafts_of, drop_draft
from models.services.organizations import list_organizations
from models.services.registers import years_with_records
from models.services.roster import members_on


@dataclass(frozen=True)
class Opening:
    """What must be known before anything can be shown."""

    organizations: tuple[OrganizationRow, ...]
    roll: tuple[RosterEntry, ...]
    years: tuple[int, ...]
    drafts: tuple[DraftRow, ...]


def read_opening(session: Any, register: Register, today: date) -> Opening:
    """The tree, the roster of today, the years with records and the drafts."""
    return Opening(
        list_organizations(session),
        members_on(session, today),
        years_with_records(session, register),
        drafts_of(session, DraftOf(register.value)),
    )


def remove_and_forget(
    session: Any,
    load: Callable[[Any, int], Any],
    remove: Callable[[Any, int, int], Changes],
    record_ids: tuple[int, ...],
    register: Register,
) -> Changes:
    """Take records off their register, and their drafts with them: all or none. Raises NotFound."""
    subjects: frozenset[Subject] = frozenset()
    for record_id in record_ids:
        subjects |= remove(session, record_id, load(session, record_id).version).subjects
        drop_draft(session, DraftOf(register.value), record_id)
    return Changes(subjects, record_ids[0] if len(record_ids) == 1 else None)
