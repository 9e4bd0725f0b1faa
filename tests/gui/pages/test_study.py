"""学习: a session typed, saved and read again; what a repeated one carries over."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.editors.study import StudyEditor
from gui.pages.study import StudyPage
from models.db.store import Store
from models.rows.attendance import AttendanceRow, Observer
from models.rows.study import Contribution, Material
from models.rules.terms import AttendanceState, RecordStatus, StudyForm, StudyKind
from models.services.study import load_session
from tests.gui.pages.conftest import DAY, Bureau, ShowPage
from tests.models.services.making import add_study

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def page(desk: Desk, show_page: ShowPage) -> StudyPage:
    """The page, shown and loaded."""
    return show_page(StudyPage(desk))


def begin(page: StudyPage, bureau: Bureau, settled: Wait, kind: StudyKind) -> StudyEditor:
    """A new session of the first branch on DAY."""
    page.new_record()
    editor = page.editor
    assert isinstance(editor, StudyEditor)
    editor.kind.set_value(kind)
    editor.kind.edited.emit()
    editor.organization.set_value(bureau.ids.first)
    editor.held_on.pick(DAY)
    editor.ask_people()
    settled()
    return editor


def test_typed_saved_reloaded(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, StudyKind.BRANCH_STUDY)
    compose(editor.title.line, "学习全会精神")
    editor.hours.line.setText("90分钟")
    editor.form_of_study.set_value(StudyForm.LED)
    editor.materials.add_line()
    material = editor.materials.lines[0].fields
    compose(material["title"].editor, "全会公报")
    compose(material["issuer"].editor, "新华社")
    material["issued_on"].restore("2026.10.9")
    editor.contributions.add_line()
    said = editor.contributions.lines[0].fields
    compose(said["speaker"].editor, "甲一")
    said["role"].restore("领学")
    compose(said["text"].editor, "第一点\n第二点")
    editor.observers.add_line()
    compose(editor.observers.lines[0].fields["name"].editor, "周督导")
    # A line begun and left empty is no line.
    editor.materials.add_line()
    compose(editor.content.text, "逐段学习。")
    editor.attendance.rest_present.click()
    editor.save()
    settled()
    assert editor.record_id is not None
    with store.read() as session:
        saved = load_session(session, editor.record_id)
    assert saved.hours == Decimal("1.5")
    assert saved.form is StudyForm.LED
    assert saved.materials == (Material("全会公报", "新华社", date(2026, 10, 9)),)
    assert saved.contributions == (Contribution("甲一", "领学", "第一点\n第二点"),)
    assert saved.observers == (Observer("周督导"),)
    assert saved.content == "逐段学习。"
    assert len(saved.attendance) == 11


def test_a_role_of_another_office_is_kept(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        said = (Contribution("甲一", "主持串讲", "略"),)
        number = add_study(session, bureau.ids.first, held_on=DAY, contributions=said)
    page.refresh()
    page.open_record(number)
    settled()
    assert isinstance(page.editor, StudyEditor)
    assert page.editor.contributions.rows() == said
    assert not page.editor.is_edited()


def test_a_day_that_is_no_day_is_explained(
    page: StudyPage, bureau: Bureau, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, StudyKind.BRANCH_STUDY)
    compose(editor.title.line, "主题")
    editor.materials.add_line()
    compose(editor.materials.lines[0].fields["title"].editor, "公报")
    editor.materials.lines[0].fields["issued_on"].restore("2月30日")
    editor.save()
    settled()
    assert editor.record_id is None
    assert "学习材料第1行" in editor.banner.sentence
    assert editor.materials.isVisible()


def test_repeat_names_the_centre_groups_people_unmarked(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    """Kinds whose people no roster knows: their names are typed once, not their marks."""
    sheet = (
        AttendanceRow(bureau.people["甲一"], "甲一", state=AttendanceState.PRESENT),
        AttendanceRow(None, "外单位的人", state=AttendanceState.LEAVE, reason="出差"),
    )
    with store.write() as session:
        number = add_study(
            session,
            bureau.ids.committee,
            StudyKind.CENTRE_GROUP,
            held_on=DAY,
            attendance=sheet,
            content="上次的内容",
            materials=(Material("上次的材料"),),
        )
    page.refresh()
    settled()
    page.view.table.choose(number)
    page.repeat_record()
    settled()
    editor = page.editor
    assert isinstance(editor, StudyEditor)
    editor.held_on.pick(DAY.replace(day=27))
    editor.ask_people()
    settled()
    rows = editor.attendance.rows()
    assert [(row.name, row.state, row.reason) for row in rows] == [
        ("甲一", AttendanceState.UNMARKED, ""),
        ("外单位的人", AttendanceState.UNMARKED, ""),
    ]
    assert editor.content.value() == ""
    assert editor.materials.rows() == ()
    assert editor.title.value() == ""


def test_unknown_hours_and_form_stay_unknown(
    page: StudyPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    with store.write() as session:
        number = add_study(session, bureau.ids.first, held_on=DAY)
    page.refresh()
    page.open_record(number)
    settled()
    assert isinstance(page.editor, StudyEditor)
    shown = page.editor.detail()
    assert (shown.hours, shown.form) == (None, None)
    texts = [page.view.model.index(0, at).data() for at in range(8)]
    assert texts[4:7] == ["待补", "待补", "待补"]


def test_hours_follow_from_the_times_unless_given(page: StudyPage, bureau: Bureau, settled: Wait) -> None:
    editor = begin(page, bureau, settled, StudyKind.BRANCH_STUDY)
    editor.started_at.line.setText("14:30")
    editor.ended_at.line.setText("1600")
    editor.ended_at.line.editingFinished.emit()
    assert editor.hours.value() == Decimal("1.5")
    editor.ended_at.line.setText("17:30")
    editor.ended_at.line.editingFinished.emit()
    assert editor.hours.value() == Decimal("1.5"), "what stands there is the clerk's"


def test_a_study_session_is_carried_out_and_not_convened(
    page: StudyPage, bureau: Bureau, settled: Wait
) -> None:
    editor = begin(page, bureau, settled, StudyKind.BRANCH_STUDY)
    assert editor.status.box.currentText() == "已开展"
    assert editor.detail().status is RecordStatus.HELD
