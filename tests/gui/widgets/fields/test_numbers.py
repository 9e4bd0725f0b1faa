"""Counts and hours: nothing typed is 待补, keys step."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.fields.numbers import CountField, HoursField


def test_empty_count_is_unknown(qtbot: QtBot) -> None:
    field = CountField("应到人数")
    qtbot.addWidget(field)
    assert field.value() is None
    assert field.line.placeholderText() == "待补"
    field.set_value(0)
    assert field.value() == 0
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert field.value() == 0
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == 1


def test_hours(qtbot: QtBot) -> None:
    field = HoursField("学时")
    qtbot.addWidget(field)
    QTest.keyClicks(field.line, "1.50")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.state() == "1.5"
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value() == Decimal(2)
