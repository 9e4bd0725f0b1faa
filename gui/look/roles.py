"""What a view asks a model for besides Qt's own roles and its tile."""

from PySide6.QtCore import Qt

SECOND_ROLE = Qt.ItemDataRole.UserRole + 11
"""The second word of a line's head: the branch, the group."""
COPY_ROLE = Qt.ItemDataRole.UserRole + 12
"""What a cell says to a sheet; without it, what it shows."""
