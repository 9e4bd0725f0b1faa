"""归档文件目录 as a workbook: the nine columns of DA/T 22-2015, every cell text, whatever stands in it."""

import io
from datetime import datetime

import xlsxwriter

from models.archive.metadata import storable
from models.archive.plan import PackagePlan
from models.rules.archive_directory import HEADS, directory_cells

WIDTHS = (6, 26, 18, 22, 60, 11, 6, 6, 18)
"""Of the columns, in characters."""
LONGEST = 32_767
"""Characters that a cell takes."""
_EPOCH = datetime(2000, 1, 1)


def directory_sheet(plan: PackagePlan) -> bytes:
    """The workbook. The same plan gives the same bytes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "归档文件目录", "created": _EPOCH})
    plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"})
    head = book.add_format({"bold": True, "align": "center", "border": 1, "num_format": "@"})
    sheet = book.add_worksheet("归档文件目录")
    for across, (heading, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        sheet.set_column(across, across, width)
        sheet.write_string(0, across, heading, head)
    for down, (number, item) in enumerate(plan.numbered, start=1):
        for across, text in enumerate(directory_cells(number, item.row)):
            # Never write(): that takes “=…” for a formula and “http…” for a link.
            sheet.write_string(down, across, storable(text)[:LONGEST], plain)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return buffer.getvalue()
