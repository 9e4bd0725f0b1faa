"""The questions of 党费: on which day it was paid, why somebody is exempt."""

from datetime import date

from PySide6.QtWidgets import QWidget

from gui.dialogs.form import FormDialog
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import TextField


class PaidOnDialog(FormDialog):
    """登记交纳: the day; ``months`` is how many months of members it is for, ``amount`` what they come to."""

    def __init__(self, months: int, amount: str, unknown: int, today: date, parent: QWidget) -> None:
        intro = f"所选的{months}人次按应交金额登记为已交，共{amount}元。"
        if unknown:
            intro += f"另有{unknown}人次应交待补，不登记。"
        super().__init__("登记交纳", "登记", parent, intro=intro)
        self._today = today
        self.paid_on = DateField("交纳日期", today=today, required=True)
        self.paid_on.set_value(today)
        self.put(self.paid_on)
        self.paid_on.setFocus()

    def check(self) -> bool:
        """A day to come is a slip of the hand."""
        right = super().check()
        day = self.paid_on.value()
        if right and day is not None and day > self._today:
            self.paid_on.set_error("交纳日期还没有到，请核对")
            return False
        return right

    def answer(self) -> date:
        """The day; only after `confirmed`."""
        day = self.paid_on.value()
        assert day is not None
        return day


class ExemptDialog(FormDialog):
    """登记免交: the reason, which is printed with the month."""

    def __init__(self, months: int, parent: QWidget) -> None:
        super().__init__(
            "登记免交",
            "登记",
            parent,
            intro=f"所选的{months}人次登记为免交。免交须经批准，请写明批准的情况。",
        )
        self.reason = TextField("免交原因", required=True, hint="如 生活困难，支部大会同意，报机关党委批准")
        self.put(self.reason)
        self.reason.setFocus()
