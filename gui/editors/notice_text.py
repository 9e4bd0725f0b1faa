"""The words of a notice, in the order of the paper."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.editors.notice_part import PartField
from gui.look.look import look
from gui.widgets.buttons import plain_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from gui.widgets.labels import label
from gui.widgets.question import agrees
from models.rows.notice import NoticeDetail, NoticeSection
from models.rules.notice_merging import identified, is_as_proposed, recomposed
from models.rules.notice_parts import NoticePart

_HINT = (
    "由台账生成的段落可以直接修改，改过的不会被覆盖。没有内容的部分不印；层次序号、附件和落款自动编排。"
    "光标在某一部分时，Alt+↑ 把它上移，Alt+Delete 把它删除。"
)
_LEAD, _CORRECTION = "导语", "更正内容"


class NoticeText(QScrollArea):
    """`show_notice` fills it, `typed` reads it; `edited` fires for what the user did, `recompose` when words are to be
    composed anew for it, `choose_records` when records are to be chosen for 主要做法. Enter goes to the next field."""

    edited = Signal()
    recompose = Signal()
    choose_records = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._read_only = False
        self._names_persons = False
        self.parts: list[PartField] = []
        self.title = TextField("通报标题", required=True)
        self.recipients = TextField("主送机关", hint="如 各党支部")
        self.issuer = TextField("署名机关", required=True)
        self.lead = TextArea(_LEAD, hint="写督察的时间、对象、方式和依据，以“现将有关情况通报如下。”结尾")
        self.copies_to = TextField("抄送机关", hint="如 局领导，驻局纪检监察组")
        self.red_head = TextField("发文机关标志", hint="如 中共某某局机关委员会文件")
        self.document_word = TextField("发文机关代字", hint="如 某局机党；不填则印“第N期”")
        self.office = TextField("印发机关", hint="不填则为署名机关")
        self._fields: tuple[Field, ...] = (
            self.title, self.recipients, self.issuer, self.lead,
            self.copies_to, self.red_head, self.document_word, self.office,
        )  # fmt: skip
        for field in self._fields:
            field.edited.connect(self.edited)
        self.add_button = plain_button("增加一个部分", "add")
        self.add_button.clicked.connect(self.add_part)
        self._build()
        look().changed.connect(self._relayout)
        self._relayout()

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._column = QVBoxLayout(inside)
        self._parts_column = QVBoxLayout()
        names, imprint = FieldGrid(2), FieldGrid(2)
        names.add(self.recipients, self.issuer)
        imprint.add(self.red_head, self.document_word, self.copies_to, self.office)
        for widget in (self.title, names, self.lead):
            self._column.addWidget(widget)
        self._column.addLayout(self._parts_column)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(label(_HINT, "hint", wrap=True))
        self._column.addWidget(label("版头和版记", "title"))
        self._column.addWidget(imprint)
        self._column.addStretch(1)
        self.setWidget(inside)

    # Contents

    def show_notice(self, notice: NoticeDetail, *, read_only: bool) -> None:
        """Show the words of a notice from the top."""
        self._read_only, self._names_persons = read_only, notice.names_persons
        self.lead.rename(_LEAD if notice.corrects_id is None else _CORRECTION)
        for field, text in (
            (self.title, notice.title),
            (self.recipients, notice.recipients),
            (self.issuer, notice.issuer),
            (self.copies_to, notice.copies_to),
            (self.red_head, notice.red_head),
            (self.document_word, notice.document_word),
            (self.office, notice.office),
        ):
            field.set_value(text)
        self.lead.set_value(notice.lead)
        self._show_parts(identified(notice.sections))
        for each in self._fields:
            each.set_read_only(read_only)
        self.add_button.setVisible(not read_only)
        self.verticalScrollBar().setValue(0)

    def take_counted(self, counted: NoticeDetail) -> None:
        """The words proposed for the parts were composed anew: what still stands as proposed is replaced."""
        values = [part.value() for part in self.parts]
        for part, section in zip(self.parts, recomposed(values, counted.sections), strict=True):
            part.take(section)

    def typed(self, base: NoticeDetail) -> NoticeDetail:
        """`base` with the words on screen."""
        return replace(
            base,
            title=self.title.value(),
            recipients=self.recipients.value(),
            issuer=self.issuer.value(),
            lead=self.lead.value(),
            sections=self.sections(),
            names_persons=self.names_persons(),
            copies_to=self.copies_to.value(),
            red_head=self.red_head.value(),
            document_word=self.document_word.value(),
            office=self.office.value(),
        )

    def sections(self) -> tuple[NoticeSection, ...]:
        """The parts as typed, wholly empty ones left out."""
        values = (part.value() for part in self.parts)
        return tuple(value for value in values if value.heading or value.text)

    def names_persons(self) -> bool:
        """Whether persons are named; as before where no part asks it."""
        asked = [part for part in self.parts if part.problems is not None]
        return any(part.names_persons for part in asked) if asked else self._names_persons

    def part(self, which: NoticePart) -> PartField | None:
        """The field of a part; None when the clerk has removed it."""
        return next((part for part in self.parts if part.value().part is which), None)

    def begin(self) -> None:
        """Give the keyboard to the first thing a clerk types, behind what stands there."""
        self.lead.setFocus()
        self.lead.text.moveCursor(QTextCursor.MoveOperation.End)

    def begin_part(self, which: NoticePart) -> None:
        """Give the keyboard to a part and bring it into sight, with what is said beside it."""
        part = self.part(which)
        if part is not None:
            part.area.text.setFocus()
            # A part just made has its place only once it was laid out.
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self.ensureWidgetVisible(part)

    # Parts

    def _show_parts(self, sections: Sequence[NoticeSection]) -> None:
        for part in self.parts:
            part.hide()
            self._parts_column.removeWidget(part)
            part.deleteLater()
        self.parts = [
            PartField(place, section, names_persons=self._names_persons)
            for place, section in enumerate(sections)
        ]
        for part in self.parts:
            part.edited.connect(self.edited)
            part.recompose.connect(self.recompose)
            part.choose_pressed.connect(self.choose_records)
            part.raise_pressed.connect(self._raise)
            part.remove_pressed.connect(self._remove)
            part.set_read_only(self._read_only)
            self._parts_column.addWidget(part)
            # A layout shows it only later, and what is not shown takes no keyboard.
            part.show()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """New parts would otherwise come after everything else."""
        before = self.lead.editor
        for part in self.parts:
            for editor in part.tab_order():
                QWidget.setTabOrder(before, editor)
                before = editor
        QWidget.setTabOrder(before, self.add_button)

    @Slot()
    def add_part(self) -> None:
        """One more part at the end."""
        self._rearrange([*(part.value() for part in self.parts), NoticeSection("", "")])
        self.parts[-1].heading.setFocus()

    @Slot()
    def _raise(self) -> None:
        at = self._place_of(self.sender())
        if at > 0:
            values = [part.value() for part in self.parts]
            values[at - 1], values[at] = values[at], values[at - 1]
            self._rearrange(values)
            self.parts[at - 1].heading.setFocus()

    @Slot()
    def _remove(self) -> None:
        at = self._place_of(self.sender())
        value = self.parts[at].value()
        if (
            value.text
            and not is_as_proposed(value)
            and not self._agrees_to_remove(value.heading or "这一部分")
        ):
            return
        self._rearrange([part.value() for part in self.parts if part is not self.parts[at]])
        (self.parts[min(at, len(self.parts) - 1)].heading if self.parts else self.add_button).setFocus()

    def _place_of(self, part: object) -> int:
        assert isinstance(part, PartField)
        return self.parts.index(part)

    def _rearrange(self, values: Sequence[NoticeSection]) -> None:
        self._names_persons = self.names_persons()
        self._show_parts(values)
        self.edited.emit()

    def _agrees_to_remove(self, heading: str) -> bool:
        question = f"“{heading}”里已经写了内容，删除后不能找回。确定删除吗？"
        return agrees(self, "删除这一部分", question, "删除", "不删除")

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._column.setContentsMargins(0, px(2), px(14), px(14))
        self._column.setSpacing(px(12))
        self._parts_column.setSpacing(px(14))
