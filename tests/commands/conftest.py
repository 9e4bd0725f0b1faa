"""A day on which the months of the sample have passed."""

from datetime import date

import pytest

from gui.commands import data, month, papers


class Today(date):
    """A day on which the sample's months have passed."""

    @classmethod
    def today(cls) -> "Today":
        return cls(2026, 11, 21)


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for commands in (data, month, papers):
        monkeypatch.setattr(commands, "date", Today)
