"""The grid of GB/T 9704-2012, measured on the page as a reader draws it."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from reports import page
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts.paragraph import Paragraph
from reports.parts.typesetter import Span
from reports.pdf.pen import Metadata
from reports.press import pdf_of

NEAR = 0.35
"""Millimetres that a measured place may be off."""
ALPHABET = "走好第一方阵建设模范机关共学享创先进单位经验做法同志在市直党高质量发展"


@pytest.fixture(scope="module")
def grid() -> bytes:
    text = (ALPHABET * 70)[: 28 * 22 * 2 + 28]
    return pdf_of(
        Document(
            Metadata("网格", "某局", date(2026, 5, 8)), [Section([Paragraph([Span(text)], "正文", first=0)])]
        )
    )


@pytest.fixture
def pages(grid: bytes, measure: Callable[[bytes], Any]) -> list[list[list[Any]]]:
    """For each page the lines of body text, each a list of marks from left to right."""
    found = []
    for marks in measure(grid).pages:
        lines = defaultdict(list)
        for mark in marks:
            if mark.char in ALPHABET:
                lines[round(mark.y, 1)].append(mark)
        found.append([sorted(lines[y], key=lambda mark: float(mark.x)) for y in sorted(lines)])
    return found


def test_a_full_page_has_22_lines_of_28_characters(pages: list[list[list[Any]]]) -> None:
    assert [len(line) for line in pages[0]] == [28] * 22
    assert [len(line) for line in pages[1]] == [28] * 22
    assert [len(line) for line in pages[2]] == [28]


def test_characters_stand_156_mm_by_28_apart(pages: list[list[list[Any]]]) -> None:
    for line in pages[0]:
        for number, mark in enumerate(line):
            assert mark.x - line[0].x == pytest.approx(number * 156 / 28, abs=0.02)


def test_lines_stand_225_mm_by_22_apart(pages: list[list[list[Any]]]) -> None:
    for number, line in enumerate(pages[0]):
        assert line[0].y - pages[0][0][0].y == pytest.approx(number * 225 / 22, abs=0.02)


@pytest.mark.parametrize(("number", "left"), [(0, 28), (1, 26), (2, 28)])
def test_the_binding_margin_changes_sides(pages: list[list[list[Any]]], number: int, left: float) -> None:
    lines = pages[number]
    assert lines[0][0].x == pytest.approx(left, abs=NEAR)
    assert lines[0][-1].x + 156 / 28 == pytest.approx(left + 156, abs=NEAR)


def test_the_text_fills_the_type_area_from_top_to_foot(pages: list[list[list[Any]]]) -> None:
    em, line = 16 * 25.4 / 72, 225 / 22
    gap = (line - em) / 2
    assert pages[0][0][0].y - page.EM_ASCENT * em == pytest.approx(37 + gap, abs=NEAR)
    assert pages[0][-1][0].y + (1 - page.EM_ASCENT) * em == pytest.approx(262 - gap, abs=NEAR)


@pytest.mark.parametrize("number", [0, 1])
def test_the_page_number_stands_outside_7_mm_below(
    grid: bytes, measure: Callable[[bytes], Any], number: int
) -> None:
    marks = [mark for mark in measure(grid).pages[number] if mark.char in "—12"]
    assert "".join(mark.char for mark in marks) == f"—{number + 1}—"
    character = 14 * 25.4 / 72
    if number == 0:
        assert marks[-1].x + character == pytest.approx(28 + 156 - character, abs=NEAR)
    else:
        assert marks[0].x == pytest.approx(26 + character, abs=NEAR)
    # The dash lies about a third of an em above the baseline; its upper edge is 7 mm below the type area.
    assert 262 + 7 < marks[0].y < 262 + 7 + 0.6 * character


def test_odd_and_even_sheets_are_mirror_images() -> None:
    for shape in Shape:
        odd, even = page.area(shape, 1), page.area(shape, 2)
        assert (odd.width, odd.height) == (even.width, even.height)
    odd, even = page.area(Shape.UPRIGHT, 1), page.area(Shape.UPRIGHT, 2)
    assert odd.left == pytest.approx(even.sheet_width - even.left - even.width)


def test_a_sheet_laid_across_keeps_the_margins_of_the_bound_page() -> None:
    odd, even = page.area(Shape.ACROSS, 1), page.area(Shape.ACROSS, 2)
    assert odd.top == pytest.approx(28 * page.MM)
    assert even.top == pytest.approx(26 * page.MM)
    assert odd.left == pytest.approx(35 * page.MM)
    assert odd.sheet_width - odd.left - odd.width == pytest.approx(37 * page.MM)


def test_a_ledger_has_narrow_margins_and_its_number_in_the_middle(measure: Callable[[bytes], Any]) -> None:
    odd, even = page.area(Shape.LEDGER, 1), page.area(Shape.LEDGER, 2)
    assert (odd.sheet_width, odd.sheet_height) == (page.A4[1], page.A4[0])
    assert odd.top == pytest.approx(25 * page.MM)
    assert even.sheet_height - even.top - even.height == pytest.approx(25 * page.MM)
    assert odd.width == pytest.approx(265 * page.MM)
    text = Paragraph([Span("账" * 1500)], "正文", first=0)
    paper = measure(
        pdf_of(Document(Metadata("台账", "某局", date(2026, 5, 8)), [Section([text], Shape.LEDGER)]))
    )
    for number, marks in enumerate(paper.pages, 1):
        figures = [mark for mark in marks if mark.char in "—12"]
        assert "".join(mark.char for mark in figures) == f"—{number}—"
        middle = (figures[0].x + figures[-1].x + 14 * 25.4 / 72) / 2
        assert middle == pytest.approx(297 / 2, abs=0.5)
        area = page.area(Shape.LEDGER, number)
        foot = (area.top + area.height) / page.MM
        assert foot + 5 < figures[0].y < foot + 8.5 < 205
        assert all(mark.y < foot for mark in marks if mark.char == "账")
