"""An area of text grows, stops growing, never goes sideways, and is left by Tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.look.look import look
from gui.widgets.fields.area import TextArea


def test_an_area_grows_and_stops_growing(qtbot: QtBot) -> None:
    area = TextArea("内容", least=2, most=5)
    qtbot.addWidget(area)
    area.resize(300, 400)
    area.show()
    low = area.text.height()
    area.set_value("\n".join("一二三四五六七八九十" for _ in range(4)))
    middle = area.text.height()
    area.set_value("\n".join("一二三四五六七八九十" for _ in range(40)))
    high = area.text.height()
    assert low < middle < high
    assert high < 8 * area.fontMetrics().lineSpacing()


def test_an_area_that_has_room_for_its_lines_has_nothing_to_scroll(qtbot: QtBot) -> None:
    area = TextArea("内容")
    qtbot.addWidget(area)
    area.resize(500, 400)
    area.show()
    area.set_value("\n".join(["据台账统计，共有党支部12个。"] * 9))
    assert area.text.verticalScrollBar().maximum() == 0


def test_tab_leaves_an_area(qtbot: QtBot) -> None:
    area = TextArea("内容")
    qtbot.addWidget(area)
    QTest.keyClick(area.text, Qt.Key.Key_Tab)
    assert area.state() == ""


@pytest.mark.parametrize("least", [1, 3])
def test_long_text_is_wrapped_and_never_goes_sideways(qtbot: QtBot, least: int) -> None:
    area = TextArea("发言要点", least=least, most=8)
    qtbot.addWidget(area)
    area.resize(260, 200)
    with qtbot.waitExposed(area):
        area.show()
    area.set_value("结合实际谈了认识" * 30 + "w" * 400)
    QApplication.processEvents()
    assert not area.text.horizontalScrollBar().isVisible()
    assert area.text.document().size().width() <= area.text.viewport().width() + 1


def test_text_that_can_only_be_read_looks_so(qtbot: QtBot) -> None:
    area = TextArea("导语")
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    written = area.grab().toImage().pixelColor(area.width() // 2, area.height() - 12)
    area.set_read_only(True)
    read = area.grab().toImage().pixelColor(area.width() // 2, area.height() - 12)
    assert written.name() == look().tokens.surface
    assert read.name() == look().tokens.header
