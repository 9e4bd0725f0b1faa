"""学习计划: written by quarter, carried out, copied, printed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs import study_shelf
from gui.dialogs.printing import PrintDialog
from gui.dialogs.study_plans import StudyPlansDialog
from gui.main_window import MainWindow
from gui.pages.study import StudyPage
from gui.widgets import form_panel
from models.db.store import Store
from models.rows.bureau import BureauSettings
from models.rows.changes import Subject
from models.rows.study_plan import PlanItem, StudyGroup, StudyPlan
from models.rows.target import Target
from models.rules.study_terms import StudyGroupKind
from models.rules.terms import DraftOf, StudyKind
from models.services.drafts import drafts_of, drop_draft, keep_draft
from models.services.settings import save_settings
from models.services.study_groups import save_group
from models.services.study_plans import list_plans, save_plan
from tests.gui.answers import answering
from tests.gui.dialogs.conftest import Frees
from tests.models.services.making import add_study

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def went(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[Target]:
    """Where the window was sent."""
    places: list[Target] = []
    monkeypatch.setattr(window, "go", places.append)
    return places


@pytest.fixture
def dialog(
    desk: Desk, window: MainWindow, bureau: dict[str, int], settled: Wait, went: list[Target]
) -> Iterator[StudyPlansDialog]:
    """The dialog of a bureau that has planned nothing."""
    window.show()
    made = StudyPlansDialog(desk, window)
    made.open()
    settled()
    yield made
    # What is typed is kept now, not when the window is gone.
    for left in window.findChildren(StudyPlansDialog):
        left.hide()
    window.hide()


@pytest.fixture
def planned(
    dialog: StudyPlansDialog, desk: Desk, bureau: dict[str, int], store: Store, settled: Wait
) -> StudyPlansDialog:
    """With a plan of two topics, the first of which was carried out."""
    items = (PlanItem(None, 1, "第一专题", 3), PlanItem(None, 4, "第四专题"))
    plan = StudyPlan(None, 2026, bureau["机关党委"], StudyKind.CENTRE_GROUP, "2026年计划", items=items)
    desk.tasks.write(save_plan, plan)
    settled()
    with store.write() as session:
        first = list_plans(session)[0].items[0].id
        add_study(
            session,
            bureau["机关党委"],
            StudyKind.CENTRE_GROUP,
            held_on=date(2026, 3, 5),
            plan_item_id=first,
        )
    dialog.refresh()
    settled()
    return dialog


def kept(store: Store) -> tuple[StudyPlan, ...]:
    with store.read() as session:
        return list_plans(session)


def lines(dialog: StudyPlansDialog) -> list[str]:
    shown = dialog.panel.topics.list
    return [shown.item(at).text() for at in range(shown.count())]


def test_a_plan_is_written_with_what_is_usual_proposed(
    dialog: StudyPlansDialog, bureau: dict[str, int], store: Store, settled: Wait, compose: Compose
) -> None:
    with store.write() as session:
        group = StudyGroup(
            None, StudyGroupKind.CENTRE_GROUP, bureau["机关党委"], "组", leader="王建国", secretary="李芳"
        )
        save_group(session, group)
    dialog.refresh()
    settled()
    QTest.mouseClick(dialog.empty.button, Qt.MouseButton.LeftButton)
    panel = dialog.panel
    assert (panel.kind.value(), panel.year.value()) == (StudyKind.CENTRE_GROUP, 2026)
    assert panel.title.value() == "2026年机关党委中心组学习计划"
    assert (panel.leader.value(), panel.secretary.value()) == ("王建国", "李芳")
    panel.year.set_value(2027)
    panel.year.edited.emit()
    assert panel.title.value() == "2027年机关党委中心组学习计划"
    QTest.mouseClick(panel.topics.add_button, Qt.MouseButton.LeftButton)
    form = panel.topics._form_of_topic
    form.quarter.box.setCurrentIndex(1)
    form.quarter.box.activated.emit(1)
    assert list(form.month.box.values()) == ["", "4", "5", "6"]
    form.month.box.setCurrentIndex(2)
    form.month.box.activated.emit(2)
    compose(form.topic.text, "学习党章")
    compose(form.materials.text, "《中国共产党章程》")
    compose(form.speakers.line, "李芳")
    assert lines(dialog) == ["1. 二季度5月　学习党章　【未开展】"]
    panel.topics.add_item()
    assert panel.topics.raws()[1]["quarter"] == "2", "the next topic begins in the quarter of the last"
    panel.topics.remove_item()
    panel.save()
    settled()
    (made,) = kept(store)
    assert [replace(item, id=None) for item in made.items] == [
        PlanItem(None, 2, "学习党章", 5, "《中国共产党章程》", "李芳")
    ]
    assert (made.year, made.leader, panel.told.text()) == (2027, "王建国", "已保存")


def test_each_topic_shows_whether_it_was_carried_out(planned: StudyPlansDialog) -> None:
    assert lines(planned) == ["1. 一季度3月　第一专题　【已开展1次】", "2. 四季度　第四专题　【未开展】"]
    assert planned.model.index(0, 3).data() == "1 / 2"
    assert planned.panel.held_button.isEnabled()
    planned.panel.topics.list.setCurrentRow(1)
    assert not planned.panel.held_button.isEnabled()


def test_a_topic_is_carried_out(
    planned: StudyPlansDialog, bureau: dict[str, int], went: list[Target], store: Store
) -> None:
    planned.panel.topics.list.setCurrentRow(1)
    planned.panel.begin_button.click()
    assert went == [
        Target(
            Subject.STUDY,
            new=True,
            kind="centre_group",
            organization_id=bureau["机关党委"],
            plan_item_id=kept(store)[0].items[1].id,
        )
    ]
    assert not planned.isVisible()


def test_the_session_of_a_topic_is_shown(planned: StudyPlansDialog, went: list[Target], store: Store) -> None:
    planned.panel.held_button.click()
    assert went == [Target(Subject.STUDY, record_id=kept(store)[0].items[0].sessions[0])]


def test_what_is_not_saved_yet_is_not_carried_out_printed_or_copied(
    planned: StudyPlansDialog, went: list[Target], compose: Compose, store: Store, settled: Wait
) -> None:
    compose(planned.panel.title.line, "（修订）")
    for order in (planned.begin_topic, planned.print_plan, planned.copy_on):
        planned.panel.banner.clear()
        order()
        assert "先保存" in planned.panel.banner.sentence
    settled()
    assert went == []
    assert planned.isVisible()
    assert planned.findChildren(PrintDialog) == []
    assert len(kept(store)) == 1


def test_a_topic_that_was_carried_out_is_not_taken_away(planned: StudyPlansDialog) -> None:
    planned.panel.topics.remove_button.click()
    assert len(planned.panel.topics.raws()) == 2
    planned.panel.topics.list.setCurrentRow(1)
    planned.panel.topics.remove_button.click()
    assert len(planned.panel.topics.raws()) == 1


def test_a_topic_without_words_is_explained(planned: StudyPlansDialog, settled: Wait, store: Store) -> None:
    planned.panel.topics.add_item()
    planned.panel.save()
    settled()
    assert planned.panel.banner.sentence == "还没有保存：第3个专题：请填写学习专题。"
    assert len(kept(store)[0].items) == 2


def test_the_next_year_is_copied(planned: StudyPlansDialog, settled: Wait, store: Store) -> None:
    planned.copy_button.click()
    settled()
    settled()
    assert [plan.year for plan in kept(store)] == [2027, 2026]
    assert planned.panel.heading.text() == "2027年计划"
    assert lines(planned) == ["1. 一季度3月　第一专题　【未开展】", "2. 四季度　第四专题　【未开展】"]
    planned.table.selectRow(1)
    planned.copy_button.click()
    settled()
    assert "已有中心组学习的学习计划" in planned.banner.sentence


def test_a_plan_that_was_begun_is_not_removed(
    planned: StudyPlansDialog, settled: Wait, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(study_shelf, "agrees", answering(True))
    planned.remove_button.click()
    settled()
    assert "已有学习记录对应" in planned.banner.sentence
    assert len(kept(store)) == 1


def test_it_is_printed(planned: StudyPlansDialog, settled: Wait) -> None:
    planned.print_button.click()
    settled()
    (opened,) = planned.findChildren(PrintDialog)
    assert "年度学习计划" in opened.windowTitle()
    opened.reject()


def test_escape_closes_and_frees_it(
    desk: Desk, window: MainWindow, bureau: dict[str, int], frees: Frees
) -> None:
    assert frees(lambda: StudyPlansDialog(desk, window))


def test_the_plan_of_the_centre_group_bears_the_name_of_the_party_body(
    dialog: StudyPlansDialog, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        save_settings(session, BureauSettings(bureau_name="某局", party_body="中共某局党组"))
    dialog.refresh()
    settled()
    QTest.mouseClick(dialog.empty.button, Qt.MouseButton.LeftButton)
    panel = dialog.panel
    assert panel.title.value() == "2026年中共某局党组中心组学习计划"
    panel.kind.set_value(StudyKind.YOUTH_GROUP)
    panel.kind.edited.emit()
    assert "党组" not in panel.title.value()


# What a power cut leaves


def kept_drafts(store: Store) -> list[str]:
    with store.read() as session:
        return [draft.state["headline"] for draft in drafts_of(session, DraftOf.STUDY_PLAN)]


def cut_off(dialog: StudyPlansDialog, settled: Wait) -> None:
    """The power is cut: nobody is asked."""
    dialog.hide()
    settled()
    dialog.deleteLater()


def test_a_plan_half_typed_outlives_a_power_cut(
    dialog: StudyPlansDialog, desk: Desk, window: MainWindow, store: Store, settled: Wait, compose: Compose
) -> None:
    dialog.new_row()
    panel = dialog.panel
    panel.kind.set_value(StudyKind.BRANCH_STUDY)
    panel.kind.edited.emit()
    branch = panel.organization.box.values()[1]
    panel.organization.set_value(branch)
    panel.organization.edited.emit()
    panel.topics.add_item()
    compose(panel.topics._form_of_topic.topic.text, "学习党章")
    panel.topics.add_item()
    panel.year.restore("二〇二七")
    panel.mark_edited()
    before = panel.draft()
    cut_off(dialog, settled)
    assert kept_drafts(store) == ["学习计划 2026年第二党支部支部学习计划"]

    again = StudyPlansDialog(desk, window, resume=True)
    again.open()
    settled()
    assert again.panel.draft() == before
    assert again.panel.organization.value() == branch
    assert "已带出上次没有保存的内容" in again.panel.banner.sentence
    again.panel.topics.list.setCurrentRow(1)
    again.panel.topics.remove_item()
    again.panel.year.set_value(2027)
    again.panel.save()
    settled()
    (plan,) = kept(store)
    assert (plan.year, plan.organization_id, [topic.topic for topic in plan.items]) == (
        2027,
        branch,
        ["学习党章"],
    )
    assert kept_drafts(store) == []


def test_a_changed_plan_comes_back_when_it_is_chosen_and_goes_when_given_up(
    planned: StudyPlansDialog,
    desk: Desk,
    window: MainWindow,
    store: Store,
    settled: Wait,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compose(planned.panel.note.text, "报机关党委审定")
    cut_off(planned, settled)
    again = StudyPlansDialog(desk, window)
    again.open()
    settled()
    assert again.panel.note.value() == "报机关党委审定"
    assert again.panel.is_edited()
    monkeypatch.setattr(form_panel, "agrees", answering(True))
    again.panel.close_panel()
    settled()
    assert again.panel.note.value() == ""
    assert kept_drafts(store) == []


def test_what_was_typed_of_a_plan_that_is_gone_becomes_a_new_one(
    planned: StudyPlansDialog, desk: Desk, window: MainWindow, store: Store, settled: Wait, compose: Compose
) -> None:
    compose(planned.panel.note.text, "报机关党委审定")
    cut_off(planned, settled)
    with store.write() as session:
        (draft,) = drafts_of(session, DraftOf.STUDY_PLAN)
        drop_draft(session, DraftOf.STUDY_PLAN, draft.record_id)
        keep_draft(session, DraftOf.STUDY_PLAN, 999, draft.state)
    again = StudyPlansDialog(desk, window)
    again.open()
    settled()
    assert not again.panel.is_edited()
    again.drafting.banner.action.emit()
    settled()
    assert (again.panel.row_id, again.panel.note.value()) == (None, "报机关党委审定")
    assert "放进了一条新记录" in again.panel.banner.sentence


def test_what_is_typed_while_a_plan_is_saved_is_not_lost(
    planned: StudyPlansDialog, store: Store, settled: Wait, compose: Compose
) -> None:
    panel = planned.panel
    compose(panel.note.text, "一")
    panel.save()
    compose(panel.note.text, "二")
    settled()
    assert (panel.note.value(), panel.is_edited()) == ("一二", True)
    assert kept(store)[0].note == "一"
    panel.save()
    settled()
    assert kept(store)[0].note == "一二"
    assert not panel.is_edited()
    assert kept_drafts(store) == []


def test_the_page_of_studies_offers_a_plan_and_opens_it(
    desk: Desk, bureau: dict[str, int], store: Store, settled: Wait, qtbot: QtBot
) -> None:
    page = StudyPage(desk)
    qtbot.addWidget(page)
    page.show()
    settled()
    first = page.plans_dialog()
    assert isinstance(first, StudyPlansDialog)
    first.open()
    settled()
    first.new_row()
    first.panel.title.restore("半份计划")
    first.panel.mark_edited()
    cut_off(first, settled)
    page.plans_kept.ask()
    settled()
    assert "学习计划 半份计划" in page.plans_kept.banner.sentence
    page.plans_kept.banner.action.emit()
    settled()
    again = next(each for each in page.findChildren(StudyPlansDialog) if each.isVisible())
    assert again.panel.title.value() == "半份计划"
    again.panel.save()
    settled()
    again.reject()
    settled()
    assert kept_drafts(store) == []
    assert page.plans_kept.banner.isHidden()
    page.hide()
