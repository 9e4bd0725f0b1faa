"""Reading lines copied from a sheet or a list into the dictionary of 22."""

import re
from collections.abc import Sequence
from dataclasses import replace

from models.rows.inspection import Manifestation
from models.rules.inspection_terms import MANIFESTATIONS

_NUMBERED = re.compile(r"[（(]?\s*([0-9]{1,2})\s*(?:[)）、．]|\.(?!\d))\s*(.+)", re.DOTALL)
_NUMBER = re.compile(r"[0-9]{1,4}")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_ENDS = re.compile(r"[\t\n]")
_HEADINGS = ("具体表现", "表现", "表现形式")
_LONGEST = 50_000
_NOT_FILLED = "没有填入，原来的文字不变"


def read_pasted(pasted: str, start: int, known: Sequence[Manifestation]) -> tuple[Manifestation, ...]:
    """The rows that ``pasted`` fills: a line each, its cells parted by tabs: text; category and text; number, category
    and text; or number and text. Lines without a number follow one another from ``start`` on; a line of text alone
    keeps the category ``known`` there. Where the cells of a category were merged, only the first line has it: it
    holds for the lines below. Raises ValueError(sentence) for anything that does not fit."""
    if len(pasted) > _LONGEST:
        raise ValueError(f"剪贴板里的文字太多，不像是表现字典，{_NOT_FILLED}；请只复制那{MANIFESTATIONS}行。")
    found: list[Manifestation] = []
    category = ""
    for line in _lines(pasted):
        number, cells = _number_of(line)
        number = start + len(found) if number is None else number
        if not 1 <= number <= MANIFESTATIONS:
            raise ValueError(
                f"粘贴的内容到了第{number}条，表现字典只有1到{MANIFESTATIONS}条，{_NOT_FILLED}；请核对行数，从第1条起粘贴。"
            )
        if len(cells) > 2:
            raise ValueError(
                f"第{number}条有{len(cells)}列，认不出哪一列是具体表现，{_NOT_FILLED}；请只复制序号、类别、表现三列。"
            )
        row = replace(known[number - 1], text=cells[-1])
        if len(cells) == 2:
            category = cells[0] or category
            row = replace(row, category=category or row.category)
        found.append(row)
    if not found:
        raise ValueError(f"剪贴板里没有文字，{_NOT_FILLED}；请先在表格里复制。")
    _refuse_twice([row.number for row in found])
    return tuple(found)


def _lines(pasted: str) -> list[list[str]]:
    """The cells of each line that has any, blanks drawn together, without a heading copied along."""
    text = pasted.replace("\r\n", "\n").replace("\r", "\n")
    lines: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        cell, at = _cell(text, at)
        lines[-1].append(" ".join(cell.split()))
        if at >= len(text):
            break
        if text[at] == "\n":
            lines.append([])
        at += 1
    return [line for line in lines if any(line) and line[-1] not in _HEADINGS]


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins at ``at`` and where it ends. A sheet puts a cell of several lines between quotes; other
    quotes are the text's own."""
    quoted = _QUOTED.match(text, at)
    if quoted is not None and _ENDS.search(quoted[1]) is not None:
        return quoted[1].replace('""', '"'), quoted.end()
    end = _ENDS.search(text, at)
    return (text[at:], len(text)) if end is None else (text[at : end.start()], end.start())


def _number_of(cells: list[str]) -> tuple[int | None, list[str]]:
    """A number in a cell of its own, or before the text of a list: 3、…, （3）…"""
    first = cells[0]
    if len(cells) > 1 and _NUMBER.fullmatch(first):
        return int(first), _trimmed(cells[1:])
    cells = _trimmed(cells)
    if len(cells) == 1:
        numbered = _NUMBERED.fullmatch(first)
        if numbered is not None:
            return int(numbered[1]), [numbered[2]]
    return None, cells


def _trimmed(cells: list[str]) -> list[str]:
    """Without empty columns copied along at either side."""
    while len(cells) > 2 and not cells[-1]:
        cells = cells[:-1]
    return cells[1:] if len(cells) > 2 and not cells[0] else cells


def _refuse_twice(numbers: Sequence[int]) -> None:
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    if twice is not None:
        raise ValueError(f"粘贴的内容里第{twice}条出现了两次，{_NOT_FILLED}；请核对序号。")
