"""A record's files one after the other: pages, pictures, and what cannot be shown; handed over with care."""

import errno
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from gui import file_lending
from gui.file_lending import FileLending
from gui.file_pictures import file_pictures
from gui.file_preview import MOST_SHOWN, FilePreview, show_files
from gui.look.tokens import Tone
from gui.tasks import Tasks
from models.attachments import AttachmentStore
from models.db.store import Store
from models.rows.attachment import AttachmentRow
from models.rules.archive_terms import DepartureKind
from models.services.departures import list_departures
from tests.gui.conftest import Frees
from tests.gui.test_picturing import locked


@pytest.fixture
def tasks(store: Store, qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    made.attach(store)
    yield made
    made.close()


@pytest.fixture
def files(tmp_path: Path) -> AttachmentStore:
    return AttachmentStore(tmp_path / "attachments")


@pytest.fixture
def rows(files: AttachmentStore, tmp_path: Path) -> list[AttachmentRow]:
    """A letter of two pages, a photo, a broken photo, a program, a file that is gone."""
    canvas = Canvas(str(tmp_path / "通知.pdf"))
    for _ in range(2):
        canvas.drawString(100, 100, "page")
        canvas.showPage()
    canvas.save()
    Image.new("RGB", (300, 100), "red").save(tmp_path / "照片.png")
    found = [files.add(tmp_path / "通知.pdf"), files.add(tmp_path / "照片.png")]
    found += [files.add_bytes("坏.jpg", b"\xff\xd8\xff broken"), files.add_bytes("setup.exe", b"MZ")]
    found.append(files.add_bytes("没了.txt", b"gone"))
    files.existing(found[-1]).unlink()
    return found


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


@pytest.fixture
def settled(qtbot: QtBot, tasks: Tasks) -> Callable[[], None]:
    def wait() -> None:
        qtbot.waitUntil(lambda: not file_pictures().busy and not tasks.busy)

    return wait


def refuse(*_: object) -> None:
    """A file that another program holds."""
    raise OSError(errno.EBUSY, "busy")


def said(preview: FilePreview) -> str:
    """The message in the place of a picture."""
    assert preview.stack.currentWidget() is preview.message
    return preview.message._title.text()


def test_from_file_to_file_with_the_arrow_keys(
    tasks: Tasks,
    files: AttachmentStore,
    rows: list[AttachmentRow],
    over: QWidget,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    preview = show_files(tasks, files, rows, 0, over)
    settled()
    assert preview.stack.currentWidget() is preview.pages
    qtbot.waitUntil(lambda: preview.pages.pictured > 0)
    assert preview.pages.page_count == 2
    preview.activateWindow()
    QTest.qWaitForWindowActive(preview)
    QTest.keyClick(preview.pages.focusProxy() or preview.pages, Qt.Key.Key_Right)
    settled()
    assert preview.stack.currentWidget() is preview.picture
    assert (preview.picture.image.width(), preview.picture.image.height()) == (300, 100)
    assert preview.picture.rect().contains(preview.picture.place())
    for title in ("显示不了", "程序或脚本", "文件缺失"):
        preview.next_button.click()
        settled()
        assert said(preview) == title
        assert preview.open_button.isEnabled() is (title != "程序或脚本")
    assert not preview.next_button.isEnabled()
    QTest.keyClick(preview, Qt.Key.Key_Left)
    assert preview.row.name == "setup.exe"
    preview.close()


def test_a_file_with_a_password_is_said_to_have_one(
    tasks: Tasks, files: AttachmentStore, over: QWidget, settled: Callable[[], None]
) -> None:
    rows = [files.add_bytes("密.pdf", locked()), files.add_bytes("坏.pdf", b"%PDF-1.7\n")]
    preview = show_files(tasks, files, rows, 0, over)
    for title, password in (("文件有密码", True), ("显示不了", False)):
        settled()
        assert said(preview) == title
        assert ("密码" in preview.message._sentence.text()) is password
        preview.next_button.click()
    preview.close()


def test_the_words_of_a_text_are_shown_as_they_are(
    tasks: Tasks, files: AttachmentStore, over: QWidget, settled: Callable[[], None]
) -> None:
    rows = [
        files.add_bytes("简报.txt", "<b>孔雀蓝计划</b>".encode("gb18030")),
        files.add_bytes("表.csv", b"a,b\n" + b"1,2\n" * 60_000),
        files.add_bytes("坏.docx", b"PK\x03\x04 broken"),
        files.add_bytes("录音.mp3", b"ID3"),
    ]
    preview = show_files(tasks, files, rows, 0, over)
    settled()
    assert preview.stack.currentWidget() is preview.words
    assert preview.words.toPlainText() == "<b>孔雀蓝计划</b>"
    assert not preview.banner.sentence
    preview.activateWindow()
    QTest.qWaitForWindowActive(preview)
    QTest.keyClick(preview.words, Qt.Key.Key_Right)
    settled()
    assert len(preview.words.toPlainText()) == MOST_SHOWN
    assert "只显示开头" in preview.banner.sentence
    for _ in range(2):
        preview.next()
        settled()
        assert said(preview) == "这类文件不在这里显示"
        assert not preview.banner.sentence
    preview.close()


def test_freed_while_a_picture_is_still_on_its_way(
    tasks: Tasks, files: AttachmentStore, rows: list[AttachmentRow], over: QWidget, frees: Frees
) -> None:
    assert frees(lambda: show_files(tasks, files, rows, 1, over))


def test_programs_are_never_opened_and_macros_only_when_the_clerk_says_so(
    tasks: Tasks,
    files: AttachmentStore,
    rows: list[AttachmentRow],
    over: QWidget,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()).name)
        return True

    questions: list[str] = []

    def agrees(_parent: QWidget, _title: str, question: str, *_answers: str) -> bool:
        questions.append(question)
        return len(questions) > 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    monkeypatch.setattr(file_lending, "agrees", agrees)
    lending = FileLending(tasks, files, over)
    told: list[tuple[Tone, str]] = []
    lending.told.connect(lambda tone, sentence: told.append((tone, sentence)))
    lending.open_with(rows[3])
    macro = files.add_bytes("名册.xlsm", b"macro")
    for _ in range(3):
        lending.open_with(macro)
        settled()
    assert opened == ["名册.xlsm", "名册.xlsm"]
    assert len(questions) == 2, "asked until agreed, then no more"
    assert told[0][0] is Tone.WARN
    assert "不在这里打开" in told[0][1]
    lending.open_with(rows[4])
    settled()
    assert "核对附件" in told[-1][1]
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", refuse)
        lending.open_with(macro)
        settled()
        assert len(opened) == 3, "the copy that is still open will do"
        lending.open_with(rows[1])
        settled()
    assert told[-1][1].startswith("附件“照片.png”没有打开（文件正被别的程序占用）")


def test_what_is_saved_elsewhere_is_noted(
    tasks: Tasks,
    files: AttachmentStore,
    rows: list[AttachmentRow],
    over: QWidget,
    store: Store,
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "out.png"
    proposed: list[str] = []

    def ask(_parent: QWidget, _title: str, where: str) -> tuple[str, str]:
        proposed.append(Path(where).name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    lending = FileLending(tasks, files, over)
    lending.save_as(rows[1])
    settled()
    settled()
    assert proposed == ["照片.png"]
    assert target.read_bytes() == files.existing(rows[1]).read_bytes()
    with store.read() as session:
        (line,) = list_departures(session)
    assert (line.kind, line.title, line.destination) == (
        DepartureKind.EXPORT,
        "附件“照片.png”",
        str(target),
    )
