"""Paper on screen: the pages as they will print, with 打印 and 保存 PDF."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui import printing
from gui.desk import Desk
from gui.failures import sentence_of
from gui.look.look import look
from gui.look.tokens import Tone
from gui.pictures import Paper, make_paper
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.labels import label
from gui.widgets.pdf_view import PdfView
from models.failures import Cancelled, Failure
from models.output import write_file

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
# A name takes at most 255 bytes on Linux, and a Chinese character takes three.
_LONGEST_NAME = 70


def show_paper(
    desk: Desk,
    parent: QWidget,
    title: str,
    render: Callable[..., bytes],
    *args: object,
    file_name: str,
) -> "PaperDialog":
    """Open the preview of what `render(session, *args)` makes on the database thread.

    `file_name` (Chinese, with or without .pdf) is proposed for 保存 PDF. The dialog is freed when closed.
    """
    dialog = PaperDialog(desk, parent, title, file_name)
    desk.tasks.read(make_paper, render, *args, then=dialog.show_paper, failed=dialog.explain)
    dialog.open()
    return dialog


def safe_file_name(name: str) -> str:
    """`name` without what a file system forbids, not too long, ending in .pdf."""
    stem = _FORBIDDEN.sub("_", name.removesuffix(".pdf")).strip(" .")
    return f"{stem[:_LONGEST_NAME] or '文件'}.pdf"


class PaperDialog(QDialog):
    """Shows a document once it is there; Esc closes, Ctrl+P prints, Ctrl+S saves."""

    def __init__(self, desk: Desk, parent: QWidget, title: str, file_name: str) -> None:
        super().__init__(parent)
        px = look().px
        self._desk = desk
        self._title = title
        self._file_name = safe_file_name(file_name)
        self._saved_in: Path | None = None
        self.paper: Paper | None = None
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        room = parent.window().size()
        self.resize(min(px(960), round(room.width() * 0.9)), max(px(480), round(room.height() * 0.95)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.banner = Banner(apart=True)
        self.banner.action.connect(self._open_folder)
        self._waiting = label("正在排版，请稍候……", "second")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view = PdfView()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self.view)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        column.addLayout(self._build_foot())
        self._enable(False)

    def _build_foot(self) -> QHBoxLayout:
        px = look().px
        foot = QHBoxLayout()
        foot.setContentsMargins(px(20), px(10), px(20), px(12))
        foot.setSpacing(px(8))
        self.save_button = plain_button("保存 PDF", "document_pdf")
        self.save_button.setToolTip("保存 PDF（Ctrl+S）")
        self.print_button = primary_button("打印…", "print")
        self.print_button.setToolTip("打印（Ctrl+P）")
        self.close_button = plain_button("关闭")
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print_out)
        self.close_button.clicked.connect(self.reject)
        for keys, slot in (
            (QKeySequence.StandardKey.Save, self.save),
            (QKeySequence.StandardKey.Print, self.print_out),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(slot)
        foot.addStretch(1)
        for button in (self.save_button, self.close_button, self.print_button):
            foot.addWidget(button)
        return foot

    def _enable(self, ready: bool) -> None:
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    # The document

    def show_paper(self, paper: Paper) -> None:
        """Show the pages."""
        self.paper = paper
        self.view.set_pages(paper.pages, paper.dpi)
        self._stack.setCurrentWidget(self.view)
        self._enable(True)
        self.view.setFocus()

    def explain(self, error: Exception) -> None:
        """Say why there is no document, or why something with it failed; a mistake of the program goes to the crash
        dialog.
        """
        if isinstance(error, Cancelled):
            return
        sentence = sentence_of(error)
        if self.paper is None:
            self._waiting.setText("没有生成页面")
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        else:
            self.banner.say(Tone.BAD, sentence)

    # Saving

    @Slot()
    def save(self) -> None:
        """Ask where to, and write the file."""
        if self.paper is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        files = QFileDialog(self, "保存 PDF", folder or str(Path.home()), "PDF 文件 (*.pdf)")
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setDefaultSuffix("pdf")
        files.selectFile(self._file_name)
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.fileSelected.connect(self.save_to)
        files.open()

    @Slot(str)
    def save_to(self, place: str) -> None:
        """Write the document there, whole or not at all."""
        if self.paper is None:
            return
        try:
            write_file(Path(place), self.paper.pdf)
        except Failure as failure:
            self.explain(failure)
            return
        self._saved_in = Path(place).parent
        self.banner.say(Tone.OK, f"已保存到 {place}。", "打开所在文件夹")

    @Slot()
    def _open_folder(self) -> None:
        if self._saved_in is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_in)))

    # Printing

    @Slot()
    def print_out(self) -> None:
        """Ask which printer, and print."""
        if self.paper is None:
            return
        if not printing.has_printer():
            self.banner.say(
                Tone.WARN, "这台电脑没有安装打印机，没有打印；可以点“保存 PDF”，拿到有打印机的电脑上打印。"
            )
            return
        asked = printing.ask(self, len(self.paper.pages))
        if asked is None:
            return
        order, printer = asked
        if printing.takes_pdf() or order.file is not None:
            self._desk.tasks.run(
                printing.spool, order, self._title, self.paper.pdf, then=self._told, failed=self.explain
            )
            return
        try:
            printing.paint(printer, order, self.paper.pdf)
        except Failure as failure:
            self.explain(failure)
        else:
            self._told(f"已交给打印机“{order.printer}”。")

    def _told(self, sentence: str) -> None:
        self.banner.say(Tone.OK, sentence)
