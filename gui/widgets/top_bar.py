"""The bar across the top: whose ledger this is, the look of it, and the way to a new record."""

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from gui.look.icons import icon, paint_icon
from gui.look.look import look
from gui.look.tokens import NORMAL_SCALE
from gui.widgets.buttons import primary_button, quiet_button
from gui.widgets.labels import label
from gui.widgets.search_entry import SearchEntry

_NEW_TIP = "在当前页新建一条（Ctrl+N）"


class Logo(QWidget):
    """The program's mark: a rounded red square with an open ledger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(look().px(32), look().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look().tokens.primary))
        painter.drawRoundedRect(0, 0, side, side, side / 5, side / 5)
        inner = QRect(side // 5, side // 5, side - 2 * (side // 5), side - 2 * (side // 5))
        paint_icon(painter, "book_open", inner, look().tokens.primary_text, filled=True)
        painter.end()


class TopBar(QFrame):
    """Signals what was pressed; `large` stays down while the text is large."""

    large_toggled = Signal(bool)
    theme_pressed = Signal()
    settings_pressed = Signal()
    new_pressed = Signal()
    search_pressed = Signal()

    def __init__(self, product: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        px = look().px
        row = QHBoxLayout(self)
        row.setSpacing(px(8))
        self._row = row
        self._logo = Logo(self)
        self._product = label(product, "product")
        self._unit = label("", "second")
        self.search = SearchEntry()
        self.large = quiet_button("大字", "text_font_size")
        self.large.setCheckable(True)
        self.large.setToolTip("放大全部文字（F7）")
        self.large.setShortcut("F7")
        self.theme = quiet_button("深色", "weather_moon")
        self.settings = quiet_button("设置", "settings")
        self.settings.setToolTip("单位名称、字体、督察规则等（Ctrl+,）")
        self.settings.setShortcut("Ctrl+,")
        self.more = quiet_button("更多", "more_horizontal")
        self.more.setToolTip("撤销、重做、回收站、年度结转、换岗交接（F10）")
        self.more.setShortcut("F10")
        self.menu = QMenu(self.more)
        self.menu.setToolTipsVisible(True)
        self.more.setMenu(self.menu)
        self.new = primary_button("新建", "add")
        self.new.setToolTip(_NEW_TIP)
        row.addWidget(self._logo)
        row.addSpacing(px(2))
        row.addWidget(self._product)
        row.addSpacing(px(16))
        row.addWidget(self._unit)
        row.addStretch(1)
        row.addWidget(self.search)
        for button in (self.large, self.theme, self.settings, self.more):
            row.addWidget(button)
        row.addSpacing(px(12))
        row.addWidget(self.new)
        self.large.toggled.connect(self.large_toggled)
        self.theme.clicked.connect(self.theme_pressed)
        self.settings.clicked.connect(self.settings_pressed)
        self.new.clicked.connect(self.new_pressed)
        self.search.clicked.connect(self.search_pressed)
        look().changed.connect(self._relayout)
        self._relayout()

    def set_unit(self, name: str) -> None:
        """Show whose ledger this is."""
        self._unit.setText(name)

    def set_new(self, text: str, refused: str = "") -> None:
        """Name what the red button makes on the present page; empty hides it. Where that is ``refused``, it is greyed and
        says why."""
        self.new.setText(text)
        self.new.setEnabled(not refused)
        self.new.setToolTip(refused or _NEW_TIP)
        self.new.setVisible(bool(text))

    def offer_theme(self, text: str, icon_name: str) -> None:
        """Name the theme that the theme button leads to."""
        self.theme.setText(text)
        self.theme.setToolTip(f"换成{text}（F8）")
        # Set anew each time: a new text takes the shortcut away.
        self.theme.setShortcut("F8")
        self.theme.setIcon(icon(icon_name))

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._logo.setFixedSize(px(32), px(32))
        self._row.setContentsMargins(px(20), px(11), px(20), px(11))
        # Blocked: this shows the state and must not order it again.
        before = self.large.blockSignals(True)
        self.large.setChecked(look().scale > NORMAL_SCALE)
        self.large.blockSignals(before)
