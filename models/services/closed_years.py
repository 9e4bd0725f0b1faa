"""Whether a year of the archive is closed (封存)."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.entities import ArchiveYear
from models.failures import Frozen


def closed_years() -> Select[int]:
    """The years that are closed, to be read or to be asked within another query."""
    return select(ArchiveYear.year).where(ArchiveYear.closed)


def is_closed(session: Session, year: int) -> bool:
    """Whether this year is closed; one nobody ever closed is not."""
    return session.scalar(closed_years().where(ArchiveYear.year == year)) is not None


def refuse_closed_year(session: Session, *years: int) -> None:
    """Raises Frozen when one of the years is closed."""
    closed = closed_years().where(ArchiveYear.year.in_(years))
    if (year := session.scalar(closed.limit(1))) is not None:
        raise Frozen(f"{year}年度已经封存，没有改动，原件完好；确需改动的，请先重新打开这个年度。")
