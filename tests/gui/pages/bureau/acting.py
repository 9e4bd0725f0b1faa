"""What the tests of the roster page do again and again."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.pages.bureau import BureauPage
from models.db.store import Store
from models.rows.bureau import MemberDetail, RosterEntry
from models.services.members import load_member

TODAY = date(2026, 10, 31)
Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]


def shown(page: BureauPage) -> list[RosterEntry]:
    """The table's rows."""
    rows: list[RosterEntry] = page.view.model.rows()
    return rows


def branch_of(page: BureauPage, member_id: int) -> str:
    """Where the table shows a person."""
    return next(entry.branch_name for entry in shown(page) if entry.id == member_id)


def stored(store: Store, member_id: int) -> MemberDetail:
    """A person as stored."""
    with store.read() as session:
        return load_member(session, member_id)


def opened(page: BureauPage, entry: RosterEntry, settled: Wait) -> None:
    """Open a person from the table with Enter."""
    assert page.view.table.choose(entry.id)
    page.view.table.setFocus()
    QTest.keyClick(page.view.table, Qt.Key.Key_Return)
    settled()
