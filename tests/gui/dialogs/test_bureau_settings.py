"""The settings, read and kept through the real store."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.desk import Desk
from gui.dialogs import seal_part
from gui.dialogs.bureau_settings import BureauSettingsDialog
from gui.dialogs.exemptions import ExemptionsDialog
from gui.dialogs.font_settings import FontSettingsDialog
from gui.dialogs.manifestations import ManifestationsDialog
from gui.dialogs.rules import RulesDialog
from gui.main_window import MainWindow
from models.backup import list_backups
from models.data_folder import DataFolder
from models.db.store import Store
from models.services.seals import load_seal
from models.services.settings import load_settings
from tests.gui.desks import desk_over

Compose = Callable[[QWidget, str], None]


@pytest.fixture
def desk(qtbot: QtBot, sample: Store, folder: DataFolder) -> Iterator[Desk]:
    window = MainWindow("0")
    qtbot.addWidget(window)
    with desk_over(sample, folder, window) as made:
        yield made


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
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    with sample.read() as session:
        kept = load_settings(session)
    assert kept.recipients == "各党支部，机关工会"
    assert kept.bureau_name == "云溪市水务局"


def test_a_bureau_keeps_a_name(dialog: BureauSettingsDialog) -> None:
    dialog.fields["bureau_name"].line.clear()
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.fields["bureau_name"].error


def test_the_hours_of_study_are_the_bureaus_to_set(
    qtbot: QtBot, dialog: BureauSettingsDialog, sample: Store
) -> None:
    assert [count.value() for count in dialog.hours.values()] == [32, 56]
    leader = dialog.hours["hours_leader"]
    leader.line.clear()
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert leader.error
    QTest.keyClicks(leader.line, "40")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    with sample.read() as session:
        kept = load_settings(session)
    assert (kept.hours_member, kept.hours_leader) == (32, 40)


def test_the_dues_day_is_a_day_of_the_month_or_none(
    qtbot: QtBot, dialog: BureauSettingsDialog, sample: Store
) -> None:
    assert dialog.dues_day.value() is None
    QTest.keyClicks(dialog.dues_day.line, "32")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.dues_day.error == "请填1到31之间的数"
    QTest.keyClick(dialog.dues_day.line, Qt.Key.Key_Backspace)
    QTest.keyClicks(dialog.dues_day.line, "1")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    with sample.read() as session:
        assert load_settings(session).dues_day == 31


def test_a_backup_by_hand(qtbot: QtBot, dialog: BureauSettingsDialog, folder: DataFolder) -> None:
    QTest.mouseClick(dialog.back_up, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "核验无误" in dialog.banner.sentence)
    assert [row.reason for row in list_backups(folder.backups)] == ["manual"]


def a_seal(place: Path, side: int = 400) -> str:
    """A round red seal on a clear ground, as a file."""
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(QPen(QColor("#d00000"), side / 20))
    painter.drawEllipse(picture.rect().adjusted(side // 20, side // 20, -side // 20, -side // 20))
    painter.end()
    assert picture.save(str(place))
    return str(place)


def test_a_seal_is_kept_at_once_and_taken_away_after_asking(
    qtbot: QtBot,
    dialog: BureauSettingsDialog,
    sample: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seal = dialog.seal
    assert seal.remove_button.isHidden()
    seal.take(a_seal(tmp_path / "印章.png"))
    qtbot.waitUntil(lambda: seal.name.text() == "印章.png")
    assert not seal.picture.pixmap().isNull()
    assert "勾选“盖章”" in dialog.banner.sentence
    with sample.read() as session:
        assert load_seal(session) is not None
    monkeypatch.setattr(seal_part, "agrees", lambda *_: True)
    QTest.mouseClick(seal.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(seal.remove_button.isHidden)
    with sample.read() as session:
        assert load_seal(session) is None


@pytest.mark.parametrize(("name", "side"), [("太小.png", 50), ("不是图片.png", 0), ("没有.png", -1)])
def test_a_picture_that_will_not_do_is_one_sentence_and_the_old_one_stays(
    qtbot: QtBot, dialog: BureauSettingsDialog, sample: Store, tmp_path: Path, name: str, side: int
) -> None:
    dialog.seal.take(a_seal(tmp_path / "印章.png"))
    qtbot.waitUntil(lambda: dialog.seal.name.text() == "印章.png")
    place = tmp_path / name
    if side > 0:
        a_seal(place, side)
    elif side == 0:
        place.write_text("不是", encoding="utf-8")
    dialog.banner.clear()
    dialog.seal.take(str(place))
    qtbot.waitUntil(lambda: "没有保存，原来的印章不变" in dialog.banner.sentence)
    with sample.read() as session:
        kept = load_seal(session)
    assert kept is not None
    assert kept.file_name == "印章.png"


def test_the_fonts_are_a_press_away(qtbot: QtBot, dialog: BureauSettingsDialog, desk: Desk) -> None:
    QTest.mouseClick(dialog.fonts, Qt.MouseButton.LeftButton)
    fonts = dialog.findChild(FontSettingsDialog)
    assert fonts is not None
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    fonts.reject()


def test_what_the_month_asks_is_the_bureaus_to_set(
    qtbot: QtBot, dialog: BureauSettingsDialog, sample: Store
) -> None:
    with sample.read() as session:
        before = load_settings(session)
    month = dialog.month
    assert [count.value() for count in month.counts.values()] == [3, 3]
    assert not month.boxes["names_in_notice"].isChecked(), (
        "only branches are named unless the bureau wants more"
    )
    for box in month.boxes.values():
        box.click()
    look_back = month.counts["look_back_months"]
    look_back.line.selectAll()
    QTest.keyClicks(look_back.line, "0")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert look_back.error == "请填1到24之间的数"
    QTest.keyClick(look_back.line, Qt.Key.Key_Up)
    QTest.keyClick(look_back.line, Qt.Key.Key_Up)
    QTest.keyClick(month.counts["record_within_days"].line, Qt.Key.Key_Up)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    with sample.read() as session:
        kept = load_settings(session)
    assert kept == replace(
        before,
        look_back_months=2,
        record_within_days=4,
        files_expected=not before.files_expected,
        names_in_notice=True,
    )


def test_rules_exemptions_and_manifestations_are_a_press_away(
    qtbot: QtBot, dialog: BureauSettingsDialog, desk: Desk
) -> None:
    month = dialog.month
    for button, kind in (
        (month.rules, RulesDialog),
        (month.exemptions, ExemptionsDialog),
        (month.manifestations, ManifestationsDialog),
    ):
        button.click()
        opened = dialog.findChild(kind)
        assert opened is not None
        qtbot.waitUntil(lambda: not desk.tasks.busy)
        assert opened.isVisible()
        opened.reject()


def test_what_a_number_of_the_archive_is_made_of_is_kept(
    qtbot: QtBot, dialog: BureauSettingsDialog, sample: Store
) -> None:
    code = dialog.archive["archive_code"]
    code.set_value("D-B")
    dialog.archive["fonds_number"].set_value("Z109")
    dialog.by_branch.click()
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert code.error == "机构（问题）代码只能用字母和数字，不能有空格、横线和点"
    code.set_value("DB")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    with sample.read() as session:
        kept = load_settings(session)
    assert (kept.fonds_number, kept.archive_code, kept.archive_by_branch) == ("Z109", "DB", True)
