"""组织名册 as a widget: what gives way to what, where the keyboard goes, and that it is freed."""

import weakref
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.desk import Desk
from gui.dialogs.roster_import import RosterImportDialog
from gui.main_window import MainWindow
from gui.pages.bureau import BureauPage
from models.rows.bureau import OrganizationRow, RosterEntry
from tests.gui.pages.bureau.acting import Wait, opened


def test_the_tree_gives_way_when_there_is_no_room_for_three(
    page: BureauPage, window: MainWindow, roster: tuple[RosterEntry, ...], settled: Wait
) -> None:
    window.resize(1366, 768)
    opened(page, roster[0], settled)
    assert page.tree.isVisible()
    window.resize(1000, 700)
    QApplication.processEvents()
    assert not page.tree.isVisible()
    page.editor.member.close_panel()
    assert page.tree.isVisible()


def test_the_tree_stays_while_an_organisation_is_written(
    page: BureauPage, window: MainWindow, branches: tuple[OrganizationRow, ...]
) -> None:
    window.resize(1000, 700)
    page.tree.go_to(branches[0].id or 0)
    page.new_organization()
    QApplication.processEvents()
    assert page.tree.isVisible()
    assert page.editor.isVisible()
    assert not page.view.table.isVisible()
    page.editor.organization.close_panel()
    assert page.view.table.isVisible()
    assert page.tree.view.hasFocus()


def test_a_second_click_where_the_panel_was_does_nothing(
    page: BureauPage, branches: tuple[OrganizationRow, ...]
) -> None:
    page.open_organization(branches[0].id or 0)
    page.editor.organization.close_panel()
    page.import_button.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.mouseDClick(page.import_button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(page.import_button, Qt.MouseButton.LeftButton)
    assert page.findChild(RosterImportDialog) is None
    assert page.tree.view.hasFocus()


def test_enter_presses_the_button_with_the_keyboard(page: BureauPage) -> None:
    page.tree.add_button.setFocus()
    QTest.keyClick(page.tree.add_button, Qt.Key.Key_Return)
    assert page.editor.organization.isVisible()


def test_the_page_is_freed_when_closed(
    desk: Desk, settled: Wait, roster: tuple[RosterEntry, ...], freed: Callable[[weakref.ref[QWidget]], bool]
) -> None:
    made = BureauPage(desk)
    made.show()
    settled()
    made.open_member(roster[0])
    settled()
    seen: weakref.ref[QWidget] = weakref.ref(made)
    made.close()
    made.deleteLater()
    del made
    assert freed(seen)
