"""Work that nobody asked for: copies, then the text of files; stopped at once, and never twice over what cannot be read."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from gui.quiet_work import QuietWork
from gui.tasks import Tasks
from models.attachments import AttachmentStore
from models.attachments.copies import FOLDER_NAME
from models.data_folder import DataFolder
from models.db.store import Store
from models.rows.attachment import AttachmentRow
from models.rules.archive_terms import TextState
from models.services.meetings import save_meeting
from models.services.search import find
from models.services.texts import known_texts, wanting_text
from models.texts.apart import Lost
from models.texts.reading import FileText
from tests.models.services.making import make_tree, meeting


@pytest.fixture
def tasks(store: Store, qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    made.attach(store)
    lost: list[Exception] = []
    made.failed.connect(lost.append)
    yield made
    made.close()
    assert lost == []


@pytest.fixture
def files(folder: DataFolder) -> AttachmentStore:
    return AttachmentStore(folder.attachments)


@pytest.fixture
def quiet(tasks: Tasks, files: AttachmentStore, folder: DataFolder) -> Iterator[QuietWork]:
    made = QuietWork(tasks, files, folder.backups)
    made._pause.setInterval(0)
    yield made
    made.stop()


@pytest.fixture
def hold(store: Store) -> Callable[..., None]:
    """Keep a meeting with these files."""

    def keep(*rows: AttachmentRow) -> None:
        with store.write() as session:
            branch = make_tree(session).first
            save_meeting(session, meeting(branch, held_on=date(2026, 10, 15), attachments=rows))

    return keep


def test_new_files_are_copied_and_read(
    quiet: QuietWork,
    tasks: Tasks,
    store: Store,
    files: AttachmentStore,
    folder: DataFolder,
    hold: Callable[..., None],
    qtbot: QtBot,
) -> None:
    letter = files.add_bytes("通知.txt", "关于召开会议的通知".encode("gb18030"))
    photo, gone = files.add_bytes("照片.jpg", b"\xff\xd8\xff"), files.add_bytes("丢了.txt", b"x")
    hold(letter, photo, gone)
    files.existing(gone).unlink()
    with qtbot.waitSignal(quiet.rested):
        quiet.start()
    second = AttachmentStore(folder.backups / FOLDER_NAME)
    assert set(second.all_hashes()) == {letter.sha256, photo.sha256}
    with store.read() as session:
        assert known_texts(session) == {TextState.READ: 1, TextState.UNKNOWN_KIND: 1}
        assert [row.name for row in wanting_text(session)] == ["丢了.txt"], "found again one day, it is read"
        assert [hit.title for hit in find(session, "召开会议").hits] == ["通知.txt"]


def test_a_file_that_kills_its_reader_is_passed_over(
    quiet: QuietWork,
    store: Store,
    files: AttachmentStore,
    hold: Callable[..., None],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hold(*(files.add_bytes(f"{number}.txt", f"file {number}".encode()) for number in range(12)))
    tried: list[object] = []

    def die(*order: object) -> FileText:
        tried.append(order)
        if "0.txt" in order and tried.count(order) > 1:
            return FileText(TextState.READ, "一次不成")
        raise Lost

    monkeypatch.setattr(quiet._apart, "call", die)
    with qtbot.waitSignal(quiet.rested):
        quiet.start()
    with store.read() as session:
        assert known_texts(session) == {TextState.NOT_READABLE: 11, TextState.READ: 1}
        assert wanting_text(session) == ()
    assert len(tried) == 2 * 12


def test_stopped_nothing_is_begun_or_written_any_more(
    quiet: QuietWork,
    tasks: Tasks,
    store: Store,
    files: AttachmentStore,
    hold: Callable[..., None],
) -> None:
    hold(files.add_bytes("a.txt", b"text"))
    rested = QSignalSpy(quiet.rested)
    quiet._begin()
    quiet.stop()
    tasks.close()
    QCoreApplication.processEvents()
    assert rested.count() == 0
    with store.read() as session:
        assert known_texts(session) == {}
