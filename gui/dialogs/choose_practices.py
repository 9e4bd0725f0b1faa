"""主要做法: which of the month's records are named."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gui.dialogs.form import FormDialog
from gui.look.look import look
from gui.widgets.fields.line import TextField
from gui.widgets.labels import label
from models.rows.notice import Practice
from models.rules.periods import Month

_ID = Qt.ItemDataRole.UserRole


class ChoosePractices(FormDialog):
    """`chosen` carries the ids of the records ticked, in the order listed, once the clerk agrees."""

    chosen = Signal(object)

    def __init__(
        self, month: Month, practices: Sequence[Practice], ticked: Collection[int], parent: QWidget
    ) -> None:
        super().__init__(
            "选择主要做法的记录",
            "确定",
            parent,
            intro=f"{month.label}已开展的会议和学习。勾选的每条写成一句（日期、支部、做了什么），放进“主要做法”。",
        )
        px = look().px
        self.setMinimumWidth(px(680))
        self.search = TextField("筛选", hint="支部、会议或题目里的字")
        self.list = QListWidget()
        self.list.setAccessibleName("本月记录，空格勾选")
        self.list.setMinimumHeight(px(330))
        self.count = label("", "hint")
        for practice in practices:
            self._add(practice, ticked=practice.record_id in ticked)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.count)
        self.search.edited.connect(self._narrow)
        self.list.itemChanged.connect(self._count)
        self.confirmed.connect(self._answer)
        self.list.setCurrentRow(0)
        self._count()
        self.list.setFocus()

    def _add(self, practice: Practice, *, ticked: bool) -> None:
        line = QListWidgetItem(
            f"{practice.on.month}月{practice.on.day}日　{practice.organization_name}{practice.what}：{practice.title}"
        )
        line.setData(_ID, practice.record_id)
        line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        line.setToolTip(line.text())
        self.list.addItem(line)

    def _lines(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def ticked(self) -> tuple[int, ...]:
        """The ids of the records ticked, hidden ones too."""
        return tuple(line.data(_ID) for line in self._lines() if line.checkState() is Qt.CheckState.Checked)

    @Slot()
    def _narrow(self) -> None:
        words = self.search.value().split()
        for line in self._lines():
            line.setHidden(not all(word in line.text() for word in words))

    @Slot()
    def _count(self) -> None:
        self.count.setText(f"共{self.list.count()}条，已选{len(self.ticked())}条")

    @Slot()
    def _answer(self) -> None:
        self.chosen.emit(self.ticked())
        self.accept()
