"""Templates and usual agendas: kept from a record, used for the next one."""

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs import templates
from gui.dialogs.template_name import TemplateNameDialog
from gui.dialogs.templates import TemplatesDialog
from gui.pages.fast_works import TEMPLATES
from gui.pages.meetings import MeetingsPage
from gui.widgets import form_panel
from models.db.store import Store
from models.rows.template import RecordTemplate
from models.rules.terms import AgendaKind, MeetingKind, Register, VoteKind
from models.services.templates import list_templates, save_template
from tests.gui.answers import answering
from tests.gui.conftest import Frees
from tests.gui.pages.acting import begin, editor_of
from tests.gui.pages.conftest import Bureau

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


def _dialog(kind: type[QWidget]) -> QWidget:
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind))


def _kept(store: Store) -> tuple[RecordTemplate, ...]:
    with store.read() as session:
        return list_templates(session, Register.MEETING)


def _pattern(page: MeetingsPage, name: str) -> None:
    menu = editor_of(page).agenda.pattern_menu
    next(action for action in menu.actions() if action.text() == name).trigger()


def test_kept_without_people_and_words(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    compose(editor.title.line, "十月党员大会")
    compose(editor.place.line, "三楼会议室")
    editor.started_at.line.setText("09:30")
    compose(editor.minutes.text, "会议听取了汇报。")
    editor.attendance.all_present.click()
    editor.agenda.add_item()
    compose(editor.agenda.form.title.line, "讨论接收预备党员")
    compose(editor.agenda.form.resolution.text, "同意。")
    editor.agenda.form.vote.set_value(VoteKind.ADMISSION)
    editor.agenda.form.in_favour.line.setText("8")
    editor.agenda.form.vote.edited.emit()
    editor.keep_as_template()
    dialog = _dialog(TemplateNameDialog)
    assert isinstance(dialog, TemplateNameDialog)
    assert dialog.name.value() == "支部党员大会"
    dialog.name.line.clear()
    compose(dialog.name.line, "发展大会")
    dialog.confirm()
    settled()
    (kept,) = _kept(store)
    assert (kept.name, kept.kind) == ("发展大会", "branch_assembly")
    assert kept.state["fields"]["place"] == "三楼会议室"
    assert kept.state["agenda"][0]["title"] == "讨论接收预备党员"
    said = str(kept.state)
    for left_out in ("十月党员大会", "会议听取了汇报", "同意", "甲一", "'8'"):
        assert left_out not in said


def test_a_record_begun_from_a_template(
    page: MeetingsPage,
    bureau: Bureau,
    store: Store,
    settled: Wait,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    _pattern(page, "接收预备党员")
    compose(editor.place.line, "三楼会议室")
    editor.started_at.line.setText("09:30")
    with store.write() as session:
        state = editor.template_state()
        save_template(session, RecordTemplate(None, Register.MEETING, "branch_assembly", "发展大会", state))
    monkeypatch.setattr(form_panel, "agrees", answering(True))
    page.begin_like(_kept(store)[0])
    settled()
    assert editor.record_id is None
    assert editor.chosen_kind() is MeetingKind.BRANCH_ASSEMBLY
    assert (editor.place.value(), editor.started_at.value()) == ("三楼会议室", time(9, 30))
    assert editor.title.value() == ""
    items = editor.agenda.items()
    assert len(items) == 5
    assert items[-1].vote is not None
    assert items[-1].vote.kind is VoteKind.ADMISSION
    # Typed by way of the template: kept as a draft like anything else.
    assert editor.is_edited()


def test_a_pattern_is_completed_before_it_is_saved(
    page: MeetingsPage, bureau: Bureau, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_COMMITTEE)
    compose(editor.title.line, "支委会")
    _pattern(page, "第一议题")
    assert editor.agenda.raws()[0]["first"]
    editor.save()
    assert "请填写议题题目" in editor.banner.sentence
    compose(editor.agenda.form.title.line, "学习重要讲话")
    # Put in a second time it is no 第一议题 any more.
    _pattern(page, "第一议题")
    assert [raw["first"] for raw in editor.agenda.raws()].count(True) == 1
    assert editor.agenda.raws()[3]["kind"] == AgendaKind.STUDY.label


def test_no_kind_no_template(page: MeetingsPage, settled: Wait) -> None:
    page.new_record()
    editor = editor_of(page)
    editor.keep_as_template()
    assert "请先选择类型" in editor.banner.sentence


@pytest.fixture
def dialog(page: MeetingsPage, store: Store, settled: Wait, qtbot: QtBot) -> TemplatesDialog:
    with store.write() as session:
        for name in ("月度例会", "党课"):
            kind = "party_lecture" if name == "党课" else "branch_assembly"
            state = {"fields": {"place": "三楼", "host": "甲一"}, "agenda": []}
            save_template(session, RecordTemplate(None, Register.MEETING, kind, name, state))
    opened = TEMPLATES.make(page.desk, page)
    assert isinstance(opened, TemplatesDialog)
    opened.open()
    settled()
    return opened


def test_used_by_keyboard(dialog: TemplatesDialog, page: MeetingsPage, settled: Wait) -> None:
    assert dialog.model.rowCount() == 2
    dialog.table.selectRow(1)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    settled()
    editor = editor_of(page)
    assert editor.chosen_kind() is MeetingKind.PARTY_LECTURE
    assert editor.host.value() == "甲一"


def test_named_anew_and_taken_away(
    dialog: TemplatesDialog,
    store: Store,
    settled: Wait,
    compose: Compose,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog.table.selectRow(0)
    dialog.rename()
    asked = _dialog(TemplateNameDialog)
    assert isinstance(asked, TemplateNameDialog)
    asked.name.line.clear()
    compose(asked.name.line, "季度例会")
    asked.confirm()
    settled()
    assert [row.name for row in _kept(store)] == ["季度例会", "党课"]
    monkeypatch.setattr(templates, "agrees", answering(True))
    dialog.remove()
    settled()
    assert [row.name for row in _kept(store)] == ["党课"]
    dialog.reject()


def test_freed_on_close(page: MeetingsPage, settled: Wait, frees: Frees) -> None:

    def over_page() -> QDialog:
        opened = TEMPLATES.make(page.desk, page)
        assert opened is not None
        return opened

    assert frees(over_page)
