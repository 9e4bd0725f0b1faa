"""What the pages hand to the print dialog."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs import printing
from gui.dialogs.printing.matter import Matter
from gui.editors.periods import Period
from gui.pages.bureau import BureauPage
from gui.pages.meetings import MeetingsPage
from gui.pages.rectification import RectificationPage
from models.db.store import Store
from models.rows.query import RegisterQuery
from models.rules.papers import PaperKind
from models.services.organizations import list_organizations, save_organization
from models.services.rectification import OPEN
from tests.gui.pages.acting import editor_of
from tests.gui.pages.conftest import DAY, Bureau, FakeWindow
from tests.models.services.making import add_meeting

Wait = Callable[[], None]
Asked = list[Matter]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What the dialog was opened with."""
    found: Asked = []

    def note(_desk: Desk, _page: QWidget, matter: Matter) -> None:
        found.append(matter)

    monkeypatch.setattr(printing, "open_print_dialog", note)
    return found


@pytest.fixture
def three(page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait) -> list[int]:
    """Three meetings in the list, by their numbers."""
    with store.write() as session:
        numbers = [
            add_meeting(session, bureau.ids.first, held_on=DAY.replace(day=day)) for day in (20, 8, 14)
        ]
    page.refresh()
    settled()
    return numbers


def records(matter: Matter) -> list[int | None]:
    """The records of a matter, in order."""
    return [item.base.record_id for item in matter.items]


def test_a_saved_record_has_its_papers_and_an_edited_one_is_saved_first(
    page: MeetingsPage,
    three: list[int],
    settled: Wait,
    asked: Asked,
    compose: Callable[[QWidget, str], None],
) -> None:
    page.open_record(three[0])
    settled()
    editor = editor_of(page)
    editor.print_button.click()
    assert [records(matter) for matter in asked] == [[three[0]]]
    assert asked[0].title == "打印：2026-10-20 第一党支部 主题党日"
    assert PaperKind.THEME_DAY_RECORD in asked[0].kinds
    compose(editor.minutes.text, "改动")
    editor.print_button.click()
    assert len(asked) == 1
    assert "请先保存" in editor.banner.sentence


def test_a_record_the_filter_hides_is_printed_all_the_same(
    page: MeetingsPage, three: list[int], settled: Wait, asked: Asked
) -> None:
    page.open_record(three[0])
    settled()
    page.view.filters.set_value("period", Period(2025))
    settled()
    editor_of(page).print_button.click()
    settled()
    assert records(asked[0]) == [three[0]]


def test_several_records_are_chosen_with_the_keyboard_and_come_by_their_days(
    page: MeetingsPage, three: list[int], asked: Asked
) -> None:
    table = page.view.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert records(asked[0]) == [three[1], three[2], three[0]]


def test_choosing_several_leaves_the_editor_with_its_record(
    page: MeetingsPage, three: list[int], settled: Wait
) -> None:
    table = page.view.table
    page.open_record(three[0])
    settled()
    table.choose(three[0])
    add = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    place = page.view.model.position(three[2])
    assert place is not None
    table.selectionModel().setCurrentIndex(page.view.model.index(place, 0), add)
    settled()
    assert len(table.selected_rows()) == 2
    assert editor_of(page).record_id == three[0]


def test_the_menu_of_the_list_prints_all_of_it(
    page: MeetingsPage, three: list[int], asked: Asked, qtbot: QtBot
) -> None:
    table = page.view.table
    table.choose(three[1])
    table.customContextMenuRequested.emit(table.viewport().rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    actions = {action.text(): action for action in menu.actions()}
    assert "打印…" in actions
    actions["打印列表全部（3）…"].trigger()
    assert len(records(asked[0])) == 3
    menu.close()


def test_statistics_begin_with_the_period_and_branch_of_the_filter(
    page: MeetingsPage, bureau: Bureau, three: list[int], asked: Asked
) -> None:
    page.view.filters.set_value("period", Period(2026, 10))
    page.view.filters.set_value("organization", bureau.ids.first)
    page.print_period()
    period = asked[0].period
    assert period is not None
    assert (period.year, period.month, period.organization_id) == (2026, 10, bureau.ids.first)
    assert bureau.ids.first in [number for number, _ in period.branches]
    assert asked[0].kinds[0] is PaperKind.MEETING_STATISTICS


def test_a_new_record_has_no_paper_yet(page: MeetingsPage) -> None:
    page.new_record()
    assert not editor_of(page).print_button.isEnabled()


def test_the_list_prints_as_it_is_filtered(desk: Desk, settled: Wait, asked: Asked, qtbot: QtBot) -> None:
    page = RectificationPage(desk)
    qtbot.addWidget(page)
    page.show()
    settled()
    page.view.filters.set_value("status", OPEN)
    page.print_list()
    assert asked[0].items[0].base.query == RegisterQuery(status=OPEN)
    assert asked[0].kinds == (PaperKind.RECTIFICATION_LIST,)
    page.hide()


@pytest.fixture
def tree(desk: Desk, qtbot: QtBot, settled: Wait) -> Iterator[BureauPage]:
    """The page of the roster."""
    page = BureauPage(desk)
    qtbot.addWidget(page)
    page.show()
    settled()
    yield page
    page.hide()


def test_the_organisation_in_the_tree_is_reminded(tree: BureauPage, bureau: Bureau, asked: Asked) -> None:
    tree.tree.go_to(bureau.ids.first)
    tree.tree.remind_button.click()
    assert [item.base.organization_id for item in asked[0].items] == [bureau.ids.first]
    assert asked[0].kinds == (PaperKind.TERM_REMINDER,)


def test_from_the_whole_bureau_only_those_whose_term_ends_soon_are(
    tree: BureauPage, bureau: Bureau, store: Store, settled: Wait, asked: Asked, window: FakeWindow
) -> None:
    tree.tree.remind_button.click()
    assert asked == []
    assert "不用提醒" in window.said[-1]
    with store.write() as session:
        rows = {row.id: row for row in list_organizations(session)}
        # Three years each: one ends in four months, the other in nine.
        for number, began in ((bureau.ids.first, date(2024, 3, 5)), (bureau.ids.second, date(2024, 8, 5))):
            save_organization(session, replace(rows[number], term_from=began, term_years=3))
    tree.reload()
    settled()
    tree.tree.remind_button.click()
    assert [item.base.organization_id for item in asked[0].items] == [bureau.ids.first]
