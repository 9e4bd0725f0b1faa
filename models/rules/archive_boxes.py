"""档案盒 (DA/T 22-2015 6.4): how much goes into one, and how 件 are dealt to boxes in the order of their numbers."""

from collections.abc import Iterable, Sequence

SPINES = (20, 30, 40, 50)
"""盒脊 thickness in mm."""
SHEETS_PER_MM = 10
"""Sheets of 80 g paper that lie on a millimetre: copying paper is about 0.1 mm thick. An estimate: what does not fit, the clerk moves."""
SPARE = 0.9
"""So full a box is dealt, that it still closes."""


def sheets_of(spine_mm: int) -> int:
    """How many sheets a box of this spine takes."""
    return int(spine_mm * SHEETS_PER_MM * SPARE)


def dealt(items: Iterable[tuple[int, int]], spine_mm: int) -> list[Sequence[int]]:
    """``items`` (number in the database, pages, each page a sheet) dealt to boxes in their order; one too thick for any box has one
    alone."""
    boxes: list[list[int]] = []
    left = 0
    for item, pages in items:
        if not boxes or pages > left:
            boxes.append([])
            left = sheets_of(spine_mm)
        boxes[-1].append(item)
        left -= pages
    return [tuple(box) for box in boxes]
