"""The months at the left of the notices' page: type one, step to one, or take one from the list."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from gui.look.look import look
from gui.tables.notices import MONTH_COLUMNS, MonthLine, month_lines
from gui.tables.rows import RowsModel
from gui.widgets.card import Card
from gui.widgets.fields.dates import MonthField
from gui.widgets.labels import rule
from gui.widgets.record_table import RecordTable
from models.rows.notice import NoticeSummary
from models.rules.periods import Month

WIDTH = 258
# 2026-1 is a month on the way to 2026-10.
_PAUSE_MS = 500


class MonthList(Card):
    """`chosen` carries the month the user wants to see; the page answers with `show_month` or `refuse`."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, padding=4)
        self._notices: tuple[NoticeSummary, ...] = ()
        self._shown: Month | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._typed)
        self.field = MonthField("通报月份")
        self.field.edited.connect(self._pause.start)
        self.field.line.returnPressed.connect(self._typed)
        self.model = RowsModel(MONTH_COLUMNS, self)
        self.table = RecordTable(self.model, "各月通报")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.current_changed.connect(self._picked)
        self.table.opened.connect(self._opened)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.setSpacing(0)
        self._above = QVBoxLayout()
        self._above.addWidget(self.field)
        self.body.addLayout(self._above)
        self.body.addWidget(rule())
        self.body.addWidget(self.table, 1)
        look().changed.connect(self._relayout)
        self._relayout()

    # What is shown

    def show_notices(self, notices: Iterable[NoticeSummary], today: date) -> None:
        """List these notices and the months without one."""
        self._notices = tuple(notices)
        self._fill(today)

    def show_month(self, month: Month, today: date) -> None:
        """This month is shown now."""
        self._shown = month
        self._pause.stop()
        self.field.set_value(month)
        self._fill(today)

    def refuse(self, sentence: str) -> None:
        """The month asked for cannot be shown; the list goes back to the one that is."""
        self.field.set_error(sentence)
        self._point()

    def notice_of(self, month: Month) -> NoticeSummary | None:
        """The month's notice as listed."""
        return next((notice for notice in self._notices if notice.month == month), None)

    def _fill(self, today: date) -> None:
        self.model.replace(month_lines(self._notices, self._shown, today))
        self._point()

    def _point(self) -> None:
        """Put the cursor on the month shown; that is no choice of the user."""
        if self._shown is not None and self._current_month() != self._shown:
            before = self.table.blockSignals(True)
            self.table.choose(str(self._shown))
            self.table.blockSignals(before)

    def _current_month(self) -> Month | None:
        line = self.table.current_row()
        return line.month if isinstance(line, MonthLine) else None

    # What is chosen

    @Slot(object)
    def _picked(self, line: MonthLine | None) -> None:
        if line is not None and line.month != self._shown:
            self.chosen.emit(line.month)

    @Slot(object)
    def _opened(self, _line: MonthLine) -> None:
        self.opened.emit()

    @Slot()
    def _typed(self) -> None:
        self._pause.stop()
        month = self.field.value()
        if month is not None and month != self._shown:
            self.chosen.emit(month)

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._above.setContentsMargins(px(14), px(12), px(12), px(12))
        self.setFixedWidth(px(WIDTH))
