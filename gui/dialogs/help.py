"""The built-in manual (F1)."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from gui.look.look import look
from gui.shortcuts import markdown
from resources import path


def unwrapped(text: str) -> str:
    """Markdown with the lines of a paragraph joined: Chinese has no blank where a line happened to end."""
    return re.sub(r"(?<=\S)\n[ ]*(?=[^\s#\-])", "", text)


class HelpDialog(QDialog):
    """The manual in a window of its own that may stay open beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("使用说明")
        px = look().px
        self.resize(px(760), px(640))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(12))
        self.browser = QTextBrowser()
        self.browser.setAccessibleName("使用说明")
        self.browser.setOpenLinks(False)
        guide = unwrapped(path("help", "guide.md").read_text(encoding="utf-8"))
        self.browser.setMarkdown(f"{guide.rstrip()}\n\n{markdown()}")
        column.addWidget(self.browser)
