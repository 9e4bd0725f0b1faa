"""A small bureau, its people and its records, made with as few words as a test needs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.orm import Session

from models.db.store import Store
from models.entities import Base
from models.rows.attendance import AttendanceRow
from models.rows.bureau import MemberDetail, MembershipSpell, OrganizationRow, PostSpell, StandingChange
from models.rows.inspection import Finding, InspectionDetail
from models.rows.meeting import MeetingDetail
from models.rows.rectification import ProgressEntry, RectificationDetail
from models.rows.study import StudyDetail
from models.rules.ledger import FEW
from models.rules.periods import Month
from models.rules.rectification import Action
from models.rules.terms import (
    MeetingKind,
    OrganizationKind,
    RectificationSource,
    Standing,
    StudyKind,
)
from models.services.inspections import save_inspection
from models.services.meetings import save_meeting
from models.services.members import save_member
from models.services.organizations import save_organization
from models.services.rectification import load_item, save_item
from models.services.rectification_moves import advance_item
from models.services.study import save_session

DAY = date(2026, 10, 15)
"""The day most records of these tests happen on."""


@dataclass(frozen=True, slots=True)
class Ids:
    """The tree: a committee with two branches, the first of which has two groups; and a department."""

    committee: int
    first: int
    second: int
    group: int
    other_group: int
    department: int


def add_organization(session: Session, kind: OrganizationKind, name: str, **given: Any) -> int:
    """A new organisation; its id."""
    return saved(save_organization(session, OrganizationRow(None, kind, name, **given)))


def saved(changes: Any) -> int:
    """The id of what was saved."""
    record_id = changes.record_id
    assert isinstance(record_id, int)
    return record_id


def make_tree(session: Session) -> Ids:
    """The tree of Ids."""
    committee = add_organization(session, OrganizationKind.PARTY_COMMITTEE, "某局机关党委")
    first = add_organization(session, OrganizationKind.BRANCH, "第一党支部", parent_id=committee)
    second = add_organization(session, OrganizationKind.BRANCH, "第二党支部", parent_id=committee)
    group = add_organization(session, OrganizationKind.GROUP, "第一党小组", parent_id=first)
    other_group = add_organization(session, OrganizationKind.GROUP, "第二党小组", parent_id=first)
    department = add_organization(session, OrganizationKind.DEPARTMENT, "办公室")
    return Ids(committee, first, second, group, other_group, department)


def person(
    name: str,
    branch_id: int,
    *,
    standings: tuple[tuple[Standing, date | None], ...] = ((Standing.FULL, None),),
    group_id: int | None = None,
    from_on: date | None = None,
    to_on: date | None = None,
    posts: tuple[PostSpell, ...] = (),
) -> MemberDetail:
    """Somebody who has been in one branch all along."""
    return MemberDetail(
        id=None,
        name=name,
        standings=tuple(StandingChange(standing, day) for standing, day in standings),
        spells=(MembershipSpell(branch_id, "", group_id, "", from_on, to_on),),
        posts=posts,
    )


def post(
    organization_id: int, title: str, from_on: date | None = None, to_on: date | None = None
) -> PostSpell:
    """A post."""
    return PostSpell(organization_id, "", title, from_on, to_on)


def add_person(session: Session, name: str, branch_id: int, **given: Any) -> int:
    """A new person; their id."""
    return saved(save_member(session, person(name, branch_id, **given)))


def meeting(organization_id: int, kind: MeetingKind = MeetingKind.THEME_DAY, **given: Any) -> MeetingDetail:
    """A meeting held on DAY."""
    settled: dict[str, Any] = {"title": "十月主题党日", "held_on": DAY} | given
    return MeetingDetail(None, kind, organization_id, **settled)


def study(organization_id: int, kind: StudyKind = StudyKind.BRANCH_STUDY, **given: Any) -> StudyDetail:
    """A session held on DAY."""
    settled: dict[str, Any] = {"title": "学习党章", "held_on": DAY} | given
    return StudyDetail(None, kind, organization_id, **settled)


def item(organization_id: int, **given: Any) -> RectificationDetail:
    """An item found on DAY, due at the month's end."""
    settled: dict[str, Any] = {
        "source": RectificationSource.SELF_CHECK,
        "problem": "会议记录不规范",
        "found_on": DAY,
        "due_on": date(2026, 10, 31),
    } | given
    return RectificationDetail(None, organization_id=organization_id, **settled)


def inspection(organization_id: int, **given: Any) -> InspectionDetail:
    """An inspection made on DAY, of the month of its day."""
    settled: dict[str, Any] = {"title": "十月创建工作督察", "first_on": DAY} | given
    settled.setdefault("month", Month.of(settled["first_on"]))
    return InspectionDetail(None, organization_id, **settled)


def finding(organization_id: int, fact: str = "会议记录不规范", **given: Any) -> Finding:
    """A new problem found."""
    return Finding(None, organization_id, fact, **given)


def add_meeting(session: Session, *args: Any, **given: Any) -> int:
    """A new meeting; its id."""
    return saved(save_meeting(session, meeting(*args, **given)))


def begin_ledger(session: Session, organization_id: int, day: date = date(2026, 1, 5)) -> int:
    """The ledger begins in the month of ``day`` and is kept on, with meetings that no rule asks for; the id of the first."""
    first, *_ = (
        add_meeting(session, organization_id, MeetingKind.DUES_DAY, held_on=each, title="党费日")
        for each in (day, *(Month.of(day).shifted(later).first for later in range(1, FEW)))
    )
    return first


def add_study(session: Session, *args: Any, **given: Any) -> int:
    """A new session of study; its id."""
    return saved(save_session(session, study(*args, **given)))


def add_inspection(session: Session, *args: Any, **given: Any) -> int:
    """A new inspection; its id."""
    return saved(save_inspection(session, inspection(*args, **given)))


def add_item(session: Session, *args: Any, **given: Any) -> int:
    """A new item; its id."""
    return saved(save_item(session, item(*args, **given)))


def advance(session: Session, record_id: int, *moves: tuple[Action, date]) -> None:
    """Fill the item in as closure asks, unless it is struck off, and make the moves."""
    detail = load_item(session, record_id)
    if not detail.status.is_closed:
        filled = replace(
            detail,
            person=detail.person or "李建国",
            cause="责任不清",
            measures="建立台账",
            progress=(ProgressEntry(detail.found_on, "已部署"),),
            evidence="会议记录本",
        )
        save_item(session, filled)
    for action, on in moves:
        version = load_item(session, record_id).version
        advance_item(session, record_id, version, action, on=on, by="王芳", note="现场核实")


def sheet(*names: str, **given: Any) -> tuple[AttendanceRow, ...]:
    """Lines of a sheet for people off the roster."""
    return tuple(AttendanceRow(None, name, **given) for name in names)


@contextmanager
def undone(store: Store) -> Iterator[Session]:
    """A session whose work is taken back at the end: a fresh start for each example of a property."""
    with Session(store._writer) as session, session.begin() as transaction:
        yield session
        transaction.rollback()


OF_THE_INDEX = ("search_document", "search_stale")
"""Made from the others whenever a writing session ends."""
COUNTS = text(
    " UNION ALL ".join(
        f"SELECT '{name}', count(*) FROM {name}" for name in Base.metadata.tables if name not in OF_THE_INDEX
    )
)


def row_counts(session: Session) -> dict[str, int]:
    """How many lines each table holds, the index of searching left out."""
    return {line[0]: line[1] for line in session.execute(COUNTS)}


@contextmanager
def nothing_written(session: Session) -> Iterator[None]:
    """Fails when any table's number of lines changes inside, or something is left to be written."""
    before = row_counts(session)
    yield
    assert not session.dirty
    assert row_counts(session) == before


def count_statements(session: Session, ask: Callable[[Session], object]) -> int:
    """How many statements ``ask`` sends to the database."""
    sent: list[str] = []

    def note(conn: Connection, cursor: Any, statement: str, *rest: Any) -> None:
        sent.append(statement)

    engine = session.get_bind().engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        ask(session)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(sent)
