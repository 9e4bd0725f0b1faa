"""A choice knows the members of an enumeration, and a wheel passing over changes nothing."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.fields.choice import ChoiceField
from tests.gui.widgets.fields.acting import KINDS, Kind


def test_choice_knows_enum_members(qtbot: QtBot) -> None:
    field = ChoiceField("会议类型", KINDS, required=True)
    qtbot.addWidget(field)
    assert field.value() is None
    assert field.problem() == "请选择会议类型"
    field.set_value(Kind.PARTY_DAY)
    assert field.value() is Kind.PARTY_DAY
    assert field.box.currentText() == "主题党日"
    field.set_choices([(Kind.PARTY_DAY, "主题党日")])
    assert field.value() is Kind.PARTY_DAY
    field.set_choices([(Kind.LECTURE, "党课")])
    assert field.value() is None
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.box, Qt.Key.Key_Down)
    assert field.value() is Kind.LECTURE


def test_a_wheel_over_a_drop_down_changes_nothing(qtbot: QtBot) -> None:
    field = ChoiceField("会议类型", KINDS)
    qtbot.addWidget(field)
    field.show()
    field.box.clearFocus()
    here = QPointF(5, 5)
    down = QPoint(0, -120)
    wheel = QWheelEvent(
        here,
        here,
        down,
        down,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.box, wheel)
    assert field.value() is Kind.LECTURE
