"""Choosing a backup."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.dialogs.restore import RestoreDialog
from models import backup
from models.data_folder import DataFolder
from models.db.store import Store

DAY = datetime(2026, 10, 5, 9, 12)


def opened(qtbot: QtBot, folder: Path, why: str = "") -> RestoreDialog:
    dialog = RestoreDialog(folder, why)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_latest_is_chosen_and_verified(qtbot: QtBot, store: Store, folder: DataFolder) -> None:
    backup.make_backup(folder.database, folder.backups, backup.DAILY, DAY)
    latest = backup.make_backup(folder.database, folder.backups, backup.BY_HAND, DAY.replace(hour=15))
    dialog = opened(qtbot, folder.backups)
    assert dialog.table.model().index(0, 0).data() == "2026-10-05 15:12"
    assert dialog.table.model().index(0, 1).data() == "手工备份"
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert dialog.chosen == latest.path


def test_a_damaged_backup_is_refused_with_a_sentence(qtbot: QtBot, store: Store, folder: DataFolder) -> None:
    made = backup.make_backup(folder.database, folder.backups, backup.DAILY, DAY)
    content = bytearray(made.path.read_bytes())
    content[-100] ^= 0xFF
    made.path.write_bytes(content)
    dialog = opened(qtbot, folder.backups, "数据文件读不出来。")
    assert "读不出来" in dialog.banner.sentence
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert dialog.chosen is None
    assert "没有使用它" in dialog.banner.sentence


def test_without_backups_there_is_still_the_way_to_another_file(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(qtbot, tmp_path / "none")
    assert not dialog.take.isEnabled()
    assert dialog.other.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.chosen is None
