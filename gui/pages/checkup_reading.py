"""What the check-up reads, on the database thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gui.tasks import Store
from models.progress import Progress
from models.rows.bureau import OrganizationRow
from models.rows.checkup import Checkup, CheckupFinding
from models.rules.periods import Span
from models.rules.terms import Register
from models.services.checkup import check, concerns
from models.services.organizations import list_organizations, with_descendants
from models.services.registers import years_with_records


@dataclass(frozen=True)
class Choices:
    """What may be chosen before anything is checked."""

    organizations: tuple[OrganizationRow, ...]
    years: tuple[int, ...]


def read_choices(session: Any) -> Choices:
    """The tree, and the years that anything was held in, newest first."""
    years = {
        year
        for register in (Register.MEETING, Register.STUDY)
        for year in years_with_records(session, register)
    }
    return Choices(list_organizations(session), tuple(sorted(years, reverse=True)))


def check_records(store: Store, span: Span, today: date, *, progress: Progress) -> Checkup:
    """The check-up; raises Cancelled when asked to stop."""
    with store.read() as session:
        return check(session, span, today, progress)


def concerning(
    findings: Sequence[CheckupFinding],
    organizations: Sequence[OrganizationRow],
    organization_id: int | None,
    explained: bool | None,
    text: str,
) -> tuple[CheckupFinding, ...]:
    """Those that concern the organisation or any below it, explained or not, with every word of ``text`` in them."""
    within = None if organization_id is None else with_descendants(organizations, organization_id)
    return tuple(
        finding
        for finding in findings
        if concerns(finding, within)
        and (explained is None or bool(finding.explanation) is explained)
        and all(word in f"{finding.organization_name}{finding.sentence}" for word in text.split())
    )
