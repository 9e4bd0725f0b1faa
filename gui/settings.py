"""What the window remembers between two days: its place, its theme, its text size."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from gui.look.tokens import LARGE_SCALE, NORMAL_SCALE, Theme


class WindowSettings:
    """A small ini file at a given place; a value that cannot be read counts as not set."""

    def __init__(self, file: Path) -> None:
        self._ini = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Theme:
        """The chosen theme; SYSTEM until one is chosen."""
        stored = str(self._ini.value("look/theme", ""))
        return Theme(stored) if stored in list(Theme) else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._ini.setValue("look/theme", theme.value)

    @property
    def scale(self) -> float:
        """The text scale: normal or large."""
        return LARGE_SCALE if self._ini.value("look/large") in (True, "true") else NORMAL_SCALE

    @scale.setter
    def scale(self, scale: float) -> None:
        self._ini.setValue("look/large", scale > NORMAL_SCALE)

    @property
    def geometry(self) -> QByteArray:
        """The window's place as Qt saved it; empty at the first start."""
        stored = self._ini.value("window/geometry")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._ini.setValue("window/geometry", geometry)

    def text(self, key: str) -> str:
        """Any other remembered text; empty when there is none."""
        return str(self._ini.value(key, ""))

    def set_text(self, key: str, text: str) -> None:
        """Remember a text."""
        self._ini.setValue(key, text)

    def save(self) -> None:
        """Write now instead of when Qt finds time."""
        self._ini.sync()
