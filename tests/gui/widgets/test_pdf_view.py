"""Page pictures: turning, zooming, fitting, asking for what is in sight, and white paper in every theme."""

import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gui.look.look import look
from gui.look.tokens import DARK, NORMAL_SCALE, Theme
from gui.widgets import pdf_sheets
from gui.widgets.pdf_view import PdfView

Freed = Callable[[weakref.ref[QWidget]], bool]
Wanted = list[tuple[tuple[int, ...], float]]
A4 = (595.28, 841.89)


def _picture(colour: Qt.GlobalColor = Qt.GlobalColor.white) -> QImage:
    picture = QImage(620, 877, QImage.Format.Format_RGB888)
    picture.fill(colour)
    return picture


@pytest.fixture
def view(qtbot: QtBot) -> PdfView:
    made = PdfView()
    qtbot.addWidget(made)
    made.resize(700, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def wanted(view: PdfView) -> Wanted:
    """What the view asked for."""
    asked: Wanted = []
    view.pages_wanted.connect(lambda pages, dpi: asked.append((pages, dpi)))
    return asked


def test_keys_turn_the_pages(view: PdfView) -> None:
    view.set_pages([A4] * 3)
    assert (view.page, view.page_count) == (0, 3)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 1
    view.next_page()
    view.next_page()
    assert view.page == 2
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.page == 1


def test_zoom_keeps_the_page_and_fit_follows_the_window(view: PdfView) -> None:
    view.set_pages([A4] * 3)
    fitted = view.zoom
    view.go_to(2)
    view.zoom_in()
    assert view.zoom > fitted
    assert view.page == 2
    view.zoom_out()
    view.fit_width()
    assert view.zoom == pytest.approx(fitted, abs=0.05)
    view.resize(500, 500)
    assert view.zoom < fitted


def test_a_whole_page_can_be_seen_and_the_width_again(view: PdfView) -> None:
    view.resize(900, 500)
    view.set_pages([A4] * 3)
    view.go_to(1)
    wide = view.zoom
    button = next(each for each in view.findChildren(QPushButton) if each.accessibleName() == "整页")
    button.click()
    assert view.zoom * A4[1] * 96 / 72 <= 500
    assert view.page == 1
    assert button.accessibleName() == "适合宽度"
    button.click()
    assert view.zoom == wide
    view.zoom_in()
    assert button.accessibleName() == "适合宽度"
    button.click()
    assert view.zoom == wide


def test_a_new_document_keeps_the_place(view: PdfView) -> None:
    view.set_pages([A4] * 4)
    view.go_to(2)
    view.set_pages([A4] * 4)
    assert view.page == 2
    view.set_pages([A4])
    assert view.page == 0
    view.set_pages([])
    assert view.page_count == 0


def test_only_what_is_in_sight_is_asked_for(qtbot: QtBot, view: PdfView, wanted: Wanted) -> None:
    view.set_pages([A4] * 200)
    qtbot.waitUntil(lambda: bool(wanted))
    assert 1 <= len(wanted[0][0]) <= 4
    assert wanted[0][0][0] == 0
    wanted.clear()
    view.go_to(120)
    qtbot.waitUntil(lambda: bool(wanted))
    assert all(118 <= page <= 123 for page in wanted[-1][0])


def test_a_page_that_is_there_is_not_asked_for_again(qtbot: QtBot, view: PdfView, wanted: Wanted) -> None:
    view.set_pages([A4])
    qtbot.waitUntil(lambda: bool(wanted))
    view.put_picture(0, _picture(), wanted[0][1])
    wanted.clear()
    view.fit_width()
    view.set_pages([A4] * 2)
    qtbot.waitUntil(lambda: bool(wanted))
    assert [pages for pages, _ in wanted] == [(0, 1)]


def test_a_sharper_picture_is_asked_for_when_zoomed(qtbot: QtBot, view: PdfView, wanted: Wanted) -> None:
    view.set_pages([A4])
    qtbot.waitUntil(lambda: bool(wanted))
    view.put_picture(0, _picture(), wanted[0][1])
    first = wanted[0][1]
    wanted.clear()
    view.zoom_in()
    qtbot.waitUntil(lambda: bool(wanted))
    assert wanted[-1][1] > first


def test_the_old_picture_stays_until_the_new_one_comes(view: PdfView) -> None:
    view.set_pages([A4])
    view.put_picture(0, _picture(Qt.GlobalColor.blue), 96)
    view.set_pages([A4])
    assert view.grab().toImage().pixelColor(350, 300).name() == "#0000ff"
    view.put_picture(0, _picture(), 96)
    assert view.grab().toImage().pixelColor(350, 300).name() == "#ffffff"


def test_pictures_far_away_are_given_up(view: PdfView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_sheets, "KEPT_BYTES", 5 * _picture().sizeInBytes())
    view.set_pages([A4] * 40)
    for page in range(40):
        view.go_to(page)
        view.put_picture(page, _picture(), 96)
    assert view.pictured == 5
    assert view.picture(39) is not None
    assert view.picture(0) is None


def test_paper_stays_white_in_the_dark(view: PdfView, qapp: QApplication) -> None:
    look().apply(qapp, Theme.DARK, NORMAL_SCALE)
    try:
        view.set_pages([A4])
        shown = view.grab().toImage()
        assert shown.pixelColor(350, 300).name() == "#ffffff"
        assert shown.pixelColor(4, 300).name() == DARK.page
    finally:
        look().apply(qapp, Theme.LIGHT, NORMAL_SCALE)


def test_control_and_wheel_zoom(view: PdfView, qapp: QApplication) -> None:
    view.set_pages([A4] * 2)
    before = view.zoom
    here, up = QPointF(300, 300), QPoint(0, 120)
    target = view.findChild(QScrollArea)
    assert target is not None
    wheel = QWheelEvent(
        here,
        here,
        up,
        up,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(target.viewport(), wheel)
    assert view.zoom > before


def test_every_button_has_a_name(view: PdfView) -> None:
    buttons = [button for button in view.findChildren(QAbstractButton) if button.isVisible()]
    assert len(buttons) == 5
    assert all(button.accessibleName() for button in buttons)


def test_it_is_freed(freed: Freed) -> None:
    view = PdfView()
    view.set_pages([A4])
    view.put_picture(0, _picture(), 96)
    view.show()
    seen: weakref.ref[QWidget] = weakref.ref(view)
    view.close()
    view.deleteLater()
    del view
    assert freed(seen)
