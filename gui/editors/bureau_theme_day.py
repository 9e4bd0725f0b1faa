"""The day a branch has fixed for its 主题党日: none, a day of the month, or the n-th weekday."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel

from gui.widgets.fields.choice import ChoiceField
from gui.widgets.labels import label
from models.rules.terms import OrganizationKind
from models.rules.theme_days import NTHS, WEEKDAYS, FixedDay

KINDS = (OrganizationKind.BRANCH, OrganizationKind.GENERAL_BRANCH)
"""Organisations that hold one."""
_NONE, _BY_WEEKDAY = 0, -1


class ThemeDayFields:
    """Three fields and a sentence, to be added to a form: which day of the month or 按星期, and then which weekday."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._kind: OrganizationKind | None = None
        days = [(day, f"每月{day}日") for day in range(1, 32)]
        self.how = ChoiceField("主题党日固定日", [(_NONE, "未固定"), (_BY_WEEKDAY, "按星期"), *days])
        self.nth = ChoiceField("第几个", [(None, "请选择"), *NTHS.items()])
        weekdays = [(place, f"星期{word}") for place, word in enumerate(WEEKDAYS, 1)]
        self.weekday = ChoiceField("星期几", [(None, "请选择"), *weekdays])
        self.told: QLabel = label("", "second", wrap=True)

    def show(self, kind: OrganizationKind | None, fixed: FixedDay) -> None:
        """Show a day."""
        by_weekday = fixed.nth is not None or fixed.weekday is not None
        self.how.set_value(_BY_WEEKDAY if by_weekday else fixed.of_month or _NONE)
        self.nth.set_value(fixed.nth)
        self.weekday.set_value(fixed.weekday)
        self.suit(kind)

    def suit(self, kind: OrganizationKind | None) -> None:
        """Be there for a kind that holds theme days."""
        self._kind = kind
        self.tell()

    @Slot()
    def tell(self) -> None:
        """Ask for the weekday where it is one, and say again when the next day is."""
        there = self._kind in KINDS
        by_weekday = there and self.how.value() == _BY_WEEKDAY
        self.how.setVisible(there)
        for field in (self.nth, self.weekday):
            field.setVisible(by_weekday)
            field.set_required(by_weekday)
        sentence = self.sentence()
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def value(self) -> FixedDay:
        """The day as chosen; none for a kind without."""
        how = self.how.value() or _NONE
        if self._kind not in KINDS or how == _NONE:
            return FixedDay()
        if how == _BY_WEEKDAY:
            return FixedDay(nth=self.nth.value(), weekday=self.weekday.value())
        return FixedDay(of_month=how)

    def sentence(self) -> str:
        """When the next one is; empty while none is fixed."""
        fixed = self.value()
        if fixed.problem():
            return ""
        day = fixed.next_from(self._today())
        if day is None:
            return ""
        short = "；当月没有这一天的，在月末" if (fixed.of_month or 0) > 28 else ""
        return f"{fixed.words()}开展主题党日，下一次是{day.month}月{day.day}日{short}。"
