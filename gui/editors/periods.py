"""Years and months as choices of a filter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """A year, or one month of it."""

    year: int
    month: int | None = None

    @property
    def label(self) -> str:
        """2026年, or 2026年10月."""
        return f"{self.year}年" if self.month is None else f"{self.year}年{self.month}月"


def period_choices(years: Iterable[int], today: date) -> list[tuple[Period, str]]:
    """This year with its months, then the other years with records, newest first; last year with its months
    too, for a clerk who is still catching up.
    """
    found: list[Period] = []
    for year in sorted({*years, today.year}, reverse=True):
        found.append(Period(year))
        if year >= today.year - 1:
            last = today.month if year == today.year else 12
            found.extend(Period(year, month) for month in range(last, 0, -1))
    return [(period, period.label if period.month is None else f"　{period.label}") for period in found]
