"""How many lines of a PDF begin or end as Chinese may not: what an engine's speed is worth.

Counted are lines that begin with a closing mark, end with an opening one, or part a figure from its unit.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import pypdfium2

from reports.parts.kinsoku import NEVER_FIRST, NEVER_LAST

PAGE_NUMBER = re.compile("— [0-9]+ —")


def broken_lines(pdfs: Sequence[bytes]) -> tuple[int, int]:
    """How many lines break the rules, and of how many."""
    broken = total = 0
    for pdf in pdfs:
        lines = _lines(pdf)
        total += len(lines)
        broken += sum(_breaks_rules(before, line) for before, line in pairwise(lines))
    return broken, total


def _breaks_rules(before: str, line: str) -> bool:
    parted = before[-1].isdigit() and line[0] == "次"
    return parted or line[0] in NEVER_FIRST or before[-1] in NEVER_LAST


def _lines(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    lines = [line.strip() for text in texts for line in text.splitlines()]
    return [line for line in lines if line and not PAGE_NUMBER.fullmatch(line)]
