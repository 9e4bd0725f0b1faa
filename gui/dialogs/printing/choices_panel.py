"""What may be chosen for one paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.field import Field
from gui.widgets.fields.line import TextField
from gui.widgets.labels import label, restyle
from models.rows.paper import PaperChoices
from models.rules.papers import HeadForm, PaperChoice, PaperKind

SEAL_WHERE = "印在署名上；只用于本单位署名并写明成文日期的正式文件，草稿不印。"
NO_SEAL = "还没有印章图片，不能盖章；可以在“设置”里添加。"


CONTENT = {
    PaperKind.TALK_RECORD: "含谈话内容",
    PaperKind.LIFE_RECORD: "含批评意见内容",
    PaperKind.CRITICISM_SUMMARY: "含批评意见内容",
}
"""What is restricted in a paper that asks for it."""
CONTENT_NOTE = "不公开的内容只在单独打印一条记录时可以印出，每次都要重新勾选。"

UNDATED = "会已经开过，成文日期没有填上今天；不填印“待补”。"
UNDATED_BATCH = "几份一起印，成文日期没有填上今天；不填印“待补”，填了各份都印这一天。"
LATE = "成文日期晚于开会日期（{day}），请核对。"
LATE_BATCH = "其中 {count} 次会议的开会日期早于成文日期，请核对。"


class ChoicesPanel(QWidget):
    """`changed` with the paper for each thing the clerk does; fields a paper does not have are hidden. `named`: under a
    heading that says whose choices these are. `held`: the days of the meetings it is printed for. `batch`: it is printed of
    several records at once."""

    changed = Signal(object)

    def __init__(
        self,
        kind: PaperKind,
        today: date,
        held: Sequence[date] = (),
        *,
        named: bool = False,
        batch: bool = False,
    ) -> None:
        super().__init__()
        self._today = today
        self._held = tuple(held)
        self._is_batch = batch
        self._is_notice = kind is PaperKind.MEETING_NOTICE
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(10))
        self._kind: PaperKind | None = None
        self._kept = PaperChoices()
        self._has_seal = False
        self.heading = label(kind.label, "title")
        self.heading.setVisible(named)
        column.addWidget(self.heading)
        self.form = ChoiceField("格式", [(form, form.label) for form in HeadForm])
        self.number = TextField("发文字号")
        self.dated = DateField("成文日期", today=today)
        self.dated.line.setPlaceholderText("待补，如 2026-10-05")
        self.sealed = QCheckBox("盖章")
        self._seal_note = label("", "hint", wrap=True)
        self.names = QCheckBox("显示责任人姓名")
        self.content = QCheckBox(CONTENT.get(kind, "含不公开的内容"))
        self._content_note = label(CONTENT_NOTE, "hint", wrap=True)
        self.wish = TextField("寄语", hint="由本单位撰写，不填不印")
        self.date_note = label("", "hint", wrap=True)
        for field in (self.form, self.number, self.dated, self.wish):
            field.edited.connect(self._touched)
            column.addWidget(field)
        column.addWidget(self.date_note)
        for widget in (self.sealed, self._seal_note, self.names, self.content, self._content_note):
            column.addWidget(widget)
        self.sealed.toggled.connect(self._touched)
        self.names.toggled.connect(self._touched)
        self.content.toggled.connect(self._touched)
        self._shown: dict[PaperChoice, tuple[QWidget, ...]] = {
            PaperChoice.HEAD_FORM: (self.form,),
            PaperChoice.NUMBER: (self.number,),
            PaperChoice.DATED: (self.dated,),
            PaperChoice.SEAL: (self.sealed, self._seal_note),
            PaperChoice.NAMES: (self.names,),
            PaperChoice.WISH: (self.wish,),
            PaperChoice.CONTENT: (self.content, self._content_note),
        }

    def show_choices(self, kind: PaperKind, choices: PaperChoices) -> None:
        """Show what is chosen for a paper."""
        self._kind, self._kept = None, choices
        for choice, widgets in self._shown.items():
            for widget in widgets:
                widget.setVisible(choice in kind.choices)
        self.content.setText(CONTENT.get(kind, "含不公开的内容"))
        # What is restricted is printed one record at a time.
        self.content.setEnabled(not self._is_batch)
        issue = kind is PaperKind.MEETING_SUMMARY
        self.number.rename("期号" if issue else "发文字号")
        self.number.line.setPlaceholderText(
            "如 12，不填留空" if issue else "如 云水机党〔2026〕3号，不填留空"
        )
        self.form.set_value(choices.head_form)
        self.number.set_value(choices.number)
        self.dated.set_value(choices.dated)
        self.sealed.setChecked(choices.sealed and self._has_seal)
        self.names.setChecked(choices.with_names)
        self.content.setChecked(choices.with_content and not self._is_batch)
        self.wish.set_value(choices.wish)
        self._note_date(choices.dated)
        self._kind = kind

    def set_seal(self, has_seal: bool) -> None:
        """Whether there is a picture to seal with."""
        self._has_seal = has_seal
        self.sealed.setEnabled(has_seal)
        self._seal_note.setText(SEAL_WHERE if has_seal else NO_SEAL)
        if self._kind is not None:
            kind, self._kind = self._kind, None
            self.sealed.setChecked(has_seal and self._kept.sealed)
            self._kind = kind

    def choices(self) -> PaperChoices:
        """What is chosen now."""
        return replace(
            self._kept,
            head_form=self.form.value() or HeadForm.PLAIN,
            sealed=self.sealed.isChecked(),
            with_names=self.names.isChecked(),
            with_content=self.content.isChecked(),
            wish=self.wish.value(),
            number=self.number.value(),
            dated=self.dated.value(),
        )

    def check(self) -> bool:
        """Show what is wrong with what was typed; True when nothing is."""
        fields: tuple[Field, ...] = (self.number, self.dated)
        return all([field.check() for field in fields if not field.isHidden()])  # noqa: C419 - each is shown its own

    @Slot()
    def _touched(self) -> None:
        if self._kind is not None:
            self._kept = self.choices()
            self._note_date(self._kept.dated)
            self.changed.emit(self._kind)

    def _note_date(self, dated: date | None) -> None:
        """Under the day: why it is empty, or that it looks wrong."""
        told, role = "", "hint"
        late = [day for day in self._held if dated is not None and day < dated]
        if late and self._is_notice:
            told = LATE_BATCH.format(count=len(late)) if len(self._held) > 1 else LATE.format(day=late[0])
            role = "warn"
        elif dated is None and len(self._held) > 1:
            told = UNDATED_BATCH
        elif dated is None and self._held and self._held[0] < self._today:
            told = UNDATED
        self.date_note.setText(told)
        self.date_note.setVisible(bool(told) and not self.dated.isHidden())
        self.date_note.setProperty("role", role)
        restyle(self.date_note)
