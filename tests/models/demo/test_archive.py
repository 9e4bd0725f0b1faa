"""A sample of two years is gathered for the archive; one of a year is left as it is."""

from models.db.store import Store
from models.demo.archive import add_archive
from models.rows.archive import ArchiveQuery
from models.services.archive_items import gathering, list_items
from tests.conftest import SAMPLE


def test_last_year_and_this_year_are_gathered(sample: Store) -> None:
    until = SAMPLE.until
    with sample.write() as session:
        add_archive(session, 1, until)
        assert list_items(session, ArchiveQuery(until.year)) == ()
        add_archive(session, 2, until)
        for year in (until.year - 1, until.year):
            rows = list_items(session, ArchiveQuery(year))
            assert rows
            assert all(row.code and row.title and row.responsible for row in rows)
            told = gathering(session, year, until)
            assert (told.added, told.changed, told.removed) == ((), (), ())
