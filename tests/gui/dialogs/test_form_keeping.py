"""What is typed in a form and not answered is there when the form of the same entry is opened again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QWidget

from gui.desk import Desk
from gui.dialogs import rule_form
from gui.dialogs.asked_order import AskedOrder
from gui.dialogs.bureau_settings import BureauSettingsDialog
from gui.dialogs.form import FormDialog
from gui.dialogs.form_keeping import BROUGHT_BACK, CHANGED_SINCE
from gui.dialogs.rule_form import RuleDialog
from gui.main_window import MainWindow
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import TextField
from models.db.store import Store
from models.rules.compliance_terms import RulePeriod, RuleUnit
from models.rules.rule_fit import evidence_for
from models.rules.terms import DraftOf
from models.services.drafts import drafts_of, kinds_with_drafts
from tests.gui.answers import answering
from tests.gui.dialogs.conftest import TODAY, Opens
from tests.gui.dialogs.cutting_off import cut_off

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


class Box(FormDialog):
    """Asks about a box; what it shows depends on the box, and the day on the day."""

    def __init__(
        self, number: int, parent: QWidget, *, note: str = "没有", today: date = date(2026, 11, 5)
    ) -> None:
        super().__init__("一盒", "保存", parent, intro="写明情况。")
        self.about = (number,)
        self.kind = ChoiceField("类别", [("a", "甲"), ("b", "乙")], required=True)
        self.name = TextField("名称", required=True)
        self.note = TextArea("情况")
        self.on = DateField("日期", today=today)
        self.full = QCheckBox("已满")
        self.put(self.kind, self.name, self.note, self.on)
        self.body.addWidget(self.full)
        self.kind.edited.connect(self._suit)
        self.note.set_value(note)
        self.on.set_value(today)
        self._suit()

    def _suit(self) -> None:
        self.name.setVisible(self.kind.value() == "b")

    def answer(self) -> str:
        """The name."""
        return self.name.value()


class Shelf(QWidget):
    """Where forms are asked over."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.asked = AskedOrder(desk.tasks, self)
        self.show()


def write(_session: Any, answer: str) -> str:
    """The order."""
    return answer


@pytest.fixture
def ask(desk: Desk, window: QWidget, settled: Wait) -> Callable[[FormDialog], FormDialog]:
    """Opens a form over the window and waits for what was kept of it."""
    window.show()
    shelf = Shelf(desk, window)

    def opened(form: FormDialog) -> FormDialog:
        shelf.asked.order(form, write)
        settled()
        return form

    return opened


Ask = Callable[[FormDialog], FormDialog]


def kept(store: Store) -> int:
    """How many forms have something kept."""
    with store.read() as session:
        return len(drafts_of(session, DraftOf.FORM))


def typed(form: Box, compose: Compose) -> None:
    """A name, which is asked for with the kind, another day and a tick."""
    form.kind.box.setCurrentIndex(1)
    form.kind.box.activated.emit(1)
    compose(form.name.line, "支部材料")
    form.on.pick(date(2026, 10, 1))
    form.full.click()


def test_what_was_typed_comes_back_and_what_follows_from_it(
    ask: Ask, store: Store, window: QWidget, settled: Wait, compose: Compose
) -> None:
    form = Box(7, window)
    ask(form)
    assert not form.banner.isVisible()
    typed(form, compose)
    cut_off(form, settled)
    again = Box(7, window)
    ask(again)
    assert again.banner.sentence == BROUGHT_BACK
    assert (again.kind.value(), again.name.value(), again.note.value()) == ("b", "支部材料", "没有")
    assert (again.on.value(), again.full.isChecked()) == (date(2026, 10, 1), True)
    assert again.name.isVisible(), "asked for with the kind"
    cut_off(again, settled)
    third = Box(7, window)
    ask(third)
    assert third.name.value() == "支部材料", "until it is answered a second power cut must not cost it"
    with store.read() as session:
        assert kinds_with_drafts(session) == (), "the form is what brings it back, no tab"


def test_it_is_put_into_no_other_entry(ask: Ask, window: QWidget, settled: Wait, compose: Compose) -> None:
    form = Box(7, window)
    ask(form)
    typed(form, compose)
    cut_off(form, settled)
    other = Box(8, window)
    ask(other)
    assert (other.name.value(), other.banner.sentence) == ("", "")
    other.reject()
    settled()
    again = Box(7, window)
    ask(again)
    assert again.name.value() == "支部材料"


def test_over_an_entry_changed_since_it_is_told_and_not_laid(
    ask: Ask, window: QWidget, settled: Wait, compose: Compose
) -> None:
    form = Box(7, window)
    ask(form)
    typed(form, compose)
    cut_off(form, settled)
    again = Box(7, window, note="缺两页")
    ask(again)
    assert (again.kind.value(), again.name.value(), again.note.value()) == (None, "", "缺两页")
    assert again.banner.sentence.startswith(CHANGED_SINCE)
    assert "名称：支部材料；日期：2026-10-01" in again.banner.sentence


def test_the_day_proposed_is_todays_and_no_change(
    ask: Ask, window: QWidget, settled: Wait, compose: Compose
) -> None:
    form = Box(7, window)
    ask(form)
    compose(form.note.text, "，补记")
    cut_off(form, settled)
    again = Box(7, window, today=date(2026, 11, 6))
    ask(again)
    assert (again.note.value(), again.on.value()) == (form.note.value(), date(2026, 11, 6))


def test_what_is_typed_before_it_comes_back_stays(
    desk: Desk, ask: Ask, window: QWidget, settled: Wait, compose: Compose
) -> None:
    form = Box(7, window)
    ask(form)
    typed(form, compose)
    cut_off(form, settled)
    again = Box(7, window)
    again.keep_typed(desk.tasks)
    compose(again.name.line, "另一份")
    settled()
    assert (again.kind.value(), again.name.value()) == ("b", "另一份")


@pytest.mark.parametrize("end", ["accept", "reject"])
def test_an_answer_forgets_it_cancelling_too(
    ask: Ask, store: Store, window: QWidget, settled: Wait, compose: Compose, end: str
) -> None:
    form = Box(7, window)
    ask(form)
    typed(form, compose)
    cut_off(form, settled)
    assert kept(store) == 1
    again = Box(7, window)
    ask(again)
    if end == "accept":
        again.confirm()
    else:
        again.reject()
    settled()
    assert kept(store) == 0


def test_nothing_typed_keeps_nothing(ask: Ask, store: Store, window: QWidget, settled: Wait) -> None:
    form = Box(7, window)
    ask(form)
    cut_off(form, settled)
    assert kept(store) == 0


def test_choices_that_hang_on_others_come_back_too(
    ask: Ask, window: QWidget, settled: Wait, compose: Compose, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = RuleDialog(None, TODAY, window)
    ask(form)
    compose(form.name.line, "支部书记述职")
    for field, value in (
        (form.unit, RuleUnit.SECRETARY.value),
        (form.evidence, evidence_for(RuleUnit.SECRETARY)[-1].value),
        (form.period, RulePeriod.YEAR.value),
    ):
        field.set_value(value)
        field.box.activated.emit(field.box.currentIndex())
    form.valid_from.pick(date(2026, 3, 1))
    form.enabled.click()
    wanted = form.answer()
    cut_off(form, settled)
    again = RuleDialog(None, TODAY, window)
    ask(again)
    assert again.answer() == wanted
    monkeypatch.setattr(rule_form, "agrees", answering(False))
    again.reject()
    assert again.isVisible(), "what came back is not lost by a slip of the hand either"


def test_settings_half_typed_come_back(
    desk: Desk, window: MainWindow, opens: Opens, settled: Wait, compose: Compose
) -> None:
    dialog = opens(BureauSettingsDialog)
    compose(dialog.fields["office"].editor, "机关党委办公室")
    dialog.by_branch.click()
    cut_off(dialog, settled)
    again = opens(BureauSettingsDialog)
    assert (again.fields["office"].value(), again.by_branch.isChecked()) == ("机关党委办公室", True)
    again.reject()
    settled()
    assert opens(BureauSettingsDialog).fields["office"].value() == ""
