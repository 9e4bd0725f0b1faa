"""Workbooks made as offices make them, and the door through which all of these tests read them."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from models.exchange.roster import read_roster
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.roster_import import RosterPlan
from models.rules.terms import OrganizationKind, Standing

TODAY = date(2026, 11, 21)

Rows = Sequence[Sequence[Any]]
SaveSheets = Callable[..., Path]
ReadRows = Callable[..., RosterPlan]


def branch(number: int, name: str, short_name: str = "", **more: Any) -> OrganizationRow:
    """A branch of the bureau."""
    return OrganizationRow(id=number, kind=OrganizationKind.BRANCH, name=name, short_name=short_name, **more)


def entry(number: int, name: str, branch_name: str, **more: Any) -> RosterEntry:
    """A person on the roster."""
    return RosterEntry(
        id=number, name=name, standing=Standing.FULL, branch_id=1, branch_name=branch_name, **more
    )


def write_rows(sheet: Any, rows: Rows, *, top: int = 0, left: int = 0) -> None:
    """Write plain cells; ``top`` and ``left`` are counted from 0. Dates get a date format."""
    for down, row in enumerate(rows, start=top):
        for across, value in enumerate(row, start=left):
            if isinstance(value, date):
                sheet.write_datetime(down, across, value, sheet.test_date_format)
            elif value not in ("", None):
                sheet.write(down, across, value)


@pytest.fixture
def save_sheets(tmp_path: Path) -> SaveSheets:
    """save_sheets({"Sheet1": rows, …}, top=, left=, file=) → the path of a workbook with these sheets."""

    def save(sheets: dict[str, Rows], *, top: int = 0, left: int = 0, file: str = "名册.xlsx") -> Path:
        path = tmp_path / file
        with xlsxwriter.Workbook(path) as book:
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
        settled = {"branches": (), "roster": (), "today": TODAY} | given
        return read_roster(save_sheets({"Sheet1": rows}, **place), **settled)

    return read
