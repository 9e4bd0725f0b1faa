"""中心组成员考勤表: each member at each session of a period, and 补学 beside what was missed (domain §3.2: 成员考勤汇总)."""

from collections.abc import Iterator, Sequence

from models.rows.bureau import BureauSettings
from models.rows.study_attendance import (
    GroupAttendance,
    GroupAttendanceSheet,
    MemberMarks,
    SessionHead,
    SessionMark,
)
from models.rules.papers import PaperKind
from models.rules.terms import AttendanceState
from reports.faces.fonts import Style
from reports.flow import Document, Section
from reports.page import Shape
from reports.parts import ledger
from reports.parts.form import UNKNOWN
from reports.parts.ledger import FINE, NOT_ASKED, TIGHT
from reports.parts.paragraph import Space
from reports.parts.signature import spoken
from reports.parts.strip import Block
from reports.parts.table import Cell, Row, Table
from reports.pdf.pen import Metadata

PLACE = PaperKind.CENTRE_ATTENDANCE.label
NUMBER, NAME, SESSION, FIGURE = 24, 56, 40, 30
FIGURES = ("应到", "出席", "请假", "缺席", "补学")
MOST = 12
"""Sessions side by side; more go into another table."""
COUNTING = (
    "应到为列入当次签到名单的次数；请假、缺席后补学的，仍计请假、缺席，另计补学。"
    "“—”为不在当次名单，“待补”为到会情况没有登记。"
)


def document(sheet: GroupAttendanceSheet, bureau: BureauSettings) -> Document:
    """A sheet for each group, across; without any, one that says so."""
    title = ledger.title_of(sheet.scope, sheet.span, PLACE)
    sections = [
        Section(list(_group(sheet, group, bureau, len(sheet.groups))), Shape.LEDGER) for group in sheet.groups
    ]
    if not sections:
        opening = ledger.opening(title, ledger.unit(sheet.scope, bureau.bureau_name))
        sections = [
            Section([*opening, ledger.nothing("本期没有登记中心组，也没有中心组学习。", PLACE)], Shape.RECORD)
        ]
    return Document(Metadata(title, bureau.bureau_name, sheet.counted_on), sections)


def _group(
    sheet: GroupAttendanceSheet, group: GroupAttendance, bureau: BureauSettings, groups: int
) -> Iterator[Block]:
    scope = sheet.scope or (group.organization_name if groups > 1 else "")
    facts = [f"填报单位：{group.group_name or group.organization_name or bureau.bureau_name}"]
    facts += [
        f"{word}：{name}" for word, name in (("组长", group.leader), ("学习秘书", group.secretary)) if name
    ]
    facts += [f"学习{len(group.sessions)}次", f"统计日期：{spoken(sheet.counted_on)}"]
    yield from ledger.opening(ledger.title_of(scope, sheet.span, PLACE), *facts, scope=scope)
    if not group.members:
        yield ledger.nothing("没有登记中心组成员，签到名单也是空的。", PLACE)
        return
    yield from _tables(group)
    yield from ledger.note(COUNTING, PLACE)


def _tables(group: GroupAttendance) -> Iterator[Block]:
    parts = list(range(0, len(group.sessions), MOST)) or [0]
    for start in parts:
        last = start == parts[-1]
        if start:
            yield Space(0.5)
        yield _table(group, start, group.sessions[start : start + MOST], last=last)


def _table(group: GroupAttendance, start: int, some: Sequence[SessionHead], *, last: bool) -> Table:
    """A part of the sessions; the figures of all of them stand in the last part."""
    columns = [NUMBER, NAME, *[SESSION] * len(some), *([FIGURE] * len(FIGURES) if last else [])]
    heads = [ledger.head("序号"), ledger.head("姓名")]
    heads += [ledger.head(f"{head.held_on.month}.{head.held_on.day}") for head in some]
    heads += [ledger.head(text) for text in FIGURES] if last else []
    rows = [
        _row(number, member, start, len(some), last=last) for number, member in enumerate(group.members, 1)
    ]
    return Table(columns, rows, PLACE, [heads], setting=FINE, side=TIGHT, keep=last, least=22)


def _row(number: int, member: MemberMarks, start: int, count: int, *, last: bool) -> Row:
    name = ledger.lines(member.name, f"（{member.duty}）" if member.duty else "")
    cells = [Cell(str(number)), Cell(name)]
    cells += [_mark(mark) for mark in member.marks[start : start + count]]
    return [*cells, *_figures(member)] if last else cells


def _mark(mark: SessionMark | None) -> Cell:
    if mark is None:
        return Cell(NOT_ASKED)
    if not mark.counted:
        return Cell("不计入")
    if mark.state is AttendanceState.UNMARKED:
        return Cell(UNKNOWN)
    away = mark.state is not AttendanceState.PRESENT
    text = ledger.lines(mark.state.label, "已补学" if away and mark.made_up else "")
    return Cell(text, style=Style.HEI if away and not mark.made_up else Style.FANGSONG)


def _figures(member: MemberMarks) -> list[Cell]:
    """待补 as long as a sheet does not say of the person."""
    unknown = member.number_of(AttendanceState.UNMARKED)
    states = (AttendanceState.PRESENT, AttendanceState.LEAVE, AttendanceState.ABSENT)
    known = [member.number_of(state) for state in states]
    figures = [ledger.lines(str(known[0]), f"待补{unknown}次" if unknown else ""), *map(str, known[1:])]
    return [Cell(str(member.expected)), *map(Cell, figures), Cell(str(member.made_up))]
