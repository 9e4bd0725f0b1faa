"""The register of inspections as columns."""

from PySide6.QtCore import Qt

from gui.formats import date_text, month_text
from gui.look.pill import Pill
from gui.tables.held import FINAL, final_pill, held_pill, held_text
from gui.tables.rows import Column
from models.rows.inspection import InspectionSummary
from models.rules.inspections import status_word
from models.rules.terms import RecordStatus


def _date(row: InspectionSummary) -> str:
    return date_text(row.first_on)


def _title(row: InspectionSummary) -> str:
    return row.title


def _month(row: InspectionSummary) -> str:
    return month_text(row.month)


def _month_key(row: InspectionSummary) -> str:
    return str(row.month)


def _method(row: InspectionSummary) -> str:
    return row.method.label


def _organization(row: InspectionSummary) -> str:
    return row.organization_name


def _branches(row: InspectionSummary) -> str:
    return f"{row.branches}个" if row.branches else "待补"


def _branches_key(row: InspectionSummary) -> int:
    return row.branches


def _findings(row: InspectionSummary) -> str:
    return f"{row.findings} / {row.notified}"


def _findings_key(row: InspectionSummary) -> tuple[int, int]:
    return row.findings, row.notified


def _status(row: InspectionSummary) -> str:
    return FINAL if row.is_final else held_text(row.status, "", status_word(RecordStatus.HELD))


def _pill(row: InspectionSummary) -> Pill:
    return final_pill() if row.is_final else held_pill(row.status, "", status_word(RecordStatus.HELD))


_CENTRE = Qt.AlignmentFlag.AlignHCenter
INSPECTION_COLUMNS: tuple[Column[InspectionSummary], ...] = (
    Column("日期", _date, width=106, importance=100),
    Column("督察名称", _title, width=170, importance=100, stretch=True, strong=True),
    Column("所属月份", _month, _month_key, width=108, importance=30),
    Column("督察方式", _method, width=96, importance=60),
    Column("督察单位", _organization, width=168, importance=20),
    Column("被督察支部", _branches, _branches_key, _CENTRE, width=104, importance=40),
    Column("问题/已通报", _findings, _findings_key, _CENTRE, width=112, importance=80),
    Column("状态", _status, pill=_pill, width=104, importance=100),
)
