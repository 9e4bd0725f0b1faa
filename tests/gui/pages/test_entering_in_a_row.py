"""Entering several records one after the other: 同上次, and 保存并新建."""

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rows.query import RegisterQuery
from models.rules.terms import MeetingKind
from models.services.meetings import list_meetings
from tests.gui.pages.acting import begin, editor_of
from tests.gui.pages.conftest import Bureau
from tests.models.services.making import add_meeting

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _before(store: Store, bureau: Bureau) -> None:
    with store.write() as session:
        add_meeting(
            session,
            bureau.ids.first,
            MeetingKind.BRANCH_ASSEMBLY,
            place="三楼会议室",
            host="甲一",
            started_at=time(9, 0),
        )


def test_the_last_one_stands_faintly_and_fills_nothing(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    _before(store, bureau)
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    assert editor.place.line.placeholderText() == "上次：三楼会议室"
    assert editor.started_at.line.placeholderText() == "上次：09:00"
    assert editor.recorder.line.placeholderText() == ""
    assert editor.usual.button.isVisible()
    assert (editor.place.value(), editor.host.value(), editor.started_at.value()) == ("", "", None)


def test_the_key_takes_the_field_one_is_in(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait
) -> None:
    _before(store, bureau)
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    page.window().activateWindow()
    QTest.qWaitForWindowActive(page.window())
    editor.host.line.setFocus()
    QTest.keyClick(editor.host.line, Qt.Key.Key_Apostrophe, CONTROL)
    assert (editor.host.value(), editor.place.value()) == ("甲一", "")
    editor.title.line.setFocus()
    QTest.keyClick(editor.title.line, Qt.Key.Key_Apostrophe, CONTROL)
    assert (editor.place.value(), editor.started_at.value()) == ("三楼会议室", time(9, 0))
    assert editor.is_edited()


def test_what_is_typed_stays(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    _before(store, bureau)
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    compose(editor.place.line, "院内")
    editor.usual.button.click()
    assert (editor.place.value(), editor.host.value()) == ("院内", "甲一")


def test_another_kind_forgets_it(page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait) -> None:
    _before(store, bureau)
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    editor.kind.set_value(MeetingKind.THEME_DAY)
    editor.kind.edited.emit()
    editor.ask_people()
    settled()
    assert editor.place.line.placeholderText() == ""
    assert not editor.usual.button.isVisible()


def test_saved_and_another_begun_of_the_same_kind(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    compose(editor.title.line, "第一次")
    page.window().activateWindow()
    QTest.qWaitForWindowActive(page.window())
    QTest.keyClick(editor.title.line, Qt.Key.Key_S, CONTROL | SHIFT)
    settled()
    assert editor_of(page).record_id is None
    assert not editor.is_edited()
    assert (editor.title.value(), editor.held_on.value()) == ("", None)
    assert editor.sort_of_record() == (MeetingKind.BRANCH_ASSEMBLY, bureau.ids.first)
    assert editor.told.text() == "已保存"
    with store.read() as session:
        assert [row.title for row in list_meetings(session, RegisterQuery())] == ["第一次"]


def test_what_cannot_be_saved_is_not_followed_by_another(
    page: MeetingsPage, bureau: Bureau, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, MeetingKind.BRANCH_ASSEMBLY)
    editor.another_button.click()
    settled()
    assert editor.title.error
    assert not editor.begins_another
    # Once it is right, 保存 means only that.
    compose(editor.title.line, "第一次")
    editor.save()
    settled()
    assert editor.record_id is not None
    assert editor.another_button.isHidden()
    assert not editor.print_button.isHidden()
