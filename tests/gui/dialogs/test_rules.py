"""督察规则: the list, versions from a day on, corrections, the bureau's own rules."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from gui.desk import Desk
from gui.dialogs import rule_form, rules
from gui.dialogs.exemptions import ExemptionsDialog
from gui.dialogs.rule_form import RuleDialog
from gui.dialogs.rules import RulesDialog
from gui.main_window import MainWindow
from models.db.store import CONFLICT, Store
from models.rows.compliance import ComplianceRule
from models.rules.compliance_terms import AppliesWhen, RulePeriod, RuleUnit, Severity, SourceStatus
from models.rules.rule_versions import RuleState
from models.services.rulebook import load_rulebook, save_rule
from tests.gui.answers import answering
from tests.gui.dialogs.conftest import Frees

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def dialog(desk: Desk, window: MainWindow, settled: Wait) -> Iterator[RulesDialog]:
    """The dialog over the shipped rules, loaded."""
    window.show()
    made = RulesDialog(desk, window)
    made.open()
    settled()
    yield made
    window.hide()


def shown_form(dialog: RulesDialog) -> RuleDialog:
    return next(one for one in dialog.findChildren(RuleDialog) if one.isVisible())


@pytest.fixture
def form(dialog: RulesDialog) -> Callable[[], RuleDialog]:
    """The form that is open."""

    def found() -> RuleDialog:
        return shown_form(dialog)

    return found


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def versions(store: Store, code: str) -> list[ComplianceRule]:
    with store.read() as session:
        return [rule for rule in load_rulebook(session).rules if rule.code == code]


def shown(dialog: RulesDialog, code: str) -> dict[str, str]:
    """A line of the list, by its headings."""
    row = dialog.model.position(code)
    assert row is not None
    columns = dialog.model.columns
    return {column.title: dialog.model.index(row, at).data() for at, column in enumerate(columns)}


def pick(box: QWidget, value: object) -> None:
    """Choose in a drop-down as a clerk does."""
    box.box.set_value(value)  # type: ignore[attr-defined]
    box.box.activated.emit(box.box.currentIndex())  # type: ignore[attr-defined]


def test_every_rule_says_what_it_asks_and_how_sure_we_are(dialog: RulesDialog) -> None:
    assert dialog.model.rowCount() == 18
    assert shown(dialog, "branch_committee") == {
        "状态": "执行中",
        "要求": "支委会",
        "周期次数": "每月1次",
        "适用": "设支委会的支部",
        "依据": "《中国共产党支部工作条例（试行）》第十二条",
        "性质": "一般",
        "来源": "待核",
        "自何时起": "一直执行",
    }
    assert dialog.table.hasFocus()


def test_the_explanation_stands_beside_the_chosen_rule(dialog: RulesDialog) -> None:
    panel = dialog.panel
    assert panel.name.text() == "支部党员大会"
    assert not panel.doubt.isVisible()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert panel.name.text() == "支委会"
    assert "正式党员7名以上" in panel.explanation.text()
    assert "请对照文件原文" in panel.doubt.sentence
    assert "《中国共产党支部工作条例（试行）》第十二条（一般，来源待核）" in panel.facts.text()
    assert not panel.remove_button.isEnabled(), "the first version stays"


def test_a_change_is_a_new_version_from_the_next_period_on(
    dialog: RulesDialog, form: Callable[[], RuleDialog], store: Store, settled: Wait
) -> None:
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    asked = form()
    assert asked.valid_from.value() == date(2027, 1, 1)
    assert "以前的月份仍按原来的要求统计" in asked.intro.text()
    assert not asked.unit.editor.isEnabled()
    assert not asked.evidence.editor.isEnabled()
    QTest.keyClick(asked.minimum.line, Qt.Key.Key_Up)
    click(asked.confirm_button)
    settled()
    assert not any(one.isVisible() for one in dialog.findChildren(RuleDialog))
    before, after = versions(store, "branch_assembly")
    assert (before.minimum, after.minimum, after.valid_from) == (1, 2, date(2027, 1, 1))
    assert shown(dialog, "branch_assembly")["周期次数"] == "每季度1次", "until that day"
    assert dialog.panel.coming.text() == "自2027-01-01起：每季度2次。"
    assert [line.changed for line in dialog.panel.versions.rows()] == ["次数", "第一版"]
    chosen = dialog.panel.version()
    assert chosen is not None
    assert chosen.id == after.id


def test_another_period_proposes_another_day_unless_one_was_typed(
    dialog: RulesDialog, form: Callable[[], RuleDialog]
) -> None:
    dialog.table.choose("theme_day")
    click(dialog.panel.change_button)
    asked = form()
    assert asked.valid_from.value() == date(2026, 12, 1)
    pick(asked.period, RulePeriod.QUARTER.value)
    assert asked.valid_from.value() == date(2027, 1, 1)
    asked.valid_from.pick(date(2026, 12, 10))
    assert asked.begins.text() == "只统计完整的周期：从2027年第一季度起按此统计。"
    pick(asked.period, RulePeriod.MONTH.value)
    assert asked.valid_from.value() == date(2026, 12, 10)
    assert asked.begins.text() == "只统计完整的周期：从2027年1月起按此统计。"


def test_a_wording_of_another_period_and_a_day_gone_by_are_asked_about(
    dialog: RulesDialog, form: Callable[[], RuleDialog]
) -> None:
    dialog.table.choose("party_lecture")
    click(dialog.panel.change_button)
    asked = form()
    assert asked.doubts.isHidden()
    pick(asked.period, RulePeriod.MONTH.value)
    assert asked.doubts.text().startswith("表述里写的是“每季度”，周期是“每月”")
    assert not asked.doubts.isHidden()
    pick(asked.period, RulePeriod.QUARTER.value)
    assert asked.doubts.isHidden()
    asked.valid_from.pick(date(2026, 9, 1))
    assert asked.doubts.text().startswith("执行日期早于今天")
    asked.correct.click()
    assert asked.doubts.isHidden(), "the intro says what a correction changes"


def test_a_rule_switched_off_is_no_longer_asked_for_from_a_period_on(
    dialog: RulesDialog, form: Callable[[], RuleDialog]
) -> None:
    dialog.table.choose("theme_day")
    click(dialog.panel.change_button)
    asked = form()
    asked.enabled.click()
    assert asked.begins.text() == "只统计完整的周期：从2026年12月起不再要求。"


def test_a_correction_changes_the_version_itself(
    dialog: RulesDialog, form: Callable[[], RuleDialog], store: Store, settled: Wait, compose: Compose
) -> None:
    dialog.table.choose("branch_committee")
    click(dialog.panel.change_button)
    asked = form()
    asked.correct.click()
    assert "已印发的通报不变" in asked.intro.text()
    assert "重新统计" in asked.intro.text()
    assert asked.begins.text() == "1949年起，即一直执行。"
    asked.article.line.selectAll()
    compose(asked.article.line, "第十三条")
    pick(asked.source, SourceStatus.CONFIRMED.value)
    click(asked.confirm_button)
    settled()
    (only,) = versions(store, "branch_committee")
    assert (only.article, only.source_status) == ("第十三条", SourceStatus.CONFIRMED)
    assert not dialog.panel.doubt.isVisible()


def test_a_rule_is_switched_off_from_a_day_on(
    dialog: RulesDialog, form: Callable[[], RuleDialog], store: Store, settled: Wait
) -> None:
    dialog.table.choose("party_lecture")
    click(dialog.panel.toggle_button)
    asked = form()
    assert not asked.enabled.isChecked()
    asked.valid_from.pick(date(2026, 10, 1))
    click(asked.confirm_button)
    settled()
    assert [rule.enabled for rule in versions(store, "party_lecture")] == [True, False]
    assert shown(dialog, "party_lecture")["状态"] == RuleState.DISABLED.label
    assert dialog.panel.toggle_button.text() == "恢复执行…"


def test_a_rule_of_the_bureaus_own(
    dialog: RulesDialog, form: Callable[[], RuleDialog], store: Store, settled: Wait, compose: Compose
) -> None:
    click(dialog.new_button)
    asked = form()
    click(asked.confirm_button)
    assert asked.isVisible()
    assert asked.name.error
    assert asked.evidence.error
    pick(asked.unit, RuleUnit.GROUP.value)
    assert asked.applies.box.values() == [AppliesWhen.ALWAYS.value]
    assert "支部党员大会" not in [asked.evidence.box.itemText(at) for at in range(asked.evidence.box.count())]
    pick(asked.evidence, "theme_day")
    assert asked.name.value() == "主题党日", "named as what it counts"
    pick(asked.period, RulePeriod.HALF_YEAR.value)
    assert asked.valid_from.value() == date(2027, 1, 1)
    compose(asked.wording.line, "党小组每半年牵头1次主题党日")
    click(asked.confirm_button)
    settled()
    (made,) = versions(store, "own_1")
    assert (made.unit, made.period, made.severity) == (RuleUnit.GROUP, RulePeriod.HALF_YEAR, Severity.LOCAL)
    assert shown(dialog, "own_1")["状态"] == RuleState.TO_COME.label
    assert dialog.panel.name.text() == "主题党日"


def test_a_later_version_can_be_taken_back(
    dialog: RulesDialog, store: Store, desk: Desk, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = versions(store, "theme_day")
    desk.tasks.write(save_rule, replace(first, id=None, minimum=2, valid_from=date(2027, 1, 1)))
    settled()
    dialog.table.choose("theme_day")
    history = dialog.panel.history
    history.setFocus()
    QTest.keyClick(history, Qt.Key.Key_Home)
    QTest.keyClick(history, Qt.Key.Key_Up)
    assert dialog.panel.remove_button.isEnabled()
    monkeypatch.setattr(rules, "agrees", answering(False))
    click(dialog.panel.remove_button)
    settled()
    assert len(versions(store, "theme_day")) == 2
    monkeypatch.setattr(rules, "agrees", answering(True))
    click(dialog.panel.remove_button)
    settled()
    assert versions(store, "theme_day") == [first]
    assert "由前一版继续统计" in dialog.banner.sentence
    assert dialog.panel.name.text() == "主题党日"


def test_an_old_version_can_only_be_put_right(
    dialog: RulesDialog, form: Callable[[], RuleDialog], store: Store, desk: Desk, settled: Wait
) -> None:
    (first,) = versions(store, "theme_day")
    desk.tasks.write(save_rule, replace(first, id=None, minimum=2, valid_from=date(2026, 7, 1)))
    settled()
    dialog.table.choose("theme_day")
    assert shown(dialog, "theme_day")["自何时起"] == "2026-07-01"
    dialog.panel.history.choose(first.id)
    click(dialog.panel.correct_button)
    asked = form()
    assert asked.correct.isChecked()
    assert not asked.change.isEnabled()
    assert not asked.unit.editor.isEnabled(), "both versions count the same"
    assert asked.answer().id == first.id


def test_what_was_changed_elsewhere_is_not_overwritten(
    dialog: RulesDialog, form: Callable[[], RuleDialog], store: Store, settled: Wait, compose: Compose
) -> None:
    dialog.table.choose("theme_day")
    click(dialog.panel.correct_button)
    asked = form()
    (first,) = versions(store, "theme_day")
    with store.write() as session:
        save_rule(session, replace(first, explanation="别处改的"))
    asked.wording.line.selectAll()
    compose(asked.wording.line, "我改的")
    click(asked.confirm_button)
    settled()
    assert asked.banner.sentence == CONFLICT
    assert asked.wording.value() == "我改的", "nothing typed is lost"
    assert versions(store, "theme_day")[0].explanation == "别处改的"
    assert dialog.panel.explanation.text() == "别处改的"


def test_a_day_that_has_its_version_already_is_explained(
    dialog: RulesDialog, form: Callable[[], RuleDialog], settled: Wait
) -> None:
    dialog.table.choose("monthly_notice")
    click(dialog.panel.change_button)
    asked = form()
    line = dialog.panel.line
    assert line is not None
    asked.valid_from.pick(line.shown.valid_from)
    click(asked.confirm_button)
    settled()
    assert "已经有" in asked.banner.sentence
    assert asked.confirm_button.isEnabled()


def test_what_is_typed_is_given_up_only_after_asking(
    dialog: RulesDialog, form: Callable[[], RuleDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    click(dialog.panel.change_button)
    asked = form()
    monkeypatch.setattr(rule_form, "agrees", answering(False))
    QTest.keyClicks(asked.article.line, "x")
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert asked.isVisible()
    monkeypatch.setattr(rule_form, "agrees", answering(True))
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert not asked.isVisible()


def test_exemptions_are_a_press_away(dialog: RulesDialog, settled: Wait) -> None:
    click(dialog.exemptions_button)
    settled()
    (opened,) = dialog.findChildren(ExemptionsDialog)
    opened.reject()


def test_it_fits_a_small_screen(dialog: RulesDialog, form: Callable[[], RuleDialog]) -> None:
    assert dialog.width() <= 1366
    assert dialog.height() <= 768
    click(dialog.panel.change_button)
    assert form().width() <= 1366
    assert form().height() <= 700


def test_escape_closes_and_frees_it(desk: Desk, window: MainWindow, frees: Frees) -> None:
    def form_too(dialog: RulesDialog) -> None:
        dialog.change()
        assert frees(lambda: shown_form(dialog))

    assert frees(lambda: RulesDialog(desk, window), form_too)
