"""表现字典: typed in cells, pasted from a sheet, kept as a whole."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from gui.desk import Desk
from gui.dialogs import all_at_once
from gui.dialogs.manifestations import ManifestationsDialog
from gui.main_window import MainWindow
from gui.tables.manifestations import CATEGORY, NUMBER, TEXT
from models.db.store import Store
from models.rows.inspection import Manifestation
from models.services.rulebook import load_manifestations, save_manifestations
from tests.gui.answers import answering
from tests.gui.dialogs.conftest import Frees

Wait = Callable[[], None]
Compose = Callable[[QWidget, str], None]
M = Manifestation


@pytest.fixture
def dialog(desk: Desk, window: MainWindow, settled: Wait) -> Iterator[ManifestationsDialog]:
    """The dialog over an empty dictionary with one row typed, loaded."""
    with desk.tasks.store.write() as session:
        save_manifestations(session, [M(2, "懒", "旧文字")])
    window.show()
    made = ManifestationsDialog(desk, window)
    made.open()
    settled()
    yield made
    window.hide()


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def kept(store: Store) -> tuple[Manifestation, ...]:
    with store.read() as session:
        return load_manifestations(session)


def editor(dialog: ManifestationsDialog) -> QLineEdit:
    """What is open in a cell."""
    return next(line for line in dialog.table.findChildren(QLineEdit) if line.isVisible())


def test_all_rows_are_there_and_nothing_is_invented(dialog: ManifestationsDialog) -> None:
    assert dialog.model.rows() == (M(1), M(2, "懒", "旧文字"), *(M(number) for number in range(3, 23)))
    last = dialog.model.index(21, TEXT)
    assert last.data(Qt.ItemDataRole.AccessibleTextRole) == "第22条具体表现　空"
    assert not dialog.model.setData(dialog.model.index(0, NUMBER), "9")
    assert not dialog.model.flags(dialog.model.index(0, NUMBER)) & Qt.ItemFlag.ItemIsEditable


def test_typing_in_cells_by_the_keyboard_alone(
    dialog: ManifestationsDialog, store: Store, settled: Wait, compose: Compose
) -> None:
    assert dialog.table.hasFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    compose(editor(dialog), "遇事推  诿")
    QTest.keyClick(editor(dialog), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert (dialog.table.currentIndex().row(), dialog.table.currentIndex().column()) == (1, TEXT)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    QTest.keyClick(dialog.table, Qt.Key.Key_Left)
    QTest.keyClick(dialog.table, Qt.Key.Key_Up)
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    compose(editor(dialog), "拖")
    # Pressed while the cell is still open: what stands in it counts.
    click(dialog.save_button)
    settled()
    assert kept(store)[:3] == (M(1, "拖", "遇事推 诿"), M(2, "懒", ""), M(3))


def test_lines_of_a_sheet_fill_the_rows(dialog: ManifestationsDialog, store: Store, settled: Wait) -> None:
    lines = [f"类{number}\t表现{number}" for number in range(1, 23)]
    QGuiApplication.clipboard().setText("类别\t具体表现\n" + "\n".join(lines))
    QTest.keyClick(dialog.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.banner.sentence == "已填入22条，其中1条原来有文字，已替换；请核对后保存。"
    assert kept(store)[0] == M(1), "not before it is saved"
    click(dialog.save_button)
    settled()
    assert kept(store) == tuple(M(number, f"类{number}", f"表现{number}") for number in range(1, 23))


def test_a_pasting_can_be_taken_back(dialog: ManifestationsDialog) -> None:
    before = dialog.model.rows()
    dialog.table.setCurrentIndex(dialog.model.index(1, CATEGORY))
    QGuiApplication.clipboard().setText("甲\n乙")
    click(dialog.paste_button)
    assert dialog.model.rows()[1:3] == (M(2, "懒", "甲"), M(3, "", "乙"))
    dialog.banner.action.emit()
    assert dialog.model.rows() == before
    assert not dialog.banner.isVisible()


def test_too_many_lines_change_nothing(dialog: ManifestationsDialog) -> None:
    before = dialog.model.rows()
    QGuiApplication.clipboard().setText("\n".join(f"表现甲{number}" for number in range(23)))
    click(dialog.paste_button)
    assert "到了第23条" in dialog.banner.sentence
    assert dialog.model.rows() == before


def test_what_is_typed_is_given_up_only_after_asking(
    dialog: ManifestationsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.model.setData(dialog.model.index(0, TEXT), "写了一半")
    monkeypatch.setattr(all_at_once, "agrees", answering(False))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    monkeypatch.setattr(all_at_once, "agrees", answering(True))
    click(dialog.cancel_button)
    assert not dialog.isVisible()


def test_escape_closes_and_frees_it(desk: Desk, window: MainWindow, frees: Frees) -> None:
    assert frees(lambda: ManifestationsDialog(desk, window))
