"""From the services to the plan of a package."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from models.archive.plan import PackagePlan, plan_of
from models.failures import BadInput
from models.rows.archive import YearRow
from models.services import archive_items


def closed_year(session: Session, year: int, today: date) -> YearRow:
    """The year. Raises BadInput for one of which no package can be made: nothing is in it, or it is open, so that its numbers may still
    move."""
    listed = archive_items.years(session, today)
    row = next((row for row in listed if row.year == year), None)
    if row is None:
        raise BadInput(f"{year}年度没有归档文件，没有写出归档包；请先收集并封存。")
    if not row.closed:
        raise BadInput(f"{year}年度还没有封存，件号还会变动，没有写出归档包；请先封存这一年度。")
    return row


def plan_package(
    session: Session, year: int, *, directory_pdf: bytes, software: str, now: datetime
) -> PackagePlan:
    """The package of a year as it is now; what was destroyed is not in it. ``directory_pdf``: 归档文件目录 as paper, ``software``: which
    program and version writes it. Raises BadInput as `closed_year` and `plan_of`."""
    row = closed_year(session, year, now.date())
    details = [
        detail for detail in archive_items.load_items(session, year) if detail.row.destroyed_on is None
    ]
    return plan_of(
        archive_items.fonds(session), row, details, directory_pdf=directory_pdf, software=software, now=now
    )
