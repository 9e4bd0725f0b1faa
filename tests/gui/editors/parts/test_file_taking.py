"""Files on their way into a record and into a 件 alike: folders, many at once, huge ones, and what is said of those refused."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.editors.archive_parts import ArchivePartsPart
from gui.editors.parts import file_taking
from gui.editors.parts.attachments import AttachmentsPart
from gui.editors.parts.file_taking import FileTaking
from gui.tasks import Tasks
from gui.widgets.banner import Banner
from models.attachments import AttachmentStore
from models.attachments import store as store_module
from models.attachments.intake import Taken
from models.progress import Progress
from models.rows.attachment import AttachmentRow
from models.rules.archive_terms import PartRole
from tests.gui.editors.parts.conftest import make

FilesPart = AttachmentsPart | ArchivePartsPart
Wait = Callable[[], None]


@pytest.fixture(params=[AttachmentsPart, ArchivePartsPart])
def part(request: pytest.FixtureRequest, qtbot: QtBot, tasks: Tasks, store: AttachmentStore) -> FilesPart:
    """The files of a record, then the papers of a 件; none yet."""
    made: FilesPart = request.param(tasks, store)
    qtbot.addWidget(made)
    return made


def names(part: FilesPart) -> list[str]:
    """What is on the list."""
    if isinstance(part, ArchivePartsPart):
        return [each.source_name for each in part.parts()]
    return [row.name for row in part.rows()]


def drop(part: FilesPart, *paths: Path) -> None:
    """Let files go over it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copied, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    part.dropEvent(QDropEvent(QPointF(5, 5), copied, data, left, Qt.KeyboardModifier.NoModifier))


def test_all_files_of_a_folder_dropped_are_taken(part: FilesPart, settled: Wait, tmp_path: Path) -> None:
    folder = tmp_path / "扫描"
    (folder / "第二页").mkdir(parents=True)
    make(folder, "甲.txt", "甲")
    make(folder / "第二页", "乙.txt", "乙")
    drop(part, folder, make(tmp_path, "丙.txt", "丙"))
    assert part.problem() is not None
    settled()
    assert part.problem() is None
    assert names(part) == ["甲.txt", "乙.txt", "丙.txt"]
    assert part.notice.sentence == ""


def test_every_file_refused_is_told_by_name_when_all_have_come(
    part: FilesPart, settled: Wait, tmp_path: Path
) -> None:
    empty = [make(tmp_path, f"空{number}.docx", "") for number in range(5)]
    part.add_files([empty[0], make(tmp_path, "甲.txt", "甲"), *empty[1:]])
    # The next ones are ordered before anybody has read what became of the first.
    part.add_files([make(tmp_path, "乙.txt", "乙"), make(tmp_path, "又是乙.txt", "乙")])
    settled()
    assert names(part) == ["甲.txt", "乙.txt"]
    said = part.notice.sentence
    assert [said.count(path.name) for path in empty] == [1] * 5
    assert said.startswith("文件“空0.docx”是空文件，没有添加")
    assert said.endswith("与已有的文件内容相同，没有重复添加：“又是乙.txt”。")
    part.add_files([make(tmp_path, "丙.txt", "丙")])
    settled()
    assert part.notice.sentence == ""


def test_a_huge_file_is_asked_about(
    part: FilesPart, settled: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "HUGE", 5)
    asked: list[str] = []

    def agrees(_parent: QWidget, _title: str, question: str, *_answers: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(file_taking, "agrees", agrees)
    part.add_files([make(tmp_path, "录像.txt", "很长的录像"), make(tmp_path, "短.txt", "a")])
    settled()
    settled()
    assert names(part) == ["短.txt", "录像.txt"]
    assert len(asked) == 1
    assert asked[0].startswith("“录像.txt”超过2GB")


def test_while_the_question_stands_something_else_is_shown(
    part: FilesPart, settled: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "HUGE", 5)

    def agrees(*_asked: object) -> bool:
        if isinstance(part, ArchivePartsPart):
            part.show_parts(())
        else:
            part.show_rows(())
        return True

    monkeypatch.setattr(file_taking, "agrees", agrees)
    part.add_files([make(tmp_path, "录像.txt", "很长的录像")])
    settled()
    settled()
    assert names(part) == []


def test_a_file_added_by_hand_is_what_its_name_says(
    qtbot: QtBot, tasks: Tasks, store: AttachmentStore, settled: Wait, tmp_path: Path
) -> None:
    part = ArchivePartsPart(tasks, store)
    qtbot.addWidget(part)
    files = {
        "签到表.jpg": PartRole.SIGN_IN,
        "扫描盖章件.pdf": PartRole.SCAN,
        "IMG_1.jfif": PartRole.PHOTO,
        "IMG_2.gif": PartRole.PHOTO,
        # The first that is none of these is the text.
        "方案.docx": PartRole.TEXT,
        "测算.xlsx": PartRole.ANNEX,
    }
    part.add_files([make(tmp_path, name, name) for name in files])
    settled()
    assert {each.source_name: each.role for each in part.parts()} == files


class Held:
    """Work on a file that tells of itself, and goes on when it is let go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.is_finished = False

    def work(self, *, progress: Progress) -> Taken:
        """Nothing is taken."""
        progress.step(1, 2, "正在添加")
        self.let_go.wait()
        progress.step(2, 2, "正在添加")
        self.is_finished = True
        return Taken()


@pytest.fixture
def taking(qtbot: QtBot, tasks: Tasks, store: AttachmentStore) -> FileTaking:
    """For something without files."""
    window = QWidget()
    qtbot.addWidget(window)
    return FileTaking(tasks, store, "添加附件", Banner(window), frozenset[str], window)


def test_stopping_stops_all_that_is_on_its_way(
    taking: FileTaking, store: AttachmentStore, settled: Wait, qtbot: QtBot, tmp_path: Path
) -> None:
    came: list[tuple[AttachmentRow, ...]] = []
    held, banner = Held(), taking.notice
    taking.came.connect(came.append)
    taking.order(held.work)
    taking.add([make(tmp_path, "甲.txt")])
    qtbot.waitUntil(lambda: banner.sentence == "正在添加，已完成50%")
    banner.action.emit()
    held.let_go.set()
    settled()
    assert (held.is_finished, came) == (False, [])
    assert banner.sentence == "已停止添加附件，其余内容没有变动。"
    assert not taking.is_busy


def test_what_is_on_its_way_to_something_else_is_not_told_here(
    taking: FileTaking, settled: Wait, qtbot: QtBot
) -> None:
    held = Held()
    taking.order(held.work)
    qtbot.waitUntil(lambda: bool(taking.notice.sentence))
    taking.another()
    held.let_go.set()
    settled()
    assert taking.notice.sentence == ""
