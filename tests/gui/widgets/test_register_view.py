"""A register keeps its counts, its empty words and its columns right, and is worked by keys."""

import itertools
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.look.look import look
from gui.look.pill import Pill
from gui.look.tokens import LARGE_SCALE, NORMAL_SCALE, Theme, Tone
from gui.tables.rows import Column, RowsModel
from gui.widgets.empty_state import EmptyState
from gui.widgets.record_table import RecordTable, shortened_to_ends
from gui.widgets.register_view import RegisterView

Compose = Callable[[QWidget, str], None]
Freed = Callable[[weakref.ref[QWidget]], bool]


@dataclass(frozen=True)
class Item:
    id: int
    name: str


COLUMNS: tuple[Column[Item], ...] = (
    Column("编号", lambda row: str(row.id), sort_key=lambda row: row.id, width=100, importance=100),
    Column("名称", lambda row: row.name, stretch=True, width=200, importance=100),
    Column("部门", lambda row: "财务处", width=150, importance=30),
    Column("状态", lambda row: "办结", pill=lambda row: Pill("办结", Tone.OK), width=120, importance=80),
)


def _view() -> RegisterView:
    empty = EmptyState("book_open", "还没有事项", "点“新建”写下第一项。", "新建")
    return RegisterView(RowsModel(COLUMNS), "整改清单", "搜索", empty)


@pytest.fixture
def view(qtbot: QtBot) -> RegisterView:
    made = _view()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _counts(view: RegisterView) -> str:
    return next(label.text() for label in view.findChildren(QLabel) if label.text().startswith("共"))


def _is_seen(table: RecordTable) -> bool:
    return table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_the_row_at_hand_stays_in_sight_where_room_is_taken_from_the_list(view: RegisterView) -> None:
    view.set_rows([Item(number, str(number)) for number in range(100)])
    view.table.choose(60)
    assert _is_seen(view.table)
    view.resize(1000, 480)
    QApplication.processEvents()
    assert _is_seen(view.table)
    # Where it was scrolled away, it is not fetched back.
    view.table.scrollToTop()
    view.resize(1000, 400)
    QApplication.processEvents()
    assert view.table.verticalScrollBar().value() == 0


def test_empty_words_and_counts(view: RegisterView) -> None:
    assert view.empty.isVisible()
    view.set_unit("项")
    assert _counts(view) == "共 0 项"
    view.set_rows([Item(1, "a"), Item(2, "b")])
    assert not view.empty.isVisible()
    assert view.table.isVisible()
    view.table.choose(2)
    assert _counts(view) == "共 2 项，已选 1 项"
    view.set_rows([])
    assert view.empty.isVisible()


class _Press(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0

    def press(self) -> None:
        self.pressed += 1


def test_an_action_waits_for_a_selection(view: RegisterView, qtbot: QtBot) -> None:
    press = _Press()
    qtbot.addWidget(press)
    button = view.add_action("删除", "delete", press.press, for_selection=True)
    view.set_rows([Item(1, "a")])
    assert not button.isEnabled()
    view.table.choose(1)
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert press.pressed == 1


def test_enter_opens_and_delete_asks(view: RegisterView, qtbot: QtBot) -> None:
    rows = [Item(1, "a"), Item(2, "b")]
    view.set_rows(rows)
    view.table.choose(1)
    with qtbot.waitSignal(view.current_changed) as moved:
        QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert moved.args == [rows[1]]
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args == [rows[1]]
    with qtbot.waitSignal(view.table.delete_pressed):
        QTest.keyClick(view.table, Qt.Key.Key_Delete)


def test_columns_give_way_by_importance(view: RegisterView, qtbot: QtBot) -> None:
    view.set_rows([Item(1, "a")])
    assert [view.table.isColumnHidden(at) for at in range(4)] == [False] * 4
    view.table.resize(500, 300)
    assert [view.table.isColumnHidden(at) for at in range(4)] == [False, False, True, False]
    view.table.resize(350, 300)
    assert [view.table.isColumnHidden(at) for at in range(4)] == [False, False, True, True]
    view.table.resize(900, 300)
    assert [view.table.isColumnHidden(at) for at in range(4)] == [False] * 4


def test_the_editor_opens_beside_and_gives_the_keyboard_back(view: RegisterView, qtbot: QtBot) -> None:
    editor = QWidget()
    view.set_editor(editor)
    assert not editor.isVisible()
    view.show_editor()
    assert editor.isVisible()
    assert 300 <= editor.width() <= 450
    view.hide_editor()
    assert not editor.isVisible()
    second = QWidget()
    view.set_editor(second)
    assert editor.parent() is None


def test_filters_ask_a_moment_after_the_last_key(view: RegisterView, compose: Compose, qtbot: QtBot) -> None:
    asked: list[str] = []
    view.filter_changed.connect(lambda: asked.append(view.filters.text()))
    compose(view.filters.search, "党纪")
    compose(view.filters.search, "学习")
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["党纪学习"]


def test_drop_downs_filter_at_once(view: RegisterView, qtbot: QtBot) -> None:
    view.filters.add_choice("branch", "全部支部", [(1, "第一党支部"), (2, "第二党支部")])
    assert view.filters.value("branch") is None
    assert not view.filters.is_filtering()
    with qtbot.waitSignal(view.filter_changed):
        view.filters.set_value("branch", 2)
    assert view.filters.values() == {"branch": 2}
    assert view.filters.is_filtering()
    with qtbot.assertNotEmitted(view.filter_changed):
        view.filters.set_choices("branch", [(2, "第二党支部"), (3, "第三党支部")])
    assert view.filters.value("branch") == 2
    view.filters.clear()
    assert view.filters.value("branch") is None


def test_it_is_freed(freed: Freed) -> None:
    view = _view()
    view.set_editor(QWidget())
    view.set_rows([Item(1, "a")])
    view.show()
    seen: weakref.ref[QWidget] = weakref.ref(view)
    view.close()
    view.deleteLater()
    del view
    assert freed(seen)


def test_the_editor_may_have_the_whole_page(view: RegisterView) -> None:
    editor = QWidget()
    view.set_editor(editor)
    view.show_editor()
    view.set_expanded(True)
    assert view.is_expanded()
    QApplication.processEvents()
    assert not view.table.isVisible()
    assert editor.width() > 900
    view.set_expanded(False)
    assert not view.is_expanded()
    view.set_rows([Item(1, "a")])
    assert view.table.isVisible()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.CONTRAST])
@pytest.mark.parametrize("scale", [NORMAL_SCALE, LARGE_SCALE])
def test_what_a_filter_is_about_is_never_cut(
    view: RegisterView, qapp: QApplication, theme: Theme, scale: float
) -> None:
    box = view.filters.add_choice("status", "全部状态", [(1, "已逾期")], width=60)
    look().apply(qapp, theme, scale)
    view.resize(480, 400)
    QApplication.processEvents()
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    assert box.fontMetrics().horizontalAdvance("全部状态") <= room.width()


def test_the_search_goes_above_where_there_is_no_room_beside(view: RegisterView) -> None:
    boxes = [view.filters.add_choice(str(number), "全部组织", width=110) for number in range(4)]
    QApplication.processEvents()
    assert view.filters.search.y() == boxes[0].y()
    view.resize(520, 500)
    QApplication.processEvents()
    assert view.filters.search.y() < boxes[0].y()
    assert all(one.geometry().right() < other.x() for one, other in itertools.pairwise(boxes))
    view.resize(1000, 500)
    QApplication.processEvents()
    assert view.filters.search.y() == boxes[0].y()


def test_filters_below_the_search_fill_their_row(view: RegisterView) -> None:
    boxes = [view.filters.add_choice(str(number), "全部组织", width=110) for number in range(5)]
    view.resize(620, 500)
    QApplication.processEvents()
    below = boxes[:4]
    assert view.filters.search.y() == boxes[4].y() < below[0].y()
    assert below[0].x() == view.filters.search.x()
    assert below[3].geometry().right() == boxes[4].geometry().right()
    view.resize(1300, 500)
    QApplication.processEvents()
    assert view.filters.search.y() == boxes[0].y()
    assert boxes[0].width() <= max(110, boxes[0].minimumWidth())


LONG = "政策法规处党支部第一党小组"
NAMED: tuple[Column[Item], ...] = (
    Column("名称", lambda row: row.name, stretch=True, width=200, importance=100),
    Column("党组织", lambda row: LONG, width=120, importance=60, ends=True),
)


def test_the_column_of_titles_shrinks_before_a_needed_one_goes(qtbot: QtBot) -> None:
    columns: tuple[Column[Item], ...] = (
        Column("题名", lambda row: row.name, stretch=True, width=400, least=250, importance=100),
        Column("日期", lambda row: "2026-03-12", width=100, importance=80),
        Column("来源", lambda row: "会议记录", width=100, importance=30),
    )
    table = RecordTable(RowsModel(columns), "清单")
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    for width, hidden in ((620, []), (560, [2]), (360, [2]), (340, [1, 2])):
        table.resize(width, 300)
        assert [at for at in range(3) if table.isColumnHidden(at)] == hidden, width


def test_the_editor_grows_with_the_text(view: RegisterView, qtbot: QtBot) -> None:
    view.set_editor(QWidget())
    view.show_editor()
    before = view._splitter.sizes()[1]
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look().apply(app, Theme.LIGHT, LARGE_SCALE)
    try:
        assert view._splitter.sizes()[1] == pytest.approx(before * LARGE_SCALE / NORMAL_SCALE, abs=2)
    finally:
        look().apply(app, Theme.LIGHT, NORMAL_SCALE)
    assert view._splitter.sizes()[1] == pytest.approx(before, abs=2)


def test_room_to_spare_goes_to_texts_that_would_be_cut(qtbot: QtBot) -> None:
    model = RowsModel(NAMED)
    table = RecordTable(model, "清单")
    qtbot.addWidget(table)
    table.resize(900, 300)
    with qtbot.waitExposed(table):
        table.show()
    assert table.columnWidth(1) == 120
    model.replace([Item(1, "主题")])
    needed = table.fontMetrics().horizontalAdvance(LONG)
    qtbot.waitUntil(lambda: table.columnWidth(1) > needed)
    assert table.columnWidth(0) >= 200
    table.resize(330, 300)
    assert table.columnWidth(1) < needed
    table.resize(900, 300)
    table.setColumnWidth(1, 140)
    table.resize(880, 300)
    assert table.columnWidth(1) == 140


def test_a_text_that_differs_in_its_end_is_cut_in_its_middle(qtbot: QtBot) -> None:
    model = RowsModel(NAMED)
    table = RecordTable(model, "清单")
    qtbot.addWidget(table)
    model.replace([Item(1, "主题")])
    option: Any = QStyleOptionViewItem()
    delegate = table.itemDelegateForColumn(1)
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, model.index(0, 1))
    assert option.textElideMode is Qt.TextElideMode.ElideMiddle
    metrics = table.fontMetrics()
    whole = metrics.horizontalAdvance(LONG)
    assert shortened_to_ends(LONG, metrics, whole) == LONG
    for room in range(0, whole, 7):
        short = shortened_to_ends(LONG, metrics, room)
        assert metrics.horizontalAdvance(short) <= room
        begin, _, end = short.partition("…")
        assert LONG.startswith(begin)
        assert LONG.endswith(end)
        assert len(begin) <= len(end) + 1
