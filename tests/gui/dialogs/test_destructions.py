"""销毁清册: drawn up from what is over its retention, approved, carried out."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs import destructions
from gui.dialogs.destruction_forms import ApprovalDialog, DestroyedDialog, DestructionDialog
from gui.dialogs.destructions import DestructionsDialog
from gui.main_window import MainWindow
from models.db.store import Store
from models.rows.archive_use import DestructionRow
from models.rules.archive_terms import DestructionState
from models.services.destructions import list_destructions
from tests.gui.answers import answering, form_of
from tests.gui.dialogs.conftest import TODAY, Frees, Opens
from tests.gui.dialogs.cutting_off import cut_off
from tests.models.services.archived import add_item

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def dialog(store: Store, opens: Opens) -> DestructionsDialog:
    """Two 件 of 2014 are over their ten years."""
    with store.write() as session:
        add_item(session, "甲件", 2014)
        add_item(session, "乙件", 2014, 2)
    return opens(DestructionsDialog)


def only(store: Store) -> DestructionRow:
    with store.read() as session:
        (row,) = list_destructions(session)
    return row


def drawn_up(dialog: DestructionsDialog, settled: Wait) -> None:
    dialog.new_button.click()
    form_of(dialog, DestructionDialog).confirm_button.click()
    settled()


def test_what_is_over_is_told_before_anything_is_drawn_up(dialog: DestructionsDialog) -> None:
    assert dialog.summary.text() == "保管期限已满、没有列入清册的档案有2件。"
    assert dialog.empty.isVisible()


def test_a_list_is_drawn_up_of_what_is_ticked(
    dialog: DestructionsDialog, store: Store, settled: Wait, compose: Compose
) -> None:
    dialog.empty.button.click()
    form = form_of(dialog, DestructionDialog)
    form.list.setCurrentRow(1)
    compose(form.opinion.line, "同意销毁")
    form.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert form.count.text() == "共2件，已选1件"
    form.confirm_button.click()
    settled()
    (line,) = only(store).lines
    assert (line.title, line.opinion) == ("乙件", "同意销毁")
    assert dialog.lines.rowCount() == 1
    assert dialog.summary.text() == "保管期限已满、没有列入清册的档案有1件。"


def test_an_empty_list_is_not_drawn_up(dialog: DestructionsDialog) -> None:
    dialog.new_button.click()
    form = form_of(dialog, DestructionDialog)
    for place in range(2):
        form.list.item(place).setCheckState(Qt.CheckState.Unchecked)
    form.confirm_button.click()
    assert form.isVisible()
    assert "一件也没有勾选" in form.banner.sentence
    form.reject()


def test_it_goes_from_draft_to_done(
    dialog: DestructionsDialog, store: Store, settled: Wait, compose: Compose
) -> None:
    drawn_up(dialog, settled)
    assert dialog.change_button.isEnabled()
    assert not dialog.done_button.isEnabled()
    dialog.approve_button.click()
    approval = form_of(dialog, ApprovalDialog)
    compose(approval.approval.line, "局办批〔2026〕3号")
    compose(approval.approved_by.line, "吴主任")
    approval.approved_on.set_value(TODAY)
    approval.confirm_button.click()
    settled()
    assert not dialog.change_button.isEnabled()
    assert not dialog.remove_button.isEnabled()
    dialog.done_button.click()
    done = form_of(dialog, DestroyedDialog)
    compose(done.supervisors.line, "甲、乙")
    done.confirm_button.click()
    settled()
    assert only(store).state is DestructionState.DONE
    assert not dialog.done_button.isEnabled()


def test_a_draft_is_given_up_after_asking(
    dialog: DestructionsDialog, store: Store, settled: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_up(dialog, settled)
    monkeypatch.setattr(destructions, "agrees", answering(False))
    dialog.remove_button.click()
    settled()
    assert only(store).state is DestructionState.DRAFT
    monkeypatch.setattr(destructions, "agrees", answering(True))
    dialog.remove_button.click()
    settled()
    assert dialog.model.rowCount() == 0
    assert dialog.summary.text() == "保管期限已满、没有列入清册的档案有2件。"


def test_it_is_freed(desk: Desk, window: MainWindow, frees: Frees) -> None:
    window.show()
    assert frees(lambda: DestructionsDialog(desk, window))
    window.hide()


def test_ticks_and_opinions_of_a_list_half_drawn_up_outlive_a_power_cut(
    dialog: DestructionsDialog, settled: Wait, compose: Compose
) -> None:
    dialog.new_button.click()
    form = form_of(dialog, DestructionDialog)
    settled()
    form.list.setCurrentRow(1)
    compose(form.opinion.line, "同意销毁")
    form.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    cut_off(form, settled)
    dialog.new_button.click()
    settled()
    again = form_of(dialog, DestructionDialog)
    assert again.count.text() == "共2件，已选1件"
    assert again.opinion.value() == "", "the cursor is on the first"
    again.list.setCurrentRow(1)
    assert again.opinion.value() == "同意销毁"
