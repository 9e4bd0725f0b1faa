"""One style of the font settings: what it is set in, and what it may be set in instead."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.buttons import plain_button
from gui.widgets.drop_down import DropDown
from gui.widgets.labels import label
from models.rows.faces import FaceChoice, FaceOffer, StyleFace
from models.rules.faces import OF_PROGRAM, FaceMode, called

USED_FOR = {
    "仿宋": "正文、发文字号、表格",
    "小标宋": "发文机关标志、标题",
    "黑体": "一级标题、“附件”字样",
    "楷体": "二级标题、发言人",
    "宋体": "页码",
}


class FontRow(QWidget):
    """`changed` when the clerk chooses; `file_asked` with the style when a file is to be picked."""

    changed = Signal()
    file_asked = Signal(str)

    def __init__(self, choice: FaceChoice) -> None:
        super().__init__()
        px = look().px
        self.style_name = choice.style
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self.box = DropDown(f"{choice.style}字体")
        self.pick = plain_button("选择文件…", "folder_open")
        self.pick.setAccessibleName(f"为{choice.style}选择字体文件")
        self._used = label("", "second", wrap=True)
        self._note = label("", "error", wrap=True)
        self._note.hide()
        title = QHBoxLayout()
        title.setSpacing(px(8))
        title.addWidget(label(choice.style))
        title.addWidget(label(USED_FOR.get(choice.style, ""), "hint"), 1)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.box, 1)
        line.addWidget(self.pick)
        column.addLayout(title)
        column.addLayout(line)
        column.addWidget(self._used)
        column.addWidget(self._note)
        self._choice = choice
        self.box.activated.connect(self._chosen)
        self.pick.clicked.connect(self._ask_file)

    def offer(self, offers: Sequence[FaceOffer]) -> None:
        """Offer these faces, those offices use for the style first; what is chosen stays chosen, there or not."""
        mine = [face for face in offers if self.style_name in face.styles]
        others = [face for face in offers if self.style_name not in face.styles]
        names = [face.name for face in offers]
        choices = [
            (FaceChoice(self.style_name), FaceMode.AUTOMATIC.label),
            (FaceChoice(self.style_name, FaceMode.SHIPPED), FaceMode.SHIPPED.label),
        ]
        for face in (*mine, *others):
            text = f"{_called(face)}（{face.file}）" if names.count(face.name) > 1 else _called(face)
            choices.append((FaceChoice(self.style_name, FaceMode.CHOSEN, face.name, face.file), text))
        if self._choice not in [choice for choice, _ in choices]:
            choices.append((self._choice, f"{self._choice.name}（现在不能用）"))
        self.box.set_choices(choices)
        self.box.set_value(self._choice)

    @property
    def choice(self) -> FaceChoice:
        """What is chosen."""
        return self._choice

    def prefer(self, choice: FaceChoice) -> None:
        """Choose what will be offered next."""
        self._choice = choice

    def show_used(self, face: StyleFace) -> None:
        """Say what the style is set in now."""
        self._used.setText(f"现用：{_in_words(face)}")
        self._note.setText(face.note)
        self._note.setVisible(bool(face.note))
        self.box.setAccessibleDescription(f"{self._used.text()} {face.note}".strip())

    @property
    def told(self) -> tuple[str, str]:
        """What is said under the box: the face in use, and the note."""
        return self._used.text(), self._note.text()

    @Slot()
    def _chosen(self) -> None:
        choice = self.box.value()
        if isinstance(choice, FaceChoice) and choice != self._choice:
            self._choice = choice
            self.changed.emit()

    @Slot()
    def _ask_file(self) -> None:
        self.file_asked.emit(self.style_name)


def _in_words(face: StyleFace) -> str:
    """Its name, and for a face that was not shipped where it comes from."""
    name = called(face.family, face.origin, face.file)
    return name if face.origin == OF_PROGRAM else f"{name}（{face.origin}，{face.file}）"


def _called(face: FaceOffer) -> str:
    """Its name; the family's Chinese one before a full name that is English."""
    return face.name if face.family in face.name else f"{face.family}（{face.name}）"
