"""The 保管期限表 as columns."""

from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.archive import RetentionLine
from models.rules.archive_terms import ArchiveSource, ArchiveUnit, Retention
from models.rules.compliance_terms import SourceStatus

_ORDER = {source: place for place, source in enumerate(ArchiveSource)}
_LONG = {retention: place for place, retention in enumerate(Retention)}


def _source(line: RetentionLine) -> str:
    return line.source.label


def _source_key(line: RetentionLine) -> int:
    return _ORDER[line.source]


def _kind(line: RetentionLine) -> str:
    return line.kind_label or ("其余各类" if line.kind == "" else line.kind)


def _unit(line: RetentionLine) -> str:
    return line.unit.label


def _retention(line: RetentionLine) -> str:
    return "" if line.unit is ArchiveUnit.NONE else line.retention.label


def _retention_key(line: RetentionLine) -> int:
    return _LONG[line.retention]


def _basis(line: RetentionLine) -> str:
    return line.basis


def _status(line: RetentionLine) -> str:
    return line.basis_status.label


def _pill(line: RetentionLine) -> Pill:
    confirmed = line.basis_status is SourceStatus.CONFIRMED
    return Pill(line.basis_status.label, Tone.OK if confirmed else Tone.WARN)


def _note(line: RetentionLine) -> str:
    return line.note


RETENTION_COLUMNS: tuple[Column[RetentionLine], ...] = (
    Column("来源", _source, _source_key, width=100, importance=100, strong=True),
    Column("类别", _kind, width=150, importance=100, strong=True),
    Column("归档方式", _unit, width=104, importance=90),
    Column("保管期限", _retention, _retention_key, width=96, importance=95),
    Column("依据", _basis, width=220, importance=60, stretch=True),
    Column("依据核对", _status, pill=_pill, width=100, importance=50),
    Column("说明", _note, width=130, importance=20),
)
