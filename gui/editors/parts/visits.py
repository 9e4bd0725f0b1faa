"""被督察支部: a tick for each, with the day it was visited."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from gui.editors.parts.part import Part
from gui.look.look import look
from gui.widgets.buttons import quiet_button
from gui.widgets.fields.dates import DateField
from gui.widgets.labels import label
from models.rows.bureau import OrganizationRow
from models.rows.inspection import VisitedBranch
from models.rules.terms import OrganizationKind

VISITED = (OrganizationKind.BRANCH, OrganizationKind.GENERAL_BRANCH)
_ID = Qt.ItemDataRole.UserRole
_LEAST_LINES = 8


class VisitsPart(Part):
    """Space ticks; a day typed below goes to every chosen line, which it ticks. Offered are the branches there were on the
    day of the inspection, and whatever is ticked.
    """

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._organizations: Sequence[OrganizationRow] = ()
        self._names: dict[int, str] = {}
        self._day: date = today
        self._ticked: dict[int, date | None] = {}
        self._showing = False
        self.count = label("", "second")
        self.all_button = quiet_button("全选")
        self.none_button = quiet_button("全不选")
        self.list = QListWidget()
        self.list.setAccessibleName("被督察支部，空格勾选")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.visited_on = DateField("所选支部的督察日期", today=today)
        head = QHBoxLayout()
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.all_button)
        head.addWidget(self.none_button)
        self.column.addLayout(head)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.visited_on)
        hint = "督察只有一天的不用填；分几天的，选中支部（可多选）再填日期。"
        self.column.addWidget(label(hint, "hint", wrap=True))
        self.all_button.clicked.connect(self.tick_all)
        self.none_button.clicked.connect(self.tick_none)
        self.list.itemChanged.connect(self._changed)
        self.list.itemSelectionChanged.connect(self._show_day)
        self.visited_on.edited.connect(self._day_typed)
        look().changed.connect(self._relayout)
        self._relayout()
        self._relist()

    # Contents

    def set_organizations(self, rows: Sequence[OrganizationRow]) -> None:
        """The tree, in tree order."""
        self._organizations = rows
        self._names.update({row.id: row.name for row in rows if row.id is not None})
        self._relist()

    def set_day(self, day: date) -> None:
        """The day of the inspection: branches are offered as they were then."""
        if day != self._day:
            self._day = day
            self._relist()

    def show_rows(self, rows: Iterable[VisitedBranch]) -> None:
        """Show which were visited."""
        ticked = {}
        for row in rows:
            ticked[row.organization_id] = row.visited_on
            self._names.setdefault(row.organization_id, row.organization_name)
        self._ticked = ticked
        self._relist()

    def rows(self) -> tuple[VisitedBranch, ...]:
        """The ticked ones, in the order offered."""
        return tuple(
            VisitedBranch(number, self._names.get(number, ""), self._ticked[number])
            for number in self._offered()
            if number in self._ticked
        )

    def ticked(self) -> frozenset[int]:
        """The ids of the ticked ones."""
        return frozenset(self._ticked)

    def tick(self, number: int) -> None:
        """Tick one, as known from where the clerk came."""
        self._ticked.setdefault(number, None)
        self._relist()

    def offers(self, number: int) -> bool:
        """Whether that organisation is one of those to be ticked."""
        return number in self._offered()

    def state(self) -> Any:
        return [[row.organization_id, str(row.visited_on or "")] for row in self.rows()]

    def restore(self, state: Any) -> None:
        self._ticked = {int(number): date.fromisoformat(day) if day else None for number, day in state}
        self._relist()

    def problem(self) -> str | None:
        return None if self.visited_on.check() else self.visited_on.error

    # Orders of the clerk

    @Slot()
    def tick_all(self) -> None:
        """Tick every one offered."""
        self._set({number: self._ticked.get(number) for number in self._offered()})

    @Slot()
    def tick_none(self) -> None:
        """Take every tick away."""
        self._set({})

    def _set(self, ticked: Mapping[int, date | None]) -> None:
        self._ticked = dict(ticked)
        self._refresh()
        self.edited.emit()

    @Slot(QListWidgetItem)
    def _changed(self, item: QListWidgetItem) -> None:
        if self._showing:
            return
        lines = self.list.selectedItems() if item.isSelected() else [item]
        ticked = item.checkState() is Qt.CheckState.Checked
        for line in lines:
            if ticked:
                self._ticked.setdefault(line.data(_ID), None)
            else:
                self._ticked.pop(line.data(_ID), None)
        self._refresh()
        self.edited.emit()

    @Slot()
    def _day_typed(self) -> None:
        if self.visited_on.problem() is not None:
            return
        day = self.visited_on.value()
        for line in self.list.selectedItems():
            if day is not None or line.data(_ID) in self._ticked:
                self._ticked[line.data(_ID)] = day
        self._refresh()
        self.edited.emit()

    # Keeping things right

    def _offered(self) -> list[int]:
        found = [
            row.id
            for row in self._organizations
            if row.id is not None
            and (row.id in self._ticked or (row.kind in VISITED and row.existed_on(self._day)))
        ]
        return found + [number for number in self._ticked if number not in found]

    def _relist(self) -> None:
        offered = self._offered()
        self._showing = True
        if offered != [line.data(_ID) for line in self._lines()]:
            self.list.clear()
            for number in offered:
                line = QListWidgetItem()
                line.setData(_ID, number)
                line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                self.list.addItem(line)
        self._showing = False
        self._refresh()
        self._show_day()

    def _lines(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _refresh(self) -> None:
        self._showing = True
        for line in self._lines():
            number = line.data(_ID)
            day = self._ticked.get(number)
            said = f"　{day.month}月{day.day}日" if day else ""
            line.setText(self._names.get(number, "") + said)
            ticked = number in self._ticked
            line.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._showing = False
        self.count.setText(f"已选{len(self._ticked)}个，共{self.list.count()}个支部")

    @Slot()
    def _show_day(self) -> None:
        """The day the chosen lines have in common. Without any there is nothing a day could be meant for."""
        days = {self._ticked.get(line.data(_ID)) for line in self.list.selectedItems()}
        self.visited_on.set_read_only(not days)
        self.visited_on.set_value(days.pop() if len(days) == 1 else None)

    @Slot()
    def _relayout(self) -> None:
        self.list.setMinimumHeight(_LEAST_LINES * look().px(32))
