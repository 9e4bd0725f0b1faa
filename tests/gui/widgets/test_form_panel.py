"""A form by keys alone: Enter goes on, Ctrl+S saves what is right, Esc asks only when something would be
lost.
"""

import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import TextField
from gui.widgets.form_panel import FormPanel
from tests.gui.answers import Answerer

Compose = Callable[[QWidget, str], None]
Freed = Callable[[weakref.ref[QWidget]], bool]


def _panel() -> FormPanel:
    panel = FormPanel("编辑会议记录")
    panel.add("title", TextField("会议主题", required=True))
    panel.add_row(kind=ChoiceField("类型", [("a", "党课"), ("b", "主题党日")]), held=DateField("日期"))
    panel.add("minutes", TextArea("内容"))
    return panel


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[FormPanel]:
    made = _panel()
    qtbot.addWidget(made)
    made.resize(400, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.set_clean()


def _focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_enter_goes_through_the_fields(panel: FormPanel) -> None:
    panel.fields["title"].setFocus()
    visited = [_focus()]
    for _ in range(3):
        QTest.keyClick(_focus(), Qt.Key.Key_Return)
        visited.append(_focus())
    assert visited == [panel.fields[key].editor for key in ("title", "kind", "held", "minutes")]
    QTest.keyClick(_focus(), Qt.Key.Key_Return)
    assert panel.fields["minutes"].state() == "\n"


def test_ctrl_s_saves_only_what_is_right(panel: FormPanel, compose: Compose, qtbot: QtBot) -> None:
    panel.fields["minutes"].setFocus()
    with qtbot.assertNotEmitted(panel.saved):
        QTest.keyClick(_focus(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert panel.fields["title"].error == "请填写会议主题"
    assert _focus() is panel.fields["title"].editor
    compose(_focus(), "党课")
    with qtbot.waitSignal(panel.saved):
        QTest.keyClick(_focus(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_an_unreadable_day_is_not_saved(panel: FormPanel, qtbot: QtBot) -> None:
    panel.fields["title"].restore("党课")
    panel.fields["held"].restore("2026-2-30")
    with qtbot.assertNotEmitted(panel.saved):
        panel.save()
    assert "2月30日" in panel.fields["held"].error


def test_escape_closes_an_untouched_form_at_once(panel: FormPanel, qtbot: QtBot) -> None:
    panel.fields["title"].setFocus()
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(_focus(), Qt.Key.Key_Escape)


def test_escape_asks_before_losing_what_was_typed(panel: FormPanel, compose: Compose, qtbot: QtBot) -> None:
    panel.fields["title"].setFocus()
    compose(_focus(), "党课")
    assert panel.is_edited()
    stay = Answerer("继续填写")
    with qtbot.assertNotEmitted(panel.closed):
        QTest.keyClick(_focus(), Qt.Key.Key_Escape)
    assert "还没有保存" in stay.asked
    assert panel.is_edited()
    _answer = Answerer("放弃修改")
    with qtbot.waitSignal(panel.closed):
        # The offscreen display has no window manager to give the keyboard back.
        QTest.keyClick(panel.fields["title"].editor, Qt.Key.Key_Escape)
    assert not panel.is_edited()


def test_a_draft_comes_back_as_it_was(panel: FormPanel, qtbot: QtBot) -> None:
    other = _panel()
    qtbot.addWidget(other)
    draft = {"title": "党", "kind": "b", "held": "2026-1", "minutes": "一、\n"}
    panel.restore({**draft, "gone": "a field of an older version"})
    assert panel.state() == draft
    assert panel.is_edited()
    other.restore(panel.state())
    assert other.state() == draft
    other.set_clean()
    assert not other.is_edited()


def test_its_button_says_that_it_prints_this_record_alone(panel: FormPanel) -> None:
    assert panel.print_button.text() == "打印这一条…"


def test_enter_presses_a_button(panel: FormPanel, qtbot: QtBot) -> None:
    panel.print_button.setFocus()
    with qtbot.waitSignal(panel.printed):
        QTest.keyClick(_focus(), Qt.Key.Key_Return)


def test_read_only_says_why(panel: FormPanel, qtbot: QtBot) -> None:
    panel.set_read_only(True, "通报已经印发，记录不能再改。")
    assert panel.banner.sentence == "通报已经印发，记录不能再改。"
    with qtbot.assertNotEmitted(panel.saved):
        panel.save()
    panel.set_read_only(False)
    assert panel.banner.sentence == ""


def test_errors_from_a_service_are_shown_under_their_fields(panel: FormPanel) -> None:
    panel.set_errors({"held": "日期在将来，请核对"})
    assert panel.fields["held"].error == "日期在将来，请核对"
    assert _focus() is panel.fields["held"].editor
    panel.set_errors({})
    assert panel.fields["held"].error == ""


def test_a_key_is_used_once(panel: FormPanel) -> None:
    with pytest.raises(ValueError, match="title"):
        panel.add("title", TextField("再来一次"))


def test_it_is_freed(freed: Freed) -> None:
    panel = _panel()
    panel.show()
    seen: weakref.ref[QWidget] = weakref.ref(panel)
    panel.close()
    panel.deleteLater()
    del panel
    assert freed(seen)


def test_tab_goes_from_the_last_field_to_the_buttons_and_back(panel: FormPanel) -> None:
    """Fields stand after the foot in the order they were made in, and others are put in later."""
    panel.add("place", TextField("地点"))
    QApplication.processEvents()
    panel.fields["place"].setFocus()
    visited = []
    for _ in range(3):
        QTest.keyClick(_focus(), Qt.Key.Key_Tab)
        visited.append(_focus())
    assert visited == [panel.print_button, panel.cancel_button, panel.save_button]
    for _ in range(3):
        QTest.keyClick(_focus(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert _focus() is panel.fields["place"].editor


def test_what_was_typed_is_saved_by_key_wherever_the_keyboard_is(qtbot: QtBot) -> None:
    window = QWidget()
    column, panel, beside = QVBoxLayout(window), _panel(), QPushButton("大字")
    column.addWidget(beside)
    column.addWidget(panel)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    orders: list[str] = []
    keeper = Keeper(orders, window)
    panel.saved.connect(keeper.keep)
    panel.fields["title"].restore("党课")
    beside.setFocus()
    QTest.keyClick(beside, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert orders == []
    panel.mark_edited()
    QTest.keyClick(beside, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert orders == ["saved"]
    panel.set_clean()


class Keeper(QObject):
    """Notes that something is to be saved."""

    def __init__(self, orders: list[str], parent: QObject) -> None:
        super().__init__(parent)
        self.orders = orders

    @Slot()
    def keep(self) -> None:
        """One order."""
        self.orders.append("saved")
