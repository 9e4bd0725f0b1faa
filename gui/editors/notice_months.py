"""The months at the left of the notices' page: type one, step to one, or take one from the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from gui.look.look import look
from gui.tables.notices import MONTH_COLUMNS, MonthLine, NoticePlace, month_lines
from gui.tables.rows import RowsModel
from gui.widgets.card import Card
from gui.widgets.fields.dates import MonthField
from gui.widgets.labels import rule
from gui.widgets.record_table import RecordTable
from models.rows.notice import NoticeSummary
from models.rules.periods import Month
from models.services.notices import list_notices, months_wanting_notice

WIDTH = 276
# 2026-1 is a month on the way to 2026-10.
_PAUSE_MS = 500


@dataclass(frozen=True)
class Shelf:
    """All notices, and the months over that want one."""

    notices: tuple[NoticeSummary, ...]
    wanting: frozenset[Month]


def read_shelf(session: Any, today: date) -> Shelf:
    """What the list of months shows."""
    return Shelf(list_notices(session), months_wanting_notice(session, today))


class MonthList(Card):
    """`chosen` carries the place of the notice the user wants to see; the page answers with `show_place` or `refuse`."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, padding=4)
        self._notices: tuple[NoticeSummary, ...] = ()
        self._wanting: frozenset[Month] = frozenset()
        self._shown: NoticePlace | None = None
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

    def show_notices(self, notices: Iterable[NoticeSummary], wanting: frozenset[Month], today: date) -> None:
        """List these notices and the months without one; of these ``wanting`` are to have one."""
        self._notices, self._wanting = tuple(notices), wanting
        self._fill(today)

    def show_place(self, place: NoticePlace, today: date) -> None:
        """The notice of this place is shown now."""
        self._shown = place
        self._pause.stop()
        self.field.set_value(place.month)
        self._fill(today)

    def refuse(self, sentence: str) -> None:
        """The month asked for cannot be shown; the list goes back to the one that is."""
        self.field.set_error(sentence)
        self._point()

    def notice_of(self, month: Month) -> NoticeSummary | None:
        """The month's own notice as listed."""
        return next(
            (notice for notice in self._notices if notice.month == month and notice.corrects_id is None), None
        )

    def corrections_of(self, notice_id: int) -> tuple[NoticeSummary, ...]:
        """What corrects a notice, issued or drafted, the first first."""
        found = (notice for notice in self._notices if notice.corrects_id == notice_id)
        return tuple(sorted(found, key=lambda notice: notice.id))

    def _fill(self, today: date) -> None:
        shown = self._shown.month if self._shown is not None else None
        self.model.replace(month_lines(self._notices, shown, today, self._wanting))
        self._point()

    def _point(self) -> None:
        """Put the cursor on the line shown; that is no choice of the user."""
        if self._shown is not None and self._current_place() != self._shown:
            before = self.table.blockSignals(True)
            self.table.choose(self._shown.key)
            self.table.blockSignals(before)

    def _current_place(self) -> NoticePlace | None:
        line = self.table.current_row()
        return line.place if isinstance(line, MonthLine) else None

    # What is chosen

    @Slot(object)
    def _picked(self, line: MonthLine | None) -> None:
        if line is not None and line.place != self._shown:
            self.chosen.emit(line.place)

    @Slot(object)
    def _opened(self, _line: MonthLine) -> None:
        self.opened.emit()

    @Slot()
    def _typed(self) -> None:
        self._pause.stop()
        month = self.field.value()
        if month is not None and (self._shown is None or month != self._shown.month):
            self.chosen.emit(NoticePlace(month))

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._above.setContentsMargins(px(14), px(12), px(12), px(12))
        self.setFixedWidth(px(WIDTH))
