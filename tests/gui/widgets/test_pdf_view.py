"""Page pictures: turning, zooming, fitting, and white paper in every theme."""

import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gui.look.look import look
from gui.look.tokens import DARK, NORMAL_SCALE, Theme
from gui.widgets.pdf_view import PdfView

Freed = Callable[[weakref.ref[QWidget]], bool]


def _pages(count: int) -> list[QImage]:
    pages = []
    for _ in range(count):
        page = QImage(620, 877, QImage.Format.Format_RGB888)
        page.fill(Qt.GlobalColor.white)
        pages.append(page)
    return pages


@pytest.fixture
def view(qtbot: QtBot) -> PdfView:
    made = PdfView()
    qtbot.addWidget(made)
    made.resize(700, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_keys_turn_the_pages(view: PdfView) -> None:
    view.set_pages(_pages(3), dpi=75)
    assert (view.page, view.page_count) == (0, 3)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 1
    view.next_page()
    view.next_page()
    assert view.page == 2
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.page == 1


def test_zoom_keeps_the_page_and_fit_follows_the_window(view: PdfView) -> None:
    view.set_pages(_pages(3), dpi=75)
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


def test_new_pages_keep_the_place(view: PdfView) -> None:
    view.set_pages(_pages(4), dpi=75)
    view.go_to(2)
    view.set_pages(_pages(4), dpi=75)
    assert view.page == 2
    view.set_pages(_pages(1), dpi=75)
    assert view.page == 0
    view.set_pages([])
    assert view.page_count == 0


def test_paper_stays_white_in_the_dark(view: PdfView, qapp: QApplication) -> None:
    look().apply(qapp, Theme.DARK, NORMAL_SCALE)
    try:
        view.set_pages(_pages(1), dpi=75)
        shown = view.grab().toImage()
        assert shown.pixelColor(350, 300).name() == "#ffffff"
        assert shown.pixelColor(4, 300).name() == DARK.page
    finally:
        look().apply(qapp, Theme.LIGHT, NORMAL_SCALE)


def test_control_and_wheel_zoom(view: PdfView, qapp: QApplication) -> None:
    view.set_pages(_pages(2), dpi=75)
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
    view.set_pages(_pages(1))
    view.show()
    seen: weakref.ref[QWidget] = weakref.ref(view)
    view.close()
    view.deleteLater()
    del view
    assert freed(seen)
