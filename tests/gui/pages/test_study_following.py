"""学习: sittings, trainings, labels, measures, and materials completed from the documents to be studied."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.editors.labels import LabelsPart
from gui.editors.measures import MeasuresPart
from gui.editors.study import StudyEditor
from gui.pages.meetings import MeetingsPage
from gui.pages.study import StudyPage
from gui.widgets.fields.ticks import TicksField
from models.db.store import Store
from models.rows.following import Measure
from models.rows.label import LabelRow
from models.rows.study import Material
from models.rows.study_plan import StudyDocument
from models.rules.study_terms import DocumentKind, LabelScheme, Sitting, TrainingKind
from models.rules.terms import MeetingKind, RecordStatus, StudyKind
from models.services.labels import list_labels, save_label
from models.services.meetings import load_meeting
from models.services.study import load_session
from models.services.study_documents import save_document
from tests.gui.pages import acting
from tests.gui.pages.conftest import DAY, Bureau, ShowPage
from tests.gui.pages.test_study import begin
from tests.models.services.making import add_study

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def page(desk: Desk, show_page: ShowPage) -> StudyPage:
    """The page, shown and loaded."""
    return show_page(StudyPage(desk))


def labels_of(editor: object) -> LabelsPart:
    part = editor.kind_parts["labels"]  # type: ignore[attr-defined]
    assert isinstance(part, LabelsPart)
    return part


def measures_of(editor: object) -> MeasuresPart:
    part = editor.kind_parts["measures"]  # type: ignore[attr-defined]
    assert isinstance(part, MeasuresPart)
    return part


def tick(field: TicksField, text: str) -> None:
    action = next(action for action in field.menu.actions() if action.text() == text)
    action.trigger()


def saved(editor: StudyEditor, store: Store, settled: Wait) -> int:
    editor.save()
    settled()
    assert editor.record_id is not None, editor.banner.sentence
    return editor.record_id


def test_a_training_is_typed_with_its_kind_and_organiser(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, StudyKind.BRANCH_STUDY)
    assert not editor.training_kind.isVisible()
    editor.kind.set_value(StudyKind.TRAINING)
    editor.kind.edited.emit()
    assert editor.training_kind.isVisible()
    assert editor.organizer.isVisible()
    compose(editor.title.line, "支部书记轮训")
    editor.training_kind.set_value(TrainingKind.SECRETARIES)
    compose(editor.organizer.line, "市委党校")
    record = saved(editor, store, settled)
    with store.read() as session:
        kept = load_session(session, record)
    assert (kept.training_kind, kept.organizer) == (TrainingKind.SECRETARIES, "市委党校")
    page.new_record()
    settled()
    assert editor.organizer.suggestions() == ["市委党校"]
    assert not editor.training_kind.isVisible()


def test_what_sort_of_sitting_it_was_is_kept_and_filtered_by(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, StudyKind.BRANCH_STUDY)
    compose(editor.title.line, "服务群众怎么干")
    assert editor.sitting.value() == "", "待补 until somebody says"
    editor.sitting.set_value(Sitting.DISCUSSION)
    saved(editor, store, settled)
    with store.write() as session:
        add_study(session, bureau.ids.first, held_on=DAY)
    page.refresh()
    settled()
    assert {row.sitting for row in page.view.model.rows()} == {Sitting.DISCUSSION, None}
    page.view.filters.set_value("sitting", Sitting.DISCUSSION)
    settled()
    assert [row.title for row in page.view.model.rows()] == ["服务群众怎么干"]


def test_labels_are_ticked_saved_and_filtered_by(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, StudyKind.BRANCH_STUDY)
    compose(editor.title.line, "以案为鉴")
    part = labels_of(editor)
    education, tags = part.fields[LabelScheme.EDUCATION], part.fields[LabelScheme.TAG]
    tick(education, "警示教育")
    tick(education, "对党忠诚教育")
    tick(tags, "现场教学")
    assert education.button.text() == "对党忠诚教育、警示教育"
    assert not part.fields[LabelScheme.CAMPAIGN].button.isEnabled(), "no campaign yet"
    record = saved(editor, store, settled)
    row = next(row for row in page.view.model.rows() if row.id == record)
    assert row.label_names == ("对党忠诚教育", "警示教育", "现场教学")
    tick(education, "警示教育")
    saved(editor, store, settled)
    with store.read() as session:
        assert len(load_session(session, record).labels) == 2
        warning = next(label for label in list_labels(session) if label.name == "警示教育")
        site = next(label for label in list_labels(session) if label.name == "现场教学")
    page.view.filters.set_value("label", site.id)
    settled()
    assert [row.id for row in page.view.model.rows()] == [record]
    page.view.filters.set_value("label", warning.id)
    settled()
    assert page.view.model.rows() == []


def test_a_word_switched_off_stays_where_it_is_ticked(
    page: StudyPage, desk: Desk, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        warning = next(label for label in list_labels(session) if label.name == "警示教育")
        save_label(session, replace(warning, enabled=False))
        record = add_study(session, bureau.ids.first, held_on=DAY, labels=(warning.id or 0,))
    desk.tasks.write(save_label, LabelRow(None, LabelScheme.CAMPAIGN, "主题教育"))
    editor = begin(page, bureau, settled, StudyKind.BRANCH_STUDY)
    field = labels_of(editor).fields[LabelScheme.EDUCATION]
    assert "警示教育" not in [action.text() for action in field.menu.actions()]
    with store.read() as session:
        editor.show_detail(load_session(session, record))
    assert field.button.text() == "警示教育"
    assert editor.detail().labels == (warning.id,)
    assert labels_of(editor).fields[LabelScheme.CAMPAIGN].button.isEnabled()


def test_measures_belong_to_first_topics_and_are_kept(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, StudyKind.BRANCH_STUDY)
    editor.show_section("after")
    part = measures_of(editor)
    assert not part.isVisible()
    editor.kind.set_value(StudyKind.FIRST_TOPIC)
    editor.kind.edited.emit()
    assert part.isVisible()
    compose(editor.title.line, "学习党章")
    part.lines.add_line()
    line = part.lines.lines[0].fields
    compose(line["text"].editor, "对照检查")
    line["department"].restore("办公室")
    line["person"].restore("甲一、甲二")
    line["due_on"].restore("2026-11-30")
    line["done_on"].restore("2026-10-01")
    assert editor.status.value() is RecordStatus.HELD
    editor.save()
    assert "完成日期早于学习" in editor.banner.sentence
    line["done_on"].restore("")
    record = saved(editor, store, settled)
    with store.read() as session:
        (kept,) = load_session(session, record).measures
    assert kept == Measure("对照检查", "", "办公室", "甲一、甲二", date(2026, 11, 30))


def test_a_known_title_brings_its_source_and_day_along(
    page: StudyPage, desk: Desk, bureau: Bureau, settled: Wait, compose: Compose
) -> None:
    document = StudyDocument(None, DocumentKind.SPEECH, "某讲话", "新华社", date(2026, 10, 9))
    desk.tasks.write(save_document, document)
    editor = begin(page, bureau, settled, StudyKind.FIRST_TOPIC)
    editor.materials.add_line()
    compose(editor.materials.lines[0].fields["title"].editor, "《某讲话》")
    assert editor.materials.rows() == (Material("《某讲话》", "新华社", date(2026, 10, 9)),)
    assert measures_of(editor).lines._suggested["topic"] == ("《某讲话》",)
    editor.materials.add_line()
    other = editor.materials.lines[1].fields
    other["issuer"].restore("人民日报")
    compose(other["title"].editor, "某讲话")
    assert editor.materials.rows()[1] == Material("某讲话", "人民日报"), "what was typed stays"


def test_a_meeting_with_a_first_topic_has_measures(
    desk: Desk, show_page: ShowPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    page = show_page(MeetingsPage(desk))
    editor = acting.begin(page, bureau, settled, MeetingKind.BRANCH_COMMITTEE)
    compose(editor.title.line, "支委会")
    editor.agenda.add_button.click()
    compose(editor.agenda.form.title.line, "传达学习讲话")
    part = measures_of(editor)
    editor.show_section("after")
    assert not part.isVisible()
    editor.show_section("agenda")
    editor.agenda.form.first.click()
    editor.show_section("after")
    assert part.isVisible()
    part.lines.add_line()
    compose(part.lines.lines[0].fields["text"].editor, "印发学习")
    editor.save()
    settled()
    assert editor.record_id is not None, editor.banner.sentence
    with store.read() as session:
        assert [one.text for one in load_meeting(session, editor.record_id).measures] == ["印发学习"]


def test_the_menu_of_ticks_stays_open_for_mouse_and_space(qtbot: QtBot) -> None:
    field = TicksField("标签", "未选")
    qtbot.addWidget(field)
    edits: list[int] = []
    field.edited.connect(lambda: edits.append(1))
    field.set_choices([(1, "甲&乙"), (2, "丙")])
    field.set_value([2, 99])
    assert (field.value(), field.button.text(), edits) == ((2, 99), "丙", [])
    field.show()
    menu = field.menu
    menu.popup(QPoint(10, 10))
    place = menu.actionGeometry(menu.actions()[0]).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert menu.isVisible()
    menu.setActiveAction(menu.actions()[1])
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert (field.value(), field.button.text(), edits) == ((1, 99), "甲&&乙", [1, 1])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert not menu.isVisible()
    kept = TicksField("标签", "未选")
    qtbot.addWidget(kept)
    kept.restore(field.state())
    assert kept.value() == (1, 99)
    assert field.button.accessibleName() == "标签"
    QApplication.processEvents()
