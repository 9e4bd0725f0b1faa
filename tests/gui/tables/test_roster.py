"""What the roster's table says of days that do not apply."""

from datetime import date

import pytest

from gui.tables.roster import ROSTER_COLUMNS
from models.rows.bureau import RosterEntry
from models.rules.terms import Standing

DAY = date(2019, 7, 1)


@pytest.mark.parametrize(
    ("standing", "joined_on", "full_on", "shown"),
    [
        (Standing.FULL, DAY, DAY, ("2019-07-01", "2019-07-01")),
        (Standing.FULL, None, None, ("待补", "待补")),
        (Standing.PROBATIONARY, DAY, DAY, ("2019-07-01", "")),
        (Standing.PROBATIONARY, None, None, ("待补", "")),
        (Standing.ACTIVIST, DAY, DAY, ("", "")),
    ],
)
def test_days_are_shown_where_the_standing_has_them(
    standing: Standing, joined_on: date | None, full_on: date | None, shown: tuple[str, str]
) -> None:
    entry = RosterEntry(
        id=1,
        name="甲",
        standing=standing,
        branch_id=2,
        branch_name="第一党支部",
        joined_on=joined_on,
        full_on=full_on,
    )
    cells = {column.title: column.text(entry) for column in ROSTER_COLUMNS}
    assert (cells["入党日期"], cells["转正日期"]) == shown
