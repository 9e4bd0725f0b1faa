"""Tables as WPS and Excel put them on the clipboard: cells parted by tabs, rows by line ends, cells of several lines
between quotes."""

import re
from collections.abc import Iterable, Sequence

MOST_CHARACTERS = 2_000_000
MOST_CELLS = 200_000

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_ENDS = re.compile(r"[\t\n]")
_NOTHING_WRITTEN = "没有填入，原来的内容不变"

Table = tuple[tuple[str, ...], ...]


def read_table(text: str) -> Table:
    """The rows of the copied cells, as written. Raises ValueError(sentence) when there is nothing, or too much of it."""
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"剪贴板里的内容太多，{_NOTHING_WRITTEN}；请只复制需要的行和列。")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    # What is copied from a sheet ends its last row, too.
    plain = plain.removesuffix("\n")
    rows: list[list[str]] = [[]]
    at = count = 0
    while True:
        cell, at = _cell(plain, at)
        rows[-1].append(cell)
        count += 1
        if count > MOST_CELLS:
            raise ValueError(f"剪贴板里的格子太多，{_NOTHING_WRITTEN}；请只复制需要的行和列。")
        if at >= len(plain):
            break
        if plain[at] == "\n":
            rows.append([])
        at += 1
    if not any(cell.strip() for row in rows for cell in row):
        raise ValueError(f"剪贴板里没有可粘贴的文字，{_NOTHING_WRITTEN}；请先在表格里复制。")
    return tuple(tuple(row) for row in rows)


def write_table(rows: Iterable[Sequence[str]]) -> str:
    """The clipboard text of the rows; `read_table` reads the same cells from it, line ends of any kind as one."""
    return "".join("\t".join(_written(cell) for cell in row) + "\r\n" for row in rows)


def spread(table: Table, places: Sequence[tuple[int, int]]) -> Table:
    """One copied cell over all the chosen ones, as sheets paste it: a table from their upper left corner on, empty where
    nothing is chosen. A larger table, or a single place, is left as it is."""
    if len(table) != 1 or len(table[0]) != 1 or len(places) < 2:
        return table
    chosen = set(places)
    rows = range(min(row for row, _ in places), max(row for row, _ in places) + 1)
    columns = range(min(column for _, column in places), max(column for _, column in places) + 1)
    return tuple(tuple(table[0][0] if (row, column) in chosen else "" for column in columns) for row in rows)


def cell_name(row: int, column: int) -> str:
    """What a sheet calls the cell of a pasted table, counted from 0: C5 is the third of the fifth row."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins at ``at`` and where it ends. Quotes that hold no line end, tab or doubled quote are the
    text's own."""
    quoted = _QUOTED.match(text, at)
    if quoted is not None and (_ENDS.search(quoted[1]) is not None or '""' in quoted[1]):
        return quoted[1].replace('""', '"'), quoted.end()
    end = _ENDS.search(text, at)
    return (text[at:], len(text)) if end is None else (text[at : end.start()], end.start())


def _written(cell: str) -> str:
    if cell.startswith('"') or any(mark in cell for mark in "\t\n\r"):
        return '"' + cell.replace('"', '""') + '"'
    return cell
