"""One level-1 part of a notice's body: heading, what the figures say (总体情况 only), what the clerk types."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import quiet_button
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.line import TextField
from gui.widgets.labels import label
from models.rows.notice import NoticeSection

OVERALL = "总体情况"
KEY_NAMES = {"Alt+Up": "Alt+↑", "Alt+Delete": "Alt+Delete"}
NUMERALS = "一二三四五六七八九十"
_HINTS = {
    OVERALL: "接在上面的统计文字之后，写总的评价",
    "主要做法": "写督察中看到的好的做法",
    "存在问题": "写查实的问题，对照统计数字里未落实的支部",
    "整改要求": "写整改的要求、责任和完成时限",
}


def numeral(place: int) -> str:
    """一 for 0, 十一 for 10; a notice has no twenty parts."""
    return NUMERALS[place] if place < 10 else f"十{NUMERALS[place - 10]}"


class FiguresWords(QWidget):
    """The sentences the figures made, to be read only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        column.addWidget(label("由统计数字生成，印在这一部分开头，不用输入", "hint"))
        self._words = label("", "second", wrap=True)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column.addWidget(self._words)

    def set_words(self, words: str) -> None:
        """Show these sentences; none hide it."""
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.setVisible(bool(words))

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words.text()


class PartField(QWidget):
    """`edited` fires for what the user typed; `raise_pressed` and `remove_pressed` for its two buttons."""

    edited = Signal()
    raise_pressed = Signal()
    remove_pressed = Signal()

    def __init__(self, place: int, section: NoticeSection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = False
        title = f"第{numeral(place)}部分"
        self.heading = TextField(f"{title}标题", hint="如 存在问题；序号自动编排")
        self.area = TextArea(f"{title}内容", hint=_HINTS.get(section.heading, "每段一行，段首不用空格"))
        self.figures = FiguresWords()
        self.figures.hide()
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
        for widget in (self.heading, self.figures, self.area):
            column.addWidget(widget)
        self.heading.set_value(section.heading)
        self.area.set_value(section.text)
        self.heading.edited.connect(self.edited)
        self.area.edited.connect(self.edited)
        self.raise_button.clicked.connect(self.raise_pressed)
        self.remove_button.clicked.connect(self.remove_pressed)
        self._give_keys()

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

    def value(self) -> NoticeSection:
        """The part as typed."""
        return NoticeSection(self.heading.value(), self.area.value())

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read but not changed."""
        self._read_only = read_only
        for field in (self.heading, self.area):
            field.set_read_only(read_only)
        self.raise_button.setVisible(not read_only)
        self.remove_button.setVisible(not read_only)

    @property
    def is_overall(self) -> bool:
        """Whether the figures' sentences belong here, by the same word the printed notice goes by."""
        return OVERALL in self.heading.value()

    @Slot(str)
    def show_figures(self, words: str) -> None:
        """Show the figures' sentences above what is typed; none when they are shown elsewhere."""
        self.figures.set_words(words)
