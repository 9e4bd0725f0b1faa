"""New words from the registers, beside a text the clerk has changed: taken with a button, or not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import plain_button, quiet_button
from gui.widgets.labels import label
from models.rows.notice import Paragraph

_WHY = "台账生成的新内容（正文里原来的段落改过，没有替换）："


class OfferedWords(QWidget):
    """Hidden until `offer` brings something; `taken` and `declined` are its two buttons."""

    taken = Signal()
    declined = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._words = label("", "second", wrap=True)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.take_button = plain_button("放进正文", "add")
        self.take_button.setAccessibleName(f"{title}：把台账生成的新内容放进正文")
        self.take_button.setToolTip(
            "替换正文里原来由台账生成的字句，填写的文字不动；原来的字句改过的，放在那一段后面"
        )
        self.decline_button = quiet_button("不用")
        self.decline_button.setAccessibleName(f"{title}：不用台账生成的新内容")
        self.take_button.clicked.connect(self.taken)
        self.decline_button.clicked.connect(self.declined)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        head = QHBoxLayout()
        head.setSpacing(look().px(6))
        head.addWidget(label(_WHY, "hint", wrap=True), 1)
        head.addWidget(self.take_button)
        head.addWidget(self.decline_button)
        column.addLayout(head)
        column.addWidget(self._words)
        self.hide()

    def offer(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show these paragraphs; none hide it."""
        words = "\n".join(paragraph.text for paragraph in paragraphs)
        self._words.setText(words)
        self._words.setAccessibleName(f"{self._title}的新内容：{words}" if words else "")
        self.setVisible(bool(words))

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words.text()
