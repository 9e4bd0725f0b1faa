"""Reads the tables of a composed document, before it is printed."""

from reports.flow import Document
from reports.parts.table import Table


def tables_of(document: Document) -> list[Table]:
    """All its tables, in order."""
    return [block for section in document.sections for block in section.blocks if isinstance(block, Table)]


def heads_of(table: Table) -> list[str]:
    """What the columns are called."""
    return [str(cell.content).replace("\n", "") for row in table.heads for cell in row]


def texts_of(table: Table) -> list[list[str]]:
    """What stands in the cells, row by row."""
    return [[str(cell.content) for cell in row] for row in table.rows]
