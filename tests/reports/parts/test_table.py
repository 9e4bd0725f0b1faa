"""Tables over pages: heads return, rows stay whole or are cut between lines, nothing is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import page
from reports.errors import MissingGlyphs
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import kinsoku
from reports.parts.cells import balanced, bands, placed
from reports.parts.paragraph import Align
from reports.parts.strip import Strip
from reports.parts.table import Cell, Table, fitted
from reports.parts.typesetter import Span, Typesetter
from reports.pdf.pen import Metadata
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


def test_two_row_heads_return_whole_on_every_page(measure: Callable[[bytes], Any]) -> None:
    heads = [[Cell("党支部", rows=2), Cell("第一季度", 3)], [Cell("1月"), Cell("2月"), Cell("3月")]]
    rows = [[Cell(f"支部{number}止"), Cell("1"), Cell("2"), Cell("3")] for number in range(120)]
    paper = measure(printed(Table([3, 1, 1, 1], rows, "表", heads)))
    assert len(paper.pages) > 3
    for text, marks in zip(paper.texts, paper.pages, strict=True):
        assert text.replace("\r\n", "").count("第一季度") == 1
        quarter = next(mark for mark in marks if mark.char == "季")
        month = next(mark for mark in marks if mark.char == "月")
        branch = next(mark for mark in marks if mark.char == "党")
        assert quarter.y < branch.y < month.y, "党支部 stands in the middle of both rows"


def matrix(branches: int) -> Table:
    kinds = ["大会", "支委会", "小组会", "党课", "党日"]
    rows = [
        [*([Cell(f"支部{branch}止", rows=5)] if not at else []), Cell(kind), Cell(f"{branch}/{at}")]
        for branch in range(branches)
        for at, kind in enumerate(kinds)
    ]
    return Table(
        [2, 1, 1],
        [*rows, [Cell("合计", 2), Cell("全")]],
        "表",
        [[Cell("头"), Cell("类"), Cell("数")]],
        tail=1,
    )


@pytest.mark.parametrize("branches", [1, 7, 31])
def test_rows_beside_a_cell_that_reaches_down_stay_together(
    measure: Callable[[bytes], Any], branches: int
) -> None:
    paper = measure(printed(matrix(branches)))
    for branch in range(branches):
        (page_text,) = [text for text in paper.texts if f"支部{branch}止" in text.replace("\r\n", "")]
        assert all(f"{branch}/{at}" in page_text for at in range(5))
    assert "全" in paper.texts[-1]
    assert f"支部{branches - 1}止" in paper.texts[-1].replace("\r\n", ""), "a total never opens a page"


def test_a_total_takes_the_last_row_along(measure: Callable[[bytes], Any]) -> None:
    """The rows are 22 pt high, so 28 of them fit on a page under the head."""
    for count in range(25, 32):
        rows = [[Cell(f"行{number}止")] for number in range(count)]
        paper = measure(printed(Table([1], [*rows, [Cell("合计")]], "表", [[Cell("头")]], tail=1)))
        assert f"行{count - 1}止" in paper.texts[-1].replace("\r\n", "")


def test_a_long_row_beside_a_cell_that_reaches_down_is_cut_and_nothing_is_lost(
    measure: Callable[[bytes], Any],
) -> None:
    long = Cell("长文" * 900, align=Align.FULL)
    rows = [[Cell("甲" * 300, rows=2), long], [Cell("乙" * 200)], [Cell("丙"), Cell("丁")]]
    paper = measure(printed(Table([1, 3], rows, "表", [[Cell("头"), Cell("尾")]])))
    assert len(paper.pages) > 1
    for char, count in (("甲", 300), ("乙", 200), ("长", 900), ("丙", 1), ("头", len(paper.pages))):
        assert paper.text.count(char) == count
    for marks in paper.pages:
        assert all(37 < mark.y < 262 for mark in marks if mark.char in "甲乙长文丙丁")


def test_cells_take_the_first_free_columns() -> None:
    rows = [[Cell("甲", rows=2), Cell("乙", 2)], [Cell("丙"), Cell("丁")], [Cell("戊", 9), Cell("己")]]
    found = {
        place.cell.content: (place.row, place.column, place.rows, place.columns) for place in placed(rows, 3)
    }
    assert found == {
        "甲": (0, 0, 2, 1),
        "乙": (0, 1, 1, 2),
        "丙": (1, 1, 1, 1),
        "丁": (1, 2, 1, 1),
        "戊": (2, 0, 1, 3),
    }


def test_a_cell_that_reaches_beyond_the_last_row_is_cut_off(measure: Callable[[bytes], Any]) -> None:
    paper = measure(printed(Table([1, 1], [[Cell("甲", rows=9), Cell("乙")], [Cell("丙")]], "表")))
    assert sorted(mark.char for mark in paper.pages[0] if mark.char in "甲乙丙") == sorted("甲乙丙")


shapes = st.lists(
    st.lists(st.builds(Cell, st.just("字"), st.integers(1, 3), rows=st.integers(1, 4)), max_size=4),
    max_size=12,
)


@given(shapes)
def test_every_row_is_in_one_band_and_no_two_cells_share_a_place(rows: list[list[Cell]]) -> None:
    found = list(bands(rows))
    assert [row for _, band in found for row in band] == rows
    for first, band in found:
        assert rows[first] is band[0]
        squares = [
            (place.row + down, place.column + across)
            for place in placed(band, 4)
            for down in range(place.rows)
            for across in range(place.columns)
        ]
        assert len(squares) == len(set(squares))
        assert all(row < len(band) and column < 4 for row, column in squares)


widths = st.lists(st.tuples(st.floats(5, 200), st.floats(0, 200)), min_size=1, max_size=9)


@given(widths)
def test_columns_keep_their_sum_and_give_only_what_they_can_spare(columns: list[tuple[float, float]]) -> None:
    shares, needs = [share for share, _ in columns], [need for _, need in columns]
    made = fitted(shares, needs)
    assert sum(made) == pytest.approx(sum(shares))
    for share, need, width in zip(shares, needs, made, strict=True):
        assert width >= min(share, need) - 1e-6
        if sum(needs) <= sum(shares):
            assert width >= need - 1e-6


def test_a_column_too_narrow_for_a_word_takes_room_from_the_others(setter: Typesetter) -> None:
    rows = [[Cell("1"), Cell("GB/T9704—2012"), Cell("文" * 50, align=Align.FULL)]]
    narrow, wide = Table([1, 1, 8], rows, "表", fit=False), Table([1, 1, 8], rows, "表")
    assert len(narrow.strips(setter, page.MEASURE)[0:]) == 1
    assert narrow.strips(setter, page.MEASURE)[0].height > wide.strips(setter, page.MEASURE)[0].height
    widths = wide.widths(setter, page.MEASURE)
    assert widths[1] > page.MEASURE / 10
    assert sum(widths) == pytest.approx(page.MEASURE)


@pytest.mark.parametrize(
    ("text", "characters", "lines"),
    [
        ("水资源管理处党支部", 6.5, ["水资源管理处", "党支部"]),
        ("支部党员大会", 4.5, ["支部", "党员大会"]),
        ("问题来源", 3.5, ["问题", "来源"]),
        ("离退休干部党支部", 6.5, ["离退休干部", "党支部"]),
        ("2026年10月18日", 5.5, ["2026年", "10月18日"]),
    ],
)
def test_short_cells_are_broken_by_sense(
    setter: Typesetter, text: str, characters: float, lines: list[str]
) -> None:
    galley = setter.galley([Span(text)], page.Setting(10.5, 10.5), "表")
    assert [line.text for line in balanced(galley, characters * 10.5)] == lines


texts = st.text("党建工作，（）“”——……12月aW/年%《》 ", max_size=40)


@given(
    st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=4), st.sampled_from(list(Align))
)
@settings(max_examples=60, deadline=None)
def test_no_text_leaves_its_column(rows: list[list[str]], align: Align) -> None:
    """Columns from wide to narrower than one character and its margins."""
    setter = Typesetter()
    table = Table([100, 30, 14], [[Cell(text, align=align) for text in row] for row in rows], "表", fit=False)
    pen = _Recorder()
    for strip in table.strips(setter, 144.0):
        strip.draw(pen, 0.0, 0.0)  # type: ignore[arg-type]
    for first, last in pen.ink:
        assert any(
            left - 0.1 <= first and last <= right + 0.1 for left, right in ((0, 100), (100, 130), (130, 144))
        )


class _Recorder:
    """Takes down where the ink of a run begins and ends: brackets and marks leave half their em blank."""

    def __init__(self) -> None:
        self.ink: list[tuple[float, float]] = []

    def glyphs(self, placed: Any, x: float, baseline: float, size: float, *rest: Any) -> None:
        """A run."""
        if placed:
            first, last = placed[0], placed[-1]
            opens = 0.5 * size if first.glyph.char in kinsoku.OPENING else 0.0
            closes = 0.5 if last.glyph.char in kinsoku.CLOSING else last.glyph.advance
            self.ink.append((x + first.x + opens, x + last.x + closes * size))

    def rule(self, *rest: float) -> None:
        """A rule, of no interest."""


def test_500_rows_keep_their_order_and_their_heads(measure: Callable[[bytes], Any]) -> None:
    rows = [
        [Cell(str(number), align=Align.RIGHT), Cell("䶮喆堃翀昇祎頔玥㛃𬀩<&>")] for number in range(1, 501)
    ]
    blocks = [Table([1, 4], rows, "表", [[Cell("序号"), Cell("姓名")]])]
    paper = measure(pdf_of(Document(Metadata("题", "局", date(2026, 5, 8)), [Section(blocks, Shape.ACROSS)])))
    numbers = [int(word) for text in paper.texts for word in text.split() if word.isdigit() and len(text) > 9]
    body = [number for number in numbers if number]
    assert [number for number in body if number > 60] == list(range(61, 501))
    assert paper.text.count("䶮喆堃翀昇祎頔玥㛃𬀩<&>") == 500
    assert all("序号" in text for text in paper.texts)


def test_the_first_rows_own_rule_is_not_doubled_under_returning_heads(setter: Typesetter) -> None:
    table = Table([1], [[Cell("行")], [Cell("行")]], "表", [[Cell("头")]])
    strips = table.strips(setter, page.MEASURE)
    assert [len(strip.head) for strip in strips] == [0, 1, 1]
    assert isinstance(strips[1].head[0], Strip)


def missing_in(rows: list[list[Cell]]) -> str:
    setter = Typesetter()
    Table([1] * 4, rows, "登记表", named=True).strips(setter, page.MEASURE)
    with pytest.raises(MissingGlyphs) as found:
        setter.check()
    return found.value.sentence


def label(text: str) -> Cell:
    return Cell(text, style=Style.HEI)


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ([label("时间"), Cell("\ue123"), label("地点"), Cell("某地")], "“时间”栏"),
        ([label("时间"), Cell("某时"), label("地点"), Cell("\ue123")], "“地点”栏"),
        ([label("时间"), Cell("某时"), label("地\ue123点"), Cell("某地")], "“地\ue123点”栏"),
        ([Cell("\ue123", 4)], "“主题”栏"),
        ([Cell("某某"), label("地点"), Cell("\ue123", 2)], "“地点”栏"),
    ],
)
def test_a_missing_character_is_named_by_the_nearest_label(row: list[Cell], named: str) -> None:
    above = [label("主题"), Cell("某某"), label("备注"), Cell("某某")]
    assert f"登记表{named}" in missing_in([above, row])
