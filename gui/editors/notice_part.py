"""One level-1 part of a notice's body: heading, text, and what the registers offer for it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.editors.notice_doubts import DoubtfulLines
from gui.editors.notice_offer import OfferedWords
from gui.editors.notice_tools import PracticeTools, ProblemTools
from gui.look.look import look
from gui.widgets.buttons import quiet_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.line import TextField
from models.rows.notice import NoticeSection
from models.rules.notice_doubts import doubts_about
from models.rules.notice_merging import declined, settled, taken
from models.rules.notice_parts import NoticePart

KEY_NAMES = {"Alt+Up": "Alt+↑", "Alt+Delete": "Alt+Delete"}
NUMERALS = "一二三四五六七八九十"
_HINTS = {
    NoticePart.OVERALL: "统计文字由台账生成；接着写总的评价",
    NoticePart.PRACTICES: "写督察中看到的好的做法",
    NoticePart.PROBLEMS: "督察记录里列入通报的问题由程序归并到这里；也可以直接写",
    NoticePart.PREVIOUS: "上次通报所列问题的整改情况由整改清单生成；可以接着写",
    NoticePart.DEMANDS: "时限由督察记录生成；接着写整改的要求和责任",
}


def numeral(place: int) -> str:
    """一 for 0, 十一 for 10; a notice has no twenty parts."""
    return NUMERALS[place] if place < 10 else f"十{NUMERALS[place - 10]}"


class PartField(QWidget):
    """`edited` fires for what the user typed or chose; `recompose` when the words are to be composed anew for it;
    `choose_pressed`, `raise_pressed` and `remove_pressed` for its buttons."""

    edited = Signal()
    recompose = Signal()
    choose_pressed = Signal()
    raise_pressed = Signal()
    remove_pressed = Signal()

    def __init__(
        self,
        place: int,
        section: NoticeSection,
        *,
        names_persons: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read_only = False
        self._section = section
        title = f"第{numeral(place)}部分"
        hint = _HINTS[section.part] if section.part is not None else "每段一行，段首不用空格"
        self.heading = TextField(f"{title}标题", hint="如 存在问题；序号自动编排")
        self.area = TextArea(f"{title}内容", hint=hint)
        self.offered = OfferedWords(title)
        self.doubts = DoubtfulLines(title)
        self.practices: PracticeTools | None = None
        self.problems: ProblemTools | None = None
        self.raise_button = quiet_button("上移")
        self.raise_button.setEnabled(place > 0)
        self.raise_button.setAccessibleName(f"{title}上移")
        self.remove_button = quiet_button("删除", "delete")
        self.remove_button.setAccessibleName(f"删除{title}")
        self.heading.head.addWidget(self.raise_button)
        self.heading.head.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(6))
        column.addWidget(self.heading)
        for tools in self._tools(names_persons):
            column.addWidget(tools)
        column.addWidget(self.offered)
        column.addWidget(self.doubts)
        column.addWidget(self.area)
        self.heading.set_value(section.heading)
        self._set_text(section.text)
        self.heading.edited.connect(self.edited)
        self.area.edited.connect(self._typed)
        self.offered.taken.connect(self._take_offer)
        self.offered.declined.connect(self._decline_offer)
        self.doubts.settled.connect(self._settle_doubts)
        self.raise_button.clicked.connect(self.raise_pressed)
        self.remove_button.clicked.connect(self.remove_pressed)
        self._show_beside()
        self._give_keys()

    def _tools(self, names_persons: bool) -> list[QWidget]:
        if self._section.part is NoticePart.PRACTICES:
            self.practices = PracticeTools()
            self.practices.choose_pressed.connect(self.choose_pressed)
            return [self.practices]
        if self._section.part is NoticePart.PROBLEMS:
            self.problems = ProblemTools(self._section.grouping, names_persons=names_persons)
            self.problems.changed.connect(self._choose_otherwise)
            return [self.problems]
        return []

    def _give_keys(self) -> None:
        """Tab goes from heading to text to the next part; what the two buttons do is done by keys as well."""
        for button, keys, slot in (
            (self.raise_button, "Alt+Up", self._raise),
            (self.remove_button, "Alt+Delete", self._remove),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setToolTip(f"{button.text()}这一部分（{KEY_NAMES[keys]}）")
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @Slot()
    def _raise(self) -> None:
        if self.raise_button.isEnabled() and not self._read_only:
            self.raise_pressed.emit()

    @Slot()
    def _remove(self) -> None:
        if not self._read_only:
            self.remove_pressed.emit()

    def tab_order(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        tools: list[QWidget] = []
        if self.practices is not None:
            tools = [self.practices.choose_button]
        elif self.problems is not None:
            tools = [self.problems.grouping, self.problems.persons]
        offer = [self.offered.take_button, self.offered.decline_button]
        return [self.heading.editor, *tools, *offer, self.doubts.settle_button, self.area.editor]

    # Contents

    def value(self) -> NoticeSection:
        """The part as it stands on screen."""
        return replace(self._section, heading=self.heading.value(), text=self.area.value())

    def take(self, section: NoticeSection) -> None:
        """Show the part composed anew; the cursor stays where nothing changed."""
        before, self._section = self.area.value(), section
        if section.text.strip() != before:
            self._set_text(section.text)
        self._show_beside()

    def _set_text(self, text: str) -> None:
        """Whoever comes by Tab types behind what was composed."""
        self.area.set_value(text)
        self.area.text.moveCursor(QTextCursor.MoveOperation.End)

    @Slot(object)
    def choose_records(self, ids: tuple[int, ...]) -> None:
        """Other records were chosen for it."""
        if ids != self._section.records:
            self._section = replace(self._section, records=ids)
            self._show_beside()
            self.edited.emit()
            self.recompose.emit()

    @property
    def names_persons(self) -> bool:
        """Whether persons are to be named, where the part asks that."""
        return self.problems is not None and self.problems.persons.isChecked()

    def _show_beside(self) -> None:
        self.offered.offer(() if self._read_only else self._section.offered)
        self._show_doubts()
        if self.practices is not None:
            self.practices.show_count(len(self._section.records))

    def _show_doubts(self) -> None:
        # Most parts never have any: their text is not read at every key.
        told = doubts_about(self.value()) if self._section.outdated and not self._read_only else ()
        self.doubts.tell(told)

    @Slot()
    def _typed(self) -> None:
        """A line that is mended or taken out is no longer told of."""
        self._show_doubts()
        self.edited.emit()

    @Slot()
    def _settle_doubts(self) -> None:
        self.take(settled(self.value()))
        self.area.setFocus()
        self.edited.emit()

    @Slot()
    def _choose_otherwise(self) -> None:
        assert self.problems is not None
        self._section = replace(self._section, grouping=self.problems.grouping.value())
        self.edited.emit()
        self.recompose.emit()

    @Slot()
    def _take_offer(self) -> None:
        self.take(taken(self.value()))
        self.area.setFocus()
        self.edited.emit()

    @Slot()
    def _decline_offer(self) -> None:
        self.take(declined(self.value()))
        self.area.setFocus()
        self.edited.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read but not changed."""
        self._read_only = read_only
        for field in (self.heading, self.area):
            field.set_read_only(read_only)
        for widget in (self.raise_button, self.remove_button, self.practices, self.problems):
            if widget is not None:
                widget.setVisible(not read_only)
        self._show_beside()
