"""Attendance of a month at once: read for a grid, written back through the services of the registers."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import Meeting, StudySession
from models.failures import BadInput, Failure, NotFound
from models.rows.attendance import AttendanceRow
from models.rows.attendance_grid import (
    AttendanceGrid,
    GridCell,
    GridColumn,
    GridPerson,
    MarkedSheet,
    PersonKey,
)
from models.rows.changes import Changes
from models.rows.meeting import MeetingDetail
from models.rows.query import RegisterQuery
from models.rows.study import StudyDetail
from models.rules.periods import Month
from models.rules.terms import (
    AttendanceState,
    MeetingKind,
    OrganizationKind,
    RecordStatus,
    Register,
    StudyKind,
)
from models.services import following, record_lines, records
from models.services.meetings import load_meeting, save_meeting
from models.services.organizations import list_organizations
from models.services.roster import expected_attendance, members_on
from models.services.study import load_session, save_session

FINAL = "已定稿，到会情况不再改动"
NAMED_BY_CLERK = "还没有名单，请在这条记录里填写参加人员"
_EXPLAINED = (AttendanceState.LEAVE, AttendanceState.ABSENT)


def attendance_grid(
    session: Session, register: Register, organization_id: int, month: Month
) -> AttendanceGrid:
    """The gatherings an organisation and its 党小组 held in a month, oldest first, and whoever was expected at one of them: the
    committee first, as on the roster of the month's last day. A gathering without a sheet shows the roll of its day."""
    entity: Any = Meeting if register is Register.MEETING else StudySession
    kinds: Any = MeetingKind if register is Register.MEETING else StudyKind
    query = select(entity, following.final_column()).where(
        entity.organization_id.in_(_own(session, organization_id)),
        entity.status == RecordStatus.HELD.value,
    )
    asked = RegisterQuery(year=month.year, month=month.month)
    found = session.execute(records.filtered(session, query, register, asked)).all()[::-1]
    names = records.organization_names(session)
    sheets: dict[int, tuple[AttendanceRow, ...]] = {}
    for some in record_lines.parts([each.id for each, _ in found]):
        sheets |= record_lines.sheets_of(session, some)
    columns, rows = [], {}
    for each, final in found:
        refusal, sheet = FINAL if final else "", sheets.get(each.id, ())
        if not sheet:
            expected, objection = _expected(session, kinds(each.kind), each)
            sheet, refusal = expected, refusal or objection
        rows[each.id] = sheet
        columns.append(
            GridColumn(
                each.id,
                each.version,
                kinds(each.kind),
                each.title,
                each.happened_on,
                names[each.organization_id],
                each.id in sheets,
                refusal,
            )
        )
    cells = {
        (_key(row), record_id): GridCell(row.state, row.reason, row.counted)
        for record_id, sheet in rows.items()
        for row in sheet
    }
    people = _people(session, organization_id, month, rows.values())
    return AttendanceGrid(register, organization_id, month, tuple(columns), people, cells)


def _own(session: Session, organization_id: int) -> list[int]:
    """The organisation and its groups; branches below a committee have grids of their own."""
    groups = [
        row.id
        for row in list_organizations(session)
        if row.parent_id == organization_id and row.kind is OrganizationKind.GROUP and row.id is not None
    ]
    return [organization_id, *groups]


def _expected(
    session: Session, kind: MeetingKind | StudyKind, entity: Any
) -> tuple[tuple[AttendanceRow, ...], str]:
    group_id = getattr(entity, "group_id", None)
    try:
        sheet = expected_attendance(session, kind, entity.organization_id, entity.happened_on, group_id)
    except Failure as failure:
        return (), failure.sentence.rstrip("。")
    return sheet, "" if sheet else NAMED_BY_CLERK


def _key(row: AttendanceRow) -> PersonKey:
    return (row.member_id, "") if row.member_id is not None else (None, row.name)


def _people(
    session: Session, organization_id: int, month: Month, sheets: Iterable[Sequence[AttendanceRow]]
) -> tuple[GridPerson, ...]:
    """Everybody on one of the sheets, once, with the name and standing of the latest."""
    found: dict[PersonKey, GridPerson] = {}
    for sheet in sheets:
        for row in sheet:
            found[_key(row)] = GridPerson(_key(row), row.name, row.standing)
    roll = members_on(session, month.last, organization_id=organization_id)
    order = {entry.id: place for place, entry in enumerate(roll)}
    places = {key: place for place, key in enumerate(found)}
    return tuple(
        sorted(found.values(), key=lambda one: (order.get(one.key[0] or 0, len(order)), places[one.key]))
    )


def save_attendance(session: Session, register: Register, sheets: Sequence[MarkedSheet]) -> Changes:
    """Write the marked cells of several gatherings, all or nothing; what else stands on their sheets stays. A gathering
    without a sheet gets the roll of its day. Raises BadInput naming the gathering, Conflict when one was changed meanwhile,
    Frozen for a closed one."""
    subjects = frozenset[Any]()
    for sheet in sheets:
        subjects |= _save(session, register, sheet).subjects
    return Changes(subjects, sheets[0].record_id if len(sheets) == 1 else None)


def _save(session: Session, register: Register, marked: MarkedSheet) -> Changes:
    meeting = register is Register.MEETING
    detail: Any = (load_meeting if meeting else load_session)(session, marked.record_id)
    if detail.finalization is not None:
        raise BadInput(f"{_said(detail)}已定稿，全部没有保存；请先放弃对它的改动。")
    rows = detail.attendance or expected_attendance(
        session, detail.kind, detail.organization_id, detail.held_on, getattr(detail, "group_id", None)
    )
    wanted = {cell.key: cell for cell in marked.cells}
    gone = set(wanted) - {_key(row) for row in rows}
    if gone:
        raise NotFound(f"{_said(detail)}的名单已经变了，全部没有保存；请关闭后重新打开月表。")
    written = tuple(_marked(row, wanted.get(_key(row))) for row in rows)
    changed = replace(detail, attendance=written, version=marked.version)
    try:
        return save_meeting(session, changed) if meeting else save_session(session, changed)
    except BadInput as refusal:
        raise BadInput(f"{_said(detail)}：{refusal.sentence}") from refusal


def _marked(row: AttendanceRow, cell: Any) -> AttendanceRow:
    if cell is None:
        return row
    return replace(row, state=cell.state, reason=cell.reason.strip() if cell.state in _EXPLAINED else "")


def _said(detail: MeetingDetail | StudyDetail) -> str:
    return f"{detail.held_on.month}月{detail.held_on.day}日的“{detail.title}”"
