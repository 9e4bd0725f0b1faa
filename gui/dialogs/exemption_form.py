"""One entry of 免予统计: the days, of whom, of what, and why."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.dialogs.form import FormDialog
from gui.editors.organizations import Choice
from gui.look.look import look
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.suggested import SuggestedField
from gui.widgets.labels import label
from models.rows.compliance import Exemption
from models.rules.exempt_days import spared_in_words, whole_months, whole_weeks
from models.services.rulebook import EARLIEST_YEAR

EVERY_ORGANIZATION = "全部党组织"
EVERY_RULE = "全部要求"
_INTRO = "完整落在这些天里的周期显示为不适用并注明原因，不计未落实；已登记的记录不变，已印发的通报不变。"
_USUAL = ("国庆节放假", "春节放假")


class Reach(StrEnum):
    """How far the days typed reach."""

    AS_TYPED = "as_typed"
    WEEK = "week"
    MONTH = "month"
    HOLIDAY = "holiday"


_REACHES = (
    (Reach.WEEK.value, "一周（起始日所在的周一至周日）"),
    (Reach.MONTH.value, "一个月（起始日所在的月）"),
    (Reach.HOLIDAY.value, "假期各周（国庆、春节等，按起止日期扩到整周）"),
    (Reach.AS_TYPED.value, "按所填的起止日期"),
)


class ExemptionDialog(FormDialog):
    """Asks for an entry; ``exemption`` is the one to be changed, None a new one."""

    def __init__(
        self,
        exemption: Exemption | None,
        organizations: Sequence[Choice],
        rules: Sequence[tuple[str, str]],
        today: date,
        parent: QWidget | None = None,
        *,
        reasons: Sequence[str] = (),
    ) -> None:
        title = "登记免予统计" if exemption is None else "修改免予统计"
        super().__init__(title, "登记" if exemption is None else "保存", parent, intro=_INTRO)
        self.setMinimumWidth(look().px(560))
        self.about = (exemption and exemption.id,)
        self._exemption = exemption
        self.reach = ChoiceField("范围", _REACHES, required=True)
        self.first = DateField("起始日期", today=today, required=True)
        self.last = DateField("截止日期", today=today, required=True)
        self.spared = label("", "hint", wrap=True)
        self.organization = ChoiceField("党组织", [(None, EVERY_ORGANIZATION), *organizations])
        self.rule = ChoiceField("要求", [(None, EVERY_RULE), *rules])
        self.reason = SuggestedField("原因", required=True, hint="如 国庆节放假；随“不适用”一起显示")
        self.reason.set_suggestions(dict.fromkeys((*reasons, *_USUAL)))
        self._lay_out()
        for field in (self.reach, self.first, self.last):
            field.edited.connect(self._days_changed)
        self._show(exemption)
        self.first.setFocus()

    def _lay_out(self) -> None:
        self.put(self.reach)
        days = FieldGrid(2)
        days.add(self.first, self.last)
        self.body.addWidget(days)
        self.body.addWidget(self.spared)
        scope = FieldGrid(2)
        scope.add(self.organization, self.rule)
        self.body.addWidget(scope)
        self._fields.extend((self.first, self.last, self.organization, self.rule))
        self.put(self.reason)

    def _show(self, exemption: Exemption | None) -> None:
        self.reach.set_value(Reach.WEEK.value if exemption is None else Reach.AS_TYPED.value)
        if exemption is not None:
            self.first.set_value(exemption.first)
            self.last.set_value(exemption.last)
            self.organization.set_value(exemption.organization_id)
            self.rule.set_value(exemption.rule_code)
            self.reason.set_value(exemption.reason)
        self._days_changed()

    # The days

    @Slot()
    def _days_changed(self) -> None:
        one_day = self.reach.value() in (Reach.WEEK.value, Reach.MONTH.value)
        self.last.setVisible(not one_day)
        self.last.set_required(not one_day)
        self.first.rename(
            {Reach.WEEK: "这一周里的任一天", Reach.MONTH: "这个月里的任一天"}.get(self._reach(), "起始日期")
        )
        span = self.days()
        self.spared.setText(f"{_said(*span)}，{spared_in_words(*span)}" if span else "")

    def _reach(self) -> Reach:
        return Reach(self.reach.value() or Reach.AS_TYPED.value)

    def days(self) -> tuple[date, date] | None:
        """The first and the last day meant; None while they cannot be told."""
        reach, first = self._reach(), self.first.value()
        last = first if reach in (Reach.WEEK, Reach.MONTH) else self.last.value()
        if first is None or last is None or last < first or first.year < EARLIEST_YEAR or last.year >= 9998:
            return None
        if reach is Reach.AS_TYPED:
            return first, last
        return whole_months(first, last) if reach is Reach.MONTH else whole_weeks(first, last)

    def check(self) -> bool:
        right = super().check()
        if right and self.days() is None:
            wrong = self.last if self.last.isVisibleTo(self) else self.first
            wrong.set_error("起止日期不对：截止日期不能早于起始日期，年份请核对")
            wrong.setFocus()
            return False
        return right

    def answer(self) -> Exemption:
        """What was typed; only after `confirmed`."""
        days, before = self.days(), self._exemption
        assert days is not None
        return Exemption(
            before.id if before else None,
            *days,
            self.reason.value(),
            self.organization.value(),
            self.rule.value(),
            before.version if before else 0,
        )


def _said(first: date, last: date) -> str:
    return f"{first.isoformat()} 至 {last.isoformat()}"
