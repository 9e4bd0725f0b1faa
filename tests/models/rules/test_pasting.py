"""Tables from the clipboard, and what of them goes where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.pasted_table import MOST_CELLS, MOST_CHARACTERS, cell_name, read_table, spread, write_table
from models.rules.pasting import NAMELESS, NOBODY, OUTSIDE, TWICE, RowName, arrange
from tests.models.rules.trying import few

HEADS = (("1月", "一月"), ("2月", "二月"), ("3月", "三月"))
NAMES = tuple(RowName(name, (branch,)) for name, branch in (("张三", "甲"), ("李四", "甲"), ("王五", "乙")))
START = (0, 0)

cells = st.text(
    st.sampled_from("a\"'\t\n 1,.张三") | st.characters(codec="utf-8", exclude_characters="\r"), max_size=6
)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5)
)


@given(tables)
def test_what_is_written_is_read_back(table: list[list[str]]) -> None:
    if any(cell.strip() for row in table for cell in row):
        assert read_table(write_table(table)) == tuple(tuple(row) for row in table)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("1\t2\r\n3\t4\r\n", (("1", "2"), ("3", "4"))),
        ("1\r2\r", (("1",), ("2",))),
        ("\t1\n\n2", (("", "1"), ("",), ("2",))),
        ('"两\n行"\t"说""做"""', (("两\n行", '说"做"'),)),
        ('"一言堂"\t"半截子', (('"一言堂"', '"半截子'),)),
    ],
)
def test_tables_as_sheets_copy_them(text: str, table: tuple[tuple[str, ...], ...]) -> None:
    assert read_table(text) == table


@pytest.mark.parametrize("text", ["", " \t\n", "x" * (MOST_CHARACTERS + 1), "\t" * (MOST_CELLS + 1)])
def test_nothing_and_too_much_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="没有填入，原来的内容不变"):
        read_table(text)


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (4, 2, "C5"), (0, 25, "Z1"), (9, 26, "AA10"), (0, 701, "ZZ1")]
)
def test_cells_are_called_as_a_sheet_calls_them(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


def test_one_cell_fills_all_that_are_chosen() -> None:
    assert spread((("7",),), [(2, 1), (3, 1), (3, 2)]) == (("7", ""), ("7", "7"))
    assert spread((("7",),), [(2, 1)]) == (("7",),)
    assert spread((("7", "8"),), [(2, 1), (3, 1)]) == (("7", "8"),)


def dealt(
    text: str, at: tuple[int, int] = START, names: tuple[RowName, ...] = NAMES
) -> dict[tuple[int, int], str]:
    arrangement = arrange(read_table(text), names, HEADS, at)
    return {(landing.row, landing.column): landing.text for landing in arrangement.landings}


def strays(text: str, at: tuple[int, int] = START) -> list[tuple[tuple[int, int], str]]:
    return [(stray.source, stray.why) for stray in arrange(read_table(text), NAMES, HEADS, at).strays]


def test_without_names_cells_go_from_the_cursor_on() -> None:
    assert dealt("1\t2\n3\t\n", (1, 1)) == {(1, 1): "1", (1, 2): "2", (2, 1): "3"}
    assert strays("1\t2\n3\t4\n5\t6", (1, 2)) == [
        ((0, 1), OUTSIDE),
        ((1, 1), OUTSIDE),
        ((2, 0), OUTSIDE),
        ((2, 1), OUTSIDE),
    ]


def test_names_copied_along_find_their_lines_in_any_order() -> None:
    assert dealt("王 五\t1\n张　三\t2", (2, 1)) == {(2, 1): "1", (0, 1): "2"}
    assert dealt("1\t乙\t王五\t9", (0, 0)) == {(2, 0): "9"}


def test_headings_find_their_columns_below_a_title() -> None:
    text = "某支部党费\t\t\t\n序号\t姓名\t二月\t合计\t１月\n1\t李四\t5\t12\t7\n2\t王五\t\t1\t6\n\t合计\t5\t13\t13"
    assert dealt(text, (2, 2)) == {(1, 1): "5", (1, 0): "7", (2, 0): "6"}
    found = arrange(read_table(text), NAMES, HEADS, START)
    assert (found.by_name, found.by_head, found.unused, found.strays) == (True, True, ("序号", "合计"), ())


def test_headings_alone_choose_the_columns() -> None:
    assert dealt("2月\t3月\n5\t6", (1, 0)) == {(1, 1): "5", (1, 2): "6"}


def test_who_is_not_in_the_grid_or_twice_or_nameless_is_named() -> None:
    text = "张三\t1\n赵六\t2\n张三\t3\n\t4\n李四\t5\n王五\t6\t7\t8\t9\n钱七\t"
    assert strays(text) == [
        ((1, 0), NOBODY),
        ((2, 0), TWICE),
        ((3, 1), NAMELESS),
        ((5, 4), OUTSIDE),
    ]


SAME = (RowName("张三", ("甲",)), RowName("张三", ("乙",)), RowName("王伟（大）"), RowName("王伟（小）"))


def test_namesakes_are_asked_about() -> None:
    table = read_table("张三\t1\n王伟\t2\n王伟（小）\t3")
    asked = arrange(table, SAME, HEADS, START)
    assert [(one.source_row, one.rows) for one in asked.namesakes] == [(0, (0, 1)), (1, (2, 3))]
    assert [(landing.row, landing.text) for landing in asked.landings] == [(3, "3")]
    answered = arrange(table, SAME, HEADS, START, answers={0: 1, 1: None})
    assert [(landing.row, landing.text) for landing in answered.landings] == [(1, "1"), (3, "3")]
    assert len(answered.namesakes) == 2


def test_a_branch_copied_along_tells_namesakes_apart() -> None:
    assert dealt("乙\t张三\t1\n甲\t张三\t2", START, SAME) == {(1, 0): "1", (0, 0): "2"}


def test_the_same_line_chosen_twice_is_told() -> None:
    table = read_table("张三\t1\n张三\t2")
    found = arrange(table, SAME, HEADS, START, answers={0: 1, 1: 1})
    assert [stray.why for stray in found.strays] == [TWICE]


@given(st.permutations(range(3)), st.lists(st.integers(0, 999), min_size=9, max_size=9))
@few
def test_the_order_of_the_copied_rows_and_columns_does_not_matter(
    order: list[int], values: list[int]
) -> None:
    rows = [["姓名", *(HEADS[column][0] for column in order)]]
    rows += [[NAMES[row].name, *(str(values[3 * row + column]) for column in order)] for row in order]
    assert dealt(write_table(rows)) == {
        (row, column): str(values[3 * row + column]) for row in range(3) for column in range(3)
    }
