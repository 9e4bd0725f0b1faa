"""每周学习: gaps are seen and led to; a week is exempted with its reason, for one branch or for all."""

import weakref
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from gui.dialogs.exempt_week import ExemptWeekDialog
from gui.pages import overview_weeks
from gui.pages.overview import OverviewPage
from gui.pages.overview_weeks import WeeksView
from models.db.store import Store
from models.failures import BadInput
from models.rows.changes import Subject
from models.rows.compliance import Exemption
from models.rows.overview import WeekCell, WeekGrid, WeekRow
from models.rules.periods import quarter, year_of
from models.rules.terms import StudyKind, Verdict
from models.services.overview import week_grid
from models.services.rulebook import load_exemptions
from tests.gui.pages.conftest import TODAY, FakeWindow
from tests.gui.pages.overview.acting import Wait, click, rest, weeks_view

Compose = Callable[[QWidget, str], None]


def first_gap(view: WeeksView, store: Store, settled: Wait) -> tuple[WeekRow, WeekCell]:
    """Put the cursor on the first week of the year without study."""
    view.part.set_value(0)
    rest(settled)
    with store.read() as session:
        grid = week_grid(session, year_of(2026), TODAY)
    row, column = next(
        (row, column)
        for row, line in enumerate(grid.rows)
        for column, cell in enumerate(line.cells)
        if cell.verdict is Verdict.UNMET
    )
    view.grid.choose(row, column)
    rest(settled)
    return grid.rows[row], grid.rows[row].cells[column]


def dialog_of(view: WeeksView) -> ExemptWeekDialog:
    """The dialog now open."""
    found = view.findChildren(ExemptWeekDialog)
    assert len(found) == 1
    return found[0]


def exemptions(store: Store) -> tuple[Exemption, ...]:
    """Those kept, the sample's own among them."""
    with store.read() as session:
        return load_exemptions(session)


def test_it_begins_on_this_week_of_this_quarter(page: OverviewPage, settled: Wait) -> None:
    view = weeks_view(page, settled)
    assert view.span == quarter(2026, 4)
    _, cell = view.model.chosen(view.grid.currentIndex().row(), view.grid.currentIndex().column())
    assert cell is not None
    assert TODAY in cell.week


def test_a_gap_is_filled_in_from_its_cell(
    page: OverviewPage, sample: Store, window: FakeWindow, settled: Wait
) -> None:
    view = weeks_view(page, settled)
    line, cell = first_gap(view, sample, settled)
    assert view.panel.title.text() == f"{line.name}　{cell.week.label}"
    click(view.panel.add_button)
    (target,) = window.went
    assert (target.subject, target.kind) == (Subject.STUDY, StudyKind.BRANCH_STUDY.value)
    assert target.organization_id == line.organization_id
    assert target.day is not None
    assert target.day in cell.week


def test_a_week_is_exempted_for_every_branch(
    page: OverviewPage,
    sample: Store,
    window: FakeWindow,
    settled: Wait,
    compose: Compose,
    freed: Callable[[weakref.ref[QWidget]], bool],
) -> None:
    view = weeks_view(page, settled)
    line, cell = first_gap(view, sample, settled)
    click(view.panel.exempt_button)
    dialog = dialog_of(view)
    click(dialog.confirm_button)
    assert dialog.reason.error is not None
    compose(dialog.reason.line, "防汛值守")
    click(dialog.confirm_button)
    rest(settled)
    assert window.said == ["免学周已登记。"]
    (kept,) = [one for one in exemptions(sample) if one.reason == "防汛值守"]
    assert (kept.first, kept.last) == (cell.week.first, cell.week.last)
    assert (kept.organization_id, kept.rule_code) == (None, "weekly_study")
    assert view.panel.title.text() == f"{line.name}　{cell.week.label}"
    assert view.panel.line is not None
    assert view.panel.line.verdict is not None
    assert view.panel.line.verdict.verdict is Verdict.NOT_APPLICABLE
    assert not view.panel.exempt_button.isEnabled()
    seen: weakref.ref[QWidget] = weakref.ref(dialog)
    del dialog
    assert freed(seen)


def test_a_week_is_exempted_for_one_branch(
    page: OverviewPage, sample: Store, settled: Wait, compose: Compose
) -> None:
    view = weeks_view(page, settled)
    line, _ = first_gap(view, sample, settled)
    click(view.panel.exempt_button)
    dialog = dialog_of(view)
    assert dialog.one.text() == f"只免{line.name}"
    dialog.one.setChecked(True)
    compose(dialog.reason.line, "支部换届")
    click(dialog.confirm_button)
    rest(settled)
    (kept,) = [one for one in exemptions(sample) if one.reason == "支部换届"]
    assert kept.organization_id == line.organization_id


def refuse(_session: object, _exemption: Exemption) -> None:
    """What stands in the way."""
    raise BadInput("还没有保存；请核对。")


def test_what_stands_in_the_way_is_said_and_nothing_typed_is_lost(
    page: OverviewPage, sample: Store, settled: Wait, compose: Compose, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview_weeks, "save_exemption", refuse)
    view = weeks_view(page, settled)
    first_gap(view, sample, settled)
    click(view.panel.exempt_button)
    dialog = dialog_of(view)
    compose(dialog.reason.line, "防汛值守")
    click(dialog.confirm_button)
    rest(settled)
    assert dialog.isVisible()
    assert dialog.banner.sentence == "还没有保存；请核对。"
    assert dialog.reason.value() == "防汛值守"
    assert dialog.confirm_button.isEnabled()
    dialog.reject()


def test_the_sum_lists_its_weeks(page: OverviewPage, settled: Wait) -> None:
    view = weeks_view(page, settled)
    view.grid.choose(0, view.model.columnCount() - 1)
    rest(settled)
    line, cell = view.model.chosen(0, view.model.columnCount() - 1)
    assert cell is None
    assert len(view.panel.lines.rows()) == line.due


def test_a_whole_year_shows_every_week_once(page: OverviewPage, settled: Wait) -> None:
    view = weeks_view(page, settled)
    view.part.set_value(0)
    rest(settled)
    # 2026 has 53 weeks by their Thursdays; the sum; 研讨 and 交流.
    assert view.model.columnCount() == 55


def test_the_answer_for_weeks_left_meanwhile_is_not_shown(page: OverviewPage, settled: Wait) -> None:
    view = weeks_view(page, settled)
    before = view.model.columnCount()
    view._show((quarter(2026, 1), WeekGrid((), ())))
    assert view.model.columnCount() == before
