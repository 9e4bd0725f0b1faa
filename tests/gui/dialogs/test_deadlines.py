"""时限提醒: what is doubtful cannot be switched on; days, wording and source are changed at once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs import all_at_once
from gui.dialogs.deadlines import DeadlineRow, DeadlinesDialog
from gui.main_window import MainWindow
from models.db.store import Store
from models.rows.compliance import ReminderRule
from models.rules.compliance_terms import SourceStatus
from models.services.deadlines import list_deadlines
from tests.gui.answers import answering
from tests.gui.dialogs.conftest import Frees, Opens

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def dialog(opens: Opens) -> DeadlinesDialog:
    """The dialog, loaded."""
    return opens(DeadlinesDialog)


def kept(store: Store) -> dict[str, ReminderRule]:
    with store.read() as session:
        return {row.code: row for row in list_deadlines(session)}


def confirm(row: DeadlineRow) -> None:
    """The clerk has looked it up."""
    QTest.keyClick(row.status.box, Qt.Key.Key_Home)
    assert row.status.value() is SourceStatus.CONFIRMED


def test_a_doubtful_deadline_cannot_be_ticked(dialog: DeadlinesDialog) -> None:
    first = dialog.rows[0]
    assert not first.enabled.isEnabled()
    assert first.hint.text() == "依据待核，核实后才能启用。"
    assert first.days.title == "民主生活会前几天内（自然日）"
    assert first.days.value() == 10
    assert not dialog.save_button.isEnabled()


def test_looked_up_switched_on_and_saved_by_the_keyboard(
    dialog: DeadlinesDialog, store: Store, settled: Wait
) -> None:
    plan, report = dialog.rows[0], dialog.rows[1]
    for row in (plan, report):
        confirm(row)
        QTest.keyClick(row.enabled, Qt.Key.Key_Space)
    plan.days.line.selectAll()
    QTest.keyClicks(plan.days.line, "12")
    report.wording.line.selectAll()
    QTest.keyClicks(report.wording.line, "15")
    dialog.save_button.setFocus()
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Return)
    settled()
    now = kept(store)
    assert (now["democratic_life_plan"].days, now["democratic_life_plan"].enabled) == (-12, True)
    assert now["democratic_life_report"].wording == "15"
    assert not now["organizational_life_report"].enabled


def test_doubted_again_it_is_switched_off(dialog: DeadlinesDialog) -> None:
    birthday = dialog.rows[3]
    assert birthday.enabled.isChecked()
    QTest.keyClick(birthday.status.box, Qt.Key.Key_End)
    assert not birthday.enabled.isChecked()
    assert dialog.changed() == [birthday.row()]


def test_mistakes_are_explained_and_nothing_is_kept(
    dialog: DeadlinesDialog, store: Store, settled: Wait
) -> None:
    before = kept(store)
    dialog.rows[1].days.line.selectAll()
    QTest.keyClicks(dialog.rows[1].days.line, "900")
    dialog.save_button.click()
    settled()
    assert dialog.isVisible()
    assert dialog.rows[1].days.error == "请填0到365之间的数"
    assert kept(store) == before


def test_what_is_typed_is_not_lost_unasked(dialog: DeadlinesDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog.rows[1].days.line.selectAll()
    QTest.keyClicks(dialog.rows[1].days.line, "20")
    monkeypatch.setattr(all_at_once, "agrees", answering(False))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    monkeypatch.setattr(all_at_once, "agrees", answering(True))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_is_freed(desk: Desk, window: MainWindow, frees: Frees) -> None:
    window.show()
    assert frees(lambda: DeadlinesDialog(desk, window))
