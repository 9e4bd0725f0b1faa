"""Cards and grids of fields."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.widgets.card import Card
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField


def test_a_title_is_also_the_name(qtbot: QtBot) -> None:
    card = Card("待办提醒")
    qtbot.addWidget(card)
    assert card.accessibleName() == "待办提醒"
    card.set_title("本月待办")
    assert card.accessibleName() == "本月待办"
    assert "本月待办" in [shown.text() for shown in card.findChildren(QLabel)]


def test_fields_lie_side_by_side_and_wide_ones_alone(qtbot: QtBot) -> None:
    grid = FieldGrid(2)
    qtbot.addWidget(grid)
    first, second, third, wide, last = (TextField(name) for name in "一二三四五")
    grid.add(first, second, third)
    grid.wide(wide)
    grid.add(last)
    grid.resize(600, 400)
    grid.show()
    assert first.y() == second.y() < third.y() < wide.y() < last.y()
    assert abs(first.width() - second.width()) <= 1
    assert wide.width() == grid.width()
