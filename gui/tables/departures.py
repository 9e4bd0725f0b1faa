"""What left the office, as columns."""

from datetime import datetime

from gui.formats import UNKNOWN, moment_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.archive_use import DepartureRow
from models.rules.archive_terms import DepartureKind

RESTRICTED = (DepartureKind.RESTRICTED_PRINT, DepartureKind.RESTRICTED_FILE)


def _when(row: DepartureRow) -> str:
    return moment_text(row.happened_at)


def _when_key(row: DepartureRow) -> datetime:
    return row.happened_at


def _kind(row: DepartureRow) -> str:
    return row.kind.label


def _pill(row: DepartureRow) -> Pill:
    return Pill(row.kind.label, Tone.WARN if row.kind in RESTRICTED else Tone.NEUTRAL)


def _title(row: DepartureRow) -> str:
    return " ".join(row.title.split())


def _destination(row: DepartureRow) -> str:
    return row.destination


def _files(row: DepartureRow) -> str:
    return str(row.files)


def _files_key(row: DepartureRow) -> int:
    return row.files


def _made_by(row: DepartureRow) -> str:
    return row.made_by or UNKNOWN


def _recipient(row: DepartureRow) -> str:
    return row.recipient or UNKNOWN


DEPARTURE_COLUMNS: tuple[Column[DepartureRow], ...] = (
    Column("时间", _when, _when_key, width=150, importance=80),
    Column("类别", _kind, pill=_pill, width=120, importance=90),
    Column("内容", _title, width=240, importance=100, stretch=True, strong=True),
    Column("存到或打印到", _destination, width=190, importance=40),
    Column("文件数", _files, _files_key, width=76, importance=30),
    Column("经办人", _made_by, width=90, importance=50),
    Column("接收人", _recipient, width=110, importance=70),
)
