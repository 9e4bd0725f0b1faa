"""Files of a record: copied into the store, dropped, refused, opened as copies, never on the wrong record."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.editors.parts import file_taking
from gui.editors.parts.attachments import AttachmentsPart
from gui.editors.parts.file_line import FileLine, kind_of_other
from gui.editors.parts.scan_choice import ScanChoice
from gui.file_lending import lend
from gui.file_preview import FilePreview
from gui.tasks import Tasks
from models.attachments import AttachmentStore
from models.attachments import store as store_module
from models.progress import Silent
from reports.preview import Preview
from reports.proof.validation import verify
from tests.gui.editors.parts.conftest import make


@pytest.fixture
def part(qtbot: QtBot, tasks: Tasks, store: AttachmentStore) -> AttachmentsPart:
    """A record without files."""
    made = AttachmentsPart(tasks, store)
    qtbot.addWidget(made)
    return made


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
    with qtbot.waitSignal(part.edited):
        part.dropEvent(drop)
    assert [row.name for row in part.rows()] == ["签到表.txt", "照片 1.txt"]
    assert all(store.existing(row).is_file() for row in part.rows())


def test_saved_as_it_stands_nothing_is_drawn_anew(
    part: AttachmentsPart, settled: Callable[[], None], tmp_path: Path
) -> None:
    part.add_files([make(tmp_path, "签到表.txt")])
    settled()
    (before,) = part.findChildren(FileLine)
    part.show_rows(part.rows())
    assert part.findChildren(FileLine) == [before]
    assert not before.isHidden()


def test_the_part_with_pictures_fits_into_the_panel(
    part: AttachmentsPart, settled: Callable[[], None], tmp_path: Path
) -> None:
    photo, program = tmp_path / "签到表扫描件第一页.png", make(tmp_path, "很长名字的程序安装文件.exe")
    Image.new("RGB", (4, 3)).save(photo)
    part.add_files([photo, program])
    settled()
    assert not part.scan_button.isHidden()
    # What the panel of 380 leaves beside its margins and its scroll bar.
    assert part.minimumSizeHint().width() <= 320


def test_a_kind_without_a_word_is_called_by_its_ending() -> None:
    told = {name: kind_of_other(name) for name in ("手机照片.heic", "没有", "怪.<b>x", "x.verylong")}
    assert told == {"手机照片.heic": "HEIC文件", "没有": "", "怪.<b>x": "", "x.verylong": ""}


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


def picture(folder: Path, name: str, colour: str) -> Path:
    """A photo of the clerk's."""
    Image.new("RGB", (300, 200), colour).save(folder / name)
    return folder / name


def test_a_folder_is_added_with_all_its_files_and_what_was_not_is_told(
    part: AttachmentsPart, settled: Callable[[], None], tmp_path: Path
) -> None:
    folder = tmp_path / "扫描"
    folder.mkdir()
    make(folder, "甲.txt", "甲")
    make(folder, "乙.txt", "乙")
    make(folder, "空.txt", "")
    part.add_files([folder])
    settled()
    assert [row.name for row in part.rows()] == ["乙.txt", "甲.txt"]
    assert part.notice.sentence == "文件“空.txt”是空文件，没有添加；请重新选择。"


def test_a_huge_file_is_added_only_after_a_question(
    part: AttachmentsPart, settled: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "HUGE", 5)
    answers = [False, True]
    questions: list[str] = []

    def agrees(_parent: QWidget, _title: str, question: str, *_answers: str) -> bool:
        questions.append(question)
        return answers.pop(0)

    monkeypatch.setattr(file_taking, "agrees", agrees)
    film = make(tmp_path, "录像.txt", "很长的录像")
    for _ in range(2):
        part.add_files([film])
        settled()
        settled()
    assert [row.name for row in part.rows()] == ["录像.txt"]
    assert "“录像.txt”超过2GB" in questions[0]


def test_pictures_become_one_pdf_in_the_order_wanted_and_stay(
    part: AttachmentsPart, store: AttachmentStore, settled: Callable[[], None], tmp_path: Path
) -> None:
    part.show()
    assert not part.scan_button.isVisible()
    part.add_files(
        [make(tmp_path, "字.txt"), *(picture(tmp_path, f"{c}.png", c) for c in ("red", "blue", "green"))]
    )
    settled()
    part.scan_button.click()
    choice = part.findChild(ScanChoice)
    assert choice is not None
    choice.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    choice.list.setCurrentRow(1)
    choice.up.click()
    assert [row.name for row in choice.rows()] == ["blue.png", "red.png"]
    choice.title.set_value("签到表扫描件")
    choice.make.click()
    settled()
    made = part.rows()[-1]
    assert (made.name, len(part.rows())) == ("签到表扫描件.pdf", 5)
    content = store.existing(made).read_bytes()
    verify(content)
    with Preview(content) as preview:
        assert preview.page_count == 2
        raster = preview.raster(0, 20)
    middle = 3 * (raster.height // 2 * raster.width + raster.width // 2)
    assert tuple(raster.rgb[middle : middle + 3]) == (0, 0, 255)


def test_a_broken_picture_is_named_and_nothing_is_made(
    part: AttachmentsPart, settled: Callable[[], None], tmp_path: Path
) -> None:
    part.add_files([make(tmp_path, "坏.jpg")])
    settled()
    part.make_scan(part.rows(), "扫描件")
    settled()
    assert "坏.jpg" in part.notice.sentence
    assert [row.name for row in part.rows()] == ["坏.jpg"]


def test_the_list_is_walked_with_the_keys_and_a_trick_name_is_seen_through(
    part: AttachmentsPart, settled: Callable[[], None], tmp_path: Path
) -> None:
    part.add_files([make(tmp_path, "通知\u202egpj.exe", "1"), make(tmp_path, "乙.txt", "2")])
    settled()
    part.show()
    first, second = part.findChildren(FileLine)
    assert first.look_button.accessibleName() == "查看附件“通知_gpj.exe”"
    first.look_button.setFocus()
    QTest.keyClick(first.look_button, Qt.Key.Key_Down)
    assert part.focusWidget() is second.look_button
    QTest.keyClick(second.look_button, Qt.Key.Key_Down)
    QTest.keyClick(second.look_button, Qt.Key.Key_Return)
    preview = part.findChild(FilePreview)
    assert preview is not None
    assert preview.row.name == "乙.txt"
    preview.close()
    QTest.keyClick(second.look_button, Qt.Key.Key_Up)
    assert part.focusWidget() is first.look_button


def test_read_only_files_are_looked_at_and_saved_but_not_changed(
    part: AttachmentsPart, settled: Callable[[], None], tmp_path: Path
) -> None:
    part.add_files([picture(tmp_path, "a.png", "red")])
    settled()
    part.set_read_only(True)
    line = part.findChildren(FileLine)[0]
    assert [b.isEnabled() for b in (line.look_button, line.open_button, line.save_button)] == [True] * 3
    assert [
        b.isEnabled() for b in (line.remove_button, part.add_button, part.folder_button, part.scan_button)
    ] == [False] * 4
