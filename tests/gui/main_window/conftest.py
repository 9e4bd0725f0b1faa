"""The shell without pages."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.look.look import look
from gui.look.tokens import NORMAL_SCALE, Theme
from gui.main_window import MainWindow
from tests.gui.main_window.acting import application


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The shell; the look is put back afterwards."""
    made = MainWindow("0.0")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    yield made
    look().apply(application(), Theme.LIGHT, NORMAL_SCALE)
