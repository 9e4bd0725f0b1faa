"""署名 and 成文日期, by the clause for documents without a seal."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from reports.flow import Document, Section
from reports.parts.signature import Signature, spoken
from reports.parts.strip import Block
from reports.pen import Metadata
from reports.press import pdf_of

DAY = date(2026, 5, 8)
CHARACTER = 156 / 28
RIGHT = 28 + 156


def first_marks(measure: Callable[[bytes], Any], body: str) -> tuple[list[Any], list[Any]]:
    blocks: list[Block] = [Signature(body, DAY)]
    marks = measure(pdf_of(Document(Metadata("题", "局", DAY), [Section(blocks)]))).pages[0]
    rows = sorted({round(mark.y, 1) for mark in marks})
    lines = [
        [mark for mark in marks if round(mark.y, 1) == row] for row in rows[:-1]
    ]  # the last is the page number
    return lines[0], lines[-1]


def test_the_date_begins_two_characters_behind_the_name(measure: Callable[[bytes], Any]) -> None:
    name, day = first_marks(measure, "中共某市某局机关委员会")
    assert day[0].x - name[0].x == pytest.approx(2 * CHARACTER, abs=0.1)
    assert name[-1].x + CHARACTER == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.1)


def test_a_date_longer_than_the_name_leaves_two_characters_free(measure: Callable[[bytes], Any]) -> None:
    name, day = first_marks(measure, "某局")
    assert day[-1].x + CHARACTER == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.2)
    assert day[0].x - name[0].x == pytest.approx(2 * CHARACTER, abs=0.1)


def test_a_name_of_more_than_a_line_stays_inside(measure: Callable[[bytes], Any]) -> None:
    marks, day = first_marks(measure, "中共某市某局某某某某工作领导小组办公室" * 2)
    assert marks[0].x > 28
    assert marks[-1].x + CHARACTER < RIGHT
    assert "".join(mark.char for mark in day) == "2026年5月8日"


def test_days_are_spoken_without_leading_zeros_and_unknown_days_are_left_open() -> None:
    assert spoken(DAY) == "2026年5月8日"
    assert spoken(None) == "待补"
