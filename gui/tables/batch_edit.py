"""What a change to many records comes to, as columns."""

from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.batch_edit import BatchLine

CHANGED, REFUSED, SAME = "修改", "不能改", "不变"


def fate(line: BatchLine) -> str:
    """修改, 不能改 or 不变."""
    if line.refusal:
        return REFUSED
    return CHANGED if line.changes else SAME


def _pill(line: BatchLine) -> Pill:
    return {
        CHANGED: Pill(CHANGED, Tone.OK, "edit"),
        REFUSED: Pill(REFUSED, Tone.BAD, "error_circle"),
        SAME: Pill(SAME, Tone.NEUTRAL),
    }[fate(line)]


def _name(line: BatchLine) -> str:
    return line.name


def _what(line: BatchLine) -> str:
    return line.refusal or "；".join(line.changes)


BATCH_COLUMNS: tuple[Column[BatchLine], ...] = (
    Column("结果", fate, pill=_pill, width=104, importance=100),
    Column("记录", _name, width=300, importance=100, strong=True),
    Column("改动或原因", _what, width=200, importance=100, stretch=True),
)
