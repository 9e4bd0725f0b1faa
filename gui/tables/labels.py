"""The dictionaries of labels as columns."""

from PySide6.QtCore import Qt

from gui.formats import date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.rows import Column
from models.rows.label import LabelRow


def days_text(row: LabelRow) -> str:
    """2026-03-01 至 2026-06-30; 起 or 止 alone where one side is open."""
    begins = f"{date_text(row.begins_on)}起" if row.begins_on else ""
    ends = f"{date_text(row.ends_on)}止" if row.ends_on else ""
    if row.begins_on and row.ends_on:
        return f"{date_text(row.begins_on)} 至 {date_text(row.ends_on)}"
    return begins or ends


def _name(row: LabelRow) -> str:
    return row.name


def _reflections(row: LabelRow) -> str:
    return "每人一篇" if row.wants_reflections else ""


def _records(row: LabelRow) -> str:
    return str(row.records)


def _records_key(row: LabelRow) -> int:
    return row.records


def _note(row: LabelRow) -> str:
    return row.note


def _enabled(row: LabelRow) -> str:
    return "启用" if row.enabled else "已停用"


def _pill(row: LabelRow) -> Pill:
    return Pill(_enabled(row), Tone.OK if row.enabled else Tone.NEUTRAL)


LABEL_COLUMNS: tuple[Column[LabelRow], ...] = (
    Column("名称", _name, width=220, importance=100, stretch=True, strong=True),
    Column("起止日期", days_text, width=216, importance=50),
    Column("心得体会", _reflections, width=92, importance=40),
    Column("记录数", _records, _records_key, Qt.AlignmentFlag.AlignHCenter, width=80, importance=60),
    Column("备注", _note, width=200, importance=20),
    Column("状态", _enabled, pill=_pill, width=96, importance=100),
)
