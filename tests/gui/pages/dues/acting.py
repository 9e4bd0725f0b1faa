"""What the tests of 党费 do again and again: choose, type and paste cells, and look at what is shown and kept."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gui.dialogs.paste_preview import PastePreview
from gui.pages.dues import DuesPage
from gui.tables.dues import DuesView
from models.db.store import Store
from models.rows.dues import DuesLine
from models.services.dues import dues_year
from tests.gui.pages.conftest import TODAY

Wait = Callable[[], None]
OCTOBER = 9
"""The column of October."""
PEOPLE = ("甲一", "甲二", "甲三", "甲四", "甲五", "甲六", "甲七", "甲八", "甲九", "甲十", "乙一", "丙一")


def kept(store: Store) -> dict[tuple[str, int], DuesLine]:
    """What is kept of the year, by name and month."""
    with store.read() as session:
        year = dues_year(session, TODAY.year, None, TODAY)
    return {
        (person.name, cell.month.month): cell.line
        for person in year.people
        for cell in person.cells
        if cell.line is not None
    }


def choose(page: DuesPage, rows: range, columns: range) -> None:
    """Choose a rectangle of cells, the cursor in its corner."""
    model = page.model
    page.grid.choose(rows[0], columns[0])
    corners = QItemSelection(model.index(rows[0], columns[0]), model.index(rows[-1], columns[-1]))
    page.grid.selectionModel().select(corners, QItemSelectionModel.SelectionFlag.Select)


def view(page: DuesPage, shown: DuesView) -> None:
    """What the cells show."""
    page.views.choose(shown.name)


def type_into(page: DuesPage, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Begin to type in the cell the cursor is on, and end with a key."""
    QTest.keyClicks(page.grid, text[0])
    editor = page.grid.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, end)


def paste(page: DuesPage, text: str) -> PastePreview:
    """Paste a text where the cursor is; the dialog that asks."""
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialogs = page.findChildren(PastePreview)
    return dialogs[-1]


def dialog_of(page: DuesPage, kind: type[Any]) -> Any:
    """The dialog of a kind that is open."""
    found = [dialog for dialog in page.findChildren(kind) if dialog.isVisible()]
    return found[-1]


def texts(page: DuesPage, column: int) -> list[str]:
    """What a column shows, from above."""
    return [str(page.model.index(row, column).data()) for row in range(page.model.rowCount())]


def give_bases(page: DuesPage, settled: Wait, base: str = "5000", rows: int = 3) -> None:
    """The first members earn so much in October."""
    view(page, DuesView.BASE)
    page.grid.choose(0, OCTOBER)
    dialog = paste(page, f"{base}\n" * rows)
    dialog.confirm()
    settled()
