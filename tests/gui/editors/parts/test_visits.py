"""被督察支部: ticked one by one, several or all at once, each with its day."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.editors.parts.visits import VisitsPart
from models.rows.bureau import OrganizationRow
from models.rows.inspection import VisitedBranch
from models.rules.terms import OrganizationKind

Compose = Callable[[QWidget, str], None]
TODAY = date(2026, 11, 5)
DAY = date(2026, 10, 20)
TREE = (
    OrganizationRow(1, OrganizationKind.PARTY_COMMITTEE, "机关党委"),
    OrganizationRow(2, OrganizationKind.BRANCH, "第一党支部", parent_id=1),
    OrganizationRow(3, OrganizationKind.GROUP, "第一党小组", parent_id=2),
    OrganizationRow(4, OrganizationKind.BRANCH, "第二党支部", parent_id=1, dissolved_on=date(2026, 10, 25)),
    OrganizationRow(5, OrganizationKind.BRANCH, "第三党支部", parent_id=1, founded_on=date(2026, 11, 1)),
)


@pytest.fixture
def visits(qtbot: QtBot) -> VisitsPart:
    """Nothing ticked, as the tree was on DAY."""
    made = VisitsPart(TODAY)
    qtbot.addWidget(made)
    made.set_organizations(TREE)
    made.set_day(DAY)
    made.show()
    return made


def lines(visits: VisitsPart) -> list[str]:
    """What is offered."""
    return [visits.list.item(at).text() for at in range(visits.list.count())]


def choose(visits: VisitsPart, *places: int) -> None:
    """Choose lines, the last of them under the cursor."""
    visits.list.clearSelection()
    for place in places:
        visits.list.setCurrentRow(place, QItemSelectionModel.SelectionFlag.Select)


def test_branches_are_offered_as_they_were_on_the_day(visits: VisitsPart) -> None:
    assert lines(visits) == ["第一党支部", "第二党支部"]
    visits.set_day(TODAY)
    assert lines(visits) == ["第一党支部", "第三党支部"]


def test_what_is_ticked_stays_offered(visits: VisitsPart) -> None:
    visits.show_rows([VisitedBranch(4), VisitedBranch(99, "已撤销的支部")])
    visits.set_day(TODAY)
    assert lines(visits) == ["第一党支部", "第二党支部", "第三党支部", "已撤销的支部"]
    assert visits.ticked() == {4, 99}


def test_space_ticks_and_a_day_goes_to_the_chosen(visits: VisitsPart, qtbot: QtBot) -> None:
    choose(visits, 1)
    with qtbot.waitSignal(visits.edited):
        QTest.keyClick(visits.list, Qt.Key.Key_Space)
    assert visits.rows() == (VisitedBranch(4, "第二党支部"),)
    visits.visited_on.pick(DAY)
    assert visits.rows() == (VisitedBranch(4, "第二党支部", DAY),)
    assert lines(visits)[1] == "第二党支部　10月20日"
    QTest.keyClick(visits.list, Qt.Key.Key_Space)
    assert visits.rows() == ()


def test_several_chosen_are_ticked_together(visits: VisitsPart) -> None:
    choose(visits, 0, 1)
    QTest.keyClick(visits.list, Qt.Key.Key_Space)
    assert visits.ticked() == {2, 4}


def test_a_day_ticks_the_chosen_ones(visits: VisitsPart) -> None:
    choose(visits, 0, 1)
    visits.visited_on.pick(DAY)
    assert [row.visited_on for row in visits.rows()] == [DAY, DAY]


def test_without_a_chosen_line_there_is_no_day_to_give(visits: VisitsPart) -> None:
    assert visits.visited_on.line.isReadOnly()
    choose(visits, 0)
    assert not visits.visited_on.line.isReadOnly()


def test_the_day_in_common_is_shown(visits: VisitsPart) -> None:
    visits.show_rows([VisitedBranch(2, visited_on=DAY), VisitedBranch(4, visited_on=TODAY)])
    choose(visits, 0)
    assert visits.visited_on.value() == DAY
    choose(visits, 0, 1)
    assert visits.visited_on.value() is None


def test_a_day_that_cannot_be_read_is_told(visits: VisitsPart, compose: Compose) -> None:
    choose(visits, 0)
    compose(visits.visited_on.line, "月底")
    assert visits.problem() == "日期写法不认识，请写成 2026-10-05 的样子"
    assert visits.rows() == ()


def test_all_and_none(visits: VisitsPart) -> None:
    visits.show_rows([VisitedBranch(2, visited_on=DAY)])
    visits.all_button.click()
    assert [(row.organization_id, row.visited_on) for row in visits.rows()] == [(2, DAY), (4, None)]
    assert visits.count.text() == "已选2个，共2个支部"
    visits.none_button.click()
    assert visits.rows() == ()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([2, 4]), st.none() | st.dates(date(2000, 1, 1), date(2050, 1, 1))))
def test_the_state_is_put_back(visits: VisitsPart, ticked: dict[int, date | None]) -> None:
    visits.show_rows([VisitedBranch(number, visited_on=day) for number, day in ticked.items()])
    before = visits.rows()
    state = visits.state()
    visits.show_rows(())
    visits.restore(state)
    assert visits.rows() == before
    assert {row.organization_id: row.visited_on for row in before} == ticked
