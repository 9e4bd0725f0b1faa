"""The register of meetings as columns."""

from PySide6.QtCore import Qt

from gui.formats import date_text
from gui.look.pill import Pill
from gui.look.tokens import Tone
from gui.tables.held import FINAL, final_pill, held_pill, held_text, people_key, people_text
from gui.tables.rows import Column
from models.rows.meeting import MeetingSummary
from models.rules.terms import MeetingKind, RecordStatus


def _date(row: MeetingSummary) -> str:
    return date_text(row.held_on)


def _title(row: MeetingSummary) -> str:
    return row.title


def _kind(row: MeetingSummary) -> str:
    return "、".join(kind.label for kind in (row.kind, *row.counts_as))


def _organization(row: MeetingSummary) -> str:
    return row.organization_name


def _labels(row: MeetingSummary) -> str:
    return "、".join(row.label_names)


def _people(row: MeetingSummary) -> str:
    return "" if _has_no_sheet(row) else people_text(row.expected, row.present)


def _people_key(row: MeetingSummary) -> tuple[int, int] | None:
    return people_key(row.expected, row.present)


def _has_no_sheet(row: MeetingSummary) -> bool:
    """A talk is between two people, who stand with the talk: nobody signs in."""
    return row.kind is MeetingKind.HEART_TALK and row.expected is None


def lacking(row: MeetingSummary) -> str:
    """What a held meeting still lacks: 到会, 记录."""
    unmarked = row.present is None and not _has_no_sheet(row)
    parts = ("到会情况" if unmarked else "", "" if row.has_minutes else "会议记录")
    return "、".join(part for part in parts if part)


def halting(row: MeetingSummary) -> str:
    """How a meeting is tied to another by 叫停, said of both; empty for the others."""
    if row.holds_again is not None:
        return f"重新召开（{date_text(row.holds_again)}的会议被叫停）"
    if row.status is not RecordStatus.HALTED:
        return ""
    if row.held_again is None:
        return f"{row.status}，还没有重新召开"
    day, status = row.held_again
    return f"{row.status}→{date_text(day)}重新召开（{status}）"


def stages(row: MeetingSummary) -> str:
    """Which stages of a held meeting are open: 步骤未完成2项：情况报送、归档."""
    return f"步骤未完成{len(row.open_stages)}项：{'、'.join(row.open_stages)}" if row.open_stages else ""


def _status(row: MeetingSummary) -> str:
    of_itself = FINAL if row.is_final else held_text(row.status, lacking(row))
    if row.status is RecordStatus.HALTED and not row.is_final:
        of_itself = ""
    return "；".join(part for part in (of_itself, stages(row), halting(row)) if part)


def _pill(row: MeetingSummary) -> Pill:
    if row.is_final:
        return final_pill()
    if row.status is RecordStatus.HALTED and row.held_again is not None:
        held = row.held_again[1] is RecordStatus.HELD
        return Pill("叫停重开", Tone.NEUTRAL) if held else Pill(row.status.label, Tone.BAD)
    of_itself = held_pill(row.status, lacking(row))
    if of_itself.text != RecordStatus.HELD.label:
        return of_itself
    if row.open_stages:
        return Pill("待补步骤", Tone.WARN)
    return Pill("重新召开", Tone.OK) if row.holds_again is not None else of_itself


MEETING_COLUMNS: tuple[Column[MeetingSummary], ...] = (
    Column("日期", _date, width=106, importance=100),
    Column("主题", _title, width=170, importance=100, stretch=True, strong=True),
    Column("类型", _kind, width=126, importance=60),
    Column("党组织", _organization, width=168, importance=50, ends=True),
    Column("应到/实到", _people, _people_key, Qt.AlignmentFlag.AlignHCenter, width=100, importance=40),
    Column("标签", _labels, width=110, importance=10),
    Column("状态", _status, pill=_pill, width=122, importance=100),
)
