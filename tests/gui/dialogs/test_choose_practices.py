"""Choosing what 主要做法 names."""

import weakref
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.dialogs.choose_practices import ChoosePractices
from models.rows.notice import Practice
from models.rules.periods import Month

PRACTICES = (
    Practice(7, date(2026, 10, 9), "第一党支部", "召开支部党员大会", "讨论 <发展> & 转正"),
    Practice(3, date(2026, 10, 20), "第二党支部", "开展主题党日", "重温入党誓词"),
)


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    """What it stands over."""
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    made.close()


@pytest.fixture
def dialog(parent: QWidget) -> ChoosePractices:
    """Open, the second record ticked before."""
    made = ChoosePractices(Month(2026, 10), PRACTICES, (3, 99), parent)
    made.open()
    return made


def test_it_lists_the_month_and_what_was_ticked(dialog: ChoosePractices) -> None:
    assert [dialog.list.item(at).text() for at in range(2)] == [
        "10月9日　第一党支部召开支部党员大会：讨论 <发展> & 转正",
        "10月20日　第二党支部开展主题党日：重温入党誓词",
    ]
    assert dialog.ticked() == (3,)
    assert dialog.count.text() == "共2条，已选1条"


def test_the_keyboard_alone_chooses(dialog: ChoosePractices, qtbot: QtBot) -> None:
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.ticked() == (7, 3)
    with qtbot.waitSignal(dialog.chosen) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert told.args == [(7, 3)]


def test_what_is_hidden_stays_ticked(dialog: ChoosePractices) -> None:
    dialog.search.line.setText("大会 第一")
    dialog.search.edited.emit()
    assert [dialog.list.item(at).isHidden() for at in range(2)] == [False, True]
    assert dialog.ticked() == (3,)
    dialog.search.line.setText("")
    dialog.search.edited.emit()
    assert not dialog.list.item(1).isHidden()


def test_it_is_freed(parent: QWidget, freed: Callable[[weakref.ref[QWidget]], bool]) -> None:
    dialog: ChoosePractices | None = ChoosePractices(Month(2026, 10), PRACTICES, (), parent)
    assert dialog is not None
    dialog.open()
    seen: weakref.ref[QWidget] = weakref.ref(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog = None
    assert freed(seen)
