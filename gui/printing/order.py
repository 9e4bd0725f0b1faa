"""What a clerk orders from a printer."""

import re
from dataclasses import dataclass
from enum import Enum

from models.failures import BadInput

_RANGE = re.compile(r"(\d+)(?:\s*[-－—–~～至到]\s*(\d+)?)?")
_BETWEEN = re.compile(r"[,，、;；\s]+")
_DASHED = re.compile(r"\s*([-－—–~～至到])\s*")


class Sides(Enum):
    """One side of the sheet or both; the values are the words of the spooler."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"

    @property
    def label(self) -> str:
        """As a clerk says it."""
        return _SIDES[self]


_SIDES = {
    Sides.ONE: "单面",
    Sides.LONG_EDGE: "双面（长边翻）",
    Sides.SHORT_EDGE: "双面（短边翻）",
}


@dataclass(frozen=True, slots=True)
class PageRange:
    """Pages ``first`` to ``last``, counted from 1, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """Which printer, and how. No ranges: every page. ``dots`` per inch count only where pages go as pictures."""

    printer: str
    copies: int = 1
    ranges: tuple[PageRange, ...] = ()
    sides: Sides = Sides.ONE
    collate: bool = True
    dots: int = 300
    first_number: int | None = None
    """份号 of the first copy; each further copy has the next. None: copies carry no number."""


def read_ranges(typed: str, pages: int) -> tuple[PageRange, ...]:
    """``1-3,5`` as ranges in page order, overlaps joined; ``8-`` runs to the end. Raises BadInput with a sentence for
    what is no range, and for pages the document of ``pages`` pages does not have."""
    words = [word for word in _BETWEEN.split(_DASHED.sub(r"\1", typed.strip())) if word]
    if not words:
        raise BadInput("请写出要打印的页码，如 1-3,5；没有打印。")
    found = sorted((_read_range(word, pages) for word in words), key=_start)
    joined = [found[0]]
    for each in found[1:]:
        last = joined[-1]
        if each.first <= last.last + 1:
            joined[-1] = PageRange(last.first, max(last.last, each.last))
        else:
            joined.append(each)
    return tuple(joined)


def _start(each: PageRange) -> int:
    return each.first


def _read_range(word: str, pages: int) -> PageRange:
    match = _RANGE.fullmatch(word)
    if match is None or len(word) > 12:
        raise BadInput(f"页码“{word}”看不懂，没有打印；请写成 1-3,5 这样。")
    first = int(match.group(1))
    ends_open = match.group(2) is None and match.group(0) != match.group(1)
    last = max(first, pages) if ends_open else int(match.group(2) or first)
    if not 1 <= first <= last:
        raise BadInput(f"页码“{word}”前大后小，没有打印；请写成 1-3,5 这样。")
    if last > pages:
        raise BadInput(f"这份文件只有{pages}页，没有第{max(first, last)}页，没有打印；请改页码。")
    return PageRange(first, last)


def pages_of(order: PrintOrder, count: int) -> tuple[int, ...]:
    """The pages to be printed of a document of ``count`` pages, from 0, in order."""
    if not order.ranges:
        return tuple(range(count))
    return tuple(
        page for each in order.ranges for page in range(each.first - 1, min(each.last, count)) if page >= 0
    )
