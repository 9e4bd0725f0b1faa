"""What the clerk arranges in a register: filters by name, columns hidden and moved; kept from one day to the next."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui.editors.periods import Period
from gui.look.look import look
from gui.look.tokens import LARGE_SCALE, NORMAL_SCALE, Theme
from gui.settings import WindowSettings
from gui.tables.rows import Column, RowsModel
from gui.widgets.column_choice import WIDEST
from gui.widgets.empty_state import EmptyState
from gui.widgets.memory import Memory, ShortMemory
from gui.widgets.register_view import RegisterView
from models.rules.terms import MeetingKind

Compose = Callable[[QWidget, str], None]
TITLES = ("日期", "主题", "类型", "党组织", "状态")


@dataclass(frozen=True)
class Item:
    id: int


COLUMNS: tuple[Column[Item], ...] = tuple(
    Column(title, lambda row: str(row.id), width=100, importance=100, stretch=title == "主题")
    for title in TITLES
)


def _view(memory: Memory) -> RegisterView:
    view = RegisterView(RowsModel(COLUMNS), "三会一课", "搜索", EmptyState("book_open", "没有", "空", ""))
    kinds = [(kind, kind.label) for kind in MeetingKind]
    view.filters.add_choice("kind", "全部类型", kinds)
    view.filters.add_choice(
        "period", "全部时间", [(Period(2026, 10), "2026年10月"), (Period(2026), "2026年")]
    )
    view.remember(memory, "register/meeting")
    view.resize(1200, 500)
    return view


@pytest.fixture
def memory() -> ShortMemory:
    return ShortMemory()


@pytest.fixture
def view(memory: ShortMemory, qtbot: QtBot) -> RegisterView:
    made = _view(memory)
    qtbot.addWidget(made)
    made.show()
    return made


def _order(view: RegisterView) -> list[str]:
    header = view.table.horizontalHeader()
    shown = (header.logicalIndex(at) for at in range(len(TITLES)))
    return [TITLES[at] for at in shown if not header.isSectionHidden(at)]


def _press(menu: QMenu, text: str) -> None:
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()


def _narrow(view: RegisterView) -> None:
    view.filters.search.setText("发展")
    view.filters.set_value("kind", MeetingKind.BRANCH_ASSEMBLY)
    view.filters.set_value("period", Period(2026, 10))


# Filters


def test_kept_and_chosen_again(view: RegisterView, qtbot: QtBot) -> None:
    _narrow(view)
    view.saved_filters.keep(" 发展  党员 ")
    view.filters.clear()
    with qtbot.waitSignal(view.filter_changed):
        _press(view.saved_filters.menu, "发展 党员")
    assert view.filters.text() == "发展"
    assert view.filters.value("kind") is MeetingKind.BRANCH_ASSEMBLY
    assert view.filters.value("period") == Period(2026, 10)


def test_chosen_once_asks_once(view: RegisterView, qtbot: QtBot) -> None:
    _narrow(view)
    view.saved_filters.keep("发展")
    view.filters.clear()
    asked: list[int] = []
    view.filters._pause.stop()
    view.filter_changed.connect(lambda: asked.append(1))
    _press(view.saved_filters.menu, "发展")
    qtbot.wait(250)
    assert asked == [1]


def test_named_by_the_keyboard(view: RegisterView, compose: Compose) -> None:
    _narrow(view)
    view.saved_filters.ask_name()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QInputDialog))
    line = dialog.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    compose(line, "发展党员")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert list(view.saved_filters.kept()) == ["发展党员"]


def test_given_up_and_taken_off(view: RegisterView) -> None:
    _narrow(view)
    view.saved_filters.keep("发展")
    _press(view.saved_filters.menu, "清除筛选")
    assert not view.filters.is_filtering()
    view.saved_filters.menu.aboutToShow.emit()
    view.saved_filters.gone.actions()[0].trigger()
    assert view.saved_filters.kept() == {}


def test_what_is_not_offered_any_more_is_left_out(view: RegisterView) -> None:
    state = {"kind": "party_lecture", "period": "Period(year=1999, month=None)", "label": "7"}
    assert not view.filters.apply(state)
    assert view.filters.value("kind") is MeetingKind.PARTY_LECTURE
    assert view.filters.value("period") is None
    assert view.filters.apply({"kind": "theme_day"})


@pytest.mark.parametrize("spoilt", ["{", "[]", '"x"', '{"a": 1}', '{"a": []}'])
def test_what_cannot_be_read_counts_as_nothing(spoilt: str, qtbot: QtBot) -> None:
    memory = ShortMemory()
    memory.set_text("register/meeting/filters", spoilt)
    memory.set_text("register/meeting/columns", spoilt)
    view = _view(memory)
    qtbot.addWidget(view)
    view.show()
    assert view.saved_filters.kept() == {}
    assert _order(view) == list(TITLES)


# Columns


def test_hidden_moved_and_kept(view: RegisterView, memory: ShortMemory, qtbot: QtBot) -> None:
    choice = view.table.column_choice
    choice.show_column(TITLES.index("类型"), shown=False)
    choice.move(TITLES.index("状态"), -1)
    assert _order(view) == ["日期", "主题", "状态", "党组织"]
    again = _view(memory)
    qtbot.addWidget(again)
    again.show()
    assert _order(again) == ["日期", "主题", "状态", "党组织"]
    again.table.column_choice.reset()
    assert _order(again) == list(TITLES)
    # A column put away makes room for the others.
    assert TITLES.index("类型") not in again.table.column_choice.put_away


def test_a_width_drawn_by_hand_is_kept_and_grows_with_the_letters(
    view: RegisterView, memory: ShortMemory, qtbot: QtBot, qapp: QApplication
) -> None:
    # An empty register shows no table.
    view.set_rows([Item(1)])
    at = TITLES.index("党组织")
    usual = view.table.columnWidth(at)
    header = view.table.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(at) + usual - 1, header.height() // 2)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    for step in (20, 40):
        QTest.mouseMove(header.viewport(), edge + QPoint(step, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(40, 0))
    drawn = view.table.columnWidth(at)
    assert drawn == usual + 40
    again = _view(memory)
    qtbot.addWidget(again)
    again.show()
    again.set_rows([Item(1)])
    assert again.table.columnWidth(at) == drawn
    look().apply(qapp, Theme.LIGHT, LARGE_SCALE)
    try:
        assert again.table.columnWidth(at) == look().px(round(drawn / NORMAL_SCALE))
    finally:
        look().apply(qapp, Theme.LIGHT, NORMAL_SCALE)
    again.table.column_choice.reset()
    assert again.table.columnWidth(at) == usual


def test_the_column_that_takes_the_room_stays(view: RegisterView) -> None:
    view.table.column_choice.show_column(TITLES.index("主题"), shown=False)
    assert "主题" in _order(view)


def test_chosen_from_the_menu(view: RegisterView) -> None:
    menu = QMenu(view)
    view.table.column_choice.fill(menu, TITLES.index("党组织"))
    _press(menu, "状态")
    _press(menu, "“党组织”左移")
    assert _order(view) == ["日期", "主题", "党组织", "类型"]
    _press(menu, "恢复默认的列")
    assert _order(view) == list(TITLES)


def test_a_column_of_a_later_version_appears(qtbot: QtBot) -> None:
    memory = ShortMemory()
    memory.set_text(
        "register/meeting/columns",
        '{"order": ["状态", "没有了", "日期"], "hidden": ["类型"], "widths": {"没有了": 80, "日期": 99999}}',
    )
    view = _view(memory)
    qtbot.addWidget(view)
    view.show()
    assert _order(view) == ["状态", "日期", "主题", "党组织"]
    assert view.table.column_choice.widths == {TITLES.index("日期"): WIDEST}


def test_the_settings_of_this_pc_keep_it(tmp_path: Path, qtbot: QtBot) -> None:
    settings = WindowSettings(tmp_path / "window.ini")
    view = _view(settings)
    qtbot.addWidget(view)
    view.show()
    view.table.column_choice.show_column(0, shown=False)
    view.filters.set_value("kind", MeetingKind.THEME_DAY)
    view.saved_filters.keep("党日")
    settings.save()
    again = _view(WindowSettings(tmp_path / "window.ini"))
    qtbot.addWidget(again)
    again.show()
    assert "日期" not in _order(again)
    assert again.saved_filters.kept() == {"党日": {"kind": "theme_day"}}


@settings(max_examples=25)
@given(st.permutations(TITLES), st.sets(st.sampled_from(TITLES)))
def test_any_choice_comes_back_as_it_was(order: list[str], hidden: set[str]) -> None:
    memory = ShortMemory()
    view = _view(memory)
    choice = view.table.column_choice
    choice._arrange(list(order))
    for title in hidden:
        choice.show_column(TITLES.index(title), shown=False)
    again = _view(memory)
    if hidden - {"主题"}:
        assert again.table.column_choice.state() == choice.state()
        assert _order(again) == [title for title in order if title not in hidden - {"主题"}]
    view.deleteLater()
    again.deleteLater()
