"""Files of a record: copied into the store, dropped, refused, opened as copies, never on the wrong record."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from pytestqt.qtbot import QtBot

from gui.editors.parts.attachments import AttachmentsPart
from gui.editors.parts.file_line import FileLine
from gui.file_lending import lend
from gui.tasks import Tasks
from models.attachments import AttachmentStore
from models.progress import Silent


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    """Work on a thread; nobody's failures are allowed."""
    made = Tasks()
    lost: list[Exception] = []
    made.failed.connect(lost.append)
    yield made
    made.close()
    assert not lost


@pytest.fixture
def store(tmp_path: Path) -> AttachmentStore:
    """An empty store of files."""
    return AttachmentStore(tmp_path / "attachments")


@pytest.fixture
def part(qtbot: QtBot, tasks: Tasks, store: AttachmentStore) -> AttachmentsPart:
    """A record without files."""
    made = AttachmentsPart(tasks, store)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def settled(qtbot: QtBot, tasks: Tasks) -> Callable[[], None]:
    """Wait for the thread."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not tasks.busy, timeout=10_000)

    return wait


def make(folder: Path, name: str, text: str = "签到") -> Path:
    """A file of the clerk's."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_added_and_dropped(
    part: AttachmentsPart, store: AttachmentStore, settled: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    part.add_files([make(tmp_path, "签到表.txt")])
    assert part.problem() is not None
    settled()
    assert part.problem() is None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(make(tmp_path, "照片 1.txt", "照片")))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(part.edited, timeout=5000):
        part.dropEvent(drop)
    assert [row.name for row in part.rows()] == ["签到表.txt", "照片 1.txt"]
    assert all(store.existing(row).is_file() for row in part.rows())


def test_the_same_contents_are_not_added_twice(
    part: AttachmentsPart, settled: Callable[[], None], tmp_path: Path
) -> None:
    part.add_files([make(tmp_path, "一.txt"), make(tmp_path, "二.txt")])
    settled()
    assert [row.name for row in part.rows()] == ["一.txt"]
    assert "没有重复添加" in part.notice.sentence


def test_a_refused_file_is_explained(
    part: AttachmentsPart, settled: Callable[[], None], tmp_path: Path
) -> None:
    part.add_files([tmp_path / "没有.txt"])
    settled()
    assert "没有找到文件" in part.notice.sentence
    assert part.rows() == ()


def test_a_file_on_its_way_never_lands_on_another_record(
    part: AttachmentsPart, settled: Callable[[], None], tmp_path: Path
) -> None:
    part.add_files([make(tmp_path, "上一条的.txt")])
    part.show_rows(())
    settled()
    assert part.rows() == ()
    assert part.problem() is None


def test_opened_as_a_copy_under_its_own_name(
    part: AttachmentsPart,
    store: AttachmentStore,
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    part.add_files([make(tmp_path, "签到表.txt")])
    settled()
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    part.findChildren(FileLine)[0].open_button.click()
    settled()
    assert opened[0].name == "签到表.txt"
    assert opened[0] != store.existing(part.rows()[0])
    opened[0].write_text("别的程序改了", encoding="utf-8")
    assert store.existing(part.rows()[0]).read_text(encoding="utf-8") == "签到"


@pytest.mark.parametrize("name", ["../../逃.txt", "a/b\\c:d.txt", "...", "con?.txt"])
def test_a_name_never_leads_out_of_the_folder(store: AttachmentStore, tmp_path: Path, name: str) -> None:
    from dataclasses import replace

    row = replace(store.add(make(tmp_path, "x.txt")), name=name)
    place = tmp_path / "lent"
    lent = lend(store, row, place, Silent())
    assert place in lent.resolve().parents
    assert lent.read_text(encoding="utf-8") == "签到"


def test_state_goes_there_and_back(
    part: AttachmentsPart, settled: Callable[[], None], tmp_path: Path
) -> None:
    part.add_files([make(tmp_path, "一.txt")])
    settled()
    rows = part.rows()
    state = part.state()
    part.show_rows(())
    part.restore(state)
    assert part.rows() == rows
