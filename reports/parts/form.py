"""The printed forms of the office's record books: labelled fields, wide boxes of text, lines to sign."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from models.rows.attendance import AttendanceRow, Observer, count_attendance
from models.rules.terms import AttendanceState, RecordStatus
from reports import page
from reports.faces.fonts import Style
from reports.page import Setting
from reports.parts.paragraph import Align
from reports.parts.table import Cell, Row, Table
from reports.parts.typesetter import Span

UNKNOWN = "待补"
NOBODY = "无"
COLUMNS = (1.25, 0.75) * 4
"""Four pairs of label and value; wider values reach over several columns."""
SETTING = Setting(page.SIZE_SMALL_4, page.SIZE_SMALL_4)
LEADING = 1.5
WEEKDAYS = "一二三四五六日"


def form(rows: Sequence[Row], place: str) -> Table:
    """A form of the given rows; it stays with the lines to sign under it."""
    return Table(
        COLUMNS,
        rows,
        place,
        setting=SETTING,
        leading=LEADING,
        padding=3,
        least=24,
        keep=True,
        named=True,
        fit=False,  # the fields of all forms stand under each other
    )


def label(text: str, span: int = 1, *, keep: bool = False) -> Cell:
    """The name of a field; with `keep` its row stays with the next."""
    return Cell(text, span, style=Style.HEI, keep=keep)


def field(name: str, value: str) -> Row:
    """One field over the whole width; a field without a value reads 待补."""
    return [label(name), Cell(value or UNKNOWN, 7, Align.LEFT)]


def pair(name: str, value: str, other: str, other_value: str) -> Row:
    """Two fields beside each other."""
    return [
        label(name),
        Cell(value or UNKNOWN, 3, Align.LEFT),
        label(other),
        Cell(other_value or UNKNOWN, 3, Align.LEFT),
    ]


def box(name: str, paragraphs: str | Sequence[Sequence[Span]]) -> list[Row]:
    """A heading over the whole width, and under it text that may go on over pages; empty text reads 待补."""
    empty = not (paragraphs.strip() if isinstance(paragraphs, str) else paragraphs)
    text = Cell(UNKNOWN if empty else paragraphs, 8, Align.FULL, indent=2, at_top=True)
    return [[label(name, 8, keep=True)], [text]]


def count(number: int | None) -> str:
    """A figure; 待补 when it is not known."""
    return UNKNOWN if number is None else str(number)


def day_and_hours(day: date, start: time | None, end: time | None) -> str:
    """2026年5月8日（星期五）14:30—16:00, with 待补 for hours not known."""
    hours = UNKNOWN if start is None else f"{start:%H:%M}—{end:%H:%M}" if end else f"{start:%H:%M}开始"
    return f"{day.year}年{day.month}月{day.day}日（星期{WEEKDAYS[day.weekday()]}）{hours}"


def when_and_where(day: date, start: time | None, end: time | None, place: str) -> Row:
    """时间 and 地点 beside each other."""
    return pair("时间", day_and_hours(day, start, end), "地点", place)


def unheld(status: RecordStatus) -> list[Row]:
    """状态 of what was planned, cancelled or halted; what was held says nothing of it."""
    return [] if status is RecordStatus.HELD else [field("状态", status.label)]


def attendance(rows: Sequence[AttendanceRow], observers: Sequence[Observer]) -> list[Row]:
    """Counts, the absent with their reasons, those sitting in. An empty sheet has no figures, so it reads
    待补."""
    counts = count_attendance(rows)
    marked = bool(rows)
    begun = any(row.state is not AttendanceState.UNMARKED for row in rows)
    figures = [
        ("应到人数", counts.expected if marked else None),
        ("实到人数", counts.present if marked else None),
        ("请假人数", counts.leave if marked and not counts.unmarked else None),
        ("缺席人数", counts.absent if marked and not counts.unmarked else None),
    ]
    return [
        [cell for name, number in figures for cell in (label(name), Cell(count(number)))],
        field("缺席人员及原因", _absent(rows) if marked else UNKNOWN),
        field("列席人员", "、".join(map(observer, observers)) or (NOBODY if begun else UNKNOWN)),
    ]


def voters(rows: Sequence[AttendanceRow], *, committee: bool) -> Row:
    """Those with a vote: expected and present."""
    counts = count_attendance(rows, committee=committee)
    return [
        label("有表决权应到", 2),
        Cell(count(counts.voters_expected if rows else None), 2),
        label("有表决权实到", 2),
        Cell(count(counts.voters_present if rows else None), 2),
    ]


def _absent(rows: Sequence[AttendanceRow]) -> str:
    """请假：甲（出差）、乙（病假）。缺席：丙（原因待补）。未计入应到：丁（长期病休）。"""
    sentences = []
    for state in (AttendanceState.LEAVE, AttendanceState.ABSENT):
        people = [_with_reason(row) for row in rows if row.counted and row.state is state]
        if people:
            sentences.append(f"{state.label}：{'、'.join(people)}。")
    unmarked = [row.name for row in rows if row.counted and row.state is AttendanceState.UNMARKED]
    if unmarked:
        sentences.append(f"出席情况待补：{'、'.join(unmarked)}。")
    left_out = [_with_reason(row) for row in rows if not row.counted]
    if left_out:
        sentences.append(f"未计入应到：{'、'.join(left_out)}。")
    return "".join(sentences) or NOBODY


def _with_reason(row: AttendanceRow) -> str:
    return f"{row.name}（{row.reason.strip() or '原因待补'}）"


def observer(person: Observer) -> str:
    """Somebody sitting in: 周某某（机关党委专职副书记）."""
    where = person.unit + person.position
    return f"{person.name}（{where}）" if where else person.name


def files(names: Iterable[str]) -> str:
    """Attachments by the names the clerk knows them by."""
    return "\n".join(f"{number}.{name}" for number, name in enumerate(names, 1)) or NOBODY
