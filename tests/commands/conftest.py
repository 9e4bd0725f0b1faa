"""A day on which the months of the sample have passed."""

from datetime import date

import pytest

import main as entrance


class Today(date):
    """A day on which the sample's months have passed."""

    @classmethod
    def today(cls) -> "Today":
        return cls(2026, 11, 21)


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entrance, "date", Today)
