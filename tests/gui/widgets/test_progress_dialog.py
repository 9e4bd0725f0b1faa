"""The progress dialog shows, stops once, and cannot be closed before the work has ended."""

import weakref
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.elided import ElidedLabel
from gui.widgets.progress_dialog import ProgressDialog

Freed = Callable[[weakref.ref[QWidget]], bool]


def _texts(dialog: ProgressDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_it_shows_how_far_the_work_is(qtbot: QtBot) -> None:
    dialog = ProgressDialog("导入名册")
    bar = dialog.findChild(QProgressBar)
    assert bar is not None
    assert bar.maximum() == 0
    dialog.show_step(3, 10, "正在写入第3人")
    assert (bar.value(), bar.maximum()) == (3, 10)
    assert "正在写入第3人" in _texts(dialog)
    assert "3 / 10" in _texts(dialog)
    dialog.finish()


def test_a_long_name_stays_on_one_line(qtbot: QtBot) -> None:
    dialog = ProgressDialog("正在保存")
    dialog.show()
    name = "2026-11-10 防汛抗旱处党支部第三党小组 党小组会 会议通知" * 3
    height = dialog.height()
    dialog.show_step(3, 10, name)
    qtbot.waitUntil(lambda: any("…" in text for text in _texts(dialog)))
    (line,) = (each for each in dialog.findChildren(ElidedLabel) if each.whole == name)
    assert line.toolTip() == name
    assert line.height() >= line.fontMetrics().height()
    assert dialog.height() == height
    dialog.finish()


def test_escape_asks_the_work_to_stop_once(qtbot: QtBot) -> None:
    dialog = ProgressDialog("导入名册")
    dialog.show()
    with qtbot.waitSignal(dialog.cancelled):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(dialog.cancelled):
        assert not dialog.close()
    assert dialog.isVisible()
    dialog.finish()


def test_it_is_freed_when_the_work_has_ended(freed: Freed) -> None:
    dialog = ProgressDialog("导入名册")
    dialog.show()
    seen: weakref.ref[QWidget] = weakref.ref(dialog)
    dialog.finish()
    del dialog
    assert freed(seen)
