"""The four kinds of button: primary, plain, quiet (no frame until touched) and icon only."""

from PySide6.QtWidgets import QPushButton

from gui.look.icons import icon
from gui.widgets.labels import restyle


def _button(kind: str, text: str, icon_name: str, role: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", kind)
    # Otherwise a dialog makes any button its default and Enter in a field would press it.
    button.setAutoDefault(False)
    if icon_name:
        button.setIcon(icon(icon_name, role))
    return button


def primary_button(text: str, icon_name: str = "") -> QPushButton:
    """The one action a place is for; red."""
    return _button("primary", text, icon_name, "primary_text")


def rank(button: QPushButton, kind: str, icon_name: str) -> None:
    """Make a button ``primary`` or ``plain`` afterwards, where what a place is for turns out to be another action."""
    button.setProperty("kind", kind)
    button.setIcon(icon(icon_name, "primary_text" if kind == "primary" else "text_second"))
    restyle(button)


def plain_button(text: str, icon_name: str = "") -> QPushButton:
    """A framed button."""
    return _button("plain", text, icon_name, "text_second")


def quiet_button(text: str, icon_name: str = "") -> QPushButton:
    """A button without a frame, for rows of secondary actions."""
    return _button("quiet", text, icon_name, "text_second")


def icon_button(icon_name: str, name: str) -> QPushButton:
    """An icon alone; `name` is what it says when pointed at and to a screen reader."""
    button = _button("icon", "", icon_name, "text_second")
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
