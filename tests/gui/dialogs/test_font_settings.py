"""The fonts of the settings, over a PC with made faces."""

import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs.bureau_settings import BureauSettingsDialog
from gui.dialogs.font_settings import FontSettingsDialog
from gui.look.look import look
from gui.look.tokens import LARGE_SCALE, Theme
from gui.main_window import MainWindow
from gui.papers import Shop
from gui.printing.printers import Printers
from models.data_folder import DataFolder
from models.db.store import Store
from models.failures import BadInput
from models.rows.faces import FaceChoice
from models.rules.faces import FaceMode
from models.services.faces import load_faces, save_faces
from reports.faces.fonts import Style
from tests.gui.desks import desk_over
from tests.reports.made_face import Made, fangsong, put

Freed = Callable[[weakref.ref[QWidget]], bool]


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's font folder: 仿宋_GB2312, a 楷体 nobody may embed."""
    folder = tmp_path / "system"
    put(folder, "gb2312.ttf", fangsong())
    put(folder, "kai.ttf", Made("楷体_GB2312", embedding=2))
    put(folder, "zhongsong.ttf", Made("华文中宋"))
    monkeypatch.setenv("DANGWU_FONTS", str(folder))
    return folder


@pytest.fixture
def desk(qtbot: QtBot, store: Store, folder: DataFolder, system: Path) -> Iterator[Desk]:
    window = MainWindow("0")
    qtbot.addWidget(window)
    with desk_over(store, folder, window) as made:
        yield made


def opened(qtbot: QtBot, desk: Desk) -> FontSettingsDialog:
    dialog = FontSettingsDialog(desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.print_button.isEnabled)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> FontSettingsDialog:
    return opened(qtbot, desk)


def settled(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.tasks.busy)


def told(dialog: FontSettingsDialog, style: str) -> str:
    return dialog.rows[style].told[0]


def take(dialog: FontSettingsDialog, style: str, text: str) -> None:
    """Choose from the drop-down as the keyboard does: type the beginning of a text."""
    box = dialog.rows[style].box
    box.setFocus()
    place = next(at for at in range(box.count()) if box.itemText(at).startswith(text))
    while box.currentIndex() != place:
        key = Qt.Key.Key_Down if box.currentIndex() < place else Qt.Key.Key_Up
        QTest.keyClick(box, key)


def kept(store: Store) -> tuple[FaceChoice, ...]:
    with store.read() as session:
        return load_faces(session)


def test_each_style_says_what_it_is_set_in(dialog: FontSettingsDialog) -> None:
    assert list(dialog.rows) == [style.value for style in Style]
    assert told(dialog, "仿宋") == "现用：仿宋_GB2312（本机字体，gb2312.ttf）"
    assert told(dialog, "楷体") == "现用：随程序楷体"
    assert dialog.refused.text() == "版权设置不允许嵌入文件：楷体_GB2312（kai.ttf）。"


def test_faces_of_the_style_are_offered_first(dialog: FontSettingsDialog) -> None:
    box = dialog.rows["仿宋"].box
    assert [box.itemText(at) for at in range(box.count())] == [
        "自动",
        "随程序字体",
        "仿宋_GB2312",
        "华文中宋",
    ]


def test_the_sheet_beside_it_is_printed_in_what_is_chosen(
    qtbot: QtBot, dialog: FontSettingsDialog, desk: Desk
) -> None:
    before = dialog.preview.pdf
    assert before.startswith(b"%PDF")
    take(dialog, "小标宋", "华文中宋")
    settled(qtbot, desk)
    assert told(dialog, "小标宋") == "现用：华文中宋（本机字体，zhongsong.ttf）"
    assert dialog.preview.pdf != before


def test_what_is_chosen_is_kept_and_printed_in(
    qtbot: QtBot, dialog: FontSettingsDialog, desk: Desk, store: Store
) -> None:
    take(dialog, "小标宋", "华文中宋")
    take(dialog, "仿宋", "随程序字体")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert kept(store) == (
        FaceChoice("仿宋", FaceMode.SHIPPED),
        FaceChoice("小标宋", FaceMode.CHOSEN, "华文中宋", "zhongsong.ttf"),
    )
    with store.read() as session:
        book = Shop(desk.folder.fonts).book(session)
    assert [book.faces(style)[0].path.name for style in (Style.FANGSONG, Style.TITLE)] == [
        "fangsong.ttf",
        "zhongsong.ttf",
    ]


def test_cancel_keeps_nothing(
    qtbot: QtBot, dialog: FontSettingsDialog, desk: Desk, store: Store, tmp_path: Path
) -> None:
    dialog.take_file("小标宋", put(tmp_path / "stick", "fz.ttf", Made("方正小标宋简体")))
    settled(qtbot, desk)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert kept(store) == ()
    assert not desk.folder.fonts.exists()


def test_a_file_from_a_stick_is_tried_out_and_brought_into_the_folder_when_kept(
    qtbot: QtBot, dialog: FontSettingsDialog, desk: Desk, store: Store, tmp_path: Path
) -> None:
    stick = put(tmp_path / "stick", "fz.ttf", Made("方正小标宋简体"))
    QTest.mouseClick(dialog.rows["小标宋"].pick, Qt.MouseButton.LeftButton)
    files = dialog.findChild(QFileDialog)
    assert isinstance(files, QFileDialog)
    files.fileSelected.emit(str(stick))
    files.reject()
    qtbot.waitUntil(lambda: "方正小标宋简体" in told(dialog, "小标宋"))
    assert not desk.folder.fonts.exists()
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert [path.name for path in desk.folder.fonts.iterdir()] == ["fz.ttf"]
    assert kept(store) == (FaceChoice("小标宋", FaceMode.CHOSEN, "方正小标宋简体", "fz.ttf"),)


def test_a_file_that_cannot_be_used_is_refused_with_the_reason(
    qtbot: QtBot, dialog: FontSettingsDialog, desk: Desk, tmp_path: Path
) -> None:
    dialog.take_file("小标宋", put(tmp_path / "stick", "fz.otf", Made("方正小标宋简体", cff=True)))
    qtbot.waitUntil(lambda: bool(dialog.banner.sentence))
    assert dialog.banner.sentence == (
        "“fz.otf”不能用来排版：采用PostScript（CFF）轮廓，不能嵌入文件，请换用同名的TrueType字体。字体设置没有改动。"
    )
    assert dialog.rows["小标宋"].choice == FaceChoice("小标宋")


def test_a_stick_pulled_out_before_keeping_is_told(
    qtbot: QtBot, dialog: FontSettingsDialog, desk: Desk, store: Store, tmp_path: Path
) -> None:
    stick = put(tmp_path / "stick", "fz.ttf", Made("方正小标宋简体"))
    dialog.take_file("小标宋", stick)
    qtbot.waitUntil(lambda: "方正小标宋简体" in told(dialog, "小标宋"))
    stick.unlink()
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "没有复制到数据文件夹" in dialog.banner.sentence)
    assert dialog.isVisible()
    assert dialog.save.isEnabled()
    assert kept(store) == ()


def test_a_chosen_face_that_is_gone_stays_chosen_and_is_told(qtbot: QtBot, desk: Desk, store: Store) -> None:
    gone = FaceChoice("仿宋", FaceMode.CHOSEN, "文鼎仿宋", "w.ttf")
    with store.write() as session:
        save_faces(session, [gone])
    dialog = opened(qtbot, desk)
    row = dialog.rows["仿宋"]
    assert row.box.currentText() == "文鼎仿宋（现在不能用）"
    assert row.told == (
        "现用：仿宋_GB2312（本机字体，gb2312.ttf）",
        "仿宋指定的字体“文鼎仿宋”（w.ttf）在这台电脑上找不到，改用本机字体“仿宋_GB2312”。",
    )
    assert "找不到" in row.box.accessibleDescription()
    assert row.choice == gone


def test_a_font_installed_meanwhile_is_found(
    qtbot: QtBot, dialog: FontSettingsDialog, desk: Desk, system: Path
) -> None:
    put(system, "hei.ttf", Made("黑体", "SimHei"))
    QTest.mouseClick(dialog.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told(dialog, "黑体") == "现用：黑体（本机字体，hei.ttf）")


def test_the_sheet_goes_to_the_printer(qtbot: QtBot, dialog: FontSettingsDialog) -> None:
    with patch("gui.dialogs.font_settings.print_sheet", return_value="试印页已交给打印机“甲”。") as printed:
        QTest.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "交给打印机" in dialog.banner.sentence)
    assert printed.call_args.args[2] == dialog.preview.pdf


def test_a_printer_that_refuses_is_told(qtbot: QtBot, dialog: FontSettingsDialog) -> None:
    with patch("gui.dialogs.font_settings.print_sheet", side_effect=BadInput("没有打印机。")):
        QTest.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialog.banner.sentence == "没有打印机。")
    assert dialog.print_button.isEnabled()


def test_no_printer_is_no_failure(qtbot: QtBot, dialog: FontSettingsDialog) -> None:
    qtbot.waitUntil(lambda: dialog.preview.view.pictured > 0)
    dialog.grab()
    before = [row.geometry() for row in dialog.rows.values()]
    with patch("gui.printing.printers.find_printers", return_value=Printers()):
        QTest.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "没有安装打印机" in dialog.banner.sentence)
    assert dialog.banner.property("banner") == "warn"
    dialog.grab()
    assert [row.geometry() for row in dialog.rows.values()] == before


def test_everything_has_a_name_to_read_out(dialog: FontSettingsDialog) -> None:
    for style, row in dialog.rows.items():
        assert row.box.accessibleName() == f"{style}字体"
        assert row.pick.accessibleName() == f"为{style}选择字体文件"
    unnamed = [
        button
        for button in dialog.findChildren(QPushButton)
        if button.isVisibleTo(dialog) and not (button.text() or button.accessibleName())
    ]
    assert unnamed == []


def test_it_is_worked_by_the_keyboard_alone(
    qtbot: QtBot, dialog: FontSettingsDialog, desk: Desk, store: Store
) -> None:
    assert QApplication.focusWidget() in (dialog.rows["仿宋"].box, None)
    take(dialog, "仿宋", "随程序字体")
    settled(qtbot, desk)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert kept(store) == (FaceChoice("仿宋", FaceMode.SHIPPED),)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_it_fits_a_small_screen_in_large_type(
    qtbot: QtBot, qapp: QApplication, desk: Desk, theme: Theme
) -> None:
    look().apply(qapp, theme, LARGE_SCALE)
    dialog = opened(qtbot, desk)
    assert dialog.minimumSizeHint().width() <= 1280
    assert dialog.minimumSizeHint().height() <= 690
    dialog.resize(1280, 690)
    settled(qtbot, desk)
    for text in dialog.rows["仿宋"].findChildren(QLabel):
        assert text.isHidden() or text.width() >= min(text.sizeHint().width(), 200)


def test_it_opens_from_the_settings(qtbot: QtBot, desk: Desk) -> None:
    asked = BureauSettingsDialog(desk)
    qtbot.addWidget(asked)
    asked.show()
    qtbot.waitUntil(asked.save.isEnabled)
    QTest.mouseClick(asked.fonts, Qt.MouseButton.LeftButton)
    dialog = asked.findChild(FontSettingsDialog)
    assert isinstance(dialog, FontSettingsDialog)
    qtbot.waitUntil(dialog.print_button.isEnabled)
    settled(qtbot, desk)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: asked.findChild(FontSettingsDialog) is None)
    assert asked.isVisible()


def test_it_is_freed_when_closed(qtbot: QtBot, desk: Desk, freed: Freed) -> None:
    dialog = FontSettingsDialog(desk)
    seen: weakref.ref[QWidget] = weakref.ref(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.print_button.isEnabled)
    settled(qtbot, desk)
    dialog.reject()
    del dialog
    assert freed(seen)
