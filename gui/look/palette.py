"""The token table as a QPalette, for whatever Fusion draws without the style sheet."""

from PySide6.QtGui import QColor, QPalette

from gui.look.tokens import Tokens

_Role = QPalette.ColorRole


def palette(tokens: Tokens) -> QPalette:
    """Palette of one theme; disabled text takes the hint colour."""
    made = QPalette()
    for role, colour in {
        _Role.Window: tokens.page,
        _Role.WindowText: tokens.text,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.header,
        _Role.Text: tokens.text,
        _Role.Button: tokens.surface,
        _Role.ButtonText: tokens.text,
        _Role.BrightText: tokens.primary_text,
        _Role.Highlight: tokens.selected,
        _Role.HighlightedText: tokens.selected_text,
        _Role.Accent: tokens.primary,
        _Role.ToolTipBase: tokens.surface,
        _Role.ToolTipText: tokens.text,
        _Role.PlaceholderText: tokens.text_hint,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.accent,
        _Role.Light: tokens.surface,
        _Role.Midlight: tokens.hover,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.field_line,
        _Role.Shadow: tokens.field_line,
    }.items():
        made.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.text_hint))
    return made
