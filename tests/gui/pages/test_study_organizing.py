"""学习: whose session it is, the topic it carries out, and who has to make up."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.editors.make_ups import MakeUpPart
from gui.editors.meeting import MeetingEditor
from gui.editors.study import StudyEditor
from gui.pages.meetings import MeetingsPage
from gui.pages.study import StudyPage
from models.db.store import Store
from models.rows.attendance import AttendanceRow
from models.rows.changes import Subject
from models.rows.following import MakeUp
from models.rows.study import Contribution, Material
from models.rows.study_plan import GroupMember, PlanItem, StudyGroup, StudyPlan
from models.rows.target import Target
from models.rules.study_terms import StudyGroupKind
from models.rules.terms import AttendanceState, RecordStatus, StudyKind
from models.services.study import load_session
from models.services.study_groups import save_group
from models.services.study_plans import load_plan, save_plan
from tests.gui.pages.conftest import DAY, Bureau, Reopen, ShowPage
from tests.models.services.making import add_meeting, add_study, saved

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
CENTRE = StudyKind.CENTRE_GROUP


@pytest.fixture
def page(desk: Desk, show_page: ShowPage) -> StudyPage:
    """The page, shown and loaded."""
    return show_page(StudyPage(desk))


def add_group(store: Store, bureau: Bureau, *names: str, name: str = "中心组") -> int:
    members = tuple(GroupMember(one, bureau.people.get(one)) for one in names)
    group = StudyGroup(None, StudyGroupKind.CENTRE_GROUP, bureau.ids.committee, name, members=members)
    with store.write() as session:
        return saved(save_group(session, group))


def add_plan(store: Store, bureau: Bureau) -> StudyPlan:
    items = (
        PlanItem(None, 4, "学习党章", 10, "1.《中国共产党章程》\n2.《准则》", "甲二、外请专家"),
        PlanItem(None, 4, "学习准则"),
    )
    plan = StudyPlan(None, 2026, bureau.ids.committee, CENTRE, "计划", leader="甲一", items=items)
    with store.write() as session:
        return load_plan(session, saved(save_plan(session, plan)))


def editor_of(page: StudyPage) -> StudyEditor:
    assert isinstance(page.editor, StudyEditor)
    return page.editor


def begin(page: StudyPage, bureau: Bureau, settled: Wait, kind: StudyKind = CENTRE) -> StudyEditor:
    page.new_record()
    editor = editor_of(page)
    editor.kind.set_value(kind)
    editor.kind.edited.emit()
    editor.organization.set_value(bureau.ids.committee)
    editor.held_on.pick(DAY)
    editor.ask_people()
    settled()
    return editor


def names(editor: StudyEditor) -> list[str]:
    return [row.name for row in editor.attendance.rows()]


def keep(editor: StudyEditor, store: Store, settled: Wait, compose: Compose) -> int:
    if not editor.title.value():
        compose(editor.title.line, "学习党章")
    editor.save()
    settled()
    assert editor.record_id is not None, editor.banner.sentence
    return editor.record_id


# Groups


def test_the_only_group_is_taken_and_its_members_are_expected(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    group = add_group(store, bureau, "甲一", "丙一", "驻局组长")
    editor = begin(page, bureau, settled)
    assert names(editor) == ["甲一", "丙一", "驻局组长"]
    assert editor.organizing.group.value() == group
    number = keep(editor, store, settled, compose)
    with store.read() as session:
        assert load_session(session, number).group_id == group


def test_of_two_groups_the_clerk_chooses(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    add_group(store, bureau, "甲一")
    second = add_group(store, bureau, "甲二", "丙一", name="扩大组")
    editor = begin(page, bureau, settled)
    assert names(editor) == []
    assert editor.organizing.group.value() is None
    editor.organizing.group.box.setCurrentIndex(2)
    editor.organizing.group.box.activated.emit(2)
    settled()
    assert names(editor) == ["甲二", "丙一"]
    number = keep(editor, store, settled, compose)
    with store.read() as session:
        assert load_session(session, number).group_id == second


def test_without_a_group_it_says_where_to_register_one(
    page: StudyPage, bureau: Bureau, settled: Wait
) -> None:
    editor = begin(page, bureau, settled)
    editor.show_section("life")
    assert "还没有登记学习小组" in editor.organizing.hint.text()
    assert "还没有登记2026年的学习计划" in editor.organizing.hint.text()
    assert editor.organizing.hint.isVisible()


def test_it_is_there_for_study_by_groups_and_branches_only(
    page: StudyPage, bureau: Bureau, settled: Wait
) -> None:
    editor = begin(page, bureau, settled, StudyKind.FIRST_TOPIC)
    assert editor.organizing.isHidden()
    editor.kind.set_value(StudyKind.BRANCH_STUDY)
    editor.kind.edited.emit()
    settled()
    assert not editor.organizing.isHidden()
    assert editor.organizing.group.isHidden()


def test_a_session_of_a_group_since_dissolved_keeps_it(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    group = add_group(store, bureau, "甲一", name="原中心组")
    with store.write() as session:
        number = add_study(session, bureau.ids.committee, CENTRE, held_on=DAY, group_id=group)
        made = StudyGroup(None, StudyGroupKind.CENTRE_GROUP, bureau.ids.first, "别处", version=0)
        save_group(session, made)
    page.refresh()
    page.open_record(number)
    settled()
    editor = editor_of(page)
    assert editor.organizing.group.box.currentText() == "原中心组"
    compose(editor.place.line, "会议室")
    assert keep(editor, store, settled, compose) == number
    with store.read() as session:
        assert load_session(session, number).group_id == group


# The plan


def test_a_topic_begins_a_session_with_what_the_plan_says(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    add_group(store, bureau, "甲一", "甲二")
    item = add_plan(store, bureau).items[0]
    page.show_target(
        Target(
            Subject.STUDY,
            new=True,
            kind=CENTRE.value,
            organization_id=bureau.ids.committee,
            plan_item_id=item.id,
        )
    )
    settled()
    editor = editor_of(page)
    assert editor.title.value() == "学习党章"
    assert editor.host.value() == "甲一"
    assert editor.materials.rows() == (Material("《中国共产党章程》"), Material("《准则》"))
    assert editor.contributions.rows() == (
        Contribution("甲二", "重点发言"),
        Contribution("外请专家", "重点发言"),
    )
    assert editor.organizing.topic.value() == item.id
    assert editor.is_edited()
    editor.held_on.pick(DAY)
    editor.ask_people()
    settled()
    assert names(editor) == ["甲一", "甲二"]
    number = keep(editor, store, settled, compose)
    with store.read() as session:
        assert load_session(session, number).plan_item_id == item.id
        plans = load_plan(session, 1)
    assert plans.items[0].sessions == (number,)


def test_the_topic_is_kept_with_what_is_typed(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait, reopened: Reopen
) -> None:
    second = add_plan(store, bureau).items[1].id
    editor = begin(page, bureau, settled)
    assert [editor.organizing.topic.box.itemText(at) for at in range(3)] == [
        "不对应计划专题",
        "四季度10月　学习党章",
        "四季度　学习准则",
    ]
    editor.organizing.topic.box.setCurrentIndex(2)
    editor.organizing.topic.box.activated.emit(2)
    again = reopened(page)
    again.drafting.banner.action.emit()
    settled()
    assert editor_of(again).organizing.topic.value() == second


def test_another_organisation_has_another_plan(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    item = add_plan(store, bureau).items[0]
    editor = begin(page, bureau, settled)
    editor.organizing.choose_topic(item.id)
    settled()
    assert editor.organizing.topic.value() == item.id
    editor.held_on.pick(date(2025, 12, 30))
    editor.ask_people()
    settled()
    assert editor.organizing.topic.value() == item.id, "studied early is studied"
    editor.kind.set_value(StudyKind.BRANCH_STUDY)
    editor.kind.edited.emit()
    editor.organization.set_value(bureau.ids.first)
    editor.ask_people()
    settled()
    assert editor.organizing.topic.value() is None


# Making up


def away(bureau: Bureau) -> tuple[AttendanceRow, ...]:
    states = {"甲一": AttendanceState.PRESENT, "甲二": AttendanceState.LEAVE, "甲三": AttendanceState.ABSENT}
    return tuple(AttendanceRow(bureau.people[name], name, state=state) for name, state in states.items())


def part_of(editor: StudyEditor | MeetingEditor) -> MakeUpPart:
    part = editor.kind_parts["make_ups"]
    assert isinstance(part, MakeUpPart)
    return part


def test_absentees_are_listed_by_one_click_and_closed_by_a_day(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    with store.write() as session:
        number = add_study(session, bureau.ids.first, held_on=DAY, attendance=away(bureau))
    page.refresh()
    page.open_record(number)
    settled()
    editor = editor_of(page)
    part = part_of(editor)
    editor.show_section("after")
    assert part.told.text() == "请假、缺席2人，已补学0人，还有2人没有补学。"
    QTest.mouseClick(part.list_button, Qt.MouseButton.LeftButton)
    assert [line.fields["name"].state() for line in part.lines.lines] == ["甲二", "甲三"]
    assert not part.list_button.isEnabled()
    assert editor.is_edited()
    compose(part.lines.lines[0].fields["done_on"].editor, "2026-10-25")
    compose(part.lines.lines[0].fields["way"].editor, "自学")
    assert part.told.text() == "请假、缺席2人，已补学1人，还有1人没有补学。"
    keep(editor, store, settled, compose)
    with store.read() as session:
        made = load_session(session, number)
    assert made.make_ups == (
        MakeUp("甲二", bureau.people["甲二"], date(2026, 10, 25), "自学"),
        MakeUp("甲三", bureau.people["甲三"]),
    )
    assert made.attendance == away(bureau), "who made up was away all the same"


def test_a_day_before_the_session_is_explained(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    with store.write() as session:
        number = add_study(session, bureau.ids.first, held_on=DAY, attendance=away(bureau))
    page.open_record(number)
    settled()
    editor = editor_of(page)
    part = part_of(editor)
    part.list_absentees()
    compose(part.lines.lines[0].fields["done_on"].editor, "2026-10-01")
    editor.save()
    settled()
    assert "甲二的补学日期早于学习当天" in editor.banner.sentence
    with store.read() as session:
        assert load_session(session, number).make_ups == ()


def test_it_is_there_once_somebody_was_away_from_what_was_held(
    page: StudyPage, bureau: Bureau, settled: Wait
) -> None:
    editor = begin(page, bureau, settled)
    part = part_of(editor)
    assert part.isHidden()
    editor.attendance.model.append([AttendanceRow(None, "某人", state=AttendanceState.LEAVE)])
    editor.tell_parts()
    assert not part.isHidden()
    editor.status.set_value(RecordStatus.PLANNED)
    editor.tell_parts()
    assert part.isHidden()


def test_a_meeting_has_it_too(
    desk: Desk, show_page: ShowPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    made = (MakeUp("甲二", bureau.people["甲二"], date(2026, 10, 25)),)
    with store.write() as session:
        number = add_meeting(session, bureau.ids.first, held_on=DAY, attendance=away(bureau), make_ups=made)
    page = show_page(MeetingsPage(desk))
    page.open_record(number)
    settled()
    assert isinstance(page.editor, MeetingEditor)
    part = part_of(page.editor)
    assert not part.isHidden()
    assert part.told.text() == "请假、缺席2人，已补学1人，还有1人没有补学。"
    assert page.editor.detail().make_ups == made
