"""学习小组: registered with members from the roster, changed, refused, taken back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs import study_shelf
from gui.dialogs.study_groups import ChooseMembers, StudyGroupsDialog
from gui.main_window import MainWindow
from gui.widgets import form_panel
from models.db.store import CONFLICT, Store
from models.rows.study_plan import GroupMember, StudyGroup
from models.rules.study_terms import StudyGroupKind
from models.services.members import load_member, save_member
from models.services.study_groups import list_groups, save_group
from tests.gui.answers import answering
from tests.gui.dialogs.conftest import Frees

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def dialog(
    desk: Desk, window: MainWindow, bureau: dict[str, int], settled: Wait
) -> Iterator[StudyGroupsDialog]:
    """The dialog of a bureau without any group."""
    window.show()
    made = StudyGroupsDialog(desk, window)
    made.open()
    settled()
    yield made
    # What is typed is kept now, not when the window is gone.
    for left in window.findChildren(StudyGroupsDialog):
        left.hide()
    window.hide()


def group(bureau: dict[str, int], *names: str, name: str = "机关党委理论学习中心组") -> StudyGroup:
    members = tuple(GroupMember(one, bureau.get(one)) for one in names)
    return StudyGroup(None, StudyGroupKind.CENTRE_GROUP, bureau["机关党委"], name, members=members)


@pytest.fixture
def registered(
    dialog: StudyGroupsDialog, desk: Desk, bureau: dict[str, int], settled: Wait
) -> StudyGroupsDialog:
    """With one in the list, shown."""
    desk.tasks.write(save_group, group(bureau, "王建国"))
    settled()
    settled()
    return dialog


def kept(store: Store) -> tuple[StudyGroup, ...]:
    with store.read() as session:
        return list_groups(session)


def born(store: Store, member_id: int, day: date) -> None:
    with store.write() as session:
        save_member(session, replace(load_member(session, member_id), born_on=day))


def test_a_youth_group_with_members_from_the_roster(
    dialog: StudyGroupsDialog, bureau: dict[str, int], store: Store, settled: Wait, compose: Compose
) -> None:
    born(store, bureau["李芳"], date(1998, 5, 1))
    born(store, bureau["王建国"], date(1970, 5, 1))
    assert dialog.empty.isVisible()
    QTest.mouseClick(dialog.empty.button, Qt.MouseButton.LeftButton)
    panel = dialog.panel
    panel.kind.box.setCurrentIndex(1)
    panel.kind.box.activated.emit(1)
    assert panel.age_limit.isVisible()
    assert panel.age_limit.value() == 40
    assert panel.helper.title == "导师"
    panel.organization.set_value(bureau["第一党支部"])
    panel.organization.edited.emit()
    assert panel.name.value() == "第一党支部青年理论学习小组"
    compose(panel.helper.line, "王建国")
    panel.members.candidates_button.click()
    settled()
    choosing = dialog.findChild(ChooseMembers)
    assert isinstance(choosing, ChooseMembers)
    lines = [choosing.list.item(at).text() for at in range(choosing.list.count())]
    assert lines == ["李芳　第一党支部"]
    QTest.keyClick(choosing.list, Qt.Key.Key_Space)
    assert choosing.count.text() == "共1人，已选1人"
    choosing.confirm_button.click()
    panel.save()
    settled()
    (made,) = kept(store)
    assert (made.kind, made.mentor, made.age_limit) == (StudyGroupKind.YOUTH_GROUP, "王建国", 40)
    assert made.members == (GroupMember("李芳", bureau["李芳"]),)
    assert panel.told.text() == "已保存"
    assert dialog.table.current_row() == made


def test_who_is_over_age_is_said_as_it_is_typed(
    dialog: StudyGroupsDialog, desk: Desk, bureau: dict[str, int], store: Store, settled: Wait
) -> None:
    born(store, bureau["李芳"], date(1988, 5, 1))
    young = replace(group(bureau, "李芳"), kind=StudyGroupKind.YOUTH_GROUP, age_limit=40)
    desk.tasks.write(save_group, young)
    settled()
    settled()
    panel = dialog.panel
    assert not panel.ages.isVisible()
    panel.age_limit.set_value(35)
    dialog.ask_ages()
    settled()
    assert panel.ages.sentence == "本组年龄上限35周岁，现有1人超龄：李芳38周岁；到龄离组的请填写离组日期。"


def test_members_leave_with_a_day(
    registered: StudyGroupsDialog, bureau: dict[str, int], store: Store, settled: Wait, compose: Compose
) -> None:
    panel = registered.panel
    assert panel.heading.text() == "机关党委理论学习中心组"
    assert panel.helper.title == "学习秘书"
    assert not panel.age_limit.isVisible()
    compose(panel.members.lines[0].fields["to_on"].editor, "2026-10-01")
    panel.members.add_line()
    compose(panel.members.lines[1].fields["name"].editor, "驻局组长")
    panel.save()
    settled()
    (made,) = kept(store)
    assert made.members == (
        GroupMember("王建国", bureau["王建国"], "", None, date(2026, 10, 1)),
        GroupMember("驻局组长"),
    )


def test_a_line_begun_before_it_is_known_what_was_kept_stays(
    registered: StudyGroupsDialog, settled: Wait
) -> None:
    registered.drafting.ask()
    registered.panel.members.add_line()
    settled()
    assert len(registered.panel.members.lines) == 2


def test_mistakes_are_explained_and_nothing_is_lost(
    registered: StudyGroupsDialog, store: Store, settled: Wait, compose: Compose
) -> None:
    panel = registered.panel
    panel.members.add_line()
    compose(panel.members.lines[1].fields["name"].editor, "王建国")
    panel.save()
    settled()
    assert "王建国同一时间出现了两次" in panel.banner.sentence
    assert len(panel.members.lines) == 2
    assert len(kept(store)[0].members) == 1
    panel.name.set_value("")
    panel.save()
    assert panel.name.error


def test_what_was_changed_elsewhere_is_not_overwritten(
    registered: StudyGroupsDialog, bureau: dict[str, int], store: Store, settled: Wait, compose: Compose
) -> None:
    compose(registered.panel.leader.line, "我写的")
    with store.write() as session:
        save_group(session, replace(list_groups(session)[0], leader="别人写的"))
    registered.panel.save()
    settled()
    assert registered.panel.banner.sentence == CONFLICT
    assert registered.panel.leader.value() == "我写的"
    assert kept(store)[0].leader == "别人写的"


def test_typing_is_asked_about_before_another_is_shown(
    registered: StudyGroupsDialog,
    desk: Desk,
    bureau: dict[str, int],
    settled: Wait,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.tasks.write(save_group, group(bureau, name="另一组"))
    settled()
    settled()
    registered.table.selectRow(0)
    compose(registered.panel.leader.line, "新组长")
    monkeypatch.setattr(form_panel, "agrees", answering(False))
    registered.table.selectRow(1)
    assert registered.panel.leader.value() == "新组长"
    assert registered.table.current_row().name == "机关党委理论学习中心组"
    registered.reject()
    assert registered.isVisible()
    monkeypatch.setattr(form_panel, "agrees", answering(True))
    registered.table.selectRow(1)
    assert registered.panel.heading.text() == "另一组"
    assert registered.panel.leader.value() == ""


def test_one_is_taken_back_after_asking(
    registered: StudyGroupsDialog, store: Store, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(study_shelf, "agrees", answering(False))
    QTest.keyClick(registered.table, Qt.Key.Key_Delete)
    settled()
    assert len(kept(store)) == 1
    monkeypatch.setattr(study_shelf, "agrees", answering(True))
    registered.remove_button.click()
    settled()
    settled()
    assert kept(store) == ()
    assert registered.empty.isVisible()
    assert not registered.panel.isVisible()


def test_new_by_the_keyboard_and_back(registered: StudyGroupsDialog, settled: Wait) -> None:
    registered.new_button.click()
    assert registered.panel.heading.text() == "新建学习小组"
    assert not registered.remove_button.isEnabled()
    QTest.keyClick(registered.panel.name.line, Qt.Key.Key_Escape)
    assert registered.panel.heading.text() == "机关党委理论学习中心组"
    assert registered.isVisible()


def test_escape_closes_and_frees_it(
    desk: Desk, window: MainWindow, bureau: dict[str, int], frees: Frees
) -> None:
    assert frees(lambda: StudyGroupsDialog(desk, window))


def test_a_group_half_typed_outlives_a_power_cut(
    registered: StudyGroupsDialog, desk: Desk, window: MainWindow, bureau: dict[str, int], settled: Wait
) -> None:
    panel = registered.panel
    panel.members.add_line()
    panel.members.lines[1].fields["name"].restore("李芳")
    panel.members.lines[1].fields["from_on"].restore("2026年3")
    panel.mark_edited()
    before = panel.draft()
    registered.hide()
    settled()
    registered.deleteLater()
    again = StudyGroupsDialog(desk, window)
    again.open()
    settled()
    assert again.panel.is_edited()
    assert again.panel.draft() == before
    assert again.panel.members.rows()[0].member_id == bureau["王建国"], "still the one of the roster"
