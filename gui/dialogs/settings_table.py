"""Dialogs over a table of their own, as 设置 opens them: 督察规则, 免予统计, 表现字典."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.explaining import ExplainingDialog
from gui.look.look import look
from gui.widgets.banner import Banner
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label
from gui.widgets.pressing import pressed_by_enter
from gui.widgets.record_table import RecordTable


class SettingsTableDialog(ExplainingDialog):
    """Stands over its window and is freed when closed; Enter presses the button that has the keyboard."""

    def __init__(self, desk: Desk, title: str, parent: QWidget) -> None:
        super().__init__(desk, title, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)

    def _column(self) -> QVBoxLayout:
        px = look().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        return column

    def _headed_column(self, intro: str) -> QVBoxLayout:
        """A column that begins with the title, what the dialog is for, and the banner."""
        column = self._column()
        column.addWidget(label(self.windowTitle(), "title"))
        column.addWidget(label(intro, "second", wrap=True))
        self.banner = Banner()
        column.addWidget(self.banner)
        return column

    def _table_or_empty(self, table: RecordTable, empty: EmptyState) -> QStackedWidget:
        """The table, and in its place what is said while it has no lines."""
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(empty)
        return self._stack

    @staticmethod
    def _add_foot(
        column: QVBoxLayout, left: Iterable[QPushButton] = (), right: Iterable[QPushButton] = ()
    ) -> QHBoxLayout:
        """The buttons below everything: what is done at the left, the ways out at the right."""
        foot = QHBoxLayout()
        foot.setSpacing(look().px(8))
        for button in left:
            foot.addWidget(button)
        foot.addStretch(1)
        for button in right:
            foot.addWidget(button)
        column.addLayout(foot)
        return foot

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)
