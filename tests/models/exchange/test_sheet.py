"""Rows carry the numbers Excel shows; merged cells lend their value downwards."""

from datetime import date, datetime
from pathlib import Path

import pytest

from models.exchange.sheet import MergedRange, Sheet, cell_text, read_workbook
from models.failures import BadInput
from models.rules.loose_dates import CellValue
from tests.models.exchange.workbooks import SaveSheets, new_workbook


@pytest.mark.parametrize(("top", "left"), [(0, 0), (4, 0), (0, 3), (7, 2)])
def test_row_and_column_numbers_are_those_of_excel(save_sheets: SaveSheets, top: int, left: int) -> None:
    (sheet,) = read_workbook(save_sheets({"一": [["甲", "乙"], [], ["丙"]]}, top=top, left=left))
    assert sheet.at(top + 1, left + 2) == "乙"
    assert sheet.at(top + 3, left + 1) == "丙"
    assert [row for row, values in sheet.rows() if any(values)] == [top + 1, top + 3]
    assert sheet.at(top + 4, left + 1) == ""
    assert sheet.at(top, left + 1) == ""
    assert sheet.at(top + 1, left) == ""


def test_empty_sheets_and_charts_are_left_out_hidden_ones_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with new_workbook(path) as book:
        book.add_worksheet("空")
        book.add_worksheet("甲").write(0, 0, "x")
        book.add_chartsheet()
        hidden = book.add_worksheet("隐")
        hidden.write(0, 0, "y")
        hidden.hide()
    assert [(sheet.name, sheet.visible) for sheet in read_workbook(path)] == [("甲", True), ("隐", False)]


def test_a_workbook_with_nothing_in_it(save_sheets: SaveSheets) -> None:
    with pytest.raises(BadInput, match="没有任何内容"):
        read_workbook(save_sheets({"一": [], "二": []}))


def test_values_come_as_excel_holds_them(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with new_workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_datetime(0, 0, date(2019, 7, 1), book.add_format({"num_format": 'yyyy"年"m"月"'}))
        sheet.write_datetime(
            0, 1, datetime(2019, 7, 1, 8, 30), book.add_format({"num_format": "yyyy/m/d h:mm"})
        )
        sheet.write_number(0, 2, 43647)
        sheet.write_string(0, 3, "2019.10")
        sheet.write_formula(0, 4, '="张"&"三"', None, "张三")
        sheet.write_boolean(0, 5, True)
    (read,) = read_workbook(path)
    assert list(read.cells[0]) == [
        date(2019, 7, 1),
        datetime(2019, 7, 1, 8, 30),
        43647.0,
        "2019.10",
        "张三",
        True,
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (13800000001.0, "13800000001"),
        (1.5, "1.5"),
        (3, "3"),
        (" 张\n三 ", "张 三"),
        ("", ""),
        (date(2019, 7, 1), "2019.7.1"),
        (datetime(2019, 7, 1, 8), "2019.7.1"),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
    ],
)
def test_cell_text(value: CellValue, text: str) -> None:
    assert cell_text(value) == text


def test_merged_cells_lend_downwards_only_within_themselves() -> None:
    rows = [["序", "支部"], ["1", "一支部"], ["2", ""], ["3", ""], ["4", "二支部"], ["5", ""]]
    sheet = Sheet("一", True, 3, 1, rows, (MergedRange(4, 2, 5, 2), MergedRange(7, 2, 999, 2)))
    assert sheet.filled_down(2) == {5: "一支部", 8: "二支部"}
    assert sheet.filled_down(1) == {}


def test_of_overlapping_merges_the_upper_one_lends() -> None:
    sheet = Sheet(
        "一",
        True,
        1,
        1,
        [["甲"], [""], ["乙"], [""], [""]],
        (MergedRange(3, 1, 5, 1), MergedRange(1, 1, 4, 1)),
    )
    assert sheet.filled_down(1) == {2: "甲", 3: "甲", 4: "甲"}


def test_overlapping_merges_cost_no_more_than_the_sheet() -> None:
    blocks = tuple(MergedRange(1, 1, 1_048_576, 1) for _ in range(50_000))
    sheet = Sheet("一", True, 1, 1, [["支部"]] * 100, blocks)
    assert len(sheet.filled_down(1)) == 99
