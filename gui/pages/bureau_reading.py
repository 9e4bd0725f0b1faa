"""What the page of the roster reads and orders, in one transaction each."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from gui.dialogs.transfer import Transfer
from models.pinyin import begins_with
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.changes import Changes
from models.services.members import load_member, transfer_member
from models.services.organizations import list_organizations
from models.services.roster import former_members, members_on
from models.services.roster_import import ImportRow, last_import
from models.services.settings import load_settings


@dataclass(frozen=True)
class Bureau:
    """Everything the page shows, as of one day."""

    name: str
    day: date
    organizations: tuple[OrganizationRow, ...]
    entries: tuple[RosterEntry, ...]
    former: tuple[RosterEntry, ...]
    last_import: ImportRow | None


def read_bureau(session: Any, day: date) -> Bureau:
    """The bureau as of `day`."""
    return Bureau(
        load_settings(session).bureau_name,
        day,
        list_organizations(session),
        members_on(session, day),
        former_members(session, day),
        last_import(session),
    )


def carry_out_transfer(session: Any, order: Transfer) -> Changes:
    """Transfer a person as he stands now."""
    version = load_member(session, order.member_id).version
    return transfer_member(
        session, order.member_id, version, to_branch_id=order.to_branch_id, on=order.on, place=order.place
    )


def is_found(entry: RosterEntry, word: str) -> bool:
    """Whether a search finds somebody: by any text, or by the initials of the name's pinyin."""
    return word in searched_text(entry) or begins_with(entry.name, word)


def searched_text(entry: RosterEntry) -> str:
    """What a search looks through."""
    return "\n".join(
        (
            entry.name,
            entry.branch_name,
            entry.group_name,
            entry.department,
            entry.job_title,
            *entry.posts,
        )
    )
