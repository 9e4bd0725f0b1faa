"""The term of an organisation in its form: what is typed, and the sentence that follows from it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.editors.bureau_organization import OrganizationPanel
from models.rows.bureau import OrganizationRow
from models.rules.terms import OrganizationKind

TODAY = date(2026, 10, 31)
BRANCH = OrganizationRow(7, OrganizationKind.BRANCH, "办公室党支部", term_from=date(2023, 11, 20))


def today() -> date:
    return TODAY


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[OrganizationPanel]:
    made = OrganizationPanel(today)
    qtbot.addWidget(made)
    made.resize(420, 760)
    made.show_row(BRANCH, [BRANCH], "")
    made.show()
    yield made
    made.set_clean()


def line(panel: OrganizationPanel, key: str) -> QLineEdit:
    editor = panel.fields[key].editor
    assert isinstance(editor, QLineEdit)
    return editor


def retype(panel: OrganizationPanel, key: str, text: str) -> None:
    editor = line(panel, key)
    editor.selectAll()
    QTest.keyClicks(editor, text) if text else editor.clear()
    if not text:
        editor.textEdited.emit("")


def told(panel: OrganizationPanel) -> str:
    return panel._term.told.text()


def test_the_end_of_the_term_is_told_beside_its_beginning(panel: OrganizationPanel) -> None:
    assert told(panel) == "本届任期3年，2026年11月20日届满，距届满不到6个月，请提醒做好换届准备。"
    assert panel._term.told.isVisible()
    assert line(panel, "term_years").placeholderText() == "一般3年"


def test_years_that_are_typed_count_at_once(panel: OrganizationPanel) -> None:
    retype(panel, "term_years", "5")
    assert told(panel) == "本届任期5年，2028年11月20日届满，2028年5月20日起提醒换届。"
    assert panel.is_edited()
    assert (panel.row().term_from, panel.row().term_years) == (date(2023, 11, 20), 5)


def test_a_term_that_is_over_says_by_how_much_and_what_to_do(panel: OrganizationPanel) -> None:
    retype(panel, "term_from", "2023-10-30")
    assert told(panel).startswith("本届任期3年，2026年10月30日届满，已超过1天。任期届满应按期换届")


def test_an_unknown_beginning_is_left_open(panel: OrganizationPanel) -> None:
    retype(panel, "term_from", "")
    assert told(panel) == ""
    assert panel._term.told.isHidden()
    assert panel.row().term_from is None
    assert line(panel, "term_from").placeholderText() == "待补"


@pytest.mark.parametrize("typed", ["0", "11", "999999999", "三"])
def test_years_that_cannot_be_are_reckoned_with_nothing(panel: OrganizationPanel, typed: str) -> None:
    line(panel, "term_years").setText(typed)
    line(panel, "term_years").textEdited.emit(typed)
    assert told(panel) == ""


def test_a_group_has_no_term_and_keeps_none(panel: OrganizationPanel) -> None:
    panel._kind.box.set_value(OrganizationKind.GROUP)
    panel._kind.box.activated.emit(0)
    assert panel.fields["term_from"].isHidden()
    assert panel.fields["term_years"].isHidden()
    assert panel._term.told.isHidden()
    assert (panel.row().term_from, panel.row().term_years) == (None, None)
    panel._kind.box.set_value(OrganizationKind.PARTY_COMMITTEE)
    panel._kind.box.activated.emit(0)
    assert not panel.fields["term_from"].isHidden()
    assert told(panel).startswith("本届任期5年，2028年11月20日届满")
