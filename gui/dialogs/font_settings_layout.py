"""Where things stand in the font settings: the styles at the left, the sheet at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.desk import Desk
from gui.look.look import look
from gui.paper_preview import PaperPreview
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.labels import label, rule
from gui.widgets.laid_over import LaidOver

INTRO = (
    "“自动”先用这台电脑上的公文字体（如 仿宋_GB2312、方正小标宋），没有就用随程序字体；"
    "字体里没有的生僻字由后面的字体补上。"
)
WAITING = "正在查找这台电脑上的字体，请稍候……"


class FontSettingsLayout(QDialog):
    """The widgets, without what they do."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent)
        px = look().px
        self.setWindowTitle("字体")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        room = self.screen().availableSize()
        self.resize(min(px(1180), round(room.width() * 0.94)), min(px(760), round(room.height() * 0.9)))
        self.banner = Banner()
        self.preview = PaperPreview(desk.tasks)
        LaidOver(self.banner, self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_body(), 1)
        column.addWidget(rule())
        column.addLayout(self._build_foot())

    def _build_body(self) -> QWidget:
        px = look().px
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._build_choices())
        split.addWidget(self.preview)
        split.setStretchFactor(1, 1)
        split.setSizes([px(470), px(700)])
        waiting = label(WAITING, "second")
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(waiting)
        self.stack.addWidget(split)
        return self.stack

    def _build_choices(self) -> QWidget:
        px = look().px
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(18), px(18), px(18))
        column.setSpacing(px(14))
        column.addWidget(label("各种样式用什么字体", "title"))
        column.addWidget(label(INTRO, "hint", wrap=True))
        self.styles = QVBoxLayout()
        self.styles.setSpacing(px(14))
        column.addLayout(self.styles)
        self.refused_title = label("不能用的中文字体", "title")
        self.refused = label("", "second", wrap=True)
        self.refused.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(self.refused_title)
        column.addWidget(self.refused)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(px(400))
        area.setWidget(inside)
        return area

    def _build_foot(self) -> QHBoxLayout:
        px = look().px
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(12), px(24), px(14))
        foot.setSpacing(px(8))
        self.open_folder = plain_button("自备字体文件夹", "folder_open")
        self.again = plain_button("重新查找", "arrow_sync")
        self.print_button = plain_button("打印试印页", "print")
        self.cancel, self.save = plain_button("取消"), primary_button("保存")
        self.save.setDefault(True)
        foot.addWidget(self.open_folder)
        foot.addWidget(self.again)
        foot.addStretch(1)
        for button in (self.print_button, self.cancel, self.save):
            foot.addWidget(button)
        return foot
