"""Attendance added up, as tables print it."""

from models.rows.statistics import AttendanceSum
from models.rules.notice_text import percent
from reports.parts.form import UNKNOWN
from reports.parts.ledger import lines


def people(sums: AttendanceSum) -> str:
    """Those who came, and how many sheets say nothing yet; 待补 when none does."""
    if sums.unknown and not sums.sheets:
        return UNKNOWN
    return lines(str(sums.present), f"待补{sums.unknown}次" if sums.unknown else "")


def rate_of(sums: AttendanceSum) -> str:
    """实到 of 应到; 待补 when no sheet says, — when nothing was held."""
    if sums.unknown and not sums.expected:
        return UNKNOWN
    return percent(sums.present, sums.expected)
