"""Themes are readable, icons follow them, and the whole application follows a change."""

from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.look.icons import icon, pixmap
from gui.look.look import look
from gui.look.pill import Pill, pill_width
from gui.look.style_sheet import style_sheet
from gui.look.tokens import CONTRAST, DARK, LARGE_SCALE, LIGHT, NORMAL_SCALE, Theme, Tokens, Tone, contrast
from gui.widgets.pill_label import PillLabel
from resources import path

ALL = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])


def _pairs(tokens: Tokens) -> list[tuple[str, str, str]]:
    grounds = {"surface": tokens.surface, "page": tokens.page, "rail": tokens.rail, "header": tokens.header}
    pairs = [
        (f"{role} on {name}", getattr(tokens, role), ground)
        for role in ("text", "text_second", "text_hint", "error", "accent")
        for name, ground in grounds.items()
    ]
    pairs += [(f"tone {tone}", tokens.tint(tone).text, tokens.tint(tone).ground) for tone in Tone]
    return [
        *pairs,
        ("primary button", tokens.primary_text, tokens.primary),
        ("primary button pointed at", tokens.primary_text, tokens.primary_hover),
        ("chosen page", tokens.rail_selected_text, tokens.rail_selected),
        ("chosen row", tokens.selected_text, tokens.selected),
        ("second text pointed at", tokens.text_second, tokens.hover),
    ]


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@ALL
def test_every_text_is_readable(tokens: Tokens) -> None:
    poor = {name: round(contrast(text, ground), 2) for name, text, ground in _pairs(tokens)}
    assert {name: ratio for name, ratio in poor.items() if ratio < 4.5} == {}


def test_high_contrast_is_higher() -> None:
    assert min(contrast(text, ground) for _, text, ground in _pairs(CONTRAST)) >= 9


@ALL
@pytest.mark.parametrize("scale", [NORMAL_SCALE, LARGE_SCALE])
def test_style_sheet_is_accepted_by_qt(tokens: Tokens, scale: float, qtbot: QtBot, qtlog: Any) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setStyleSheet(style_sheet(tokens, scale))
    label.show()
    assert [record.message for record in qtlog.records] == []
    label.setStyleSheet("QLabel { colour")
    label.grab()
    assert qtlog.records, "Qt no longer complains of a broken sheet, so this test proves nothing"
    assert "$" not in style_sheet(tokens, scale)


def test_theme_and_scale_reach_the_application(qapp: QApplication) -> None:
    seen: list[str] = []
    base = qapp.font().pointSizeF()
    look().apply(qapp, Theme.DARK, LARGE_SCALE)
    try:
        seen.append(qapp.palette().color(QPalette.ColorRole.Window).name())
        assert seen == [DARK.page]
        assert qapp.font().pointSizeF() == pytest.approx(base * LARGE_SCALE)
        assert look().px(10) == 12
    finally:
        look().apply(qapp, Theme.LIGHT, NORMAL_SCALE)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.page


def test_the_system_scheme_is_followed_until_overridden(qapp: QApplication) -> None:
    look().apply(qapp, Theme.SYSTEM, NORMAL_SCALE)
    hints = qapp.styleHints()
    try:
        hints.setColorScheme(Qt.ColorScheme.Dark)
        if hints.colorScheme() != Qt.ColorScheme.Dark:
            hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
            assert look().tokens is LIGHT
        else:
            assert look().tokens is DARK
        look().apply(qapp, Theme.CONTRAST, NORMAL_SCALE)
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert look().tokens is CONTRAST
    finally:
        hints.unsetColorScheme()
        look().apply(qapp, Theme.LIGHT, NORMAL_SCALE)


def test_icon_takes_the_colour_and_the_ratio() -> None:
    picture = pixmap("home", "#ff0000", 20, 2.0)
    assert picture.size() == QSize(40, 40)
    assert picture.devicePixelRatio() == 2.0
    image = picture.toImage()
    painted = {
        QColor(image.pixel(x, y)).name()
        for x in range(40)
        for y in range(40)
        if QColor.fromRgba(image.pixel(x, y)).alpha() == 255
    }
    assert painted == {"#ff0000"}


def test_icon_follows_the_theme(qapp: QApplication) -> None:
    shown = icon("home", "text")
    light = shown.pixmap(32, 32).toImage()
    look().apply(qapp, Theme.DARK, NORMAL_SCALE)
    try:
        assert shown.pixmap(32, 32).toImage() != light
    finally:
        look().apply(qapp, Theme.LIGHT, NORMAL_SCALE)


def test_unknown_icon_is_refused_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_each_icon_is_shipped_in_both_styles() -> None:
    names = {file.name for file in path("icons").glob("*_20_*.svg")}
    assert names
    pairs = {name.replace("_filled", "_regular") for name in names}
    assert {
        name for name in pairs if name not in names or name.replace("_regular", "_filled") not in names
    } == set()


def test_pill_says_its_word_to_a_screen_reader(qtbot: QtBot) -> None:
    shown = PillLabel(Pill("逾期", Tone.BAD))
    qtbot.addWidget(shown)
    assert shown.accessibleName() == "逾期"
    assert shown.sizeHint().width() == pill_width(Pill("逾期", Tone.BAD), shown.fontMetrics())
    shown.show()
    assert not shown.grab().isNull()
