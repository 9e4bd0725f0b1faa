"""One file on the list of a record: a small picture of it, what it is called, and what can be done with it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.file_pictures import Key, file_pictures
from gui.formats import size_text
from gui.look.icons import icon
from gui.look.look import look
from gui.widgets.buttons import icon_button
from gui.widgets.elided import ElidedLabel
from models.rows.attachment import AttachmentRow
from models.rules.file_names import FileKind, file_kind, shown_name, suffix_of

SIDE = 44
"""Of the small picture, in pixels at normal size."""
ICONS = {
    FileKind.PICTURE: "eye",
    FileKind.PDF: "document_pdf",
    FileKind.WORD: "edit",
    FileKind.SHEET: "table_edit",
    FileKind.TEXT: "notepad",
    FileKind.PACKED: "archive",
    FileKind.PROGRAM: "warning",
    FileKind.ACTIVE: "warning",
}
WORDS = {
    FileKind.PICTURE: "图片",
    FileKind.PDF: "PDF",
    FileKind.WORD: "文档",
    FileKind.SHEET: "表格",
    FileKind.SLIDES: "演示文稿",
    FileKind.TEXT: "文本",
    FileKind.MEDIA: "音视频",
    FileKind.PACKED: "压缩包",
    FileKind.ACTIVE: "可能带宏或脚本",
    FileKind.PROGRAM: "程序或脚本",
}
_LONGEST_SUFFIX = 5
PICTURED = frozenset((FileKind.PICTURE, FileKind.PDF))


def kind_of_other(name: str) -> str:
    """HEIC文件, of a file whose kind the program has no word for; empty where its name does not tell it either."""
    suffix = suffix_of(shown_name(name))
    return f"{suffix.upper()}文件" if 1 < len(suffix) <= _LONGEST_SUFFIX and suffix.isalnum() else ""


class FileLine(QWidget):
    """`looked` when the file is to be shown, `opened` with another program, `saved` elsewhere, `removed` from the record; `stepped`
    with +1 or -1 when Down or Up is pressed.
    """

    looked = Signal()
    opened = Signal()
    saved = Signal()
    removed = Signal()
    stepped = Signal(int)

    def __init__(self, row: AttachmentRow, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row, self.kind, self._path = row, file_kind(row.name), path
        self._key: Key = ()
        px, name = look().px, shown_name(row.name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        self.look_button = icon_button(ICONS.get(self.kind, "attach"), f"查看附件“{name}”")
        self.look_button.setFixedSize(px(SIDE + 8), px(SIDE + 8))
        self.look_button.setIconSize(QSize(px(24), px(24)))
        self.open_button = icon_button("folder_open", f"用其他程序打开附件“{name}”")
        self.save_button = icon_button("save", f"另存附件“{name}”")
        self.remove_button = icon_button("delete", f"从记录中移去附件“{name}”")
        for button in (self.look_button, self.open_button, self.save_button):
            button.setProperty("reads", True)
        for button in (self.look_button, self.open_button, self.save_button, self.remove_button):
            button.installEventFilter(self)
        self.look_button.clicked.connect(self.looked)
        self.open_button.clicked.connect(self.opened)
        self.save_button.clicked.connect(self.saved)
        self.remove_button.clicked.connect(self.removed)
        title = ElidedLabel()
        title.set_text(name)
        words = [
            WORDS.get(self.kind) or kind_of_other(row.name),
            size_text(row.size),
            f"{row.added_at:%Y-%m-%d}",
        ]
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(title)
        about = ElidedLabel("hint")
        about.set_text("　".join(word for word in words if word))
        about.setToolTip(f"{about.whole}添加")
        texts.addWidget(about)
        texts.addStretch(1)
        layout.addWidget(self.look_button)
        layout.addLayout(texts, 1)
        for button in (self.open_button, self.save_button, self.remove_button):
            layout.addWidget(button)
        if self.kind in PICTURED:
            file_pictures().came.connect(self._came)
            self.ask_picture()

    def ask_picture(self) -> None:
        """Show the small picture as soon as there is one; until then, and where there is none, the icon of its kind."""
        side = round(look().px(SIDE) * self.devicePixelRatioF())
        self._key, image, known = file_pictures().thumbnail(self._path, side)
        if known:
            self._came(self._key, image)

    @Slot(object, object)
    def _came(self, key: Key, found: object) -> None:
        if key != self._key:
            return
        if isinstance(found, QImage):
            found = QImage(found)
            found.setDevicePixelRatio(self.devicePixelRatioF())
            self.look_button.setIcon(QIcon(QPixmap.fromImage(found)))
            self.look_button.setIconSize(QSize(look().px(SIDE), look().px(SIDE)))
        else:
            self.look_button.setIcon(icon("document_search"))
            self.look_button.setToolTip(
                f"{self.look_button.accessibleName()}（没有小图：文件可能损坏、设有密码或过大）"
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of a button's own keys: arrows would go to the next button, Enter would do nothing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched is self.look_button:
                self.looked.emit()
                return True
        return super().eventFilter(watched, event)
