"""The table over frozen rows: look-ups only, true signals, stable order, selection that survives."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.look.look import look
from gui.look.pill import Pill
from gui.look.tokens import DARK, LIGHT, NORMAL_SCALE, Theme, Tone
from gui.tables.rows import PILL_ROLE, Column, RowsModel
from gui.widgets.record_table import RecordTable


@dataclass(frozen=True)
class Fruit:
    id: int
    name: str
    weight: int | None = None


COUNTED: list[int] = []


def _name(row: Fruit) -> str:
    COUNTED.append(row.id)
    return row.name


COLUMNS: tuple[Column[Fruit], ...] = (
    Column("名称", _name, stretch=True, width=200, importance=100),
    Column(
        "重量", lambda row: "待补" if row.weight is None else str(row.weight), sort_key=lambda row: row.weight
    ),
    Column(
        "状态", lambda row: "好", pill=lambda row: Pill("好", Tone.OK) if row.weight else None, importance=20
    ),
)


@pytest.fixture
def model(qapp: QApplication) -> Iterator[RowsModel[Fruit]]:
    made = RowsModel(COLUMNS)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    tester.deleteLater()
    made.deleteLater()


def _names(model: RowsModel[Fruit]) -> list[str]:
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_data_is_a_look_up(model: RowsModel[Fruit]) -> None:
    model.replace([Fruit(1, "梨", 3), Fruit(2, "枣")])
    COUNTED.clear()
    assert _names(model) == ["梨", "枣"]
    assert model.index(1, 1).data() == "待补"
    assert model.index(0, 2).data(PILL_ROLE) == Pill("好", Tone.OK)
    assert model.index(1, 2).data(PILL_ROLE) is None
    assert model.headerData(1, Qt.Orientation.Horizontal) == "重量"
    assert COUNTED == []


def test_showing_scrolling_and_sorting_compute_no_text(model: RowsModel[Fruit], qtbot: QtBot) -> None:
    table = RecordTable(model, "水果")
    qtbot.addWidget(table)
    model.replace([Fruit(at, f"果{at}", at) for at in range(500)])
    COUNTED.clear()
    table.resize(600, 400)
    table.show()
    table.scrollToBottom()
    table.grab()
    model.sort(1, Qt.SortOrder.DescendingOrder)
    table.grab()
    assert COUNTED == []


def test_text_colours_follow_the_theme(model: RowsModel[Fruit], qapp: QApplication) -> None:
    model.replace([Fruit(1, "梨", 3)])
    assert model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole).color().name() == LIGHT.text_second
    look().apply(qapp, Theme.DARK, NORMAL_SCALE)
    try:
        assert model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole).color().name() == DARK.text_second
    finally:
        look().apply(qapp, Theme.LIGHT, NORMAL_SCALE)


def test_sorts_chinese_by_pinyin_and_unknown_last(model: RowsModel[Fruit]) -> None:
    model.replace([Fruit(1, "张", 3), Fruit(2, "阿", None), Fruit(3, "王", 1), Fruit(4, "陈", 2)])
    model.sort(0)
    assert _names(model) == ["阿", "陈", "王", "张"]
    model.sort(1)
    assert _names(model) == ["王", "陈", "张", "阿"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert _names(model) == ["张", "陈", "王", "阿"]


def test_new_rows_take_their_place_in_the_order(model: RowsModel[Fruit]) -> None:
    model.replace([Fruit(1, "b", 1), Fruit(2, "d", 2)])
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.replace([Fruit(1, "b", 1), Fruit(2, "d", 2), Fruit(3, "c", 3)])
    assert _names(model) == ["d", "c", "b"]
    model.sort(-1)
    model.replace([Fruit(3, "c", 3), Fruit(1, "b", 1)])
    assert _names(model) == ["c", "b"]


def test_equal_rows_stay_as_they_are(model: RowsModel[Fruit]) -> None:
    model.replace([Fruit(1, "x", 1), Fruit(2, "y", 1), Fruit(3, "z", 0)])
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert _names(model) == ["x", "y", "z"]


def test_selection_and_cursor_survive_a_refresh(model: RowsModel[Fruit], qtbot: QtBot) -> None:
    table = RecordTable(model, "水果")
    qtbot.addWidget(table)
    model.replace([Fruit(1, "a"), Fruit(2, "b"), Fruit(3, "c")])
    assert table.choose(2)
    model.replace([Fruit(9, "new"), Fruit(3, "c"), Fruit(2, "b changed")])
    assert [row.id for row in table.selected_rows()] == [2]
    assert table.current_row() == Fruit(2, "b changed")
    assert not table.choose(1)


def test_selection_survives_even_a_reset(model: RowsModel[Fruit], qtbot: QtBot) -> None:
    table = RecordTable(model, "水果")
    qtbot.addWidget(table)
    many = [Fruit(at, str(at)) for at in range(2000)]
    model.replace(many)
    table.choose(1000)
    with qtbot.waitSignal(model.modelReset):
        model.replace([row for row in many if row.id % 2 == 0])
    assert [row.id for row in table.selected_rows()] == [1000]


def test_five_thousand_rows_are_asked_once_for_what_they_are_sorted_by(qapp: QApplication) -> None:
    """Speed, told by what is done: no row says its texts again, and each different text is collated once."""
    asked: list[int] = []

    def weight(row: Fruit) -> int | None:
        asked.append(row.id)
        return row.weight

    columns = (COLUMNS[0], replace(COLUMNS[1], sort_key=weight), COLUMNS[2])
    model = RowsModel(columns)  # without the tester, which walks the whole model at each signal
    rows = [Fruit(at, f"第{at * 7919 % 5000 // 5}号", at * 7919 % 5000) for at in range(5000)]
    model.replace(rows)
    COUNTED.clear()
    model.sort(1)
    assert sorted(asked) == list(range(5000))
    assert COUNTED == []
    collator = Collating()
    model._collator = collator  # type: ignore[assignment]
    model.sort(0)
    assert sorted(COUNTED) == sorted(asked) == list(range(5000))
    assert sorted(collator.asked) == sorted({row.name for row in rows})


class Collating:
    """A collator that remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def sortKey(self, text: str) -> str:
        self.asked.append(text)
        return text


FRUITS = st.lists(
    st.builds(Fruit, st.integers(0, 12), st.sampled_from("abc"), st.none() | st.integers(0, 3)),
    unique_by=lambda row: row.id,
    max_size=10,
)


@given(
    steps=st.lists(
        st.tuples(FRUITS, st.sampled_from([-1, 0, 1]), st.sampled_from(list(Qt.SortOrder))),
        min_size=1,
        max_size=5,
    )
)
@settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=50,
)
def test_replace_ends_with_exactly_the_rows(
    steps: list[tuple[list[Fruit], int, Qt.SortOrder]], qapp: QApplication
) -> None:
    model = RowsModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows, column, order in steps:
        followed = {
            model.row(at).id: QPersistentModelIndex(model.index(at, 0)) for at in range(model.rowCount())
        }
        model.replace(rows)
        assert sorted(model.rows(), key=lambda row: row.id) == sorted(rows, key=lambda row: row.id)
        assert _names(model) == [row.name for row in model.rows()]
        if column == -1:
            model.sort(-1)
            model.replace(rows)
            assert model.rows() == rows
        for row_id, index in followed.items():
            # A reset (nothing in common) forgets the indexes; otherwise each still points at its own row.
            assert not index.isValid() or model.row(index).id == row_id
        model.sort(column, order)
    tester.deleteLater()
    model.deleteLater()
