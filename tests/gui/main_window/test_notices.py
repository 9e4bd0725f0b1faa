"""What is said across the top: how long it stays, and what puts it away."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from tests.gui.main_window.acting import bring_up


def test_what_was_told_does_not_go_from_under_the_mouse(window: MainWindow, qtbot: QtBot) -> None:
    bring_up(window, qtbot)
    window.inform("已收集。")
    window.notice.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    window._passed()
    assert window.notice.isVisible()
    window.notice.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    # A mouse on its way may be about to press what would move.
    QCursor.setPos(QCursor.pos() + QPoint(40, 30))
    window._passed()
    assert window.notice.isVisible()
    assert window._passing.isActive()
    window._passed()
    assert not window.notice.isVisible()


def test_a_sentence_is_said_and_put_away(window: MainWindow, qtbot: QtBot) -> None:
    bring_up(window, qtbot)
    assert not window.notice.isVisible()
    window.warn("数据文件正被使用，没有改动任何内容，请先关闭另一个窗口。")
    assert window.notice.isVisible()
    assert window.notice.accessibleName().startswith("数据文件正被使用")
    cross = window.notice.findChild(QAbstractButton, "close")
    assert cross is not None
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not window.notice.isVisible()


def test_good_news_passes_and_bad_news_stays(qtbot: QtBot) -> None:
    window = MainWindow("0")
    qtbot.addWidget(window)
    for number in range(2):
        window.add_page(f"页{number}", "home", QWidget())
    window.show()
    window.inform("已导入480人。")
    window.tabs.setCurrentIndex(1)
    assert window.notice.sentence == ""
    window.inform("已导入480人。")
    window.alarm("磁盘空间不足。")
    window.tabs.setCurrentIndex(0)
    assert window.notice.sentence == "磁盘空间不足。"


def test_what_could_not_be_done_on_a_page_goes_with_it(qtbot: QtBot) -> None:
    window = MainWindow("0")
    qtbot.addWidget(window)
    for number in range(2):
        window.add_page(f"页{number}", "home", QWidget())
    window.show()
    window.alarm("磁盘空间不足。")
    window.warn("请先选中人和月份。")
    window.tabs.setCurrentIndex(1)
    assert window.notice.sentence == ""
    window.warn("请先选中人和月份。")
    window.alarm("磁盘空间不足。")
    window.tabs.setCurrentIndex(0)
    assert window.notice.sentence == "磁盘空间不足。"


def test_what_is_no_longer_so_is_put_away(window: MainWindow, qtbot: QtBot) -> None:
    bring_up(window, qtbot)
    window.inform("已登记4人次交纳党费。")
    window.hush()
    assert not window.notice.isVisible()
