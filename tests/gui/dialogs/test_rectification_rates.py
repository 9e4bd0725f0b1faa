"""整改分析: numbers of a period, the items behind each, and the way to them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.printing import PrintDialog
from gui.dialogs.printing.matter import Period
from gui.dialogs.printing.period_panel import Length
from gui.dialogs.rectification_rates import RectificationRatesDialog
from gui.main_window import MainWindow
from gui.tables.rectification_rates import SHADE_ROLE
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.target import Target
from models.rules.rectification import Action
from models.rules.terms import RectificationSource
from models.services.rectification import save_item
from tests.gui.dialogs.conftest import Frees
from tests.models.services.making import Ids, add_item, advance, item, make_tree

Wait = Callable[[], None]
A, R = Action, RectificationSource


@pytest.fixture
def ids(store: Store) -> Ids:
    """The tree, committed."""
    with store.write() as session:
        return make_tree(session)


def add(store: Store, organization_id: int, closed: date | None = None, **given: Any) -> int:
    with store.write() as session:
        number = add_item(session, organization_id, person="李建国", **given)
        if closed is not None:
            advance(session, number, (A.REQUEST_CLOSURE, closed), (A.APPROVE, closed))
    return number


@pytest.fixture
def items(store: Store, ids: Ids) -> tuple[int, int, int]:
    """One struck off in time, one overdue, one of another branch and source that names a manifestation."""
    return (
        add(store, ids.first, date(2026, 10, 20)),
        add(store, ids.first),
        add(store, ids.second, source=R.SUPERIOR_CHECK, manifestation=7, due_on=date(2026, 12, 1)),
    )


@pytest.fixture
def dialog(
    desk: Desk, window: MainWindow, items: tuple[int, int, int], settled: Wait, qtbot: QtBot
) -> Iterator[RectificationRatesDialog]:
    """The dialog over a year, loaded."""
    window.show()
    made = RectificationRatesDialog(desk, Period(2026), window)
    made.open()
    settled()
    yield made
    window.hide()


def lines(dialog: RectificationRatesDialog) -> dict[str, list[str]]:
    """What the grid shows, by the heads of its lines."""
    model = dialog.model
    return {
        model.headerData(row, Qt.Orientation.Vertical): [
            model.index(row, column).data() for column in range(model.columnCount())
        ]
        for row in range(model.rowCount())
    }


def test_the_sources_of_the_year_with_their_total(dialog: RectificationRatesDialog) -> None:
    assert lines(dialog) == {
        "上级检查": ["1", "0", "0", "0", "0", "0", "0.0%", "—"],
        "自查": ["2", "1", "1", "0", "1", "0", "50.0%", "50.0%"],
        "合计": ["3", "1", "1", "0", "1", "0", "33.3%", "50.0%"],
    }
    assert dialog.counted.text() == "统计到2026年11月5日。"


def test_a_number_shows_its_items_and_how_it_was_counted(
    dialog: RectificationRatesDialog, items: tuple[int, int, int], settled: Wait
) -> None:
    row, column = dialog.model.find(("自查", "逾期")) or (-1, -1)
    dialog.grid.choose(row, column)
    settled()
    assert dialog.heading.text() == "自查　逾期1项"
    assert "已过整改时限" in dialog.basis.text()
    assert [one.id for one in dialog.items.rows()] == [items[1]]
    dialog.grid.choose(*(dialog.model.find(("合计", "按期完成率")) or (-1, -1)))
    settled()
    assert dialog.heading.text() == "合计　按期完成率50.0%（1/2）"
    assert {one.id for one in dialog.items.rows()} == set(items[:2])
    dialog.grid.choose(*(dialog.model.find(("合计", "反弹")) or (-1, -1)))
    settled()
    assert dialog.items.rows() == []


def test_every_number_says_how_it_was_counted(dialog: RectificationRatesDialog) -> None:
    for column in range(dialog.model.columnCount()):
        assert dialog.model.cell(0, column).basis


def test_views_are_changed_by_their_buttons(dialog: RectificationRatesDialog, settled: Wait) -> None:
    dialog.views.choose("branch")
    assert list(lines(dialog)) == ["第一党支部", "第二党支部", "合计"]
    dialog.views.choose("manifestation")
    shown = lines(dialog)
    assert len(shown) == 24
    assert shown["7　待补"][9] == "1"
    assert shown["未标明表现形式"][9] == "2"
    assert shown["合计"][9:] == ["3", "0", "—", "3"], "December has not come"
    model = dialog.model
    assert model.index(22, 9).data(SHADE_ROLE) == 1.0
    assert model.index(6, 9).data(SHADE_ROLE) == 0.5
    assert model.index(0, 0).data(SHADE_ROLE) == 0.0
    assert model.index(6, 9).data(Qt.ItemDataRole.AccessibleTextRole) == "7　待补　2026年10月发现1项"


def test_another_period_is_counted_anew(dialog: RectificationRatesDialog, settled: Wait) -> None:
    dialog.period.length.set_value(Length.MONTH)
    dialog.period.length.edited.emit()
    dialog.period.part.set_value(9)
    dialog.period.part.edited.emit()
    settled()
    assert lines(dialog) == {}
    assert dialog.empty.isVisible()
    dialog.period.part.set_value(12)
    dialog.period.part.edited.emit()
    settled()
    assert "还没有开始" in dialog.banner.sentence
    assert not dialog.print_button.isEnabled()
    dialog.period.part.set_value(10)
    dialog.period.part.edited.emit()
    settled()
    assert dialog.banner.sentence == ""
    assert lines(dialog)["合计"][0] == "3"
    assert dialog.counted.text() == "统计到2026年10月31日。"


def test_the_keyboard_alone_leads_to_an_item(
    dialog: RectificationRatesDialog, window: MainWindow, items: tuple[int, int, int], settled: Wait
) -> None:
    wanted: list[Target] = []
    window.wanted.connect(wanted.append)
    dialog.grid.choose(*(dialog.model.find(("自查", "已销号")) or (-1, -1)))
    settled()
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    assert dialog.table.currentIndex().isValid()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert wanted == [Target(Subject.RECTIFICATION, record_id=items[0])]
    assert not dialog.isVisible()


def test_a_change_elsewhere_is_shown_with_the_cursor_where_it_was(
    dialog: RectificationRatesDialog, ids: Ids, desk: Desk, settled: Wait
) -> None:
    dialog.grid.choose(*(dialog.model.find(("自查", "逾期")) or (-1, -1)))
    settled()
    desk.tasks.write(save_item, item(ids.first, due_on=date(2026, 11, 1)))
    settled()
    assert dialog.heading.text() == "自查　逾期2项"
    assert len(dialog.items.rows()) == 2


def test_the_table_is_printed_for_the_period_shown(dialog: RectificationRatesDialog, settled: Wait) -> None:
    dialog.print_button.click()
    settled()
    (opened,) = dialog.findChildren(PrintDialog)
    assert "整改情况统计表" in opened.windowTitle()
    opened.reject()


def test_escape_closes_and_frees_it(
    desk: Desk, window: MainWindow, items: tuple[int, int, int], frees: Frees
) -> None:
    assert frees(lambda: RectificationRatesDialog(desk, Period(2026), window))
