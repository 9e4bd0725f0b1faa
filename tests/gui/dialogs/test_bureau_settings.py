"""The settings, read and kept through the real store."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.bureau_settings import BureauSettingsDialog
from gui.main_window import MainWindow
from gui.tasks import Tasks
from models.attachments import AttachmentStore
from models.backup import list_backups
from models.data_folder import DataFolder
from models.db.store import Store
from models.services.settings import load_settings

Compose = Callable[[QWidget, str], None]


@pytest.fixture
def desk(qtbot: QtBot, sample: Store, folder: DataFolder) -> Iterator[Desk]:
    tasks = Tasks()
    tasks.attach(sample)
    window = MainWindow("0")
    qtbot.addWidget(window)
    yield Desk(tasks, window, folder, AttachmentStore(folder.attachments))
    tasks.close()


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> BureauSettingsDialog:
    shown = BureauSettingsDialog(desk)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(shown.save.isEnabled)
    return shown


def test_what_is_typed_is_kept(
    qtbot: QtBot, dialog: BureauSettingsDialog, sample: Store, compose: Compose
) -> None:
    field = dialog.fields["recipients"]
    field.line.selectAll()
    compose(field.editor, "各党支部，机关工会")
    dialog.lecture.click()
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    with sample.read() as session:
        kept = load_settings(session)
    assert kept.recipients == "各党支部，机关工会"
    assert not kept.lecture_each_quarter
    assert kept.study_each_week
    assert kept.bureau_name == "云溪市水务局"


def test_a_bureau_keeps_a_name(dialog: BureauSettingsDialog) -> None:
    dialog.fields["bureau_name"].line.clear()
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.fields["bureau_name"].error


def test_a_backup_by_hand(qtbot: QtBot, dialog: BureauSettingsDialog, folder: DataFolder) -> None:
    QTest.mouseClick(dialog.back_up, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "核验无误" in dialog.banner.sentence)
    assert [row.reason for row in list_backups(folder.backups)] == ["manual"]
