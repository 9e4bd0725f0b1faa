"""Years closed and opened again, and packages written, as columns."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from gui.formats import moment_text, size_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.archive import ActRow, PackageRow
from models.rules.archive_terms import ArchiveAct

_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act under its place in time."""

    id: int
    act: ActRow


def _made_at(line: ActLine) -> str:
    return moment_text(line.act.made_at)


def _year(line: ActLine) -> str:
    return f"{line.act.year}年"


def _act(line: ActLine) -> str:
    return line.act.act.label


def _act_pill(line: ActLine) -> Pill:
    closed = line.act.act is ArchiveAct.CLOSED
    return Pill(
        line.act.act.label, Tone.OK if closed else Tone.WARN, "lock_closed" if closed else "lock_open"
    )


def _made_by(line: ActLine) -> str:
    return line.act.made_by


def _items(line: ActLine) -> str:
    return f"{line.act.items}件"


def _items_key(line: ActLine) -> int:
    return line.act.items


def _reason(line: ActLine) -> str:
    return line.act.reason


def _digest(line: ActLine) -> str:
    return line.act.directory_sha256[:12]


ACT_COLUMNS: tuple[Column[ActLine], ...] = (
    Column("时间", _made_at, width=148, importance=100),
    Column("年度", _year, width=84, importance=100),
    Column("事项", _act, pill=_act_pill, width=116, importance=100),
    Column("件数", _items, _items_key, _CENTRE, width=84, importance=70),
    Column("经办人", _made_by, width=96, importance=80),
    Column("理由", _reason, width=160, importance=90, stretch=True, strong=True),
    Column("目录校验值", _digest, width=124, importance=30),
)


def _written(row: PackageRow) -> str:
    return moment_text(row.made_at)


def _written_year(row: PackageRow) -> str:
    return f"{row.year}年"


def _target(row: PackageRow) -> str:
    return row.target


def _package_items(row: PackageRow) -> str:
    return f"{row.items}件"


def _package_items_key(row: PackageRow) -> int:
    return row.items


def _files(row: PackageRow) -> str:
    return f"{row.files}个"


def _files_key(row: PackageRow) -> int:
    return row.files


def _size(row: PackageRow) -> str:
    return size_text(row.size)


def _size_key(row: PackageRow) -> int:
    return row.size


def _written_by(row: PackageRow) -> str:
    return row.made_by


def _seal(row: PackageRow) -> str:
    return row.seal[:12]


PACKAGE_COLUMNS: tuple[Column[PackageRow], ...] = (
    Column("写出时间", _written, width=148, importance=100),
    Column("年度", _written_year, width=84, importance=100),
    Column("写到", _target, width=220, importance=90, stretch=True, strong=True, ends=True),
    Column("件数", _package_items, _package_items_key, _CENTRE, width=84, importance=70),
    Column("文件", _files, _files_key, _CENTRE, width=84, importance=50),
    Column("大小", _size, _size_key, width=90, importance=60),
    Column("经办人", _written_by, width=96, importance=80),
    Column("封签", _seal, width=124, importance=30),
)
