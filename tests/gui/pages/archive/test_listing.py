"""The list of a year: in the order of the directory, narrowed by its figures and filters, and never asking anything meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from gui.desk import Desk
from gui.pages.archive import ArchivePage
from gui.tables.archive import CODE, ArchiveState
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.target import Target
from models.rules.archive_terms import Retention
from models.services.archive_items import leave_out, save_item
from tests.gui.pages.archive.conftest import TITLES, YEAR, document
from tests.gui.pages.conftest import ShowPage
from tests.models.services.making import count_statements, saved


def shown(page: ArchivePage) -> list[str]:
    return [row.title for row in page.model.rows()]


def test_last_year_stands_there_in_the_order_of_the_directory(page: ArchivePage) -> None:
    assert page.year == YEAR
    assert shown(page) == list(TITLES)
    assert [row.code for row in page.model.rows()][:2] == ["Z109-WS·2025-D30-0001", "Z109-WS·2025-D30-0002"]
    assert page.head.told.whole.startswith("应于2026年6月30日前归档，已超期")
    assert page.head.figure(None).text() == "件 5"
    assert page.head.figure(ArchiveState.UNMADE).text() == "未制作 5"


def test_a_number_that_may_still_move_says_so(page: ArchivePage) -> None:
    index = page.model.index(0, CODE)
    assert "暂编" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.ForegroundRole) != page.model.index(0, 1).data(
        Qt.ItemDataRole.ForegroundRole
    )


def test_a_figure_narrows_the_list_and_so_do_the_filters(
    page: ArchivePage, store: Store, ids: tuple[int, ...], settled: object
) -> None:
    page.head.figure(ArchiveState.LACKING).click()
    assert shown(page) == list(TITLES)  # each lacks its files
    page.head.figure(None).click()
    page.view.filters.set_value("retention", Retention.TEN)
    assert shown(page) == [TITLES[-1]]
    page.view.filters.clear()
    page.view.filters.search.setText("工作 方案")
    QTest.keyClick(page.view.filters.search, Qt.Key.Key_Return)
    assert shown(page) == ["工作方案"]


def test_what_is_left_out_is_seen_under_its_figure(
    page: ArchivePage, store: Store, ids: tuple[int, ...], settled: object
) -> None:
    page.desk.tasks.write(leave_out, ids[:1], "重复件")
    settled()  # type: ignore[operator]
    assert shown(page) == list(TITLES[1:])
    assert page.head.figure(ArchiveState.LEFT_OUT).text() == "不归档 1"
    page.head.figure(ArchiveState.LEFT_OUT).click()
    assert shown(page) == [TITLES[0]]
    assert page.model.index(0, CODE).data() == ""
    assert page.out_button.accessibleName() == "不归档…"
    page.view.table.choose(ids[0])
    assert page.out_button.accessibleName() == "收回归档"


def test_showing_sorting_and_narrowing_ask_nothing(page: ArchivePage, store: Store) -> None:
    def look(_session: object) -> None:
        page.view.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        page.view.table.scrollToBottom()
        page.head.figure(ArchiveState.UNMADE).click()
        page.view.filters.set_value("retention", Retention.THIRTY)
        page.grab()
        QCoreApplication.processEvents()

    with store.read() as session:
        assert count_statements(session, look) == 0


def test_a_page_not_yet_looked_at_is_led_to_a_document_of_another_year_than_its_first(
    desk: Desk, store: Store, ids: tuple[int, ...], show_page: ShowPage, settled: Callable[[], None]
) -> None:
    with store.write() as session:
        one = document("今年的来文", dated=date(YEAR + 1, 3, 1))
        wanted = saved(save_item(session, replace(one, row=replace(one.row, year=YEAR + 1))))
    page = ArchivePage(desk)
    page.show()
    page.show_target(Target(Subject.ARCHIVE, record_id=wanted))
    show_page(page)
    settled()
    assert page.year == YEAR + 1
    assert page.view.table.current_row().id == wanted
    assert page.panel.title.value() == "今年的来文"


def test_another_page_leads_to_a_document_and_to_a_year(
    page: ArchivePage, ids: tuple[int, ...], settled: object
) -> None:
    page.choose_year(2026)
    settled()  # type: ignore[operator]
    assert shown(page) == []
    page.show_target(Target(Subject.ARCHIVE, record_id=ids[2]))
    settled()  # type: ignore[operator]
    assert page.year == YEAR
    assert page.view.table.current_row().id == ids[2]
    assert page.panel.isVisible()
    assert page.panel.title.value() == TITLES[2]
