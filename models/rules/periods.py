"""Calendar periods: months, quarters, and the Monday–Sunday weeks that count for a month."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1900 <= self.year <= 9998):
            raise ValueError(f"no such month: {self.year}-{self.month}")

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @classmethod
    def of(cls, day: date) -> Self:
        """The month ``day`` lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """``2026-10`` → October 2026; raises ValueError for anything else."""
        year, dash, month = text.partition("-")
        if not (
            dash
            and len(year) == 4
            and len(month) == 2
            and (year + month).isascii()
            and (year + month).isdigit()
        ):
            raise ValueError(f"not a month: {text!r}")
        return cls(int(year), int(month))

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    @property
    def next(self) -> Self:
        """The month after."""
        return self.shifted(1)

    @property
    def previous(self) -> Self:
        """The month before."""
        return self.shifted(-1)

    def shifted(self, months: int) -> Self:
        """The month ``months`` later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return type(self)(index // 12, index % 12 + 1)

    @property
    def label(self) -> str:
        """As an office writes it: 2026年10月."""
        return f"{self.year}年{self.month}月"

    def span(self) -> "Span":
        """The month as a span of days."""
        return Span(self.first, self.last, f"{self.month}月")


@dataclass(frozen=True, slots=True)
class Span:
    """Days ``first`` to ``last``, both included, with the office's word for them."""

    first: date
    last: date
    label: str

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


QUARTER_LABELS = ("一季度", "二季度", "三季度", "四季度")
HALF_LABELS = ("上半年", "下半年")


def quarter(year: int, number: int) -> Span:
    """The natural quarter ``number`` (1–4) of a year."""
    return quarter_of(Month(year, 3 * number - 2))


def year_of(year: int) -> Span:
    """The calendar year."""
    return Span(date(year, 1, 1), date(year, 12, 31), f"{year}年")


def quarter_of(month: Month) -> Span:
    """The natural quarter that ``month`` lies in."""
    index = (month.month - 1) // 3
    first = Month(month.year, index * 3 + 1)
    return Span(first.first, first.shifted(2).last, QUARTER_LABELS[index])


def half_of(month: Month) -> Span:
    """The half of a year that ``month`` lies in."""
    index = (month.month - 1) // 6
    first = Month(month.year, index * 6 + 1)
    return Span(first.first, first.shifted(5).last, HALF_LABELS[index])


def weeks_of(month: Month) -> tuple[Span, ...]:
    """The Monday–Sunday weeks that count for ``month``: those whose Thursday lies in it, so that every week of a
    year counts exactly once and for the month holding most of its days (the convention of ISO 8601 for years)."""
    day = month.first
    day += timedelta(days=(3 - day.weekday()) % 7)
    weeks = []
    while day <= month.last:
        weeks.append(Span(day - timedelta(days=3), day + timedelta(days=3), f"第{day.isocalendar().week}周"))
        day += timedelta(days=7)
    return tuple(weeks)
