"""A 件 as it should be by registers and table, before it is compared with what there is; and what a year is gathered with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.entities import ArchiveItem
from models.rows.archive import PartRow, RetentionLine
from models.rows.bureau import BureauSettings, OrganizationRow
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, PartRole, Retention
from models.rules.papers import PaperKind
from models.services.evidence import branch_of_each
from models.services.organizations import list_organizations
from models.services.records import organization_names
from models.services.retention import list_retention
from models.services.settings import load_settings

Key = tuple[object, ...]
"""By what a 件 that the program assembles is known again."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A 件 as the registers and the table ask for it."""

    key: Key
    source: ArchiveSource
    source_kind: str
    unit: ArchiveUnit
    retention: Retention
    organization_code: str
    record_id: int | None
    notice_id: int | None
    organization_id: int | None
    title: str
    document_number: str
    responsible: str
    dated: date | None
    parts: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the year is gathered with."""

    year: int
    today: date
    settings: BureauSettings
    names: Mapping[int, str]
    owner: Mapping[int, int]
    codes: Mapping[int, str]
    lines: tuple[RetentionLine, ...]

    def code_of(self, organization_id: int | None) -> str:
        """机构（问题）代码 of what an organisation made."""
        own = ""
        if self.settings.archive_by_branch and organization_id is not None:
            own = self.codes.get(organization_id) or self.codes.get(self.owner.get(organization_id, 0), "")
        return own or self.settings.archive_code.strip()


def ground_of(session: Session, year: int, today: date) -> Ground:
    """Read it."""
    organizations: Sequence[OrganizationRow] = list_organizations(session)
    return Ground(
        year,
        today,
        load_settings(session),
        organization_names(session),
        branch_of_each(organizations),
        {row.id: row.archive_code.strip() for row in organizations if row.id is not None},
        list_retention(session),
    )


def key_of(item: ArchiveItem) -> Key | None:
    """By what an assembled 件 is known again; None for a document entered by hand."""
    if item.record_id is not None:
        return "record", item.record_id
    if item.notice_id is not None:
        return "notice", item.notice_id
    if item.source is ArchiveSource.DOCUMENT:
        return None
    return "book", item.source, item.source_kind, item.organization_id


def printed_part(role: PartRole, paper: PaperKind, **of: int | None) -> PartRow:
    """A part that the program prints."""
    return PartRow(role=role, name=paper.label, paper=paper, **of)  # type: ignore[arg-type]
