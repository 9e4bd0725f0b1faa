"""What a 件 is made of, as columns."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from gui.formats import UNKNOWN
from gui.tables.rows import Column
from models.rows.archive import PartRow


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part under a number of its own, which it keeps while it is moved."""

    id: int
    part: PartRow


def _role(line: PartLine) -> str:
    return line.part.role.label


def _name(line: PartLine) -> str:
    return line.part.name or line.part.source_name


def _pages(line: PartLine) -> str:
    return UNKNOWN if line.part.pages is None else str(line.part.pages)


PART_COLUMNS: tuple[Column[PartLine], ...] = (
    Column("类别", _role, width=76, importance=100),
    Column("名称", _name, width=120, importance=100, stretch=True, strong=True, ends=True),
    Column("页数", _pages, align=Qt.AlignmentFlag.AlignHCenter, width=64, importance=100),
)
