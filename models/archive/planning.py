"""From the services to the plan of a package."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.archive.plan import PackagePlan, plan_of
from models.failures import BadInput
from models.rows.archive import ArchiveQuery
from models.services import archive_items


def plan_package(
    session: Session, year: int, *, directory_pdf: bytes, software: str, now: datetime
) -> PackagePlan:
    """The package of a year as it is now; what was destroyed is not in it. ``directory_pdf``: 归档文件目录 as paper, ``software``: which
    program and version writes it. Raises BadInput as `plan_of`."""
    row = next((row for row in archive_items.years(session, now.date()) if row.year == year), None)
    if row is None:
        raise BadInput(f"{year}年度没有归档文件，没有写出归档包；请先收集并封存。")
    listed = archive_items.list_items(session, ArchiveQuery(year))
    details = [
        archive_items.load_item(session, item.id)
        for item in listed
        if item.id is not None and item.destroyed_on is None
    ]
    return plan_of(
        archive_items.fonds(session), row, details, directory_pdf=directory_pdf, software=software, now=now
    )
