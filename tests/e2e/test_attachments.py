"""A scan's life: dragged into a record, seen small and large, damaged on the disk, found by the check, put back from its copy."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui import quiet_work
from gui.editors.parts.attachments import AttachmentsPart
from gui.file_preview import FilePreview
from models.attachments import AttachmentStore
from models.attachments.copies import FOLDER_NAME
from models.data_folder import DataFolder
from models.db.store import Store
from tests.e2e.clerk import Clerk
from tests.e2e.conftest import OpenWindow


def drop(widget: QWidget, path: Path) -> None:
    """Drag a file over a widget and let it go, as the desktop tells of it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place = widget.rect().center()
    copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(place, copy, data, left, no_key))
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), copy, data, left, no_key))


def enter_with_scan(clerk: Clerk, scan: Path) -> None:
    """A meeting with the scan of its sheet."""
    clerk.go_to("三会一课")
    clerk.click(clerk.button("新建会议记录"))
    clerk.fill("会议主题", "讨论防汛值班安排")
    clerk.choose("类型", "支部党员大会")
    clerk.fill("日期", "2026-10-20")
    clerk.choose("党组织", "人事处党支部")
    clerk.click(clerk.button("附件"))
    clerk.see(lambda: clerk.all_of(AttachmentsPart), "the files' part")
    drop(clerk.all_of(AttachmentsPart)[0], scan)
    # Not only its name, which is told while it is still being copied, and until then nothing can be saved.
    clerk.button("查看附件“签到表.png”")
    clerk.save()


def test_a_scan_is_looked_at_damaged_and_put_back(
    open_window: OpenWindow,
    sample: Store,
    folder: DataFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sample.close()
    monkeypatch.setattr(quiet_work, "PAUSE_MS", 10)
    Image.new("RGB", (600, 400), "red").save(tmp_path / "签到表.png")
    whole = (tmp_path / "签到表.png").read_bytes()
    clerk = open_window(folder)
    clerk.see(lambda: clerk.reads("云溪市水务局"))
    enter_with_scan(clerk, tmp_path / "签到表.png")

    clerk.click(clerk.button("查看附件“签到表.png”"))
    clerk.see(lambda: clerk.all_of(FilePreview), "the preview")
    preview = clerk.all_of(FilePreview)[0]
    clerk.see(lambda: preview.picture.image.width() == 600, "the picture")
    clerk.press(Qt.Key.Key_Escape)

    copies, files = AttachmentStore(folder.backups / FOLDER_NAME), AttachmentStore(folder.attachments)
    clerk.see(lambda: list(copies.all_hashes()) == list(files.all_hashes()) != [], "the copy")
    (sha256,) = files.all_hashes()
    files.path_of(sha256).write_bytes(whole[:-9] + b"damage...")

    clerk.click(clerk.button("设置"))
    clerk.click(clerk.button("核对附件…"))
    clerk.click(clerk.button("开始核对"))
    clerk.see(lambda: clerk.reads("有1个附件损坏或缺失，记录本身完好"))
    clerk.click(clerk.button("从备份放回"))
    clerk.see(lambda: clerk.reads("1个附件都已放回"))
    assert files.path_of(sha256).read_bytes() == whole
    clerk.click(clerk.button("开始核对"))
    clerk.see(lambda: clerk.reads("个附件都完好"))
