"""总览: what is to be done today, how every branch stands, the weeks of study, and the check-up before an inspection."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look.look import look
from gui.widgets.buttons import quiet_button
from models.rows.target import Target

TO_DO, MATRIX, WEEKS, CHECKUP = range(4)
_VIEWS = (
    (TO_DO, "今日待办", "clipboard_task_list_ltr"),
    (MATRIX, "落实情况", "organization"),
    (WEEKS, "每周学习", "book_open"),
    (CHECKUP, "迎检体检", "document_search"),
)


class OverviewPage(QWidget):
    """Each view is made when it is first looked at, and reads again when something changed since it was last shown."""

    TITLE = "总览"
    ICON = "home"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._views: dict[int, QWidget] = {}
        self._read_on: dict[int, date] = {}
        self._buttons = QButtonGroup(self)
        self._bar = QHBoxLayout()
        for number, title, icon_name in _VIEWS:
            button = quiet_button(title, icon_name)
            button.setCheckable(True)
            self._buttons.addButton(button, number)
            self._bar.addWidget(button)
        self._bar.addStretch(1)
        self._stack = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._bar)
        self._column.addWidget(self._stack, 1)
        self._buttons.button(TO_DO).setChecked(True)
        self._buttons.idClicked.connect(self.show_view)
        desk.tasks.changed.connect(self._changed)
        desk.tasks.failed.connect(self._failed)
        look().changed.connect(self._relayout)
        self._relayout()

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._column.setContentsMargins(px(16), px(10), px(16), px(14))
        self._column.setSpacing(px(8))
        self._bar.setSpacing(px(4))

    # Views

    @property
    def number(self) -> int:
        """Which view is shown: TO_DO, MATRIX, WEEKS or CHECKUP."""
        return self._buttons.checkedId()

    def view(self, number: int) -> QWidget:
        """A view, made now if nobody looked at it yet."""
        if number not in self._views:
            made = _MAKERS[number](self._desk)
            self._views[number] = made
            self._stack.addWidget(made)
        return self._views[number]

    @Slot(int)
    def show_view(self, number: int) -> None:
        """Show a view."""
        self._buttons.button(number).setChecked(True)
        self._stack.setCurrentWidget(self.view(number))
        self._refresh_shown()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxies here: a proxied parent is a stop of the tab key itself, and whatever stands before the proxy is
        # jumped over.
        super().focusInEvent(event)
        work = getattr(self.view(self.number), "work", None)
        if work is not None:
            work.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stack.currentIndex() < 0:
            self.show_view(self.number)
        self._refresh_shown()

    def _refresh_shown(self) -> None:
        """Let the view shown read again, unless it has today's state."""
        number, today = self.number, self._desk.today()
        if self.isVisible() and self._read_on.get(number) != today:
            self._read_on[number] = today
            refresh = getattr(self.view(number), "refresh", None)
            if refresh is not None:
                refresh()

    @Slot(object)
    def _changed(self, _changes: object) -> None:
        self._read_on.clear()
        self._refresh_shown()

    @Slot(object)
    def _failed(self, _error: object) -> None:
        # It may have been the reading of a view, which then has nothing or what was true before: each reads again as soon
        # as it is looked at anew.
        self._read_on.clear()

    # Where other pages lead

    def show_target(self, target: Target) -> None:
        """How a branch stands, in the month of the target."""
        from gui.pages.overview_matrix import MatrixView

        self.show_view(MATRIX)
        view = self.view(MATRIX)
        assert isinstance(view, MatrixView)
        view.show_target(target)


def _todo(desk: Desk) -> QWidget:
    from gui.pages.overview_todo import TodoView

    return TodoView(desk)


def _matrix(desk: Desk) -> QWidget:
    from gui.pages.overview_matrix import MatrixView

    return MatrixView(desk)


def _weeks(desk: Desk) -> QWidget:
    from gui.pages.overview_weeks import WeeksView

    return WeeksView(desk)


def _checkup(desk: Desk) -> QWidget:
    from gui.pages.checkup import CheckupView

    return CheckupView(desk)


_MAKERS = {TO_DO: _todo, MATRIX: _matrix, WEEKS: _weeks, CHECKUP: _checkup}
