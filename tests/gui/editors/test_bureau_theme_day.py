"""The fixed day of 主题党日 in the form of an organisation."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from gui.editors.bureau_organization import OrganizationPanel
from models.rows.bureau import OrganizationRow
from models.rules.terms import OrganizationKind
from models.rules.theme_days import FixedDay
from models.services.organizations import fixed_day_of

BRANCH = OrganizationRow(7, OrganizationKind.BRANCH, "办公室党支部")


def today() -> date:
    return date(2026, 10, 31)


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[OrganizationPanel]:
    made = OrganizationPanel(today)
    qtbot.addWidget(made)
    made.resize(420, 900)
    made.show_row(BRANCH, [BRANCH], "")
    made.show()
    yield made
    made.set_clean()


def choose(panel: OrganizationPanel, key: str, value: object) -> None:
    field = panel.fields[key]
    field.box.setCurrentIndex(field.box.values().index(value))  # type: ignore[attr-defined]
    field.edited.emit()


def told(panel: OrganizationPanel) -> str:
    return panel._theme_day.told.text()


def test_a_day_of_the_month_and_when_it_is_next(panel: OrganizationPanel) -> None:
    assert told(panel) == ""
    choose(panel, "theme_day", 25)
    assert told(panel) == "每月25日开展主题党日，下一次是11月25日。"
    assert fixed_day_of(panel.row()) == FixedDay(of_month=25)
    assert not panel.fields["theme_day_nth"].isVisible()
    choose(panel, "theme_day", 31)
    assert "下一次是10月31日；当月没有这一天的，在月末" in told(panel)


def test_a_weekday_asks_for_both_of_its_parts(panel: OrganizationPanel) -> None:
    choose(panel, "theme_day", -1)
    assert panel.fields["theme_day_nth"].isVisible()
    choose(panel, "theme_day_nth", 5)
    assert not panel.check()
    choose(panel, "theme_day_weekday", 5)
    assert panel.check()
    assert told(panel) == "每月最后一个星期五开展主题党日，下一次是11月27日。"
    assert fixed_day_of(panel.row()) == FixedDay(nth=5, weekday=5)


def test_what_is_kept_is_shown_and_may_be_taken_back(panel: OrganizationPanel) -> None:
    panel.show_row(replace(BRANCH, theme_day_nth=2, theme_day_weekday=4), [BRANCH], "")
    assert fixed_day_of(panel.row()) == FixedDay(nth=2, weekday=4)
    panel.show_row(replace(BRANCH, theme_day_of_month=5), [BRANCH], "")
    assert fixed_day_of(panel.row()) == FixedDay(of_month=5)
    choose(panel, "theme_day", 0)
    assert fixed_day_of(panel.row()) == FixedDay()
    assert panel.check()


def test_only_branches_hold_theme_days(panel: OrganizationPanel) -> None:
    panel.show_row(replace(BRANCH, theme_day_of_month=5), [BRANCH], "")
    choose(panel, "kind", OrganizationKind.DEPARTMENT)
    assert not panel.fields["theme_day"].isVisible()
    assert fixed_day_of(panel.row()) == FixedDay()
    choose(panel, "kind", OrganizationKind.GENERAL_BRANCH)
    assert fixed_day_of(panel.row()) == FixedDay(of_month=5)


def test_a_draft_brings_the_choice_back(panel: OrganizationPanel) -> None:
    choose(panel, "theme_day", -1)
    choose(panel, "theme_day_nth", 1)
    draft = {"fields": panel.state()}
    panel.show_row(BRANCH, [BRANCH], "")
    panel.restore_draft(draft)
    assert panel.fields["theme_day_nth"].isVisible()
    assert panel._theme_day.value() == FixedDay(nth=1)
