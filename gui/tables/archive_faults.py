"""What a package has that is not as it was written, as columns."""

from dataclasses import dataclass

from gui.tables.rows import Column
from models.rows.archive import PackageFault


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A fault under its place in the report."""

    id: int
    fault: PackageFault


def _path(line: FaultLine) -> str:
    return line.fault.path


def _fault(line: FaultLine) -> str:
    return line.fault.fault


FAULT_COLUMNS: tuple[Column[FaultLine], ...] = (
    Column("文件", _path, width=300, importance=100, stretch=True, strong=True, ends=True),
    Column("情况", _fault, width=200, importance=100),
)
