"""Damaged and missing files as columns."""

from dataclasses import dataclass

from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.archive_use import FileFault


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A fault on the list."""

    fault: FileFault

    @property
    def id(self) -> str:
        """The file's hash."""
        return self.fault.sha256


def _pill(line: FaultLine) -> Pill:
    if line.fault.restored_from:
        return Pill("已放回", Tone.OK)
    return Pill(line.fault.fault, Tone.BAD)


def _where(line: FaultLine) -> str:
    first, *others = line.fault.used_in or ("没有记录在用",)
    return f"{first}等{len(others) + 1}处" if others else first


FAULT_COLUMNS: tuple[Column[FaultLine], ...] = (
    Column("附件", lambda line: line.fault.name, width=190, importance=100, strong=True, ends=True),
    Column("情况", lambda line: _pill(line).text, pill=_pill, width=196, importance=95),
    Column("用在哪里", _where, width=170, importance=90, stretch=True),
    Column("取自", lambda line: line.fault.restored_from, width=170, importance=60, ends=True),
)
