"""A line that proposes what was written before, and takes anything."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.fields.suggested import SuggestedField
from gui.widgets.form_panel import FormPanel

Compose = Callable[[QWidget, str], None]


@pytest.fixture
def panel(qtbot: QtBot) -> FormPanel:
    """A form of two such fields, shown."""
    made = FormPanel("表单", printable=False)
    qtbot.addWidget(made)
    for key in ("topic", "shared"):
        made.add(key, SuggestedField(key))
    field = made.fields["topic"]
    assert isinstance(field, SuggestedField)
    field.set_suggestions(["党纪学习教育", "学习贯彻党章专题学习"])
    with qtbot.waitExposed(made):
        made.show()
    field.setFocus()
    return made


def field_of(panel: FormPanel) -> SuggestedField:
    field = panel.fields["topic"]
    assert isinstance(field, SuggestedField)
    return field


def popup_of(panel: FormPanel) -> QListView:
    popup = field_of(panel).line.completer().popup()
    assert isinstance(popup, QListView)
    return popup


def test_what_holds_the_typed_part_is_proposed_and_picked(
    panel: FormPanel, compose: Compose, qtbot: QtBot
) -> None:
    field = field_of(panel)
    compose(field.line, "学习")
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    popup = popup_of(panel)
    assert popup.isVisible()
    assert popup.model().rowCount() == 2
    QTest.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert field.value() == "党纪学习教育"
    assert panel.fields["shared"].editor.hasFocus(), "Enter goes on to the next field"


def test_alt_down_shows_them_all(panel: FormPanel, compose: Compose) -> None:
    field = field_of(panel)
    compose(field.line, "别的")
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert popup_of(panel).isVisible()
    assert popup_of(panel).model().rowCount() == 2
    popup_of(panel).hide()


def test_anything_else_may_be_typed(panel: FormPanel, compose: Compose) -> None:
    field = field_of(panel)
    compose(field.line, "党章")
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(popup_of(panel), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not popup_of(panel).isVisible()
    assert field.value() == "党章"
    assert panel.fields["shared"].editor.hasFocus()
    assert field.suggestions() == ["党纪学习教育", "学习贯彻党章专题学习"]
