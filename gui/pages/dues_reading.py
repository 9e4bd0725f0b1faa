"""What the page 党费 reads. Runs on the database thread."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.rows.bureau import OrganizationRow
from models.rows.dues import DuesYear
from models.services.dues import dues_year, years_with_dues
from models.services.organizations import list_organizations


@dataclass(frozen=True)
class DuesReading:
    """A year of a branch or of all, and what may be chosen."""

    organization_id: int | None
    year: DuesYear
    organizations: tuple[OrganizationRow, ...]
    years: tuple[int, ...]


def read_dues(session: Any, year: int, organization_id: int | None, today: date) -> DuesReading:
    """The year, the tree, and the years with anything in them."""
    return DuesReading(
        organization_id,
        dues_year(session, year, organization_id, today),
        list_organizations(session),
        years_with_dues(session),
    )
