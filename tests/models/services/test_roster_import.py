"""A roster plan is written whole or not at all, and can be taken back whole."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import clock
from models.db.store import Store
from models.failures import BadInput, NotFound
from models.rows.attendance import AttendanceRow
from models.rows.bureau import StandingChange
from models.rows.changes import Changes, Subject
from models.rows.dues import DuesLine
from models.rows.life import ContactSpell
from models.rows.query import RegisterQuery
from models.rows.roster_import import PlannedMember, RosterPlan
from models.rules.periods import Month
from models.rules.terms import OrganizationKind, Standing
from models.services.dues import save_lines
from models.services.meetings import list_meetings, remove_meeting
from models.services.members import load_member, save_member
from models.services.organizations import list_organizations
from models.services.roster import members_on
from models.services.roster_import import ImportRow, apply_plan, last_import, undo_import
from tests.models.services.making import (
    DAY,
    Ids,
    add_item,
    add_meeting,
    add_organization,
    add_person,
    nothing_written,
    person,
    post,
    row_counts,
    saved,
)

FULL, PROBATIONARY = Standing.FULL, Standing.PROBATIONARY
FIRST, SECOND = "第一党支部", "第二党支部"


def planned(name: str, branch: str = FIRST, **given: Any) -> PlannedMember:
    return PlannedMember(5, name, branch, given.pop("standing", FULL), **given)


def plan(*members: PlannedMember, new_branches: tuple[str, ...] = ()) -> RosterPlan:
    return RosterPlan("名册.xlsx", "Sheet1", 3, (), (), members, (), new_branches)


def apply(session: Session, *members: PlannedMember) -> int:
    return saved(apply_plan(session, plan(*members)))


def organizations(session: Session) -> dict[str, tuple[OrganizationKind, str]]:
    rows = list_organizations(session)
    names = {row.id: row.name for row in rows}
    return {row.name: (row.kind, names.get(row.parent_id, "")) for row in rows}


def test_a_newcomer_is_written_with_everything_the_row_said(session: Session, ids: Ids) -> None:
    row = planned(
        "王芳",
        gender="女",
        ethnicity="汉族",
        born_on=date(1985, 3, 2),
        joined_on=date(2010, 7, 1),
        full_on=date(2011, 7, 1),
        department="办公室",
        job_title="科长",
        post="组织委员",
        phone="13800000000",
        group="第一党小组",
    )

    changes = apply_plan(session, plan(row))

    assert changes == Changes.of(Subject.ROSTER, Subject.BUREAU, record_id=changes.record_id)
    session.expunge_all()
    (entry,) = members_on(session, DAY)
    detail = load_member(session, entry.id)
    for field in (
        "name",
        "gender",
        "ethnicity",
        "born_on",
        "joined_on",
        "full_on",
        "department",
        "job_title",
        "phone",
    ):
        assert getattr(detail, field) == getattr(row, field)
    assert detail.standings == (
        StandingChange(PROBATIONARY, date(2010, 7, 1)),
        StandingChange(FULL, date(2011, 7, 1)),
    )
    (spell,) = detail.spells
    assert (spell.branch_id, spell.group_id, spell.from_on, spell.to_on) == (ids.first, ids.group, None, None)
    assert [(post_.organization_id, post_.title) for post_ in detail.posts] == [(ids.first, "组织委员")]
    assert entry.in_committee


def test_only_newcomers_are_written(session: Session, ids: Ids) -> None:
    known = add_person(session, "王芳", ids.first)

    apply(session, planned("王芳", existing_id=known), planned("李娜"))

    assert [entry.name for entry in members_on(session, DAY)] == ["王芳", "李娜"]
    assert load_member(session, known).version == 1


def test_a_plan_that_adds_nobody_is_refused(session: Session, ids: Ids) -> None:
    known = add_person(session, "王芳", ids.first)

    for empty in (plan(), plan(planned("王芳", existing_id=known))):
        with nothing_written(session), pytest.raises(BadInput, match="没有可以新增的人员"):
            apply_plan(session, empty)


def test_branches_and_groups_are_found_by_either_name_or_made_once(session: Session) -> None:
    committee = add_organization(session, OrganizationKind.PARTY_COMMITTEE, "某局机关党委")
    add_organization(session, OrganizationKind.BRANCH, FIRST, short_name="一支部", parent_id=committee)

    apply(
        session,
        planned("甲", FIRST, group="一组"),
        planned("乙", "一支部", group="一组"),
        planned("丙", "新支部", group="一组"),
        planned("丁", "新支部", group="一组"),
        planned("戊", "新支部"),
    )

    branch, group = OrganizationKind.BRANCH, OrganizationKind.GROUP
    rows = [(row.kind, row.name) for row in list_organizations(session)]
    assert rows[1:] == [(branch, FIRST), (group, "一组"), (branch, "新支部"), (group, "一组")]
    assert organizations(session)["新支部"] == (branch, "某局机关党委")
    entries = {entry.name: (entry.branch_name, entry.group_name) for entry in members_on(session, DAY)}
    assert entries["乙"] == entries["甲"] == (FIRST, "一组")
    assert entries["丁"] == entries["丙"] == ("新支部", "一组")
    assert entries["戊"] == ("新支部", "")


def test_the_first_import_of_all_needs_no_tree(session: Session) -> None:
    apply(session, planned("甲", "新支部"))

    assert organizations(session) == {"新支部": (OrganizationKind.BRANCH, "")}


def test_who_came_since_the_preview_is_not_written_twice(store: Store, kept: Ids) -> None:
    with store.write() as session:
        add_person(session, "王　芳", kept.first)
        before = row_counts(session)

    with pytest.raises(BadInput, match="王芳在预览之后已登入第一党支部"), store.write() as session:
        apply(session, planned("李娜"), planned("王芳"))

    with store.read() as session:
        assert row_counts(session) == before
        assert last_import(session) is None


def test_a_namesake_the_preview_knew_of_is_another_person(session: Session, ids: Ids) -> None:
    known = add_person(session, "王伟", ids.first)

    apply(session, planned("王伟", existing_id=known), planned("王伟", born_on=date(1990, 1, 1)))

    assert [entry.name for entry in members_on(session, DAY)] == ["王伟", "王伟"]


def test_a_name_of_another_branch_or_of_somebody_gone_stands_in_nobodys_way(
    session: Session, ids: Ids
) -> None:
    add_person(session, "王芳", ids.second)
    add_person(session, "王芳", ids.first, to_on=date(2020, 1, 1))

    apply(session, planned("王芳"))

    assert [entry.branch_name for entry in members_on(session, DAY)] == [FIRST, SECOND]


def test_an_import_taken_back_leaves_nothing_of_it(session: Session, ids: Ids) -> None:
    add_person(session, "原来的人", ids.first)
    before = row_counts(session) | {"import_batch": 1}
    tree = list_organizations(session)
    batch = apply(
        session, planned("甲", post="书记", group="新小组"), planned("乙", "新支部", group="新支部一组")
    )

    assert undo_import(session, batch) == Changes.of(Subject.ROSTER, Subject.BUREAU)
    session.flush()
    session.expunge_all()
    assert row_counts(session) == before
    assert list_organizations(session) == tree
    assert [entry.name for entry in members_on(session, DAY)] == ["原来的人"]
    assert last_import(session) is None
    with pytest.raises(NotFound, match="已经撤销过"):
        undo_import(session, batch)
    with pytest.raises(NotFound):
        undo_import(session, 99)


def test_the_last_import_is_told(session: Session, ids: Ids, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 10, 15, 9, 30)
    monkeypatch.setattr(clock, "now", lambda: moment)
    assert last_import(session) is None
    first = apply(session, planned("甲"))
    second = apply(session, planned("乙"), planned("丙"))

    assert last_import(session) == ImportRow(second, "名册.xlsx", moment, 2, None)
    undo_import(session, second)
    assert last_import(session) == ImportRow(first, "名册.xlsx", moment, 1, None)


@pytest.mark.parametrize(
    "use",
    ["attendance", "meeting", "removed meeting", "item", "member", "group", "post", "dues", "contact point"],
)
def test_an_import_in_use_is_not_taken_back(session: Session, ids: Ids, use: str) -> None:
    batch = apply(session, planned("甲"), planned("乙", "新支部"))
    (entry,) = members_on(session, DAY, organization_id=ids.first)
    branch_id = next(row.id for row in list_organizations(session) if row.name == "新支部")
    assert branch_id is not None
    if use == "attendance":
        add_meeting(session, ids.first, attendance=(AttendanceRow(entry.id, "甲"),))
    elif use.endswith("meeting"):
        add_meeting(session, branch_id)
        if use.startswith("removed"):
            (row,) = list_meetings(session, RegisterQuery())
            remove_meeting(session, row.id, 1)
    elif use == "item":
        add_item(session, branch_id)
    elif use == "dues":
        save_lines(session, [DuesLine(entry.id, Month(2026, 10), paid=500)])
    elif use == "member":
        add_person(session, "后来的人", branch_id)
    elif use == "contact point":
        contacts = (ContactSpell(branch_id),)
        save_member(session, replace(person("后来的人", ids.first), contacts=contacts))
    elif use == "group":
        add_organization(session, OrganizationKind.GROUP, "后来的小组", parent_id=branch_id)
    else:
        add_person(session, "后来的人", ids.first, posts=(post(branch_id, "联系领导"),))

    with nothing_written(session), pytest.raises(BadInput, match="没有撤销"):
        undo_import(session, batch)

    assert last_import(session) is not None
