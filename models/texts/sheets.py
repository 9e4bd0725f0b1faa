"""The text of a workbook's cells, read behind the guard that the roster's import has."""

from datetime import datetime, time
from pathlib import Path
from typing import Any

from models.exchange.sheet import read_workbook

MOST_CHARACTERS = 1_000_000


def text_of_workbook(path: Path) -> str:
    """Each sheet's name and its rows, a tab between cells. Raises models.failures.BadInput for what is no readable .xlsx."""
    found: list[str] = []
    length = 0
    for sheet in read_workbook(path):
        found.append(sheet.name)
        for _number, cells in sheet.rows():
            line = "\t".join(text for text in map(_text, cells) if text)
            if line:
                found.append(line)
                length += len(line)
                if length > MOST_CHARACTERS:
                    return "\n".join(found)
    return "\n".join(found)


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)
