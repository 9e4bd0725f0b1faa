"""A dialog in which all entries are changed at once, and nothing is kept before 保存."""

from collections.abc import Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.settings_table import SettingsTableDialog
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.question import agrees
from models.rows.changes import Changes


class AllAtOnceDialog(SettingsTableDialog):
    """What is changed is never lost without asking. A subclass orders the write with `_saved` and `_not_saved`."""

    GIVING_UP = "填写的内容还没有保存，放弃后不能找回。确定放弃吗？"
    GOING_ON = "继续填写"

    def __init__(self, desk: Desk, title: str, parent: QWidget) -> None:
        super().__init__(desk, title, parent)
        self.cancel_button = plain_button("取消")
        self.save_button = primary_button("保存")
        self.save_button.setEnabled(False)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)

    def _add_keeping_foot(self, column: QVBoxLayout, left: Iterable[QPushButton] = ()) -> None:
        self._add_foot(column, left, (self.cancel_button, self.save_button))

    # For each dialog to give

    def is_changed(self) -> bool:
        """Whether something would be lost by closing."""
        raise NotImplementedError

    @Slot()
    def save(self) -> None:
        """Keep what was changed."""
        raise NotImplementedError

    # Keeping and leaving

    def _saved(self, _changes: Changes) -> None:
        self.accept()

    def _not_saved(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        self._explain(error)

    def reject(self) -> None:
        """Close, unless the clerk would lose what is typed and does not agree to."""
        if not self.is_changed() or agrees(self, "放弃修改", self.GIVING_UP, "放弃修改", self.GOING_ON):
            super().reject()
