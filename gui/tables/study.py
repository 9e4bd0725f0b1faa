"""The register of study sessions as columns."""

from decimal import Decimal

from PySide6.QtCore import Qt

from gui.formats import UNKNOWN, date_text, hours_text
from gui.look.pill import Pill
from gui.tables.held import CARRIED_OUT, FINAL, final_pill, held_pill, held_text, people_key, people_text
from gui.tables.rows import Column
from models.rows.study import StudySummary


def _date(row: StudySummary) -> str:
    return date_text(row.held_on)


def _title(row: StudySummary) -> str:
    return row.title


def _kind(row: StudySummary) -> str:
    return row.kind.label


def _organization(row: StudySummary) -> str:
    return row.organization_name


def _form(row: StudySummary) -> str:
    return row.form.label if row.form else UNKNOWN


def _sitting(row: StudySummary) -> str:
    return row.sitting.label if row.sitting else UNKNOWN


def _labels(row: StudySummary) -> str:
    return "、".join(row.label_names)


def _hours(row: StudySummary) -> str:
    return hours_text(row.hours) or UNKNOWN


def _hours_key(row: StudySummary) -> Decimal | None:
    return row.hours


def _people(row: StudySummary) -> str:
    return people_text(row.expected, row.present)


def _people_key(row: StudySummary) -> tuple[int, int] | None:
    return people_key(row.expected, row.present)


def lacking(row: StudySummary) -> str:
    """What a held session still lacks: 到会, 学习内容."""
    parts = ("到会情况" if row.present is None else "", "" if row.has_text else "学习内容")
    return "、".join(part for part in parts if part)


def _status(row: StudySummary) -> str:
    return FINAL if row.is_final else held_text(row.status, lacking(row), CARRIED_OUT)


def _pill(row: StudySummary) -> Pill:
    return final_pill() if row.is_final else held_pill(row.status, lacking(row), CARRIED_OUT)


_MIDDLE = Qt.AlignmentFlag.AlignHCenter

STUDY_COLUMNS: tuple[Column[StudySummary], ...] = (
    Column("日期", _date, width=106, importance=100),
    Column("主题", _title, width=170, importance=100, stretch=True, strong=True),
    Column("类型", _kind, width=140, importance=60),
    Column("党组织", _organization, width=168, importance=50, ends=True),
    Column("形式", _form, width=66, importance=20),
    Column("方式", _sitting, width=66, importance=18),
    Column("学时", _hours, _hours_key, _MIDDLE, width=66, importance=30),
    Column("应到/实到", _people, _people_key, _MIDDLE, width=100, importance=40),
    Column("标签", _labels, width=110, importance=10),
    Column("状态", _status, pill=_pill, width=122, importance=100),
)
