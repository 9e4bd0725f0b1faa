"""Days and months: read when left, mistakes explained, moved by keys and buttons, picked from the calendar."""

import datetime
import weakref
from collections.abc import Callable

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton
from pytestqt.qtbot import QtBot

from gui.widgets.fields.dates import DateField, MonthField
from models.rules.periods import Month
from tests.gui.widgets.fields.acting import TODAY


def test_a_day_is_written_out_when_left(qtbot: QtBot) -> None:
    field = DateField("召开日期", today=TODAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "10-5")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.state() == "2026-10-05"
    assert field.value() == datetime.date(2026, 10, 5)
    field.set_value(None)
    assert field.value() is None
    assert field.problem() is None


def test_an_impossible_day_is_explained(qtbot: QtBot) -> None:
    field = DateField("召开日期", today=TODAY)
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "2-30")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.error == "日历上没有2026年2月30日，请核对"
    assert field.state() == "2-30"
    assert field.value() is None


def test_arrows_move_the_day_and_the_calendar_picks_one(qtbot: QtBot) -> None:
    field = DateField("召开日期", today=TODAY)
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == TODAY + datetime.timedelta(days=1)
    with qtbot.waitSignal(field.edited):
        field.pick(datetime.date(2026, 1, 2))
    assert field.state() == "2026-01-02"
    field.set_read_only(True)
    field.pick(datetime.date(2026, 1, 3))
    assert field.state() == "2026-01-02"


def test_month_steps_over_the_year(qtbot: QtBot) -> None:
    field = MonthField("月份")
    qtbot.addWidget(field)
    field.set_value(Month(2026, 12))
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == Month(2027, 1)
    assert field.state() == "2027年1月"


def test_the_calendar_opens_on_the_day_and_hands_one_back(freed: Callable[..., bool], qtbot: QtBot) -> None:
    field = DateField("召开日期", today=TODAY)
    qtbot.addWidget(field)
    field.show()
    field.open_calendar()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    sheet = popup.findChild(QCalendarWidget)
    assert sheet is not None
    assert sheet.selectedDate() == QDate(2026, 9, 20)
    assert sheet.firstDayOfWeek() == Qt.DayOfWeek.Monday
    with qtbot.waitSignal(field.edited):
        sheet.clicked.emit(QDate(2026, 9, 28))
    assert field.value() == datetime.date(2026, 9, 28)
    seen = weakref.ref(popup)
    del popup, sheet
    assert freed(seen)


def test_alt_down_opens_the_calendar(qtbot: QtBot) -> None:
    field = DateField("召开日期", today=TODAY)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_the_month_buttons_step(qtbot: QtBot) -> None:
    field = MonthField("月份")
    qtbot.addWidget(field)
    field.set_value(Month(2026, 1))
    buttons = {button.accessibleName(): button for button in field.findChildren(QPushButton)}
    QTest.mouseClick(buttons["上一个月"], Qt.MouseButton.LeftButton)
    assert field.value() == Month(2025, 12)
    QTest.mouseClick(buttons["下一个月"], Qt.MouseButton.LeftButton)
    assert field.value() == Month(2026, 1)
    field.set_value(None)
    QTest.mouseClick(buttons["下一个月"], Qt.MouseButton.LeftButton)
    assert field.value() is None
