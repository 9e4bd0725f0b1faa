"""The menu of a register's list: what speaks of the chosen records, and the columns."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from gui.dialogs.batch_edit import BatchEditDialog
from gui.pages.meetings import MeetingsPage
from models.db.store import Store
from tests.gui.pages.conftest import Bureau
from tests.models.services.making import add_meeting

Wait = Callable[[], None]


def _entries(page: MeetingsPage) -> dict[str, QAction]:
    page.view.table.customContextMenuRequested.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {action.text(): action for action in menu.actions()}


def test_batch_edit_and_columns_are_offered(
    page: MeetingsPage, store: Store, bureau: Bureau, settled: Wait
) -> None:
    with store.write() as session:
        add_meeting(session, bureau.ids.first)
    page.refresh()
    settled()
    page.view.table.selectRow(0)
    entries = _entries(page)
    assert "显示哪些列" in entries
    entries["批量修改…"].trigger()
    settled()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BatchEditDialog)
    assert dialog.model.rowCount() == 1
    dialog.reject()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
