"""What the window remembers between two days."""

from pathlib import Path

from gui.look.tokens import NORMAL_SCALE, Theme
from gui.settings import WindowSettings


def test_settings_that_cannot_be_read_count_as_not_set(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[look]\ntheme=rosa\nlarge=vielleicht\n[window]\ngeometry=7\n", encoding="utf-8")
    settings = WindowSettings(file)
    assert settings.theme is Theme.SYSTEM
    assert settings.scale == NORMAL_SCALE
    assert settings.geometry.isEmpty()
