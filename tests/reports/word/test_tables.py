"""Tables in Word: a whole grid whatever is merged, heads that return, rows that are cut only when long."""

from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from hypothesis import given
from hypothesis import strategies as st

from reports.faces.fonts import Style
from reports.parts.form import form, label
from reports.parts.paragraph import Align
from reports.parts.table import Cell, Row, Table
from reports.parts.typesetter import Typesetter
from reports.word.markup import sort
from reports.word.tables import of_table
from tests.reports.word import reading

WIDTH = 442.2


def table(block: Table) -> BaseOxmlElement:
    (made,) = of_table(block, Typesetter(), WIDTH)
    sort([made])
    return made


def rows(made: BaseOxmlElement) -> list[BaseOxmlElement]:
    return list(reading.every(made, "tr"))


def has(row: BaseOxmlElement, name: str) -> bool:
    return bool(list(reading.every(row, name)))


cells = st.builds(
    Cell,
    st.text(alphabet="会议记录12a，。\n", max_size=12),
    st.integers(1, 3),
    st.sampled_from(Align),
    rows=st.integers(1, 3),
)


@given(st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=5), st.integers(1, 5))
def test_every_cell_of_the_grid_is_covered_as_far_as_the_rows_reach(content: list[Row], columns: int) -> None:
    made = table(Table([1.0] * columns, content, "表"))
    widths = [int(found or 0) for found in reading.values(made, "gridCol", "w")]
    assert sum(widths) == pytest.approx(WIDTH * 20, abs=1)
    above: list[str | None] = []
    for row in rows(made):
        filled: list[str | None] = []
        for cell in row.findall(qn("w:tc")):
            span = next(iter(reading.values(cell, "gridSpan")), "1")
            merged = next(iter(reading.values(cell, "vMerge")), None)
            own = reading.values(cell, "tcW", "w")[0]
            at = len(filled)
            filled += [merged] * int(span or 1)
            assert int(own or 0) == sum(widths[at : len(filled)])
            assert cell[-1].tag == qn("w:p"), "a cell ends with a paragraph"
            if merged == "continue":
                assert above[at] in ("restart", "continue")
        assert len(filled) <= columns
        above = filled


def test_heads_return_and_are_never_cut() -> None:
    heads = [[Cell("序号", style=Style.HEI), Cell("内容", 2, style=Style.HEI)]]
    made = table(Table([1, 2, 2], [[Cell("1"), Cell("甲"), Cell("乙")]], "表", heads))
    head, body = rows(made)
    assert has(head, "tblHeader")
    assert has(head, "cantSplit")
    assert not has(body, "tblHeader")


def test_a_long_row_may_be_cut_and_a_short_one_not() -> None:
    made = table(form([[label("短"), Cell("一行", 7)], [Cell("长" * 2000, 8, at_top=True)]], "表"))
    short, long = rows(made)
    assert has(short, "cantSplit")
    assert not has(long, "cantSplit")
    assert reading.values(long, "vAlign") == ["top"]


def test_the_heading_of_a_box_and_the_last_row_of_a_form_stay_with_what_follows() -> None:
    made = table(form([[label("名", 8, keep=True)], [Cell("甲", 8)], [Cell("乙", 8)]], "表"))
    assert [has(row, "keepNext") for row in rows(made)] == [True, False, True]


def test_a_total_stays_with_the_row_before_it() -> None:
    made = table(Table([1], [[Cell("甲")], [Cell("乙")], [Cell("合计")]], "表", tail=1))
    assert [has(row, "keepNext") for row in rows(made)] == [False, True, False]


def test_labels_have_the_line_ends_of_paper_and_typed_text_has_none() -> None:
    made = table(
        Table(
            [1, 1], [[Cell("缺席人员及原因", style=Style.HEI), Cell("甲、乙、丙、丁、戊")]], "表", fit=False
        )
    )
    name, typed = table_cells(made)
    assert not has(name, "br")
    narrow = table(
        Table(
            [60, 382],
            [[Cell("缺席人员及原因", style=Style.HEI), Cell("甲、乙、丙、丁、戊" * 9)]],
            "表",
            fit=False,
        )
    )
    name, typed = table_cells(narrow)
    assert reading.text_of(name) == "缺席人员及原因"
    assert has(name, "br")
    assert not has(typed, "br")


def table_cells(made: BaseOxmlElement) -> list[BaseOxmlElement]:
    return list(reading.every(made, "tc"))


def test_rows_keep_their_least_height_and_two_tables_do_not_grow_together() -> None:
    made = table(Table([1], [[Cell("")]], "表", least=26.08))
    assert reading.values(made, "trHeight") == ["522"]
    assert reading.values(made, "trHeight", "hRule") == ["atLeast"]


def test_a_table_of_nothing_is_nothing(setter: Typesetter) -> None:
    assert of_table(Table([1], [], "表"), setter, WIDTH) == []


def test_columns_follow_each_other() -> None:
    made = table(Table([1, 2, 3], [[Cell("甲"), Cell("乙"), Cell("丙")]], "表"))
    widths = [int(found or 0) for found in reading.values(made, "gridCol", "w")]
    assert all(left < right for left, right in pairwise(widths))
