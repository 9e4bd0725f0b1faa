"""年度结转: what is taken over into a new year, each ticked; what goes over by itself is told."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QSpacerItem, QWidget

from gui.desk import Desk
from gui.dialogs.settings_table import SettingsTableDialog
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.labels import label
from models.rows.changes import Changes
from models.rows.turn_of_year import PlanForward, TurnOfYear
from models.services.turn_of_year import copy_plans_forward, take_plans_back, turn_of_year

TITLE = "年度结转"
_INTRO = "把上一年的学习计划接到新的一年；已经结转过的不会再来一份，上一年的记录一条不改。"
_ID = Qt.ItemDataRole.UserRole
_FIXED, _GROWING = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
FIRST_MONTH = 11
"""From this month on the new year is the one to come."""


class TurnOfYearDialog(SettingsTableDialog):
    """The year, its plans to be ticked, and what needs no order."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, TITLE, parent)
        px, today = look().px, desk.today()
        self.resize(px(680), px(540))
        coming = today.year + (today.month >= FIRST_MONTH)
        self._copying: tuple[tuple[int, ...], int] | None = None
        """The order under way: plans and year."""
        self.year = ChoiceField(
            "结转到", [(year, f"{year}年") for year in (today.year, today.year + 1)], required=True
        )
        self.year.set_value(coming)
        self.plans = QListWidget()
        self.plans.setAccessibleName("要结转的学习计划，空格勾选")
        self.none = label("", "hint", wrap=True)
        self.items = label("", "second", wrap=True)
        self._build()
        self.year.edited.connect(self.refresh)
        self.plans.itemChanged.connect(self._count)
        desk.tasks.changed.connect(self.refresh)
        self.refresh()

    def _build(self) -> None:
        column = self._headed_column(_INTRO)
        column.addWidget(self.year)
        column.addWidget(label("学习计划", "title"))
        column.addWidget(self.plans, 1)
        column.addWidget(self.none)
        column.addWidget(label("整改事项", "title"))
        column.addWidget(self.items)
        column.addWidget(
            label(
                "模板、督察规则、名册照旧使用，不用结转；主题党日按各支部固定的日子安排。", "hint", wrap=True
            )
        )
        # Without plans the room they would take stands below, not between.
        self._rest, self._rest_of = QSpacerItem(0, 0), column
        column.addItem(self._rest)
        self.copy_button = primary_button("结转所选", "calendar_ltr")
        self.close_button = plain_button("关闭")
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.reject)
        self._add_foot(column, right=(self.copy_button, self.close_button))

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read again what there is to take over."""
        self._desk.tasks.read(turn_of_year, self.year.value(), then=self._show, failed=self._explain)

    def _show(self, turn: TurnOfYear) -> None:
        if turn.year != self.year.value():
            return
        self.plans.clear()
        for plan in turn.plans:
            self.plans.addItem(_line(plan, turn.year))
        self.plans.setVisible(bool(turn.plans))
        self._rest.changeSize(0, 0, _FIXED, _FIXED if turn.plans else _GROWING)
        self._rest_of.invalidate()
        self.none.setVisible(not turn.plans)
        self.none.setText(f"{turn.year - 1}年没有登记学习计划，没有可以结转的。")
        self.items.setText(_items_words(turn))
        self._count()

    @Slot()
    def _count(self) -> None:
        chosen = len(self.chosen())
        self.copy_button.setEnabled(chosen > 0)
        self.copy_button.setText(f"结转所选（{chosen}）" if chosen > 1 else "结转所选")

    def chosen(self) -> tuple[int, ...]:
        """The ids of the ticked plans."""
        lines = (self.plans.item(at) for at in range(self.plans.count()))
        return tuple(
            line.data(_ID)
            for line in lines
            if line.flags() & Qt.ItemFlag.ItemIsEnabled and line.checkState() is Qt.CheckState.Checked
        )

    # Taking over

    @Slot()
    def copy(self) -> None:
        """Copy the ticked plans into the new year."""
        chosen = self.chosen()
        if chosen and self._copying is None:
            self._copying = chosen, self.year.value()
            self._desk.tasks.write(
                copy_plans_forward, *self._copying, then=self._copied, failed=self._not_copied
            )

    def _copied(self, _changes: Changes) -> None:
        assert self._copying is not None
        (plans, year), self._copying = self._copying, None
        done = f"结转{len(plans)}份学习计划到{year}年"
        self._desk.offer_undo(done, take_plans_back, plans, year, redo=copy_plans_forward)
        self.banner.say(Tone.OK, f"已{done}，开展情况从头登记；请到“学习计划”里核对。")

    def _not_copied(self, error: Exception) -> None:
        self._copying = None
        self._explain(error)


def _items_words(turn: TurnOfYear) -> str:
    if turn.open_items:
        return f"有{turn.open_items}项还没有销号：年份和编号不变，接着整改，在{turn.year}年的清单里标“上年结转”，不用另建。"
    if turn.has_items:
        return "以前各年的整改事项都已销号。"
    return f"{turn.year}年以前没有登记整改事项，没有可以结转的。"


def _line(plan: PlanForward, year: int) -> QListWidgetItem:
    said = f"{plan.title}（{plan.kind}，{plan.topics}个专题）"
    line = QListWidgetItem(f"{said}　{year}年已有" if plan.is_there else said)
    line.setData(_ID, plan.id)
    line.setToolTip(plan.organization_name)
    flags = line.flags() | Qt.ItemFlag.ItemIsUserCheckable
    if plan.is_there:
        flags &= ~Qt.ItemFlag.ItemIsEnabled
    line.setFlags(flags)
    line.setCheckState(Qt.CheckState.Unchecked if plan.is_there else Qt.CheckState.Checked)
    return line
