"""销毁清册 and what is on them, as columns."""

from datetime import date

from gui.formats import UNKNOWN, date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.archive_use import DestructionLineRow, DestructionRow
from models.rules.archive_terms import DestructionState

TONES = {
    DestructionState.DRAFT: Tone.INFO,
    DestructionState.APPROVED: Tone.WARN,
    DestructionState.DONE: Tone.NEUTRAL,
}


def _made(row: DestructionRow) -> str:
    return date_text(row.made_on)


def _made_key(row: DestructionRow) -> date:
    return row.made_on


def _title(row: DestructionRow) -> str:
    return row.title


def _many(row: DestructionRow) -> str:
    return f"{len(row.lines)}件"


def _many_key(row: DestructionRow) -> int:
    return len(row.lines)


def _approval(row: DestructionRow) -> str:
    if row.approved_on is None:
        return ""
    return f"{row.approved_by}，{date_text(row.approved_on)}，{row.approval}"


def _done(row: DestructionRow) -> str:
    return date_text(row.done_on) if row.done_on else ""


def _state(row: DestructionRow) -> str:
    return row.state.label


def _pill(row: DestructionRow) -> Pill:
    return Pill(row.state.label, TONES[row.state])


DESTRUCTION_COLUMNS: tuple[Column[DestructionRow], ...] = (
    Column("列册日期", _made, _made_key, width=106, importance=80),
    Column("清册名称", _title, width=220, importance=100, stretch=True, strong=True),
    Column("件数", _many, _many_key, width=70, importance=90),
    Column("批准情况", _approval, width=260, importance=50),
    Column("销毁日期", _done, width=106, importance=60),
    Column("状态", _state, pill=_pill, width=96, importance=100),
)


def _code(line: DestructionLineRow) -> str:
    return line.code


def _line_title(line: DestructionLineRow) -> str:
    return line.title


def _dated(line: DestructionLineRow) -> str:
    return date_text(line.dated)


def _pages(line: DestructionLineRow) -> str:
    return UNKNOWN if line.pages is None else str(line.pages)


def _retention(line: DestructionLineRow) -> str:
    return line.retention_label


def _opinion(line: DestructionLineRow) -> str:
    return line.opinion


LINE_COLUMNS: tuple[Column[DestructionLineRow], ...] = (
    Column("档号", _code, width=220, importance=90),
    Column("题名", _line_title, width=240, importance=100, stretch=True, strong=True),
    Column("日期", _dated, width=106, importance=60),
    Column("页数", _pages, width=66, importance=40),
    Column("期限", _retention, width=76, importance=70),
    Column("鉴定意见", _opinion, width=160, importance=50),
)
