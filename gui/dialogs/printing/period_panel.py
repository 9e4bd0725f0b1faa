"""The period and the branch statistics and ledgers are made for."""

from datetime import date
from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.dialogs.printing.matter import Period
from gui.look.look import look
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.grid import FieldGrid
from models.rules.periods import HALF_LABELS, QUARTER_LABELS, Month, Span, half_of, quarter_of, year_of


class Length(Enum):
    """How long a period is."""

    MONTH = "按月"
    QUARTER = "按季"
    HALF = "按半年"
    YEAR = "按年"


class PeriodPanel(QWidget):
    """`changed` for each thing the clerk chooses."""

    changed = Signal()

    def __init__(self, period: Period, today: date) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(10))
        years = sorted({period.year, today.year, *period.years}, reverse=True)
        lengths = [each for each in Length if each is not Length.HALF or period.halves]
        self.length = ChoiceField("期间", [(each, each.value) for each in lengths])
        self.year = ChoiceField("年份", [(year, f"{year}年") for year in years])
        self.part = ChoiceField("月份")
        self.branch = ChoiceField("支部", [(None, "全单位"), *period.branches])
        self._month = period.month or (today.month if period.year == today.year else 12)
        self.length.set_value(Length.YEAR if period.month is None else Length.MONTH)
        self.year.set_value(period.year)
        offered = [number for number, _ in period.branches]
        self.branch.set_value(period.organization_id if period.organization_id in offered else None)
        grid = FieldGrid(2)
        grid.add(self.length, self.year)
        for widget in (grid, self.part, self.branch):
            column.addWidget(widget)
        self.length.edited.connect(self._lengthened)
        for field in (self.year, self.part, self.branch):
            field.edited.connect(self._touched)
        self._offer()

    def span(self) -> Span:
        """The days chosen."""
        year, length = int(self.year.value()), self.length.value()
        if length is Length.YEAR:
            return year_of(year)
        month = Month(year, self._month)
        if length is Length.HALF:
            return half_of(month)
        return month.span() if length is Length.MONTH else quarter_of(month)

    def organization_id(self) -> int | None:
        """The branch; None: the whole bureau."""
        chosen = self.branch.value()
        return None if chosen is None else int(chosen)

    def _offer(self) -> None:
        length = self.length.value()
        self.part.setVisible(length is not Length.YEAR)
        if length is Length.MONTH:
            self.part.rename("月份")
            self.part.set_choices([(month, f"{month}月") for month in range(1, 13)])
            self.part.set_value(self._month)
        elif length is Length.QUARTER:
            self.part.rename("季度")
            # A quarter is known by its first month.
            self.part.set_choices([(3 * at + 1, name) for at, name in enumerate(QUARTER_LABELS)])
            self.part.set_value((self._month - 1) // 3 * 3 + 1)
        elif length is Length.HALF:
            self.part.rename("半年")
            # So is a half.
            self.part.set_choices([(6 * at + 1, name) for at, name in enumerate(HALF_LABELS)])
            self.part.set_value((self._month - 1) // 6 * 6 + 1)

    @Slot()
    def _lengthened(self) -> None:
        self._offer()
        self.changed.emit()

    @Slot()
    def _touched(self) -> None:
        if self.part.value() is not None and self.length.value() is not Length.YEAR:
            self._month = int(self.part.value())
        self.changed.emit()
