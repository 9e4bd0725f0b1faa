"""How these tests make workbooks, branches and people."""

import importlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from models.rows.bureau import OrganizationRow, RosterEntry
from models.rows.roster_import import RosterPlan
from models.rules.terms import OrganizationKind, Standing

TODAY = date(2026, 11, 21)

Rows = Sequence[Sequence[Any]]
SaveSheets = Callable[..., Path]
ReadRows = Callable[..., RosterPlan]


def new_workbook(target: object) -> Any:
    """An empty workbook to write, as a context manager. XlsxWriter ships no types; only this line knows."""
    return importlib.import_module("xlsxwriter").Workbook(target)


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
