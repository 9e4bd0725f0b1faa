"""The register of meetings as columns."""

from PySide6.QtCore import Qt

from gui.formats import date_text
from gui.look.pill import Pill
from gui.tables.held import held_pill, held_text, people_key, people_text
from gui.tables.rows import Column
from models.rows.meeting import MeetingSummary


def _date(row: MeetingSummary) -> str:
    return date_text(row.held_on)


def _title(row: MeetingSummary) -> str:
    return row.title


def _kind(row: MeetingSummary) -> str:
    return "、".join(kind.label for kind in (row.kind, *row.counts_as))


def _organization(row: MeetingSummary) -> str:
    return row.organization_name


def _people(row: MeetingSummary) -> str:
    return people_text(row.expected, row.present)


def _people_key(row: MeetingSummary) -> tuple[int, int] | None:
    return people_key(row.expected, row.present)


def lacking(row: MeetingSummary) -> str:
    """What a held meeting still lacks: 到会, 记录."""
    parts = ("到会情况" if row.present is None else "", "" if row.has_minutes else "会议记录")
    return "、".join(part for part in parts if part)


def _status(row: MeetingSummary) -> str:
    return held_text(row.status, lacking(row))


def _pill(row: MeetingSummary) -> Pill:
    return held_pill(row.status, lacking(row))


MEETING_COLUMNS: tuple[Column[MeetingSummary], ...] = (
    Column("日期", _date, width=106, importance=100),
    Column("主题", _title, width=170, importance=100, stretch=True, strong=True),
    Column("类型", _kind, width=126, importance=60),
    Column("党组织", _organization, width=168, importance=50),
    Column("应到/实到", _people, _people_key, Qt.AlignmentFlag.AlignHCenter, width=100, importance=40),
    Column("状态", _status, pill=_pill, width=122, importance=100),
)
