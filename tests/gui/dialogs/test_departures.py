"""出室登记: read, narrowed, and to whom it went."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.departures import DepartureDialog, DeparturesDialog
from gui.main_window import MainWindow
from models.db.store import Store
from models.rules.archive_terms import DepartureKind
from models.services.departures import list_departures, note_departure
from tests.gui.answers import form_of
from tests.gui.dialogs.conftest import Frees, Opens

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


@pytest.fixture
def dialog(store: Store, opens: Opens) -> DeparturesDialog:
    """Two lines: a package, and a print of what is restricted."""
    with store.write() as session:
        note_departure(session, DepartureKind.PACKAGE, "2025年度归档包", "E:/归档", 40)
        note_departure(session, DepartureKind.RESTRICTED_PRINT, "谈心谈话记录表", "三楼", 1)
    return opens(DeparturesDialog)


def test_who_got_it_is_entered_afterwards(
    dialog: DeparturesDialog, store: Store, settled: Wait, compose: Compose
) -> None:
    package = next(row for row in dialog.model.rows() if row.kind is DepartureKind.PACKAGE)
    dialog.table.choose(package.id)
    dialog.change_button.click()
    form = form_of(dialog, DepartureDialog)
    compose(form.recipient.line, "市档案馆")
    form.confirm_button.click()
    settled()
    with store.read() as session:
        rows = {row.kind: row for row in list_departures(session)}
    assert rows[DepartureKind.PACKAGE].recipient == "市档案馆"
    assert rows[DepartureKind.RESTRICTED_PRINT].recipient == ""


def test_it_is_narrowed_by_kind_and_words(dialog: DeparturesDialog) -> None:
    dialog.kind.set_value(DepartureKind.RESTRICTED_PRINT)
    assert [row.title for row in dialog.model.rows()] == ["谈心谈话记录表"]
    dialog.kind.set_value(None)
    for typed, many in (("归档", 1), ("归档 三楼", 0), ("", 2)):
        dialog.search.setText(typed)
        assert dialog.model.rowCount() == many


def test_it_is_freed(desk: Desk, window: MainWindow, frees: Frees) -> None:
    window.show()
    assert frees(lambda: DeparturesDialog(desk, window))
    window.hide()
