"""Which copies stay: always the newest, and one of each of the latest days, weeks and months."""

import random
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from models import backup
from models.backup import BackupRow
from models.data_folder import DataFolder
from models.db.store import Store

NOW = datetime(2026, 10, 31, 8, 30, 15)


def back_up(store: Store, folder: DataFolder, now: datetime = NOW, reason: str = backup.BY_HAND) -> BackupRow:
    return backup.make_backup(store.path, folder.backups, reason, now)


def test_a_daily_copy_is_made_once_a_day(store: Store, folder: DataFolder) -> None:
    back_up(store, folder)
    assert backup.daily_backup(store.path, folder.backups, NOW) is not None
    assert backup.daily_backup(store.path, folder.backups, NOW.replace(hour=23)) is None
    assert backup.daily_backup(store.path, folder.backups, NOW + timedelta(days=1)) is not None


def test_the_rotation_goes_with_the_daily_copy_and_takes_manifests_along(
    store: Store, folder: DataFolder
) -> None:
    for number in range(9):
        backup.daily_backup(store.path, folder.backups, NOW.replace(month=8, day=3) + timedelta(days=number))
    rows = backup.list_backups(folder.backups)
    # The seven days 5–11 August; of the weeks before, the newest of the week of 3–9 August is among them.
    assert [row.made_at.day for row in rows] == [11, 10, 9, 8, 7, 6, 5]
    assert len(list(folder.backups.glob("*.sha256"))) == 7


def test_of_each_other_reason_the_latest_ten_are_kept(store: Store, folder: DataFolder) -> None:
    for number in range(12):
        back_up(store, folder, NOW + timedelta(days=number), backup.BEFORE_IMPORT)
    back_up(store, folder, NOW - timedelta(days=900), backup.BEFORE_MIGRATION)
    removed = backup.rotate(folder.backups)
    assert [path.name[9:17] for path in removed] == ["20261101", "20261031"]
    assert [row.reason for row in backup.list_backups(folder.backups)] == ["import"] * 10 + ["migration"]


MOMENTS = st.datetimes(datetime(2024, 11, 20), datetime(2027, 2, 10)).map(
    lambda moment: moment.replace(microsecond=0)
)


def rows_of(moments: set[datetime]) -> list[BackupRow]:
    return [
        BackupRow(Path(f"taizhang-{moment:%Y%m%d-%H%M%S}-daily.db"), moment, "daily", 1) for moment in moments
    ]


def week_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


@given(st.sets(MOMENTS, max_size=60), st.randoms(use_true_random=False))
def test_the_rotation_keeps_the_newest_of_the_latest_days_weeks_and_months(
    moments: set[datetime], dice: random.Random
) -> None:
    rows = rows_of(moments)
    dice.shuffle(rows)
    kept = {row.made_at for row in backup.kept_of(rows)}
    wanted: set[datetime] = set()
    for limit, period in (
        (7, lambda moment: moment.date()),
        (4, lambda moment: week_of(moment.date())),
        (12, lambda moment: (moment.year, moment.month)),
    ):
        newest: dict[object, datetime] = {}
        for moment in sorted(moments):
            newest[period(moment)] = moment
        wanted |= {newest[key] for key in sorted(newest, reverse=True)[:limit]}  # type: ignore[type-var]
    assert kept == wanted
    assert not moments or max(moments) in kept
    assert len(kept) <= 7 + 4 + 12


def test_the_last_days_of_december_may_belong_to_the_first_week_of_the_next_year() -> None:
    """30 December 2024 is of week 1 of 2025; week 1 of 2024 is another one."""
    last_week = {datetime(2024, 12, day) for day in range(23, 31)}
    first_week = datetime(2024, 1, 5)
    kept = backup.kept_of(rows_of({*last_week, datetime(2024, 1, 31), first_week}))
    assert first_week in {row.made_at for row in kept}


@given(st.lists(st.integers(0, 3), min_size=1, max_size=200))
def test_day_by_day_the_rotation_never_runs_dry(gaps: list[int]) -> None:
    """As offices start their computers: rotated after every copy, there is always the newest, and one of each of the
    months behind it as far as copies were made."""
    now = datetime(2026, 1, 1, 8)
    kept: list[BackupRow] = []
    months: list[tuple[int, int]] = []
    for gap in gaps:
        now += timedelta(days=gap + 1)
        months.append((now.year, now.month))
        kept = backup.kept_of([*kept, *rows_of({now})])
        assert now in {row.made_at for row in kept}
        latest_months = sorted(set(months), reverse=True)[:12]
        assert set(latest_months) <= {(row.made_at.year, row.made_at.month) for row in kept}
