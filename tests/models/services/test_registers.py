"""What the registers share: conflicts, removal, and refusals that write nothing."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import clock
from models.db.store import Store
from models.entities import Record
from models.failures import BadInput, Conflict, ExitCode, NotFound
from models.rows.attendance import AttendanceRow
from models.rows.changes import Changes
from models.rules.periods import Month
from models.rules.terms import (
    MeetingKind,
    OrganizationKind,
    StudyKind,
)
from models.services import meetings, study
from models.services.figures import figures_for
from models.services.records import register_of
from models.services.registers import open_item_count, years_with_records
from tests.models.services import making
from tests.models.services.desks import DESKS, TODAY, Desk
from tests.models.services.making import DAY, Ids, nothing_written, saved, sheet


def test_saving_tells_what_changed(session: Session, ids: Ids, desk: Desk) -> None:
    changes = desk.save(session, desk.typed(ids.first, "一条记录"))

    assert changes == Changes.of(desk.subject, record_id=changes.record_id)
    assert desk.remove(session, saved(changes), 1) == changes


def test_a_record_changed_elsewhere_is_not_overwritten(store: Store, kept: Ids, desk: Desk) -> None:
    with store.write() as session:
        record_id = desk.add(session, kept.first, "原来的")
    with store.read() as session:
        mine = theirs = desk.load(session, record_id)
    with store.write() as session:
        desk.save(session, replace(theirs, **{desk.title: "别处改的"}))

    with pytest.raises(Conflict, match="没有保存"), store.write() as session:
        desk.save(session, replace(mine, **{desk.title: "我改的"} | desk.child))

    with store.read() as session:
        now = desk.load(session, record_id)
    assert (getattr(now, desk.title), now.version) == ("别处改的", 2)
    assert now == replace(theirs, **{desk.title: "别处改的"}, version=2)


def test_a_record_changed_elsewhere_is_not_removed(store: Store, kept: Ids, desk: Desk) -> None:
    with store.write() as session:
        record_id = desk.add(session, kept.first)
        desk.save(session, desk.load(session, record_id))

    with pytest.raises(Conflict), store.write() as session:
        desk.remove(session, record_id, 1)

    with store.read() as session:
        assert desk.load(session, record_id).version == 2


def test_a_change_of_the_children_alone_is_a_change(
    store: Store, kept: Ids, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even when the clock has not moved on since: some tick 60 times a second only."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 15, 9, 0))
    with store.write() as session:
        record_id = desk.add(session, kept.first)
    with store.read() as session:
        read = desk.load(session, record_id)

    with store.write() as session:
        desk.save(session, replace(read, **desk.child))

    with store.read() as session:
        assert desk.load(session, record_id) == replace(read, **desk.child, version=2)
    with pytest.raises(Conflict), store.write() as session:
        desk.save(session, read)


def test_a_removed_record_is_gone_from_everywhere_and_still_kept(
    session: Session, ids: Ids, desk: Desk
) -> None:
    record_id = desk.add(session, ids.first, **{desk.text: "正文"})

    desk.remove(session, record_id, 1)

    assert desk.found(session) == desk.found(session, text="正文") == []
    assert years_with_records(session, desk.register) == ()
    assert open_item_count(session) == 0
    for ask in (desk.load, register_of):
        with pytest.raises(NotFound, match=str(record_id)) as caught:
            ask(session, record_id)
        assert caught.value.code is ExitCode.NOT_FOUND
    with pytest.raises(NotFound):
        desk.remove(session, record_id, 2)
    with pytest.raises(NotFound):
        desk.save(session, replace(desk.typed(ids.first, "再存"), id=record_id, version=2))
    kept = session.get(Record, record_id)
    assert kept is not None
    assert kept.deleted_at is not None


def test_the_latest_of_a_kind_is_never_a_removed_one(session: Session, ids: Ids) -> None:
    older = making.add_study(session, ids.first, held_on=date(2026, 9, 1), title="旧")
    newer = making.add_study(session, ids.first, held_on=date(2026, 9, 2), title="新")
    making.add_study(session, ids.second, held_on=date(2026, 9, 3))
    making.add_study(session, ids.first, StudyKind.YOUTH_GROUP, held_on=date(2026, 9, 4))

    latest = study.latest_session(session, StudyKind.BRANCH_STUDY, ids.first)
    assert latest == study.load_session(session, newer)
    study.remove_session(session, newer, 1)
    latest = study.latest_session(session, StudyKind.BRANCH_STUDY, ids.first)
    assert latest == study.load_session(session, older)
    study.remove_session(session, older, 1)
    assert study.latest_session(session, StudyKind.BRANCH_STUDY, ids.first) is None


def test_the_latest_meeting(session: Session, ids: Ids) -> None:
    assert meetings.latest_meeting(session, MeetingKind.THEME_DAY, ids.first) is None
    first = making.add_meeting(session, ids.first, held_on=DAY)
    second = making.add_meeting(session, ids.first, held_on=DAY)
    making.add_meeting(session, ids.first, MeetingKind.BRANCH_ASSEMBLY, held_on=TODAY)

    latest = meetings.latest_meeting(session, MeetingKind.THEME_DAY, ids.first)

    assert latest == meetings.load_meeting(session, max(first, second))


def test_removed_records_count_in_no_figure(session: Session, ids: Ids) -> None:
    month = Month(2026, 10)
    before = figures_for(session, month, TODAY)
    records = [
        (DESKS[0], making.add_study(session, ids.first)),
        (DESKS[1], making.add_meeting(session, ids.first)),
        (DESKS[2], making.add_item(session, ids.first)),
    ]
    assert figures_for(session, month, TODAY) != before

    for place, record_id in records:
        place.remove(session, record_id, 1)

    assert figures_for(session, month, TODAY) == before


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"title": " 　"}, "请填写"),
        ({"day": date(1948, 12, 31)}, "1948年"),
        ({"organization_id": 999}, "党组织"),
    ],
)
def test_a_record_needs_title_day_and_organisation(
    session: Session, ids: Ids, desk: Desk, wrong: dict[str, Any], word: str
) -> None:
    given = {"title": "一条记录", "day": DAY, "organization_id": ids.first} | wrong
    detail = desk.make(given["organization_id"], **{desk.title: given["title"], desk.day: given["day"]})

    with nothing_written(session), pytest.raises(BadInput, match=word) as caught:
        desk.save(session, detail)

    assert "还没有保存" in caught.value.sentence


@pytest.mark.parametrize(
    ("attendance", "word"),
    [
        ((AttendanceRow(None, " "),), "没有姓名"),
        ((AttendanceRow(1, "王芳"), AttendanceRow(2, "李娜"), AttendanceRow(1, "王芳")), "王芳出现了两次"),
        ((AttendanceRow(None, "王芳", counted=False),), "写明原因"),
    ],
)
@pytest.mark.parametrize("desk", DESKS[:2], ids=["study", "meeting"])
def test_a_sheet_that_cannot_be(
    session: Session, ids: Ids, desk: Desk, attendance: tuple[AttendanceRow, ...], word: str
) -> None:
    with nothing_written(session), pytest.raises(BadInput, match=word):
        desk.add(session, ids.first, attendance=attendance)


@pytest.mark.parametrize("desk", DESKS[:2], ids=["study", "meeting"])
def test_two_people_of_one_name_off_the_roster_may_both_attend(
    session: Session, ids: Ids, desk: Desk
) -> None:
    record_id = desk.add(session, ids.first, attendance=sheet("王芳", "王芳"))

    assert len(desk.load(session, record_id).attendance) == 2


def test_a_refused_change_leaves_the_record_as_it_was(session: Session, ids: Ids, desk: Desk) -> None:
    record_id = desk.add(session, ids.first, "好好的", **desk.child)
    read = desk.load(session, record_id)

    with nothing_written(session), pytest.raises(BadInput):
        desk.save(session, replace(read, **{desk.title: ""}))

    session.expire_all()
    assert desk.load(session, record_id) == read


def test_a_department_is_in_the_tree_and_its_records_in_no_branchs_figures(
    session: Session, ids: Ids
) -> None:
    assert OrganizationKind.DEPARTMENT.is_party is False
    before = figures_for(session, Month(2026, 10), TODAY)
    making.add_item(session, ids.department)

    after = figures_for(session, Month(2026, 10), TODAY)
    assert after.branches == before.branches
    assert (before.others.on_list, after.others.on_list) == (0, 1), "annex 2 lists it, so the sum counts it"
