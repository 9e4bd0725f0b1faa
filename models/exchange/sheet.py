"""Worksheets as plain rows, each with the number that Excel shows beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from models.exchange.guard import open_workbook_bytes
from models.failures import BadInput
from models.rules.loose_dates import CellValue
from models.rules.names import one_line


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A merged block; rows and columns from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet. ``cells[0][0]`` stands at Excel's ``first_row`` and ``first_column``, both from 1."""

    name: str
    visible: bool
    first_row: int
    first_column: int
    cells: Sequence[Sequence[CellValue]]
    merged: tuple[MergedRange, ...] = ()

    def rows(self) -> Iterator[tuple[int, Sequence[CellValue]]]:
        """Every row with the number Excel shows, empty ones within the filled area included."""
        return enumerate(self.cells, start=self.first_row)

    def at(self, row: int, column: int) -> CellValue:
        """The value at Excel's row and column; an empty text outside the filled area."""
        down, across = row - self.first_row, column - self.first_column
        if 0 <= down < len(self.cells) and 0 <= across < len(self.cells[down]):
            return self.cells[down][across]
        return ""

    def filled_down(self, column: int) -> dict[int, CellValue]:
        """Values that vertically merged blocks lend to the rows below their first, by Excel's row.

        Offices merge the branch's cell over all its members; a merged block holds its value once, at the top.
        """
        lent: dict[int, CellValue] = {}
        last = self.first_row + len(self.cells) - 1
        done = 0
        for block in sorted(self.merged, key=lambda block: block.first_row):
            if not block.first_column <= column <= block.last_column or block.first_row <= done:
                continue
            done = block.last_row
            value = self.at(block.first_row, block.first_column)
            if value != "":
                for row in range(block.first_row + 1, min(block.last_row, last) + 1):
                    lent[row] = value
        return lent


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """All worksheets of the .xlsx file in its own order, empty ones left out.

    Raises BadInput for a file that cannot be used (see models.exchange.guard) or holds nothing.
    """
    source = open_workbook_bytes(path)
    try:
        with CalamineWorkbook.from_filelike(source) as workbook:
            sheets = tuple(
                _sheet(workbook.get_sheet_by_index(index), meta.visible == SheetVisibleEnum.Visible)
                for index, meta in enumerate(workbook.sheets_metadata)
                if meta.typ == SheetTypeEnum.WorkSheet
            )
    except (CalamineError, OSError, ValueError, IndexError) as problem:
        raise _damaged(path) from problem
    except BaseException as problem:
        # A panic of the Rust parser arrives as a BaseException whose class cannot be imported.
        if type(problem).__name__ != "PanicException":
            raise
        raise _damaged(path) from problem
    filled = tuple(sheet for sheet in sheets if sheet.cells)
    if not filled:
        raise BadInput(f"“{path.name}”里没有任何内容，没有导入；请核对是否选错了文件。")
    return filled


def cell_text(value: CellValue) -> str:
    """A cell as a clerk sees it, on one line: numbers without a needless .0, dates as 2019.7.1."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return f"{value.year}.{value.month}.{value.day}"
    return str(value)


def _sheet(source: CalamineSheet, visible: bool) -> Sheet:
    start = source.start
    if start is None:
        return Sheet(source.name, visible, 1, 1, ())
    blocks = tuple(
        MergedRange(top[0] + 1, top[1] + 1, bottom[0] + 1, bottom[1] + 1)
        for top, bottom in source.merged_cell_ranges or ()
    )
    return Sheet(source.name, visible, start[0] + 1, start[1] + 1, source.to_python(), blocks)


def _damaged(path: Path) -> BadInput:
    return BadInput(f"“{path.name}”的内部内容已损坏，没有导入任何内容；请在Excel或WPS中打开并另存后重试。")
