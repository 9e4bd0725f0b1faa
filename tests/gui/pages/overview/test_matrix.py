"""落实情况: from a cell to its requirements, their 口径, the records behind, and the record still missing."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.desk import Desk
from gui.pages.overview import OverviewPage
from gui.pages.overview_matrix import MatrixView
from gui.tables.overview import MISSING
from models.db.store import Store
from models.rows.changes import Subject
from models.rows.overview import YearMatrix
from models.rules.leading import begin_missing
from models.rules.terms import Verdict
from models.services.meetings import load_meeting, save_meeting
from models.services.overview import year_matrix
from tests.gui.pages.conftest import TODAY, FakeWindow
from tests.gui.pages.overview.acting import Reads, Wait, choose_line, click, key, matrix_view, rest


def cell_with(view: MatrixView, store: Store, wanted: Verdict) -> tuple[int, int, str]:
    """Row, column and requirement of the first cell of a branch with this verdict."""
    with store.read() as session:
        matrix = year_matrix(session, 2026, TODAY)
    for row, line in enumerate(matrix.rows):
        for column, cell in enumerate(line.cells):
            for one in cell.verdicts:
                if one.verdict is wanted and one.records and line.organization_id:
                    return row, column, one.rule.label
    raise AssertionError(wanted)


def test_it_begins_on_this_month(page: OverviewPage, settled: Wait) -> None:
    view = matrix_view(page, settled)
    assert view.grid.currentIndex().column() == TODAY.month - 1
    assert view.panel.title.text().endswith("2026年11月")
    assert view.year.value() == 2026


def on_a_met_requirement(
    page: OverviewPage, sample: Store, settled: Wait
) -> tuple[MatrixView, tuple[int, int], str]:
    """The matrix with the cursor on a cell that has met a requirement, its place, and what is chosen in the panel: that
    requirement.
    """
    view = matrix_view(page, settled)
    row, column, label = cell_with(view, sample, Verdict.MET)
    view.grid.choose(row, column)
    rest(settled)
    choose_line(view.panel, label, settled)
    return view, (row, column), label


def test_a_cell_shows_its_requirements_and_the_records_behind(
    page: OverviewPage, sample: Store, window: FakeWindow, settled: Wait
) -> None:
    view, _, _ = on_a_met_requirement(page, sample, settled)
    line = view.panel.line
    assert line is not None
    assert {record.id for record in view.panel.records.rows()} == set(line.records)
    assert view.panel.counted.text() == f"统计到的记录{len(line.records)}条"
    assert line.rule.article in view.panel.basis.toPlainText()
    assert not view.panel.add_button.isEnabled()
    view.panel.record_table.selectRow(0)
    key(view.panel.record_table, Qt.Key.Key_Return)
    assert window.went == [view.panel.records.row(0).target]


def test_what_is_missing_is_begun_with_what_is_known(
    page: OverviewPage, sample: Store, window: FakeWindow, settled: Wait
) -> None:
    view = matrix_view(page, settled)
    view.grid.choose(0, MISSING)
    rest(settled)
    assert view.panel.title.text().endswith("还缺什么")
    line = view.panel.line
    assert line is not None
    assert line.verdict is not None
    assert line.by_when
    click(view.panel.add_button)
    assert window.went == [begin_missing(line.verdict, TODAY)]
    assert window.went[0].new


def test_one_requirement_narrows_and_all_come_back(page: OverviewPage, settled: Wait) -> None:
    view = matrix_view(page, settled)
    everybody = view.model.rowCount()
    view.rule.set_value(view.rule.values()[-1])
    rest(settled)
    assert view.model.rowCount() < everybody
    view.rule.set_value(None)
    rest(settled)
    assert view.model.rowCount() == everybody


def test_of_another_year_the_requirement_and_the_cell_stay(page: OverviewPage, settled: Wait) -> None:
    view = matrix_view(page, settled)
    view.rule.set_value("theme_day")
    view.grid.choose(1, 2)
    name = view.panel.title.text().split("　")[0]
    view.year.set_value(2025)
    rest(settled)
    assert view.rule.value() == "theme_day"
    assert view.panel.title.text() == f"{name}　2025年3月"
    assert view.model.columnCount() == 12


def test_a_year_without_branches_says_so(page: OverviewPage, settled: Wait) -> None:
    view = matrix_view(page, settled)
    view._show(YearMatrix(2026, TODAY, (), ()))
    assert view.empty.isVisible()
    assert view.panel.line is None
    assert not view.panel.add_button.isEnabled()


def test_the_answer_for_a_year_left_meanwhile_is_not_shown(page: OverviewPage, settled: Wait) -> None:
    view = matrix_view(page, settled)
    before = view.model.rowCount()
    view._show(YearMatrix(2024, TODAY, (), ()))
    assert view.model.rowCount() == before


def test_a_change_is_seen_at_once_and_the_cursor_stays(
    page: OverviewPage, desk: Desk, sample: Store, settled: Wait
) -> None:
    view, place, label = on_a_met_requirement(page, sample, settled)
    records = [record for record in view.panel.records.rows() if record.target.subject is Subject.MEETING]
    assert records
    with sample.read() as session:
        detail = load_meeting(session, records[0].id)
    desk.tasks.write(save_meeting, replace(detail, title="改过的名称"))
    rest(settled)
    assert (view.grid.currentIndex().row(), view.grid.currentIndex().column()) == place
    assert view.panel.line is not None
    assert view.panel.line.rule.label == label
    assert "改过的名称" in {record.title for record in view.panel.records.rows()}


def test_moving_over_cells_reads_only_where_the_cursor_rests(
    page: OverviewPage, reads: Reads, settled: Wait
) -> None:
    view = matrix_view(page, settled)
    view.grid.choose(0, 0)
    rest(settled)
    reads.names.clear()
    key(view.grid, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    rest(settled)
    assert reads.names == ["behind_verdict"]
    reads.names.clear()
    for place in range(0, view.grid.horizontalScrollBar().maximum() + 1, 20):
        view.grid.horizontalScrollBar().setValue(place)
        QApplication.processEvents()
    page.grab()
    rest(settled)
    assert reads.names == []


def test_a_screen_reader_gets_the_cell_in_words(page: OverviewPage, settled: Wait) -> None:
    view = matrix_view(page, settled)
    view.grid.choose(0, 8)
    words = view.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith(view.panel.title.text().replace("　", "，"))
    assert "应落实" in words


def test_enter_goes_from_the_cell_to_its_requirements(page: OverviewPage, settled: Wait) -> None:
    view = matrix_view(page, settled)
    page.activateWindow()
    view.grid.choose(0, 8)
    rest(settled)
    view.grid.setFocus()
    key(view.grid, Qt.Key.Key_Return)
    assert view.panel.requirements.hasFocus()
    key(view.panel.requirements, Qt.Key.Key_Escape)
    assert view.grid.hasFocus()
