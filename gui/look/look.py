"""The look now in force: theme, text scale, tokens; one per application."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QStyleFactory

from gui.look.faces import ui_families
from gui.look.palette import palette
from gui.look.style_sheet import style_sheet
from gui.look.tokens import BASE_POINT_SIZE, CONTRAST, DARK, LIGHT, NORMAL_SCALE, Theme, Tokens

STYLE = "Fusion"
"""Looks the same on every system."""


class Look(QObject):
    """Applies a theme and a text scale to the application and tells painted widgets when either changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._app: QApplication | None = None
        self.theme = Theme.LIGHT
        self.scale = NORMAL_SCALE
        self.tokens: Tokens = LIGHT

    def apply(self, app: QApplication, theme: Theme, scale: float, *, styled: bool = False) -> None:
        """Dress the application; repeating it with other values changes the look of every open window. `styled`: the
        application was started in our style already.
        """
        first = self._app is not app
        self.theme, self.scale = theme, scale
        self.tokens = self._tokens_of(app, theme)
        if first:
            self._app = app
            if not styled:
                app.setStyle(QStyleFactory.create(STYLE))
            app.styleHints().colorSchemeChanged.connect(self._follow_system)
        font = QFont()
        font.setFamilies(ui_families())
        font.setPointSizeF(BASE_POINT_SIZE * scale)
        app.setFont(font)
        app.setPalette(palette(self.tokens))
        app.setStyleSheet(style_sheet(self.tokens, scale))
        self.changed.emit()

    def px(self, pixels: float) -> int:
        """Pixels of the design, at the text scale in force."""
        return round(pixels * self.scale)

    @staticmethod
    def _tokens_of(app: QApplication, theme: Theme) -> Tokens:
        if theme is Theme.SYSTEM:
            return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.CONTRAST: CONTRAST}[theme]

    @Slot()
    def _follow_system(self) -> None:
        if self._app is not None and self.theme is Theme.SYSTEM:
            self.apply(self._app, self.theme, self.scale)


_looks: list[Look] = []


def look() -> Look:
    """The application's look; made at the first call, which may come before the QApplication."""
    if not _looks:
        _looks.append(Look())
    return _looks[0]
