"""The yearly reading back in its dialog: told, put back from the copies or from a folder, kept, on paper."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from gui import long_work
from gui.desk import Desk
from gui.dialogs import fixity
from gui.dialogs.fixity import FixityDialog
from gui.widgets.progress_dialog import ProgressDialog
from models.attachments.copies import mirror
from models.rows.meeting import MeetingDetail
from models.rules.terms import MeetingKind
from models.services.fixity import KeptFile, kept_files, last_check
from models.services.meetings import save_meeting
from tests.gui.conftest import Frees
from tests.gui.dialogs.conftest import Opens


@pytest.fixture
def stored(desk: Desk, bureau: dict[str, int]) -> list[Path]:
    """Where the two files of a meeting lie."""
    rows = tuple(desk.attachments.add_bytes(name, name.encode()) for name in ("签到表.pdf", "照片.jpg"))
    detail = MeetingDetail(
        None,
        MeetingKind.THEME_DAY,
        bureau["第一党支部"],
        title="主题党日",
        held_on=date(2026, 10, 15),
        attachments=rows,
    )
    with desk.tasks.store.write() as session:
        save_meeting(session, detail)
    return [desk.attachments.existing(row) for row in rows]


def shown(dialog: FixityDialog) -> list[tuple[str, ...]]:
    """The list."""
    model = dialog.model
    return sorted(
        tuple(str(model.index(row, column).data()) for column in (0, 1, 2)) for row in range(model.rowCount())
    )


USED = "2026-10-15 三会一课“主题党日”"


def test_damaged_files_are_told_and_put_back(
    desk: Desk,
    stored: list[Path],
    opens: Opens,
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opens(FixityDialog)
    assert (dialog.backup_button.isEnabled(), dialog.print_button.isEnabled()) == (False, False)
    dialog.check_button.click()
    settled()
    assert dialog.banner.sentence == "核对完毕，2个附件都完好。"
    mirror(desk.attachments, desk.folder.backups)
    scan, photo = stored
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb" / "IMG.jpg").write_bytes(photo.read_bytes())
    for path in (desk.folder.backups / "attachments").rglob(photo.name):
        path.unlink()
    scan.write_bytes(b"rotten")
    photo.unlink()
    dialog.check_button.click()
    settled()
    assert shown(dialog) == [
        ("照片.jpg", "文件缺失", USED),
        ("签到表.pdf", "内容与存入时不一致", USED),
    ]
    assert "有2个附件损坏或缺失，记录本身完好" in dialog.banner.sentence
    dialog.backup_button.click()
    settled()
    assert scan.read_bytes() == "签到表.pdf".encode()
    assert dialog.banner.sentence.startswith("已放回1个，还有1个没有找到完好的副本")
    assert [cells[1] for cells in shown(dialog)] == ["文件缺失", "已放回"]
    dialog.backup_button.click()
    settled()
    assert dialog.banner.sentence.startswith("那里没有这些附件的完好副本，没有改动任何文件")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "usb"))
    dialog.folder_button.click()
    settled()
    assert photo.read_bytes() == "照片.jpg".encode()
    # It was missing: nothing was put aside for it.
    assert dialog.banner.sentence == "1个附件都已放回。"
    assert "其中已放回2个" in dialog.told.text()
    assert not dialog.backup_button.isEnabled()
    assert dialog.print_button.isEnabled()
    with desk.tasks.store.read() as session:
        last = last_check(session)
    assert last is not None
    assert {fault.restored_from for fault in last.faults} == {
        str(tmp_path / "usb"),
        str(desk.folder.backups / "attachments"),
    }


def test_stopped_nothing_is_kept(
    desk: Desk, stored: list[Path], opens: Opens, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opens(FixityDialog)
    stopped = Event()

    class Impatient(ProgressDialog):
        """Pressed to stop as soon as it is there."""

        def open(self) -> None:
            super().open()
            self.reject()
            stopped.set()

    def kept_then(session: Any) -> tuple[KeptFile, ...]:
        assert stopped.wait(30)
        return kept_files(session)

    monkeypatch.setattr(long_work, "ProgressDialog", Impatient)
    monkeypatch.setattr(fixity, "kept_files", kept_then)
    dialog.check_button.click()
    settled()
    assert dialog.banner.sentence == "已停止，没有改动任何附件的内容。"
    assert dialog.row is None


def test_freed_after_closing(opens: Opens, frees: Frees) -> None:
    assert frees(lambda: opens(FixityDialog))
