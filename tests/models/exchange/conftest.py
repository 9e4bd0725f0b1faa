"""Workbooks made as offices make them, and the door through which these tests read them."""

from pathlib import Path
from typing import Any

import pytest

from models.exchange.roster import read_roster
from models.rows.roster_import import RosterPlan
from tests.models.exchange.workbooks import TODAY, ReadRows, Rows, SaveSheets, new_workbook, write_rows


@pytest.fixture
def save_sheets(tmp_path: Path) -> SaveSheets:
    """save_sheets({"Sheet1": rows, …}, top=, left=, file=) → the path of a workbook with these sheets."""

    def save(sheets: dict[str, Rows], *, top: int = 0, left: int = 0, file: str = "名册.xlsx") -> Path:
        path = tmp_path / file
        with new_workbook(path) as book:
            style = book.add_format({"num_format": "yyyy.m.d"})
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                sheet.test_date_format = style
                write_rows(sheet, rows, top=top, left=left)
        return path

    return save


@pytest.fixture
def read_rows(save_sheets: SaveSheets) -> ReadRows:
    """read_rows(rows, branches=, roster=) → the plan for a workbook of one sheet."""

    def read(rows: Rows, **given: Any) -> RosterPlan:
        place = {name: given.pop(name) for name in ("top", "left") if name in given}
        settled: dict[str, Any] = {"branches": (), "roster": (), "today": TODAY} | given
        return read_roster(save_sheets({"Sheet1": rows}, **place), **settled)

    return read
