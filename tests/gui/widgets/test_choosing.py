"""One row is chosen, whatever keys are held down."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView
from pytestqt.qtbot import QtBot

from gui.widgets.choosing import choose_row


@pytest.fixture
def table(qtbot: QtBot) -> QTableView:
    """Three rows, as a register shows them."""
    made = QTableView()
    qtbot.addWidget(made)
    made.setModel(QStringListModel(["甲", "乙", "丙"], made))
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.show()
    QTest.qWaitForWindowExposed(made)
    return made


@pytest.fixture
def control(table: QTableView) -> Iterator[None]:
    """Ctrl is held down meanwhile."""
    window = table.windowHandle()
    QTest.keyPress(window, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
    yield
    QTest.keyRelease(window, Qt.Key.Key_Control)
    QApplication.processEvents()
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier


def _chosen(table: QTableView) -> list[int]:
    return [index.row() for index in table.selectionModel().selectedRows()]


@pytest.mark.usefixtures("control")
def test_a_row_chosen_already_stays_chosen_with_control_held(table: QTableView) -> None:
    assert choose_row(table, 1)
    assert choose_row(table, 1)
    assert (_chosen(table), table.currentIndex().row()) == ([1], 1)


@pytest.mark.usefixtures("control")
def test_a_row_is_chosen_alone_with_control_held(table: QTableView) -> None:
    assert choose_row(table, 0)
    assert choose_row(table, 2)
    assert (_chosen(table), table.currentIndex().row()) == ([2], 2)


def test_a_row_that_is_not_there_changes_nothing(table: QTableView) -> None:
    choose_row(table, 1)
    assert not choose_row(table, 3)
    assert _chosen(table) == [1]
