"""What is asked about a 销毁清册: which 件 are on it, how it was approved, how it was carried out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gui.dialogs.form import FormDialog
from gui.look.look import look
from gui.look.tokens import Tone
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from gui.widgets.labels import label
from models.rows.archive_use import DestructionLineRow, DestructionRow

_INTRO = (
    "列在下面的是保管期限已满、没有销毁、也没有列入别的清册的档案。鉴定后仍要继续保存的，不要勾选。"
    "程序只列清册，不会自行销毁任何档案。"
)


class DestructionDialog(FormDialog):
    """Asks what is on the list. ``lines`` are those that may be; the row's own are ticked."""

    def __init__(
        self, row: DestructionRow, lines: Sequence[DestructionLineRow], today: date, parent: QWidget
    ) -> None:
        is_new = row.id is None
        super().__init__(
            "列销毁清册" if is_new else "修改销毁清册", "列出" if is_new else "保存", parent, intro=_INTRO
        )
        px = look().px
        self.setMinimumWidth(px(760))
        self.about = (row.id,)
        self._row = row
        own = {line.item_id for line in row.lines}
        self._lines = [*row.lines, *(line for line in lines if line.item_id not in own)]
        self._opinions = [line.opinion for line in self._lines]
        self.title = TextField("清册名称", required=True)
        self.made_on = DateField("列册日期", today=today, required=True)
        self.reason = TextArea("销毁原因", least=1, most=4)
        self.list = QListWidget()
        self.list.setAccessibleName("保管期满的档案，空格勾选")
        self.list.setMinimumHeight(px(240))
        self.count = label("", "hint")
        self.opinion = TextField("鉴定意见（光标所在的一件）")
        self.fields_beside = (self.opinion,)
        grid = FieldGrid(2)
        grid.add(self.title, self.made_on)
        self.body.addWidget(grid)
        self._fields.extend((self.title, self.made_on))
        self.put(self.reason)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.count)
        self.put(self.opinion)
        self.title.set_value(row.title)
        self.made_on.set_value(row.made_on)
        self.reason.set_value(row.reason)
        for line in self._lines:
            self._add(line, ticked=is_new or line.item_id in own)
        self.list.itemChanged.connect(self._count)
        self.list.currentItemChanged.connect(self._to_opinion)
        self.opinion.edited.connect(self._opinion_typed)
        self.list.setCurrentRow(0)
        self._count()
        self.title.setFocus()

    def _add(self, line: DestructionLineRow, *, ticked: bool) -> None:
        item = QListWidgetItem(f"{line.code}　{line.title}（{line.retention_label}）")
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setToolTip(item.text())
        self.list.addItem(item)

    def _ticked(self) -> list[int]:
        places = range(self.list.count())
        return [place for place in places if self.list.item(place).checkState() is Qt.CheckState.Checked]

    @Slot()
    def _count(self) -> None:
        self.count.setText(f"共{self.list.count()}件，已选{len(self._ticked())}件")
        self.typed_beside.emit()

    @Slot()
    def _to_opinion(self) -> None:
        row = self.list.currentRow()
        self.opinion.setEnabled(row >= 0)
        self.opinion.set_value(self._opinions[row] if row >= 0 else "")

    @Slot()
    def _opinion_typed(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self._opinions[row] = self.opinion.value()
            self.typed_beside.emit()

    def beside(self) -> list[list[object]]:
        """件, whether it is ticked, and the opinion on it."""
        ticked = self._ticked()
        return [
            [line.item_id, place in ticked, self._opinions[place]] for place, line in enumerate(self._lines)
        ]

    def put_beside(self, state: list[list[Any]]) -> None:
        for place, (_item, ticked, opinion) in enumerate(state):
            self.list.item(place).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self._opinions[place] = opinion
        self._to_opinion()

    def check(self) -> bool:
        """Also that something is ticked."""
        if not super().check():
            return False
        if not self._ticked():
            self.banner.say(Tone.BAD, "一件也没有勾选，没有列出清册；请勾选拟销毁的档案，或取消。")
            self.list.setFocus()
            return False
        return True

    def answer(self) -> DestructionRow:
        """What was typed; only after `confirmed`."""
        day = self.made_on.value()
        assert day is not None, "checked before `confirmed`"
        lines = tuple(replace(self._lines[place], opinion=self._opinions[place]) for place in self._ticked())
        return replace(
            self._row,
            title=self.title.value(),
            made_on=day,
            reason=self.reason.value(),
            lines=lines,
        )


@dataclass(frozen=True)
class Approval:
    """An approval that was given on paper."""

    row: DestructionRow
    approval: str
    approved_by: str
    approved_on: date


class ApprovalDialog(FormDialog):
    """Asks how the list was approved."""

    def __init__(self, row: DestructionRow, today: date, parent: QWidget) -> None:
        super().__init__(
            "登记批准情况",
            "登记",
            parent,
            intro=f"“{row.title}”在纸上批准以后在这里登记；登记后清册不能再改。",
        )
        self.about = (row.id,)
        self._row = row
        self.approval = TextField("批准文号（或批准意见）", required=True)
        self.approved_by = TextField("批准人", required=True)
        self.approved_on = DateField("批准日期", today=today, required=True)
        self.put(self.approval, self.approved_by, self.approved_on)
        self.approval.setFocus()

    def answer(self) -> Approval:
        """What was typed; only after `confirmed`."""
        day = self.approved_on.value()
        assert day is not None, "checked before `confirmed`"
        return Approval(self._row, self.approval.value(), self.approved_by.value(), day)


@dataclass(frozen=True)
class Destroyed:
    """That an approved list was carried out."""

    row: DestructionRow
    done_on: date
    supervisors: str


class DestroyedDialog(FormDialog):
    """Asks when, and under whose eyes."""

    def __init__(self, row: DestructionRow, today: date, parent: QWidget) -> None:
        super().__init__(
            "登记销毁",
            "登记",
            parent,
            intro=f"“{row.title}”的{len(row.lines)}件实际销毁以后登记。目录里的条目和电子文件都保留，注明已销毁。",
        )
        self.about = (row.id,)
        self._row = row
        self.done_on = DateField("销毁日期", today=today, required=True)
        self.supervisors = TextField("监销人", required=True, hint="两名，用顿号隔开")
        self.put(self.done_on, self.supervisors)
        self.done_on.set_value(today)
        self.supervisors.setFocus()

    def answer(self) -> Destroyed:
        """What was typed; only after `confirmed`."""
        day = self.done_on.value()
        assert day is not None, "checked before `confirmed`"
        return Destroyed(self._row, day, self.supervisors.value())
