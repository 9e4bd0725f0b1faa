"""A record's files, looked at one after the other: pages and pictures inside the window, others by their own programs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from gui.file_lending import FileLending
from gui.file_pictures import Key, file_pictures
from gui.formats import size_text
from gui.look.look import look
from gui.look.tokens import Tone
from gui.picturing import Locked, page, page_sizes, picture
from gui.tasks import Tasks
from gui.widgets.banner import Banner
from gui.widgets.buttons import icon_button, plain_button
from gui.widgets.elided import ElidedLabel
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import label, rule
from gui.widgets.pdf_view import PdfView
from gui.widgets.picture_view import PictureView
from models.attachments import AttachmentStore
from models.failures import NotFound
from models.rows.attachment import AttachmentRow
from models.rules.file_names import FileKind, file_kind, shown_name
from models.texts.reading import FileText, read_text

LARGEST_SIDE = 2400
"""Dots of the longer side of a picture."""
MOST_SHOWN = 200_000
"""Characters of a text; the rest is for the file's own program."""
_READ = frozenset((FileKind.TEXT, FileKind.WORD, FileKind.SHEET, FileKind.SLIDES))
_ONLY_WORDS = "这里只显示文件里的文字，版式、图片请“用其他程序打开”再看。"


class FilePreview(QDialog):
    """Left and Right go to the next file, Esc closes. `moved` carries the place of the file now shown."""

    moved = Signal(int)

    def __init__(
        self, tasks: Tasks, store: AttachmentStore, rows: Sequence[AttachmentRow], at: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store, self._rows, self.at = store, tuple(rows), at
        self._pictures = file_pictures()
        self._asked: dict[Key, tuple[int, float]] = {}
        self._path = ""
        self.setWindowTitle("查看附件")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        px, room = look().px, parent.window().size()
        self.resize(min(px(1000), round(room.width() * 0.92)), min(px(860), round(room.height() * 0.95)))
        self.lending = FileLending(tasks, store, self)
        self.lending.told.connect(self._tell)
        self._build()
        self._pictures.came.connect(self._came)
        for key, turn in ((Qt.Key.Key_Left, self.previous), (Qt.Key.Key_Right, self.next)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(turn)
        self._show()

    def _build(self) -> None:
        px = look().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(12), px(16), px(10))
        head.setSpacing(px(8))
        self.previous_button = icon_button("chevron_left", "上一个附件")
        self.next_button = icon_button("chevron_right", "下一个附件")
        self.name = ElidedLabel("title")
        self.about = label("", "hint")
        for widget in (self.previous_button, self.next_button):
            head.addWidget(widget)
        head.addWidget(self.name, 1)
        head.addWidget(self.about)
        self.previous_button.clicked.connect(self.previous)
        self.next_button.clicked.connect(self.next)
        self.banner = Banner(apart=True)
        self.pages, self.picture, self.message = (
            PdfView(),
            PictureView(),
            EmptyState("attach", "", ""),
        )
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("文件里的文字")
        self.pages.pages_wanted.connect(self._want)
        self.message.button.hide()
        self.stack = QStackedWidget()
        for view in (self.pages, self.picture, self.words, self.message):
            self.stack.addWidget(view)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(10), px(16), 0)
        foot.setSpacing(px(8))
        self.open_button = plain_button("用其他程序打开", "folder_open")
        self.save_button = plain_button("另存为…", "save")
        self.close_button = plain_button("关闭")
        self.open_button.clicked.connect(self._open)
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self.reject)
        foot.addWidget(self.open_button)
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    @property
    def row(self) -> AttachmentRow:
        """The file now shown."""
        return self._rows[self.at]

    # Turning

    @Slot()
    def next(self) -> None:
        """The next file."""
        self._go(self.at + 1)

    @Slot()
    def previous(self) -> None:
        """The file before."""
        self._go(self.at - 1)

    def _go(self, at: int) -> None:
        if 0 <= at < len(self._rows):
            self.at = at
            self._show()
            self.moved.emit(at)

    def _show(self) -> None:
        self._pictures.forget(set(self._asked))
        self._asked.clear()
        self.banner.clear()
        row, kind = self.row, file_kind(self.row.name)
        self.name.set_text(shown_name(row.name))
        self.about.setText(f"{size_text(row.size)}　{self.at + 1} / {len(self._rows)}")
        self.previous_button.setEnabled(self.at > 0)
        self.next_button.setEnabled(self.at + 1 < len(self._rows))
        self.open_button.setEnabled(kind is not FileKind.PROGRAM)
        try:
            self._path = str(self._store.existing(row))
        except NotFound as gone:
            self._say("文件缺失", gone.sentence)
            return
        if kind is FileKind.PICTURE:
            self._say("正在打开……", "")
            self._ask(picture, LARGEST_SIDE)
        elif kind is FileKind.PDF:
            self._say("正在打开……", "")
            self._ask(page_sizes)
        elif kind is FileKind.PROGRAM:
            self._say("程序或脚本", "为安全起见不在这里打开；确需使用的，请另存后交信息部门查验。")
        elif kind in _READ:
            self._say("正在打开……", "")
            self._asked[self._pictures.ask(read_text, Path(self._path), row.name)] = (-1, 0.0)
        else:
            self._say_not_shown()

    def _say_not_shown(self) -> None:
        self._say("这类文件不在这里显示", "请“用其他程序打开”，或另存后再看。")

    def _show_words(self, read: FileText) -> None:
        """The words of a document, as plain text: it is a stranger's."""
        if not read.text.strip():
            self._say_not_shown()
            return
        self.words.setPlainText(read.text[:MOST_SHOWN])
        self.stack.setCurrentWidget(self.words)
        self.words.setFocus()
        if len(read.text) > MOST_SHOWN:
            self.banner.say(Tone.INFO, f"文字很长，只显示开头的{MOST_SHOWN}字；其余请“用其他程序打开”再看。")
        elif file_kind(self.row.name) is not FileKind.TEXT:
            self.banner.say(Tone.INFO, _ONLY_WORDS)

    def _say(self, title: str, sentence: str) -> None:
        self.message.say(title, sentence)
        self.stack.setCurrentWidget(self.message)

    # Pictures and pages

    def _ask(self, work: object, *arguments: object) -> None:
        assert callable(work)
        self._asked[self._pictures.ask(work, self._path, *arguments)] = (-1, 0.0)

    @Slot(object, float)
    def _want(self, pages: tuple[int, ...], dpi: float) -> None:
        if self.stack.currentWidget() is not self.pages:
            return
        # What flew past is not pictured any more.
        self._pictures.forget({key for key in self._asked if key[0] is page})
        for number in pages:
            self._asked[self._pictures.ask(page, self._path, number, dpi)] = (number, dpi)

    @Slot(object, object)
    def _came(self, key: Key, found: object) -> None:
        asked = self._asked.pop(key, None)
        if asked is None:
            return
        number, dpi = asked
        if isinstance(found, QImage) and key[0] is page:
            self.pages.put_picture(number, found, dpi)
        elif isinstance(found, QImage):
            self.picture.show_image(found)
            self.stack.setCurrentWidget(self.picture)
        elif isinstance(found, FileText):
            self._show_words(found)
        elif isinstance(found, Locked):
            self._say("文件有密码", "不在这里打开；附件原样留存着，请“用其他程序打开”，输入密码后再看。")
        elif found and key[0] is page_sizes:
            assert isinstance(found, tuple)
            self.stack.setCurrentWidget(self.pages)
            self.pages.set_pages(found)
            self.pages.setFocus()
        elif key[0] is not page:
            self._say(
                "显示不了",
                "文件可能已损坏或过大；附件原样留存着，可以“用其他程序打开”试试。",
            )

    # Handing over

    @Slot()
    def _open(self) -> None:
        self.lending.open_with(self.row)

    @Slot()
    def _save(self) -> None:
        self.lending.save_as(self.row)

    @Slot(object, str)
    def _tell(self, tone: Tone, sentence: str) -> None:
        self.banner.say(tone, sentence)

    def done(self, result: int) -> None:
        self._pictures.forget(set(self._asked))
        self._asked.clear()
        super().done(result)


def show_files(
    tasks: Tasks, store: AttachmentStore, rows: Sequence[AttachmentRow], at: int, parent: QWidget
) -> FilePreview:
    """Open the preview over ``parent`` at the file of that place."""
    opened = FilePreview(tasks, store, rows, at, parent)
    opened.open()
    return opened
