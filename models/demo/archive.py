"""The sample's archive: last year and this year gathered, neither closed, so that whoever tries the program goes through it from the
masters on."""

from datetime import date

from sqlalchemy.orm import Session

from models.services.archive_items import gather

YEARS = 2
"""A sample of fewer years has no whole last year to be archived."""


def add_archive(session: Session, years: int, until: date) -> None:
    """Gather the two years of a sample of that many years."""
    if years >= YEARS:
        for year in (until.year - 1, until.year):
            gather(session, year, until)
