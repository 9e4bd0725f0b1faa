"""What the tests of the dialog of 心得体会 do again and again."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from gui.desk import Desk
from gui.dialogs.reflections import ReflectionsDialog
from models.rows.draft import DraftRow
from models.rows.reflection import ReflectionRow
from models.rules.terms import DraftOf
from models.services.drafts import drafts_of
from models.services.reflections import list_reflections, save_reflection
from tests.models.services.making import saved

Settled = Callable[[], None]
Compose = Callable[[QWidget, str], None]
Restarted = Callable[..., ReflectionsDialog]
TypeAndKeep = Callable[..., None]
DAY = date(2026, 10, 20)


def opened(desk: Desk, window: QWidget, settled: Settled, *, resume: bool = False) -> ReflectionsDialog:
    """The dialog, its pieces having come."""
    made = ReflectionsDialog(desk, window, resume=resume)
    made.open()
    settled()
    return made


def add(desk: Desk, organization_id: int, author: str = "李芳", **given: Any) -> int:
    """A piece entered elsewhere; its id."""
    settled: dict[str, Any] = {"title": f"{author}的体会", "submitted_on": DAY} | given
    with desk.tasks.store.write() as session:
        return saved(save_reflection(session, ReflectionRow(None, organization_id, author, **settled)))


def kept(desk: Desk) -> tuple[ReflectionRow, ...]:
    """The pieces as stored."""
    with desk.tasks.store.read() as session:
        return list_reflections(session, None, None)


def told(dialog: ReflectionsDialog) -> list[str]:
    """Whose pieces the list shows."""
    return [row.author for row in dialog.view.model.rows()]


def begin(dialog: ReflectionsDialog, settled: Settled) -> None:
    """A new piece, by its key."""
    QTest.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settled()


def kill(dialog: ReflectionsDialog) -> None:
    """Away without a word: nothing is asked, nothing can be written at the end."""
    Shiboken.delete(dialog)


def drafts(desk: Desk) -> tuple[DraftRow, ...]:
    """The drafts as stored."""
    with desk.tasks.store.read() as session:
        return drafts_of(session, DraftOf.REFLECTION)


def open_piece(dialog: ReflectionsDialog, settled: Settled, number: int) -> None:
    """A stored piece in the form."""
    dialog.refresh()
    settled()
    place = dialog.view.model.position(number)
    assert place is not None
    dialog.view.table.opened.emit(dialog.view.model.row(place))
    settled()
