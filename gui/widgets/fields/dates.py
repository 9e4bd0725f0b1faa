"""Days, months and times of day: typed in any usual way, or picked."""

import datetime

from PySide6.QtCore import QDate, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.formats import date_text, month_text, read_date, read_month
from gui.look.icons import icon
from gui.look.look import look
from gui.widgets.buttons import icon_button
from gui.widgets.fields.line import ReadField
from models import clock
from models.rules.periods import Month


class _Calendar(QFrame):
    """The month sheet that drops under a date field."""

    def __init__(self, owner: "DateField") -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setProperty("card", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._owner = owner
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        self.sheet = QCalendarWidget()
        self.sheet.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.sheet.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.sheet.setGridVisible(False)
        for name, icon_name in (("prev", "chevron_left"), ("next", "chevron_right")):
            turn = self.sheet.findChild(QToolButton, f"qt_calendar_{name}month")
            if turn is not None:
                turn.setIcon(icon(icon_name))
        # Weekends in Qt's own red would look like party red, that is, like something chosen.
        plain = QTextCharFormat()
        plain.setForeground(QColor(look().tokens.text_second))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.sheet.setWeekdayTextFormat(weekend, plain)
        column.addWidget(self.sheet)
        self.setFocusProxy(self.sheet)
        self.sheet.clicked.connect(self._picked)
        self.sheet.activated.connect(self._picked)

    @Slot(QDate)
    def _picked(self, day: QDate) -> None:
        self._owner.pick(datetime.date(day.year(), day.month(), day.day()))
        self.close()


class DateField(ReadField[datetime.date]):
    """A day: 2026-10-05, 2026.10.5, 20261005, 10-5, or from the calendar (Alt+↓); may be empty.

    A day typed without a year lies in the year of `today`; ↑ and ↓ move by a day.
    """

    def __init__(
        self,
        title: str,
        *,
        today: datetime.date | None = None,
        required: bool = False,
        hint: str = "如 2026-10-05",
        parent: QWidget | None = None,
    ) -> None:
        self.today = today
        super().__init__(title, self._read_day, date_text, required=required, hint=hint, parent=parent)
        self._pick_action = QAction(icon("calendar_ltr"), "打开日历", self.line)
        self._pick_action.triggered.connect(self.open_calendar)
        self.line.addAction(self._pick_action, QLineEdit.ActionPosition.TrailingPosition)

    def _read_day(self, typed: str) -> datetime.date | None:
        return read_date(typed, self._today())

    def _today(self) -> datetime.date:
        return self.today or clock.today()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._pick_action.setEnabled(not read_only)

    @Slot()
    def open_calendar(self) -> None:
        """Drop the month sheet."""
        popup = _Calendar(self)
        day = self.value() or self._today()
        popup.sheet.setSelectedDate(QDate(day.year, day.month, day.day))
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()
        popup.sheet.setFocus()

    def pick(self, day: datetime.date) -> None:
        """Take a day as chosen by the user."""
        if self.line.isReadOnly():
            return
        self.set_value(day)
        self._touched()
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            self.pick((self.value() or self._today()) + datetime.timedelta(days=step))


class MonthField(ReadField[Month]):
    """A month: 2026-10, 202610, 2026年10月, with steps to the month before and after."""

    def __init__(self, title: str, *, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(
            title, read_month, month_text, required=required, hint="如 2026年10月", parent=parent
        )

    def _row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look().px(2))
        earlier = icon_button("chevron_left", "上一个月")
        later = icon_button("chevron_right", "下一个月")
        earlier.clicked.connect(self._earlier)
        later.clicked.connect(self._later)
        layout.addWidget(earlier)
        layout.addWidget(self.line, 1)
        layout.addWidget(later)
        return row

    @Slot()
    def _earlier(self) -> None:
        self._move(-1)

    @Slot()
    def _later(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        month = self.value()
        if month is not None and not self.line.isReadOnly():
            self.set_value(month.shifted(by))
            self._touched()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self._move(by)
