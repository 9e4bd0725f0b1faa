"""组织关系转接: what is asked, and what the answer says."""

import weakref
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.dialogs.transfer import Transfer, TransferDialog
from models.failures import BadInput
from models.rows.bureau import OrganizationRow, RosterEntry
from models.rules.terms import OrganizationKind, Standing

TODAY = date(2026, 11, 5)
ROWS = (
    OrganizationRow(1, OrganizationKind.PARTY_COMMITTEE, "机关党委"),
    OrganizationRow(2, OrganizationKind.BRANCH, "第一党支部", parent_id=1),
    OrganizationRow(3, OrganizationKind.BRANCH, "第二党支部", parent_id=1),
    OrganizationRow(4, OrganizationKind.BRANCH, "老支部", parent_id=1, dissolved_on=date(2020, 1, 1)),
)
PERSON = RosterEntry(7, "王建国", Standing.FULL, 2, "第一党支部")


def dialog_over(window: QWidget, heard: list[str]) -> TransferDialog:
    """The dialog, shown; `heard` grows by each confirmation."""
    dialog = TransferDialog(PERSON, ROWS, TODAY, window)
    dialog.show()
    listener = _Listener(heard, dialog)
    dialog.confirmed.connect(listener.hear)
    return dialog


class _Listener(QWidget):
    def __init__(self, heard: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._heard = heard

    def hear(self) -> None:
        """Note the confirmation."""
        self._heard.append("confirmed")


def test_only_other_living_branches_are_offered(window: QWidget) -> None:
    dialog = dialog_over(window, [])
    assert dialog.branch.box.values() == [3]


def test_nothing_is_confirmed_before_a_branch_is_chosen(window: QWidget) -> None:
    heard: list[str] = []
    dialog = dialog_over(window, heard)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert heard == []
    assert dialog.branch.error == "请选择转入支部"


def test_within_the_bureau(window: QWidget) -> None:
    heard: list[str] = []
    dialog = dialog_over(window, heard)
    dialog.branch.set_value(3)
    dialog.on.line.setText("11-3")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert heard == ["confirmed"]
    assert dialog.answer() == Transfer(7, 3, date(2026, 11, 3), "")


def test_out_of_the_bureau_needs_to_know_where(
    window: QWidget, compose: Callable[[QWidget, str], None]
) -> None:
    heard: list[str] = []
    dialog = dialog_over(window, heard)
    dialog.out.setChecked(True)
    dialog.confirm()
    assert heard == []
    assert dialog.place.error == "请填写去向"
    compose(dialog.place.line, "某某省某某厅机关党委")
    dialog.confirm()
    assert heard == ["confirmed"]
    assert dialog.answer() == Transfer(7, None, TODAY, "某某省某某厅机关党委")


def test_enter_on_cancel_cancels(window: QWidget) -> None:
    heard: list[str] = []
    dialog = dialog_over(window, heard)
    dialog.branch.set_value(3)
    dialog.cancel_button.setFocus()
    QTest.keyClick(dialog.cancel_button, Qt.Key.Key_Return)
    assert heard == []
    assert not dialog.isVisible()


def test_mistakes_are_shown_whole(window: QWidget) -> None:
    dialog = dialog_over(window, [])
    QTest.qWaitForWindowExposed(dialog)
    dialog.on.set_value(None)
    dialog.confirm()
    QApplication.processEvents()
    for field in (dialog.branch, dialog.on):
        assert field.height() >= field.heightForWidth(field.width())
    assert dialog.branch.geometry().bottom() < dialog.on.geometry().top()


def test_a_refusal_is_told_and_may_be_tried_again(window: QWidget) -> None:
    heard: list[str] = []
    dialog = dialog_over(window, heard)
    dialog.branch.set_value(3)
    dialog.confirm()
    dialog.confirm()
    assert heard == ["confirmed"], "a second press while the first is under way orders nothing"
    dialog.explain(BadInput("转接日期应晚于转入日期，没有转接；请核对日期。"))
    assert "应晚于转入日期" in dialog.banner.sentence
    dialog.confirm()
    assert len(heard) == 2


def test_a_mistake_of_the_program_is_not_told_here(window: QWidget) -> None:
    dialog = dialog_over(window, [])
    assert dialog.explain(ValueError("oops")) is None
    assert dialog.banner.sentence == ""


def test_it_is_freed_when_closed(window: QWidget, freed: Callable[[weakref.ref[QWidget]], bool]) -> None:
    dialog = dialog_over(window, [])
    seen: weakref.ref[QWidget] = weakref.ref(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    del dialog
    assert freed(seen)
