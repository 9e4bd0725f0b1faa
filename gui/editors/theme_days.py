"""主题党日 in the editor: what was done, who organised it, what it was also, and the branch's fixed day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from gui.editors.kind_part import KindPart, Setting
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.person import Person, PersonField
from gui.widgets.labels import label
from models.rows.life import ThemeDay
from models.rows.meeting import MeetingDetail
from models.rules.life_terms import ThemeForm
from models.rules.terms import MeetingKind
from models.rules.theme_days import FixedDay
from models.services.organizations import fixed_day_of

ALSO = (MeetingKind.DUES_DAY, MeetingKind.POLITICAL_BIRTHDAY, MeetingKind.PARTY_LECTURE)
"""What a theme day may be besides, ticked here as under 兼作."""
NOT_FIXED = "支部还没有固定主题党日，可以在“组织名册”里填写。"
_OATHS = ((None, "待补"), (True, "是"), (False, "否"))


class ThemeDayPart(KindPart):
    """Of a new one the fixed day of the running month is proposed; another day is told, never refused."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._asked_of: int | None = None
        self._offered: date | None = None
        self.forms = {form: QCheckBox(form.label) for form in ThemeForm}
        self.also = {kind: QCheckBox(kind.label) for kind in ALSO}
        self.organizer = PersonField("组织者")
        self.oath = ChoiceField("重温入党誓词", _OATHS)
        self.effect = TextArea("活动效果")
        self.fixed = label("", "second", wrap=True)
        self._build()

    def _build(self) -> None:
        self.column.addWidget(label("主题党日", "title"))
        self.column.addWidget(self.fixed)
        self.column.addWidget(label("活动形式", "second"))
        self.column.addWidget(self._boxes(self.forms.values()))
        self.column.addWidget(label("同时开展（即“兼作”）", "second"))
        self.column.addWidget(self._boxes(self.also.values()))
        row = FieldGrid(2)
        row.add(self.organizer, self.oath)
        self.column.addWidget(row)
        self.column.addWidget(self.effect)
        for box in self.forms.values():
            box.clicked.connect(self.edited)
        for box in self.also.values():
            box.clicked.connect(self._also_ticked)
        for field in (self.organizer, self.oath, self.effect):
            field.edited.connect(self.edited)

    @staticmethod
    def _boxes(boxes: Any) -> FieldGrid:
        grid = FieldGrid(3)
        grid.add(*boxes)
        return grid

    # The editor asks

    def concerns(self, setting: Setting) -> bool:
        return MeetingKind.THEME_DAY in setting.kinds

    def set_setting(self, setting: Setting) -> None:
        for kind, box in self.also.items():
            box.setChecked(kind in setting.kinds)
            box.setVisible(kind is not setting.own)
        if not self.concerns(setting):
            return
        here = setting.organization
        fixed = fixed_day_of(here) if here is not None else None
        if fixed is None or not fixed.is_fixed:
            self.fixed.setText(NOT_FIXED if here is not None else "")
        elif setting.day is None:
            self.fixed.setText(f"固定日：{fixed.words()}。")
        else:
            moved = fixed.deviation(setting.day)
            self.fixed.setText(
                f"{moved}，如有安排请在记录里写明。" if moved else f"固定日：{fixed.words()}。"
            )
        self.fixed.setVisible(bool(self.fixed.text()))
        if fixed is not None and setting.is_new and setting.own is MeetingKind.THEME_DAY:
            self._propose_day(fixed, setting)

    def _propose_day(self, fixed: FixedDay, setting: Setting) -> None:
        """Once for each organisation chosen, while the clerk has given no day of his own."""
        if self._asked_of == setting.organization_id or setting.day not in (None, self._offered):
            return
        today = self._today()
        day = fixed.in_month(today.year, today.month)
        self._asked_of, self._offered = setting.organization_id, day
        if day is not None:
            self.proposed.emit("held_on", day)

    def set_people(self, people: list[Person]) -> None:
        self.organizer.set_people(people)

    def show_detail(self, detail: MeetingDetail | None) -> None:
        kept = (detail.theme_day if detail is not None else None) or ThemeDay()
        self._asked_of = self._offered = None
        for form, box in self.forms.items():
            box.setChecked(form in kept.forms)
        self.organizer.set_value(kept.organizer)
        self.oath.set_value(kept.oath)
        self.effect.set_value(kept.effect)

    def into(self, detail: MeetingDetail) -> MeetingDetail:
        typed = ThemeDay(
            tuple(form for form, box in self.forms.items() if box.isChecked()),
            self.organizer.value(),
            self.oath.value(),
            self.effect.value(),
        )
        return replace(detail, theme_day=None if typed == ThemeDay() else typed)

    def state(self) -> Any:
        return {
            "forms": [form.value for form, box in self.forms.items() if box.isChecked()],
            "organizer": self.organizer.state(),
            "oath": self.oath.state(),
            "effect": self.effect.state(),
        }

    def restore(self, state: Any) -> None:
        ticked = {ThemeForm(code) for code in state["forms"]}
        for form, box in self.forms.items():
            box.setChecked(form in ticked)
        self.organizer.restore(str(state["organizer"]))
        self.oath.restore(str(state["oath"]))
        self.effect.restore(str(state["effect"]))

    @Slot()
    def _also_ticked(self) -> None:
        box = self.sender()
        kind = next(kind for kind, each in self.also.items() if each is box)
        self.counted.emit(kind, self.also[kind].isChecked())
