"""The shell: bar, rail, pages, strip. It knows no page by name; pages are added when they are ready."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QCursor, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from gui.look.icons import icon
from gui.look.look import look
from gui.look.tokens import LARGE_SCALE, NORMAL_SCALE, Theme, Tone
from gui.settings import WindowSettings
from gui.widgets.banner import Banner
from gui.widgets.navigation import NavigationTabs
from gui.widgets.status_strip import StatusStrip
from gui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from models.rows.target import Target

PRODUCT = "机关党务台账"
# Long enough to be read by whoever looked elsewhere, short enough not to be taken for the next answer.
_PASSING_MS = 12_000
# A mouse that lay still for so long is not on its way to anything.
_RESTING_MS = 2_000
# The button names the theme it leads to.
_NEXT_THEME = {
    Theme.LIGHT: ("深色", "weather_moon", Theme.DARK),
    Theme.DARK: ("高对比", "dark_theme", Theme.CONTRAST),
    Theme.CONTRAST: ("浅色", "weather_sunny", Theme.LIGHT),
}


@runtime_checkable
class MakesRecords(Protocol):
    """A page on which something new can be made; `new_text` is what the red button says there."""

    new_text: str

    def new_record(self) -> None:
        """Begin a new record."""


@runtime_checkable
class MayBeLeft(Protocol):
    """A page that is asked before the window closes."""

    def may_be_left(self) -> bool:
        """Whether nothing would be lost, or the user agrees to lose it."""


@runtime_checkable
class HasSearch(Protocol):
    """A page with a search field of its own."""

    @property
    def search_field(self) -> QLineEdit | None:
        """That field; None where there is none after all."""

    def to_search(self) -> None:
        """Give it the keyboard."""


class MainWindow(QMainWindow):
    """`painted` fires once, after the first paint: the time to import and load. `closing`: write what is
    pending. `wanted`: a page leads to another place (a Target). `search_pressed`: everything is to be searched, at first
    for what is carried.
    """

    painted = Signal()
    closing = Signal()
    settings_pressed = Signal()
    undo_pressed = Signal()
    redo_pressed = Signal()
    bin_pressed = Signal()
    year_pressed = Signal()
    handover_pressed = Signal()
    wanted = Signal(object)
    search_pressed = Signal(str)

    def __init__(self, version: str, settings: WindowSettings | None = None) -> None:
        super().__init__()
        self._settings = settings
        self._painted = False
        self.setWindowTitle(PRODUCT)
        self.setMinimumSize(QSize(960, 600))
        shell = QWidget()
        shell.setObjectName("shell")
        column = QVBoxLayout(shell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = TopBar(PRODUCT)
        self.bar.set_new("")
        self.notice = Banner(apart=True)
        self._of_page = self._found = False
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._mouse = QCursor.pos()
        self._passing.timeout.connect(self._passed)
        self.tabs = NavigationTabs()
        self.strip = StatusStrip(f"离线版 {version}")
        column.addWidget(self.bar)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(shell)
        self.bar.large_toggled.connect(self._enlarge)
        self.bar.theme_pressed.connect(self._next_theme)
        self.bar.settings_pressed.connect(self.settings_pressed)
        self.bar.new_pressed.connect(self.new_record)
        self.bar.search_pressed.connect(self.search_everything)
        self.tabs.page_shown.connect(self._page_shown)
        self.strip.undo_pressed.connect(self.undo_pressed)
        self._add_menu()
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        new.activated.connect(self.new_record)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.find)
        everything = QShortcut(QKeySequence("Ctrl+K"), self)
        # Heard beside the window too: over somebody's page, over the manual.
        everything.setContext(Qt.ShortcutContext.ApplicationShortcut)
        everything.activated.connect(self.search_everything)
        look().changed.connect(self._relook)
        self._relook()
        self._place()

    def _add_menu(self) -> None:
        self.undo_action, self.redo_action = QAction("撤销", self), QAction("重做", self)
        self.undo_action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.bin_action, self.year_action = QAction("回收站…", self), QAction("年度结转…", self)
        self.handover_action = QAction("换岗交接…", self)
        for action, icon_name, tip, signal in (
            (self.undo_action, "arrow_undo", "撤销刚才保存、删除的一步", self.undo_pressed),
            (self.redo_action, "arrow_sync", "把撤销的一步重做", self.redo_pressed),
            (self.bin_action, "delete", "找回删除的记录", self.bin_pressed),
            (self.year_action, "calendar_ltr", "把学习计划、未销号的问题接到新的一年", self.year_pressed),
            (self.handover_action, "briefcase", "打印交给接任同志的工作交接清单", self.handover_pressed),
        ):
            action.setIcon(icon(icon_name))
            action.setToolTip(tip)
            action.triggered.connect(signal)
            if action is self.bin_action:
                self.bar.menu.addSeparator()
            self.bar.menu.addAction(action)
            # A menu dropped by a button hears no shortcuts; the window does.
            self.addAction(action)
        self.offer_undo("", "")

    def offer_undo(self, undo: str, redo: str) -> None:
        """Name what can be taken back and what can be done again; empty: nothing."""
        for action, verb, words in ((self.undo_action, "撤销", undo), (self.redo_action, "重做", redo)):
            action.setText(f"{verb}“{words}”" if words else verb)
            action.setEnabled(bool(words))

    # Pages

    def add_page(self, title: str, icon_name: str, page: QWidget, badge: int = 0) -> None:
        """Add a page at the end of the rail."""
        self.tabs.add_page(title, icon_name, page, badge)

    def clear_pages(self) -> None:
        """Take all pages away, before others are added."""
        self.tabs.clear_pages()

    def set_badge(self, page: QWidget, number: int) -> None:
        """Change a page's counter; 0 takes it away."""
        self.tabs.set_badge(page, number)

    @Slot()
    def new_record(self) -> None:
        """As if the red button was pressed."""
        page = self.tabs.currentWidget()
        if isinstance(page, MakesRecords) and page.new_text:
            page.new_record()

    def _own_search(self) -> QLineEdit | None:
        page = self.tabs.currentWidget()
        return page.search_field if isinstance(page, HasSearch) else None

    @Slot()
    def find(self) -> None:
        """To the page's own search field; where that has the keyboard already, or there is none, to the search over everything."""
        page, own = self.tabs.currentWidget(), self._own_search()
        if own is None or not isinstance(page, HasSearch):
            self.search_everything()
        elif own.hasFocus() and (self._found or own.text()):
            # A page just opened may have given its field the keyboard by itself: that is not yet a first press.
            self.search_everything()
        else:
            page.to_search()
            self._found = True

    @Slot()
    def search_everything(self) -> None:
        """To the search over everything, with what was just typed into the page's own field."""
        own = self._own_search()
        self.search_pressed.emit(own.text() if own is not None and own.hasFocus() else "")

    @Slot(QWidget)
    def _page_shown(self, _page: QWidget) -> None:
        if self._passing.isActive() or self._of_page:
            self.hush()
        self._found = False
        self.suit_new()

    def suit_new(self) -> None:
        """Ask the page shown again what the red button makes there, and whether that can be made now (`new_refused`: why not)."""
        page = self.tabs.currentWidget()
        text = page.new_text if isinstance(page, MakesRecords) else ""
        self.bar.set_new(text, getattr(page, "new_refused", ""))

    def go(self, target: "Target") -> None:
        """Lead to another place; whoever knows the pages by name follows."""
        self.wanted.emit(target)

    # What is said

    @Slot(str)
    def warn(self, sentence: str) -> None:
        """Say what could not be done, across the top, until put away or replaced, or another page is shown."""
        self.alarm(sentence)
        self._of_page = True

    @Slot(str)
    def alarm(self, sentence: str) -> None:
        """Say what went wrong, whatever page is shown, until put away or replaced."""
        self.hush()
        self.notice.say(Tone.BAD, sentence)

    @Slot(str)
    def inform(self, sentence: str) -> None:
        """Say what was done; it goes by itself, or when another page is shown."""
        self.hush()
        self.notice.say(Tone.OK, sentence)
        self._mouse = QCursor.pos()
        self._passing.start(_PASSING_MS)

    @Slot()
    def _passed(self) -> None:
        """What was done has been told for long enough. Not while the mouse is on it or on its way: what it is about to press would
        move from under it.
        """
        before, self._mouse = self._mouse, QCursor.pos()
        if self.notice.underMouse() or before != self._mouse:
            self._passing.start(_RESTING_MS)
        else:
            self.notice.clear()

    def hush(self) -> None:
        """Put away what is said across the top: it is no longer so."""
        self._passing.stop()
        self._of_page = False
        self.notice.clear()

    # Look and place

    @Slot(bool)
    def _enlarge(self, large: bool) -> None:
        self._dress(look().theme, LARGE_SCALE if large else NORMAL_SCALE)

    @Slot()
    def _next_theme(self) -> None:
        self._dress(_NEXT_THEME[self._shown_theme()][2], look().scale)

    @staticmethod
    def _shown_theme() -> Theme:
        if look().theme is Theme.SYSTEM:
            return Theme.DARK if look().tokens.dark else Theme.LIGHT
        return look().theme

    def _dress(self, theme: Theme, scale: float) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        look().apply(app, theme, scale)
        if self._settings is not None:
            self._settings.theme, self._settings.scale = theme, scale

    @Slot()
    def _relook(self) -> None:
        text, icon_name, _next = _NEXT_THEME[self._shown_theme()]
        self.bar.offer_theme(text, icon_name)

    def _place(self) -> None:
        if self._settings is None or not self.restoreGeometry(self._settings.geometry):
            room = self.screen().availableSize()
            self.resize(min(1440, round(room.width() * 0.94)), min(900, round(room.height() * 0.92)))

    # Beginning and end

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        pages = [self.tabs.widget(at) for at in range(self.tabs.count())]
        if not all(page.may_be_left() for page in pages if isinstance(page, MayBeLeft)):
            event.ignore()
            return
        if self._settings is not None:
            self._settings.geometry = self.saveGeometry()
            self._settings.save()
        self.closing.emit()
        super().closeEvent(event)
