"""A day on which the months of the sample have passed."""

from datetime import date

import pytest

from models import clock


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 21))
