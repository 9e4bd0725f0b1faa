"""党费 on its page: who is shown, what the cells and the sum say, and where a reminder leads."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.look.tile import TILE_ROLE, tile_width
from gui.pages.dues import DuesPage
from gui.tables.dues import DuesView
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.target import Target
from models.rules.periods import Month
from tests.gui.pages.conftest import TODAY, Bureau
from tests.gui.pages.dues.acting import OCTOBER, PEOPLE, Wait, give_bases, texts, type_into, view
from tests.models.services.making import count_statements


def test_everybody_who_pays_is_shown_and_nothing_is_taken_for_nought(page: DuesPage) -> None:
    assert [person.name for person in page.model.people()] == list(PEOPLE)
    assert set(texts(page, OCTOBER)) == {"待补"}
    assert set(texts(page, 11)) == {""}
    assert page.grid.cursor_place() == (0, TODAY.month - 1)
    assert "待补" in page.summary.whole
    assert page.year.value() == 2026


def test_an_amount_of_four_figures_is_shown_whole(page: DuesPage, settled: Wait) -> None:
    give_bases(page, settled, rows=1)
    view(page, DuesView.PAYMENT)
    page.grid.choose(0, OCTOBER)
    type_into(page, "12345.67")
    settled()
    tile = page.model.index(0, OCTOBER).data(TILE_ROLE)
    assert (tile.mark, tile.text) == ("多", "12,345.67")
    assert page.grid.columnWidth(OCTOBER) >= tile_width(tile, page.grid.font()) + 4
    assert page.grid.horizontalScrollBar().maximum() == 0


def test_branch_and_name_narrow_what_is_shown(page: DuesPage, bureau: Bureau, settled: Wait) -> None:
    page.branch.set_value(bureau.ids.second)
    settled()
    assert [person.name for person in page.model.people()] == ["丙一"]
    page.branch.set_value(None)
    settled()
    page.search.setText("ys")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.model.people() == ()
    page.search.setText("yy")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert [person.name for person in page.model.people()] == ["乙一"]


def test_showing_and_moving_ask_nothing_of_the_database(page: DuesPage, store: Store, settled: Wait) -> None:
    def move(_session: object) -> None:
        for row in range(page.model.rowCount()):
            page.grid.choose(row, row)
            QApplication.processEvents()
        view(page, DuesView.BASE)
        page.grid.grab()

    with store.read() as session:
        assert count_statements(session, move) == 0


def test_the_sum_up_to_this_month_leaves_what_is_paid_ahead_apart(page: DuesPage, settled: Wait) -> None:
    assert page.summary.whole.startswith("截至11月　应交待补（132人次待补）　实交待补")
    for column in (OCTOBER, 11):
        page.grid.choose(0, column)
        type_into(page, "50")
        settled()
    assert "实交50.00元" in page.summary.whole
    assert page.summary.whole.endswith("待补132人次　以后各月预交50.00元")


def test_a_reminder_leads_to_member_and_month(page: DuesPage, bureau: Bureau, settled: Wait) -> None:
    target = Target(
        Subject.DUES,
        record_id=bureau.people["甲五"],
        organization_id=bureau.ids.first,
        month=Month(2025, 9),
    )
    page.show_target(target)
    settled()
    assert (page.year.value(), page.branch.value()) == (2025, bureau.ids.first)
    assert page.grid.cursor_place() == (4, 8)
