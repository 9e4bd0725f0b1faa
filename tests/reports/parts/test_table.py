"""Tables over pages: heads return, rows stay whole or are cut between lines, nothing is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from reports import page
from reports.flow import Document, Section
from reports.parts.paragraph import Align
from reports.parts.table import Cell, Table
from reports.parts.typesetter import Typesetter
from reports.pen import Metadata
from reports.press import pdf_of


def printed(table: Table) -> bytes:
    return pdf_of(Document(Metadata("题", "局", date(2026, 5, 8)), [Section([table])]))


def test_a_row_of_few_lines_is_one_strip_and_a_long_one_can_be_cut(setter: Typesetter) -> None:
    table = Table(
        [1, 1], [[Cell("短"), Cell("短")], [Cell("甲"), Cell("长文" * 400, align=Align.FULL)]], "表"
    )
    strips = table.strips(setter, page.MEASURE)
    assert len(strips) > 20
    assert strips[1].glue, "the first two lines of a cut row stay together"
    assert strips[-2].glue, "the last two lines as well"


def test_every_row_of_a_long_table_is_printed_once(measure: Callable[[bytes], Any]) -> None:
    rows = [[Cell(f"行{number}止"), Cell("内容")] for number in range(300)]
    paper = measure(printed(Table([1, 2], rows, "表", [[Cell("表头甲"), Cell("表头乙")]])))
    assert paper.text.count("表头甲") == len(paper.pages) > 5
    for number in range(300):
        assert paper.text.count(f"行{number}止") == 1


def test_a_table_without_rows_prints_its_head(measure: Callable[[bytes], Any]) -> None:
    assert "表头" in measure(printed(Table([1], [], "表", [[Cell("表头")]]))).text


def test_short_centred_cells_get_lines_of_equal_length(
    setter: Typesetter, measure: Callable[[bytes], Any]
) -> None:
    paper = measure(printed(Table([40, 400], [[Cell("问题来源"), Cell("")]], "表")))
    rows = [mark.y for mark in paper.pages[0] if mark.char in "问题来源"]
    assert rows[0] == rows[1] != rows[2] == rows[3]


@pytest.mark.parametrize("width", [12, 20, 60])
def test_text_stays_in_its_column(measure: Callable[[bytes], Any], width: float) -> None:
    word = "https://" + "x" * 52
    table = Table([width, page.MEASURE - width], [[Cell(word), Cell("邻")]], "表")
    marks = measure(printed(table)).pages[0]
    edge = 28 + max(width, 19) * 25.4 / 72
    assert all(mark.x < edge for mark in marks if mark.char in "htps:/x")


def test_columns_reach_over_several_when_a_cell_says_so(measure: Callable[[bytes], Any]) -> None:
    table = Table([1, 1, 1, 1], [[Cell("左", 2), Cell("右", 2)]], "表")
    left, right = (mark for mark in measure(printed(table)).pages[0] if mark.char in "左右")
    assert right.x - left.x == pytest.approx(78, abs=0.1)
