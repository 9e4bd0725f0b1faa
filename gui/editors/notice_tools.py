"""What a clerk chooses above a part that is composed: the records of 主要做法, the grouping of 存在问题."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import plain_button
from gui.widgets.drop_down import DropDown
from gui.widgets.labels import label
from models.rules.notice_parts import Grouping

_CHOSEN = "选本月已开展的会议和学习，每条写成一句；先进经验接着写"


class PracticeTools(QWidget):
    """`choose_pressed` asks for the dialog of records."""

    choose_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose_button = plain_button("选择记录…", "clipboard_task_list_ltr")
        self.choose_button.clicked.connect(self.choose_pressed)
        self._count = label("", "hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(8))
        row.addWidget(self.choose_button)
        row.addWidget(self._count, 1)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Say how many records are chosen."""
        self._count.setText(f"已选{count}条记录" if count else _CHOSEN)


class ProblemTools(QWidget):
    """`changed` when the user chose another grouping, or whether persons are named."""

    changed = Signal()

    def __init__(self, grouping: Grouping, *, names_persons: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grouping = DropDown("问题的归并方式")
        self.grouping.set_choices([(each, f"{each.label}归并") for each in Grouping])
        self.grouping.set_value(grouping)
        self._relayout()
        look().changed.connect(self._relayout)
        self.persons = QCheckBox("写明责任人")
        self.persons.setChecked(names_persons)
        self.persons.setToolTip("通报发到各支部，一般不点名到人；勾选后存在问题和整改清单都印责任人")
        self.grouping.activated.connect(self.changed)
        self.persons.clicked.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(12))
        row.addWidget(self.grouping)
        row.addWidget(self.persons)
        row.addStretch(1)

    @Slot()
    def _relayout(self) -> None:
        widest = max(self.grouping.width_for(f"{each.label}归并") for each in Grouping)
        self.grouping.setMinimumWidth(widest)
