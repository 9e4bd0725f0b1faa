"""主题党日 in the editor of meetings: its fixed day, its forms, and what it counts as besides."""

from dataclasses import replace
from datetime import date

import pytest

from gui.editors.theme_days import NOT_FIXED
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from models.rows.life import ThemeDay
from models.rules.life_terms import ThemeForm
from models.services.organizations import list_organizations, save_organization
from tests.gui.pages.acting import begin, editor_of, stored
from tests.gui.pages.conftest import Bureau
from tests.gui.pages.life_of_people.acting import Compose, K, Wait, birthdays, theme_day


@pytest.fixture
def fixed(store: Store, bureau: Bureau) -> None:
    """The first branch has its theme day on the third Thursday."""
    with store.write() as session:
        row = next(row for row in list_organizations(session) if row.id == bureau.ids.first)
        save_organization(session, replace(row, theme_day_nth=3, theme_day_weekday=4))


def test_the_fixed_day_is_proposed_once_and_another_is_told(
    fixed: None, page: MeetingsPage, bureau: Bureau, settled: Wait
) -> None:
    page.begin_with(K.THEME_DAY, bureau.ids.first)
    settled()
    editor = editor_of(page)
    part = theme_day(editor)
    assert editor.held_on.value() == date(2026, 11, 19)
    assert part.fixed.text() == "固定日：每月第三个星期四。"
    assert not editor.is_edited()
    editor.held_on.set_value(None)
    editor.ask_people()
    settled()
    assert editor.held_on.value() is None
    editor.held_on.pick(date(2026, 11, 4))
    editor.ask_people()
    settled()
    assert "固定日为每月第三个星期四（11月19日），实际11月4日举行" in part.fixed.text()


def test_a_branch_without_a_fixed_day_is_told_where_it_is_fixed(
    page: MeetingsPage, bureau: Bureau, settled: Wait
) -> None:
    page.begin_with(K.THEME_DAY, bureau.ids.first)
    settled()
    assert theme_day(editor_of(page)).fixed.text() == NOT_FIXED
    assert editor_of(page).held_on.value() is None


def test_what_a_theme_day_was_besides_is_what_it_counts_as(
    page: MeetingsPage, bureau: Bureau, store: Store, settled: Wait, compose: Compose
) -> None:
    editor = begin(page, bureau, settled, K.THEME_DAY)
    compose(editor.title.line, "参观档案馆")
    part = theme_day(editor)
    part.forms[ThemeForm.ON_SITE].click()
    part.also[K.DUES_DAY].click()
    part.also[K.POLITICAL_BIRTHDAY].click()
    part.oath.set_value(True)
    compose(part.organizer.line, "甲二")
    compose(part.effect.text, "党员谈了体会")
    assert birthdays(editor).isVisibleTo(editor._sections["life"])
    part.also[K.POLITICAL_BIRTHDAY].click()
    assert not birthdays(editor).isVisibleTo(editor._sections["life"])
    editor.save()
    settled()
    saved = stored(store, editor.record_id)
    assert saved.counts_as == (K.DUES_DAY,)
    assert saved.theme_day == ThemeDay((ThemeForm.ON_SITE,), "甲二", True, "党员谈了体会")
    editor.show_detail(saved)
    assert editor.draft()["parts"]["theme_day"]["forms"] == ["on_site"]
    assert part.also[K.DUES_DAY].isChecked()
