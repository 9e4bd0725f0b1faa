"""学习篇目: registered, followed, and taken over from what was studied."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs import study_documents
from gui.dialogs.study_document_form import StudyDocumentDialog
from gui.dialogs.study_documents import StudyDocumentsDialog
from gui.main_window import MainWindow
from gui.tables.study_documents import lines_of, summary_text
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.study import Material
from models.rows.study_plan import StudyDocument
from models.rules.follow_up import FollowUp
from models.rules.study_terms import DocumentKind
from models.services.study_documents import list_documents, save_document
from tests.gui.answers import answering
from tests.gui.dialogs.conftest import TODAY, Frees
from tests.models.services.making import add_study

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
ISSUED = date(2026, 10, 1)


@pytest.fixture
def dialog(
    desk: Desk, window: MainWindow, bureau: dict[str, int], settled: Wait
) -> Iterator[StudyDocumentsDialog]:
    window.show()
    made = StudyDocumentsDialog(desk, window)
    made.open()
    settled()
    yield made
    window.hide()


@pytest.fixture
def studied(dialog: StudyDocumentsDialog, store: Store, bureau: dict[str, int], settled: Wait) -> int:
    """A session that named two materials; its number."""
    with store.write() as session:
        materials = (Material("《某讲话》", "新华社", ISSUED), Material("条例"))
        record = add_study(session, bureau["第一党支部"], materials=materials)
    dialog.refresh()
    settled()
    return record


def kept(store: Store) -> list[StudyDocument]:
    with store.read() as session:
        return list(list_documents(session))


def cells(dialog: StudyDocumentsDialog, row: int = 0) -> list[str]:
    return [dialog.model.index(row, at).data() for at in range(dialog.model.columnCount())]


def test_a_document_is_registered_and_waits_to_be_studied(
    dialog: StudyDocumentsDialog, store: Store, settled: Wait, compose: Compose
) -> None:
    dialog.empty.button.click()
    form = next(one for one in dialog.findChildren(StudyDocumentDialog) if one.isVisible())
    compose(form.title.line, "《某讲话》")
    form.issued_on.line.setText("2026-10-26")
    form.confirm_button.click()
    settled()
    assert [row.title for row in kept(store)] == ["某讲话"]
    assert cells(dialog)[5] == "未学习，已过10天"
    assert dialog.summary.text() == "必学篇目1篇还没有学习。"
    assert not dialog.open_button.isEnabled()


def test_materials_are_taken_over_by_one_click_and_lead_to_their_record(
    dialog: StudyDocumentsDialog,
    studied: int,
    desk: Desk,
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert dialog.views.button("unlisted").text() == "学过而没有列入的材料（2）"
    dialog.views.button("unlisted").click()
    assert not dialog.take_button.isEnabled()
    dialog.material_table.selectAll()
    dialog.take_button.click()
    settled()
    assert dialog.none_left.isVisible()
    dialog.views.button("listed").click()
    assert dialog.model.rowCount() == 2
    dialog.table.choose(next(line.id for line in dialog.model.rows() if line.document.issued_on))
    assert cells(dialog, dialog.table.currentIndex().row())[4:7] == ["2026-10-15", "14天", "1"]
    went: list[object] = []
    monkeypatch.setattr(type(desk.window), "go", lambda _, target: went.append(target))
    dialog.open_button.click()
    settled()
    (target,) = went
    assert (target.subject, target.record_id) == (Subject.STUDY, studied)  # type: ignore[attr-defined]


def test_the_list_is_narrowed_by_words_and_to_what_waits(
    dialog: StudyDocumentsDialog, studied: int, desk: Desk, settled: Wait
) -> None:
    for title in ("某讲话", "没有学的"):
        desk.tasks.write(save_document, StudyDocument(None, DocumentKind.SPEECH, title))
    settled()
    assert dialog.model.rowCount() == 2
    dialog.waiting_only.setChecked(True)
    assert [line.document.title for line in dialog.model.rows()] == ["没有学的"]
    dialog.waiting_only.setChecked(False)
    dialog.search.setText("讲话")
    assert [line.document.title for line in dialog.model.rows()] == ["某讲话"]
    dialog.search.setText("什么也没有")
    assert dialog.empty.isVisible()


def test_one_is_taken_off_after_a_question(
    dialog: StudyDocumentsDialog, desk: Desk, store: Store, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.tasks.write(save_document, StudyDocument(None, DocumentKind.SPEECH, "某讲话"))
    settled()
    dialog.table.selectRow(0)
    monkeypatch.setattr(study_documents, "agrees", answering(False))
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    settled()
    assert len(kept(store)) == 1
    monkeypatch.setattr(study_documents, "agrees", answering(True))
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    settled()
    assert kept(store) == []
    assert dialog.banner.sentence == "已删除，学习记录不变。"


@pytest.mark.parametrize(
    ("issued", "first", "required", "text"),
    [
        (ISSUED, date(2026, 10, 4), True, "3天"),
        (None, date(2026, 10, 4), True, "待补"),
        (ISSUED, date(2026, 9, 30), True, "日期有误"),
        (None, None, True, "未学习"),
        (ISSUED, None, False, ""),
    ],
)
def test_how_soon_it_was_studied_in_words(
    issued: date | None, first: date | None, required: bool, text: str
) -> None:
    from gui.tables.study_documents import DOCUMENT_COLUMNS

    row = StudyDocument(
        1, DocumentKind.SPEECH, "讲话", issued_on=issued, required=required, first_studied_on=first
    )
    column = next(column for column in DOCUMENT_COLUMNS if column.title == "跟进天数")
    (line,) = lines_of([row], TODAY)
    assert column.text(line) == text
    assert column.pill is not None
    pill = column.pill(line)
    assert (pill is None) is (text == "")


def test_the_summary_names_only_what_there_is() -> None:
    assert summary_text(FollowUp(0, None, None, 0, 0, 0)) == ""
    whole = summary_text(FollowUp(2, None, None, 1, 2, 3))
    assert whole == "必学篇目1篇还没有学习；已学习的2篇发布日期待补；3篇的学习早于发布日期，请核对日期。"


def test_it_is_freed_and_named(desk: Desk, window: MainWindow, bureau: dict[str, int], frees: Frees) -> None:
    def used(dialog: StudyDocumentsDialog) -> None:
        assert dialog.table.accessibleName() == "学习篇目"
        assert dialog.search.accessibleName() == "搜索题名、来源"
        dialog.views.button("unlisted").click()

    assert frees(lambda: StudyDocumentsDialog(desk, window), used)
