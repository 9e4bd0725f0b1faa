"""叫停: by whom, why, by when again; and of the meeting held in its place, which one it stands for (domain O10)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from gui.editors.kind_part import KindPart, Setting
from gui.editors.tools import EditorTools
from gui.formats import date_text
from gui.widgets.buttons import plain_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.suggested import SuggestedField
from gui.widgets.labels import label
from models.rows.life import Halt
from models.rules.terms import RecordStatus

HALTERS = ("上级党组织", "上级督导组", "机关党委")
_INTRO = "被叫停的会议不计入次数，重新召开后以重新召开的一次为准。"


class HaltPart(KindPart):
    """`again_wanted`: the meeting is to be held again; `opened` carries the number of the halted one to be shown."""

    again_wanted = Signal()
    opened = Signal(int)

    def __init__(self, tools: EditorTools) -> None:
        super().__init__()
        self._tools = tools
        self._reheld_of: int | None = None
        self._saved_halted = False
        self.heading = label("叫停", "second")
        self.intro = label(_INTRO, "hint", wrap=True)
        self.halted_by = SuggestedField("叫停单位", hint="哪一级党组织或督导组叫停的")
        self.halted_by.set_suggestions(HALTERS)
        self.halted_on = DateField("叫停日期", today=tools.today())
        self.deadline = DateField("重新召开期限", today=tools.today())
        self.reason = TextArea("叫停原因", hint="照叫停通知填写", least=2, most=8)
        self.again_button = plain_button("重新召开", "calendar_ltr")
        self.again_button.setToolTip("照这次会议的样子新建一条，注明是重新召开")
        self.again_button.clicked.connect(self.again_wanted)
        # Another record is begun: this one stays as it is, closed or not.
        self.again_button.setProperty("reads", True)
        self.line = label("", "second", wrap=True)
        self.open_button = plain_button("打开被叫停的会议", "folder_open")
        self.open_button.setProperty("reads", True)
        self.open_button.clicked.connect(self._open)
        self._lay_out()
        for field in self._fields().values():
            field.edited.connect(self.edited)

    def _lay_out(self) -> None:
        self.column.addWidget(self.heading)
        self.column.addWidget(self.intro)
        self.column.addWidget(self.halted_by)
        self._days = FieldGrid(2)
        self._days.add(self.halted_on, self.deadline)
        self.column.addWidget(self._days)
        self.column.addWidget(self.reason)
        self.column.addWidget(self.line)
        row = QHBoxLayout()
        row.addWidget(self.again_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.build_objection())

    def _fields(self) -> dict[str, Field]:
        return {
            "halted_by": self.halted_by,
            "halted_on": self.halted_on,
            "deadline": self.deadline,
            "reason": self.reason,
        }

    # What the frame asks

    def concerns(self, setting: Setting) -> bool:
        return setting.status is RecordStatus.HALTED or self._reheld_of is not None

    def set_setting(self, setting: Setting) -> None:
        halted = setting.status is RecordStatus.HALTED
        for widget in (self.heading, self.intro, self.halted_by, self._days, self.reason):
            widget.setVisible(halted)
        self.again_button.setVisible(halted)
        self.again_button.setEnabled(halted and self._saved_halted)
        self.again_button.setToolTip(
            "照这次会议的样子新建一条，注明是重新召开" if self._saved_halted else "保存后可以重新召开"
        )
        again = self._reheld_of is not None
        self.line.setVisible(again)
        self.open_button.setVisible(again)
        if again:
            self.line.setText(f"这是一次重新召开的会议，被叫停的是编号{self._reheld_of}的那一次。")

    def show_detail(self, detail: Any) -> None:
        halt = None if detail is None else detail.halt
        self._reheld_of = None if detail is None else detail.reheld_of
        self.objection.clear()
        self._saved_halted = (
            detail is not None and detail.id is not None and detail.status is RecordStatus.HALTED
        )
        self._show(
            {}
            if halt is None
            else {
                "halted_by": halt.halted_by,
                "halted_on": date_text(halt.halted_on) if halt.halted_on else "",
                "deadline": date_text(halt.deadline) if halt.deadline else "",
                "reason": halt.reason,
            }
        )

    def into(self, detail: Any) -> Any:
        whole = replace(detail, reheld_of=self._reheld_of)
        if detail.status is not RecordStatus.HALTED:
            return whole
        halt = Halt(
            self.halted_by.value(), self.halted_on.value(), self.reason.value(), self.deadline.value()
        )
        return replace(whole, halt=halt)

    def problem(self) -> str | None:
        if self.isHidden() or self.halted_by.isHidden():
            return None
        for field in (self.halted_on, self.deadline):
            if not field.check():
                field.setFocus()
                return f"{field.title}：{field.error}"
        halted_on: date | None = self.halted_on.value()
        deadline: date | None = self.deadline.value()
        if halted_on is not None and halted_on > self._tools.today():
            self.halted_on.setFocus()
            return "叫停日期还没有到，请核对"
        if halted_on is not None and deadline is not None and deadline < halted_on:
            self.deadline.setFocus()
            return "重新召开期限早于叫停日期，请核对"
        return None

    # Typed state

    def _show(self, texts: Mapping[str, str]) -> None:
        for key, field in self._fields().items():
            field.restore(texts.get(key, ""))
            field.set_error(None)

    def state(self) -> Any:
        return {key: field.state() for key, field in self._fields().items()} | {"reheld_of": self._reheld_of}

    def restore(self, state: Any) -> None:
        number = state.get("reheld_of")
        self._reheld_of = None if number is None else int(number)
        self._show({str(key): str(text) for key, text in state.items() if text is not None})

    @Slot()
    def _open(self) -> None:
        if self._reheld_of is not None:
            self.opened.emit(self._reheld_of)
