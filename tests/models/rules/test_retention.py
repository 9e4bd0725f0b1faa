"""How long is kept what, when a year is due, when a 件 may go."""

from datetime import date

import pytest

from models.rows.archive import RetentionLine
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, Retention
from models.rules.retention import due_on, expiry, line_for

TABLE = [
    RetentionLine(1, ArchiveSource.DAILY_WORK, "", "", ArchiveUnit.EACH, Retention.TEN),
    RetentionLine(2, ArchiveSource.DAILY_WORK, "request", "请示", ArchiveUnit.EACH, Retention.THIRTY),
    RetentionLine(3, ArchiveSource.MEETING, "party_lecture", "党课", ArchiveUnit.YEARLY, Retention.THIRTY),
]


def test_a_kind_has_its_own_line_or_that_of_all() -> None:
    own = line_for(TABLE, ArchiveSource.DAILY_WORK, "request")
    general = line_for(TABLE, ArchiveSource.DAILY_WORK, "care")
    assert (own and own.id, general and general.id) == (2, 1)
    assert line_for(TABLE, ArchiveSource.MEETING, "theme_day") is None


@pytest.mark.parametrize(
    ("retention", "first"),
    [(Retention.TEN, date(2037, 1, 1)), (Retention.THIRTY, date(2057, 1, 1)), (Retention.PERMANENT, None)],
)
def test_the_term_runs_from_the_year_after(retention: Retention, first: date | None) -> None:
    assert expiry(2026, retention) == first


def test_a_year_is_due_at_the_end_of_june_of_the_next() -> None:
    assert due_on(2026) == date(2027, 6, 30)
