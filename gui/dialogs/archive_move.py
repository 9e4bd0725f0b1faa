"""移到: before which number a 件 is to stand."""

from PySide6.QtWidgets import QWidget

from gui.dialogs.form import FormDialog
from gui.widgets.fields.numbers import CountField


class MoveDialog(FormDialog):
    """Asks for the number the 件 is to have, 1 to ``last``."""

    def __init__(self, title: str, number: int, last: int, parent: QWidget) -> None:
        intro = f"“{title}”现在是第{number}件，可以移到第1到第{last}件；后面的件号依次顺延，不留空号。"
        super().__init__("移到", "移动", parent, intro=intro)
        self._last = last
        self.number = CountField("移到第几件", required=True, hint="")
        self.put(self.number)
        self.number.setFocus()

    def check(self) -> bool:
        right = super().check()
        if right and not 1 <= (self.number.value() or 0) <= self._last:
            self.number.set_error(f"请填1到{self._last}之间的数")
            self.number.setFocus()
            return False
        return right

    def answer(self) -> int:
        """The number, from 1; only after `confirmed`."""
        return self.number.value() or 1
