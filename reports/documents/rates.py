"""Rates, and attendance added up, as tables print them."""

from models.rows.statistics import AttendanceSum
from reports.parts.form import UNKNOWN
from reports.parts.ledger import NOT_ASKED, lines


def rate(part: int, whole: int) -> str:
    """``part`` of ``whole`` with one decimal, half up, also where it is 0, so that a column's figures stand under one
    another; — when there is nothing to divide."""
    if not whole:
        return NOT_ASKED
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def people(sums: AttendanceSum) -> str:
    """Those who came, and how many sheets say nothing yet; 待补 when none does."""
    if sums.unknown and not sums.sheets:
        return UNKNOWN
    return lines(str(sums.present), f"待补{sums.unknown}次" if sums.unknown else "")


def rate_of(sums: AttendanceSum) -> str:
    """实到 of 应到; 待补 when no sheet says, — when nothing was held."""
    if sums.unknown and not sums.expected:
        return UNKNOWN
    return rate(sums.present, sums.expected)
