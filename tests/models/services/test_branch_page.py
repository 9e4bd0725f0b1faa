"""A branch's page: what it is, what it held, what is missing."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from models.failures import BadInput, NotFound
from models.rows.attendance import AttendanceRow
from models.rows.branch_page import BranchPage
from models.rows.changes import Subject
from models.rows.meeting import AgendaItem
from models.rows.reflection import ReflectionRow
from models.rules.periods import year_of
from models.rules.terms import AttendanceState, MeetingKind, RecordStatus, Standing, StudyKind
from models.services.branch_page import branch_page, branch_pages
from models.services.meetings import save_meeting
from models.services.organizations import list_organizations, save_organization
from models.services.rectification import save_item
from models.services.reflections import save_reflection
from models.services.study import save_session
from tests.models.services.making import DAY, Ids, add_person, item, meeting, post, saved, study

YEAR = year_of(2026)
TODAY = date(2026, 12, 31)


def page(session: Session, branch: int) -> BranchPage:
    return branch_page(session, branch, YEAR, TODAY)


def words(found: BranchPage) -> list[str]:
    return [each.text for each in found.lacking]


def test_what_the_branch_and_its_groups_held(session: Session, ids: Ids) -> None:
    came = AttendanceRow(None, "张伟", Standing.FULL, AttendanceState.PRESENT)
    away = AttendanceRow(None, "李娜", Standing.FULL, AttendanceState.LEAVE, "出差")
    theme = saved(save_meeting(session, meeting(ids.first, attendance=(came, away))))
    bare = saved(save_meeting(session, meeting(ids.first)))
    group = saved(save_meeting(session, meeting(ids.group, MeetingKind.GROUP_MEETING)))
    for nothing in (
        meeting(ids.second),
        meeting(ids.first, status=RecordStatus.PLANNED, held_on=date(2026, 12, 30)),
        meeting(ids.first, held_on=date(2027, 1, 1)),
    ):
        save_meeting(session, nothing)
    groups, themes = page(session, ids.first).kinds
    assert (groups.kind, groups.records) == (MeetingKind.GROUP_MEETING, (group,))
    assert (themes.records, themes.attendance.expected, themes.attendance.present) == ((theme, bare), 2, 1)
    assert themes.attendance.unknown == 1


def test_where_nobody_signs_in_nothing_is_missing(session: Session, ids: Ids) -> None:
    for kind in (MeetingKind.HEART_TALK, MeetingKind.POLITICAL_BIRTHDAY):
        save_meeting(session, meeting(ids.first, kind))
    came = AttendanceRow(None, "张伟", Standing.FULL, AttendanceState.PRESENT)
    save_meeting(session, meeting(ids.first, MeetingKind.POLITICAL_BIRTHDAY, attendance=(came,)))
    by_kind = {one.kind: one for one in page(session, ids.first).kinds}
    talks = by_kind[MeetingKind.HEART_TALK]
    assert (len(talks.records), talks.attendance.is_asked) == (1, False)
    birthdays = by_kind[MeetingKind.POLITICAL_BIRTHDAY].attendance
    assert (birthdays.sheets, birthdays.unknown, birthdays.is_asked) == (1, 0, True)


def test_first_topics_are_sessions_and_items(session: Session, ids: Ids) -> None:
    late = saved(save_session(session, study(ids.first, StudyKind.FIRST_TOPIC, held_on=date(2026, 11, 1))))
    on_agenda = AgendaItem("学习讲话", is_first_topic=True)
    early = saved(save_meeting(session, meeting(ids.first, agenda=(on_agenda,))))
    assert page(session, ids.first).first_topics == (early, late)


def test_items_open_overdue_and_closed_in_the_span(session: Session, ids: Ids) -> None:
    late = saved(save_item(session, item(ids.first, due_on=date(2026, 11, 1))))
    in_time = saved(save_item(session, item(ids.group, due_on=date(2027, 6, 1))))
    save_item(session, item(ids.second))
    items = page(session, ids.first).items
    assert (items.open, items.overdue, items.closed) == ((late, in_time), (late,), ())
    assert "整改事项逾期1项" in words(page(session, ids.first))


def test_leadership_and_headcount_are_of_the_day_counted(session: Session, ids: Ids) -> None:
    add_person(session, "王芳", ids.first, posts=(post(ids.first, "组织委员"),))
    add_person(session, "张伟", ids.first, posts=(post(ids.first, "书记"),))
    add_person(session, "李娜", ids.first, posts=(post(ids.first, "书记", None, date(2026, 1, 1)),))
    add_person(session, "赵敏", ids.first, standings=((Standing.PROBATIONARY, None),))
    found = page(session, ids.first)
    assert [(each.name, each.title) for each in found.posts] == [("张伟", "书记"), ("王芳", "组织委员")]
    assert (found.headcount.full, found.headcount.probationary, found.headcount.committee) == (3, 1, 2)
    assert found.groups == ("第一党小组", "第二党小组")
    assert found.term.secretaries == ("张伟",)


def test_what_the_branch_has_not_said_leads_to_its_form(session: Session, ids: Ids) -> None:
    asked = {
        "党内职务待补：名册上没有人任职",
        "本届起始日待补",
        "主题党日固定日待补",
        "创建主题待补",
        "支部特色待补",
    }
    assert asked <= set(words(page(session, ids.first)))
    assert page(session, ids.first).lacking[0].target.subject is Subject.ROSTER
    row = next(row for row in list_organizations(session) if row.id == ids.first)
    filled = replace(
        row,
        term_from=date(2025, 1, 1),
        theme_day_of_month=5,
        creation_theme="强根基",
        feature="一名党员一面旗",
    )
    save_organization(session, filled)
    add_person(session, "张伟", ids.first, posts=(post(ids.first, "书记"),))
    found = page(session, ids.first)
    assert not asked & set(words(found))
    assert (found.theme_day, found.branch.creation_theme) == ("每月5日", "强根基")


def test_missed_periods_are_told_the_latest_first_and_begin_what_is_missing(
    session: Session, ids: Ids
) -> None:
    add_person(session, "张伟", ids.first, posts=(post(ids.first, "书记"),))
    save_meeting(session, meeting(ids.first, held_on=date(2026, 1, 10)))
    missed = [each for each in page(session, ids.first).lacking if each.target.new]
    themes = [each for each in missed if each.target.kind == MeetingKind.THEME_DAY.value]
    assert themes[0].text == "2026年11月主题党日未落实"
    assert len(themes) == 10
    assert themes[0].target.organization_id == ids.first


def test_submissions_are_told_only_where_any_were_asked_for(session: Session, ids: Ids) -> None:
    add_person(session, "张伟", ids.first)
    assert page(session, ids.first).submissions is None
    save_reflection(session, ReflectionRow(None, ids.first, "张伟", "心得", submitted_on=DAY))
    found = page(session, ids.first).submissions
    assert found is not None
    assert (found.expected, found.submitted) == (1, 1)


def test_only_branches_have_one(session: Session, ids: Ids) -> None:
    with pytest.raises(BadInput, match="不是党支部"):
        page(session, ids.committee)
    with pytest.raises(NotFound):
        page(session, 99)
    assert [each.id for each in branch_pages(session, YEAR, None, TODAY)] == [ids.first, ids.second]
    assert [each.id for each in branch_pages(session, YEAR, ids.second, TODAY)] == [ids.second]
