"""签到表 (domain §3.10): the roll, and room beside each name for the person's own signature.

Nobody is marked present or absent: that is what the sheet is signed for. Only leave already granted is noted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import zip_longest

from models.rows.attendance import AttendanceRow, Observer
from models.rows.meeting import MeetingDetail
from models.rows.study import StudyDetail
from models.rules.terms import AttendanceState
from reports import page
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import by_hand, form
from reports.parts.paragraph import Space
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.parts.title import Title
from reports.pdf.pen import Metadata

TITLE = "签到表"
TALL = 9.2 * page.MM
"""Height of a line to sign in; a name of two lines does not make it taller."""
SPARE = 3
"""Lines after the roll, for whoever sits in."""
FIRST, FURTHER = 17, 23
"""Lines that the first page and the others hold. A sheet without a roll is one page of them; a longer roll of one
branch stands in two columns."""
WIDE = (("序号", 32), ("姓名", 76), ("", 120), ("签名", 140), ("备注", 74))
NARROW = (("序号", 35), ("姓名", 60), ("签名", 82), ("备注", 44))


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What is signed for."""

    name: str
    organization: str
    day: date
    start: time | None
    end: time | None
    place: str
    host: str
    attendance: tuple[AttendanceRow, ...]
    observers: tuple[Observer, ...]
    what: str


@dataclass(frozen=True, slots=True)
class _Person:
    """One line of the roll; empty texts are left to the pen."""

    name: str = ""
    unit: str = ""
    note: str = ""


def of_meeting(meeting: MeetingDetail) -> Document:
    """The sheet of a meeting."""
    return _document(
        _Occasion(
            meeting.title,
            meeting.organization_name,
            meeting.held_on,
            meeting.started_at,
            meeting.ended_at,
            meeting.place,
            meeting.host,
            meeting.attendance,
            meeting.observers,
            "会议名称",
        )
    )


def of_study(study: StudyDetail) -> Document:
    """The sheet of a study session."""
    return _document(
        _Occasion(
            study.title,
            study.organization_name,
            study.held_on,
            study.started_at,
            study.ended_at,
            study.place,
            study.host,
            study.attendance,
            study.observers,
            "学习主题",
        )
    )


def _document(occasion: _Occasion) -> Document:
    people = list(_people(occasion))
    head: list[Block] = [Title(TITLE, below=0.3), _head(occasion), Space(0.4, glue=True)]
    metadata = Metadata(f"{occasion.name}{TITLE}", occasion.organization, occasion.day)
    unit = _unit(occasion.organization)
    if unit and len(people) > FIRST:
        sections = [Section(blocks, Shape.RECORD) for blocks in _in_two_columns(head, people)]
    else:
        sections = [Section([*head, _in_one_column(people, unit)], Shape.RECORD)]
    return Document(metadata, sections)


def _head(occasion: _Occasion) -> Table:
    expected = sum(row.counted for row in occasion.attendance)
    rows = [
        by_hand.field(occasion.what, occasion.name),
        by_hand.pair("党组织", occasion.organization, "主持人", occasion.host),
        by_hand.pair("时间", _time(occasion), "地点", occasion.place),
        by_hand.pair("应到人数", f"{expected}人" if expected else "", "实到人数", ""),
    ]
    return form.form(rows, TITLE)


def _time(occasion: _Occasion) -> str:
    """The day, with the hour or a gap to write it in."""
    spoken = form.day_and_hours(occasion.day, occasion.start, occasion.end)
    return spoken.replace(form.UNKNOWN, "　　时　　分") if occasion.start is None else spoken


def _unit(organization: str) -> str:
    """What the people of one roll have in common: 党支部 or 党小组; nothing when they come from several."""
    return next((word for word in ("党支部", "党小组") if organization.endswith(word[1:])), "")


def _people(occasion: _Occasion) -> Iterator[_Person]:
    unit = occasion.organization if _unit(occasion.organization) else ""
    for row in occasion.attendance:
        yield _Person(row.name, unit, _note(row))
    for observer in occasion.observers:
        yield _Person(observer.name, observer.unit + observer.position, "列席")
    yield from [_Person()] * _spare(len(occasion.attendance) + len(occasion.observers))


def _spare(count: int) -> int:
    """How many lines without a name a sheet gets: a page of them without a roll, fewer where a few more would ask for
    another column."""
    if count == 0:
        return FIRST
    left = FIRST - count
    return min(left, SPARE) if left > 0 else SPARE


def _note(row: AttendanceRow) -> str:
    if not row.counted:
        return "未计入应到"
    return AttendanceState.LEAVE.label if row.state is AttendanceState.LEAVE else ""


def _in_one_column(people: Sequence[_Person], unit: str) -> Table:
    heads = [_label(name or unit or "党支部（单位）") for name, _ in WIDE]
    rows: list[Row] = [
        [Cell(str(number)), Cell(person.name), Cell(person.unit), Cell(""), Cell(person.note)]
        for number, person in enumerate(people, 1)
    ]
    return _table([width for _, width in WIDE], rows, heads)


def _in_two_columns(head: list[Block], people: Sequence[_Person]) -> Iterator[list[Block]]:
    """A page's blocks at a time; the left column is read to its end before the right one."""
    numbered = list(enumerate(people, 1))
    first, rest = numbered[: 2 * FIRST], numbered[2 * FIRST :]
    yield [*head, _page_of_two(first)]
    for start in range(0, len(rest), 2 * FURTHER):
        yield [_page_of_two(rest[start : start + 2 * FURTHER])]


def _page_of_two(people: Sequence[tuple[int, _Person]]) -> Table:
    half = (len(people) + 1) // 2
    rows: list[Row] = [
        [*_half(left), *_half(right)] for left, right in zip_longest(people[:half], people[half:])
    ]
    return _table([width for _, width in NARROW] * 2, rows, [_label(name) for name, _ in NARROW] * 2)


def _half(numbered: tuple[int, _Person] | None) -> list[Cell]:
    if numbered is None:
        return [Cell("") for _ in NARROW]
    number, person = numbered
    return [Cell(str(number)), Cell(person.name), Cell(""), Cell(person.note)]


def _label(text: str) -> Cell:
    return Cell(text, style=Style.HEI)


def _table(columns: Sequence[float], rows: Sequence[Row], heads: Row) -> Table:
    return Table(columns, rows, TITLE, [heads], setting=form.SETTING, leading=1.05, padding=0.4, least=TALL)
