"""The field above a list that narrows it by words."""

from PySide6.QtWidgets import QLineEdit

from gui.look.look import look


def search_field(hint: str, name: str = "", most: int | None = None) -> QLineEdit:
    """``hint`` says what it looks in; a screen reader is told that too, or the ``name`` given. ``most`` is its greatest width."""
    field = QLineEdit()
    field.setProperty("kind", "field")
    field.setPlaceholderText(hint)
    field.setAccessibleName(name or hint)
    field.setClearButtonEnabled(True)
    if most is not None:
        field.setMaximumWidth(look().px(most))
    return field
