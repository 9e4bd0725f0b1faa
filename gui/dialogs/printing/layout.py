"""The print dialog's parts and places: papers and choices at the left, the pages beside them, the printer below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.printing.choices_panel import ChoicesPanel
from gui.dialogs.printing.matter import Matter
from gui.dialogs.printing.output_panel import OutputPanel
from gui.dialogs.printing.papers_list import PapersList
from gui.dialogs.printing.period_panel import PeriodPanel
from gui.dialogs.printing.remembered import Remembered
from gui.look.look import look
from gui.paper_preview import PaperPreview
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button, quiet_button
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.labels import label, rule
from gui.widgets.laid_over import LaidOver
from gui.widgets.two_lines import TwoLines

_LEFT_WIDTH = 284


class PrintLayout(QDialog):
    """What is seen; `PrintDialog` says what it does."""

    def __init__(self, desk: Desk, parent: QWidget, matter: Matter) -> None:
        super().__init__(parent)
        self.desk = desk
        self.matter = matter
        self.remembered = Remembered(desk.settings)
        self.setWindowTitle(matter.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        kinds = matter.kinds
        self.papers = PapersList(kinds, self.remembered.checked(matter.key, kinds))
        self.item = ChoiceField("预览哪一份", [(at, item.name) for at, item in enumerate(matter.items)])
        self.period = PeriodPanel(matter.period, desk.today()) if matter.period is not None else None
        held = [item.held_on for item in matter.items if item.held_on is not None]
        self.panels = {
            kind: ChoicesPanel(kind, desk.today(), held, named=len(kinds) > 1, batch=len(matter.items) > 1)
            for kind in kinds
        }
        self.banner = Banner()
        self.preview = PaperPreview(desk.tasks)
        LaidOver(self.banner, self.preview)
        self.output = OutputPanel(self.remembered.habit)
        self.state = label("", "second")
        # Beside the page's number: it says what the page is.
        self.preview.view.bar.insertSpacing(3, look().px(16))
        self.preview.view.bar.insertWidget(4, self.state)
        self.faces = TwoLines("hint")
        self.more_button = quiet_button("更多打印机设置…", "settings")
        self.word_button = plain_button("导出 Word")
        self.save_button = plain_button("保存 PDF", "document_pdf")
        self.close_button = plain_button("关闭")
        self.print_button = primary_button("打印", "print")
        self._build()
        self._fit(parent)

    def _build(self) -> None:
        px = look().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self.left = self._left()
        body.addWidget(self.left)
        body.addWidget(self.preview, 1)
        column.addLayout(body, 1)
        column.addWidget(rule())
        foot = QVBoxLayout()
        foot.setContentsMargins(px(20), px(10), px(20), px(12))
        foot.setSpacing(px(8))
        foot.addWidget(self.output)
        foot.addLayout(self._buttons())
        column.addLayout(foot)

    def _left(self) -> QWidget:
        px = look().px
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(20), px(14), px(16), px(14))
        column.setSpacing(px(10))
        several = len(self.matter.kinds) > 1
        if several:
            column.addWidget(label("要打印的文件", "title"))
            column.addWidget(self.papers)
        else:
            self.papers.setParent(self)
            self.papers.hide()
        if len(self.matter.items) > 1:
            column.addWidget(self.item)
        else:
            self.item.setParent(self)
            self.item.hide()
        if self.period is not None:
            column.addWidget(self.period)
        for panel in self.panels.values():
            column.addWidget(panel)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedWidth(px(_LEFT_WIDTH))
        area.setWidget(inside)
        has_choices = any(kind.choices for kind in self.matter.kinds)
        area.setVisible(several or has_choices or len(self.matter.items) > 1 or self.period is not None)
        return area

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look().px(8))
        row.addWidget(self.faces, 1)
        for button in (
            self.more_button,
            self.word_button,
            self.save_button,
            self.close_button,
            self.print_button,
        ):
            row.addWidget(button)
        self.save_button.setToolTip("保存 PDF（Ctrl+S）")
        self.print_button.setToolTip("打印（Ctrl+P，或按回车）")
        self.more_button.setToolTip("打开系统的打印设置")
        return row

    def _fit(self, parent: QWidget) -> None:
        px = look().px
        room = parent.window().size()
        self.resize(
            min(px(1280), max(px(900), round(room.width() * 0.96))),
            min(px(1000), max(px(560), round(room.height() * 0.97))),
        )

    def shortcut(self, keys: QKeySequence.StandardKey) -> QShortcut:
        """A key of the whole dialog."""
        return QShortcut(QKeySequence(keys), self)
