"""How large a workbook's parts would become in memory, counted from the XML before any reader builds them.

A reader of sheets allocates the whole rectangle that the filled cells span, and copies a shared text into
every cell that shows it: two cells at opposite corners (7 KB of file) ask for half a terabyte and end the
process, which no exception handler survives.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
"""The corner of a sheet in Excel 2007 and later."""

_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_DEEPEST = 64
"""Levels of elements; real parts have about ten. Every open level costs the parser memory."""
_LONGEST_SHARED_TEXT = 40_000
"""Characters; Excel itself allows 32 767 in a cell."""


class ForbiddenXmlError(ValueError):
    """A part declares a document type, which no workbook has and every entity attack needs."""


class OversizeTextError(ValueError):
    """A shared text is longer than any cell may be."""


class StructureError(ValueError):
    """Elements nested as in no workbook; a position that no sheet has, or above the one before it."""


@dataclass(slots=True)
class PartExtent:
    """What one XML part spans: rows and columns of its filled cells (0 when none), and its shared texts."""

    root: str = ""
    last_row: int = 0
    last_column: int = 0
    first_row: int = 0
    first_column: int = 0
    shared_lengths: list[int] = field(default_factory=list)
    shared_uses: dict[int, int] = field(default_factory=dict)

    @property
    def area(self) -> int:
        """Cells of the rectangle that a reader would allocate."""
        if not self.last_row:
            return 0
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)

    @property
    def last_cell(self) -> str:
        """The lower right corner as Excel writes it, e.g. O512."""
        letters, column = "", self.last_column
        while column:
            column, digit = divmod(column - 1, 26)
            letters = chr(ord("A") + digit) + letters
        return f"{letters}{self.last_row}"


def measure_part(xml: bytes) -> PartExtent:
    """Walk one XML part.

    Raises ForbiddenXmlError, OversizeTextError, StructureError, or expat.ExpatError for XML not well formed.
    """
    walk = _Walk()
    walk.parser.Parse(xml, True)
    return walk.extent


class _Walk:
    """The handlers of one pass. Positions follow the rule of readers: a missing ``r`` means the next one."""

    def __init__(self) -> None:
        self.extent = PartExtent()
        self.row = 0
        self.column = 0
        self.counted = False
        self.is_shared = False
        self.text: list[str] | None = None
        self.item_length = -1
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.depth = 0
        self.opened: Callable[[str, dict[str, str]], None] = self.first
        self.closed: Callable[[str], None] = self.ignore

    def refuse(self, *_declaration: object) -> None:
        raise ForbiddenXmlError

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise StructureError(f"{_DEEPEST} levels")
        self.opened(_local(tag), attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.closed(_local(tag))

    def ignore(self, _name: str, _attributes: object = None) -> None:
        """Nothing to learn from this element."""

    def first(self, name: str, _attributes: dict[str, str]) -> None:
        """The root tells what kind of part this is; parts without cells or texts need no further look."""
        self.extent.root = name
        self.opened = self.ignore
        if name == "worksheet":
            self.opened, self.closed = self.in_sheet, self.end_in_sheet
        elif name == "sst":
            self.opened, self.closed = self.in_shared, self.end_in_shared
            self.parser.CharacterDataHandler = self.shared_text

    def in_sheet(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self.cell(attributes)
        elif name in ("v", "is"):
            self.count_cell()
            if name == "v" and self.is_shared:
                self.text = []
                self.parser.CharacterDataHandler = self.index_text
        elif name == "row":
            number = attributes.get("r")
            self.go_to_row(self.row + 1 if number is None else _row_number(number))
            self.column = 0

    def cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self.column += 1
        else:
            found = _REFERENCE.fullmatch(reference)
            if found is None:
                raise StructureError(reference)
            self.column = _column_number(found[1])
            self.go_to_row(_row_number(found[2]))
        self.counted = False
        self.is_shared = attributes.get("t") == "s"

    def go_to_row(self, row: int) -> None:
        """Excel refuses rows out of order; readers that trust the last cell allocate a wrong rectangle."""
        if row < self.row:
            raise StructureError(str(row))
        self.row = row

    def count_cell(self) -> None:
        if self.counted:
            return
        self.counted = True
        extent = self.extent
        extent.first_row = min(extent.first_row or self.row, self.row)
        extent.first_column = min(extent.first_column or self.column, self.column)
        extent.last_row = max(extent.last_row, self.row)
        extent.last_column = max(extent.last_column, self.column)

    def index_text(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def end_in_sheet(self, name: str) -> None:
        if self.text is None or name != "v":
            return
        index = "".join(self.text).strip()
        self.text = None
        self.parser.CharacterDataHandler = None
        if index.isdecimal() and len(index) <= 9:
            self.extent.shared_uses[int(index)] = self.extent.shared_uses.get(int(index), 0) + 1

    def in_shared(self, name: str, _attributes: dict[str, str]) -> None:
        if name == "si":
            self.item_length = 0

    def shared_text(self, text: str) -> None:
        if self.item_length >= 0:
            self.item_length += len(text)
            if self.item_length > _LONGEST_SHARED_TEXT:
                raise OversizeTextError

    def end_in_shared(self, name: str) -> None:
        if name == "si":
            self.extent.shared_lengths.append(self.item_length)
            self.item_length = -1


def shared_characters(parts: list[PartExtent]) -> int:
    """Characters that all shared texts come to once copied into every cell that shows them."""
    lengths = [length for part in parts for length in part.shared_lengths]
    return sum(
        lengths[index] * count
        for part in parts
        for index, count in part.shared_uses.items()
        if index < len(lengths)
    )


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _row_number(digits: str) -> int:
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 7 and 1 <= int(digits) <= LAST_ROW):
        raise StructureError(digits)
    return int(digits)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    if number > LAST_COLUMN:
        raise StructureError(letters)
    return number
