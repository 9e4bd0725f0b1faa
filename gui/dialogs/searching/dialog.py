"""检索全部台账: what is typed is looked for in everything the office wrote, newest first; what is found opens where it is kept."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPushButton, QWidget

from gui.desk import Desk
from gui.dialogs.searching.finding import SearchFinding
from gui.dialogs.searching.memory import Left, SearchMemory
from gui.look.tokens import Tone
from gui.widgets.choosing import choose_row
from models.rows.search import SearchHit
from models.rules.search_box import Filter, asked
from models.rules.searching import parse


class SearchDialog(SearchFinding):
    """Opening a hit closes it and leads there; its memory knows the way back to the others."""

    def __init__(self, desk: Desk, memory: SearchMemory, parent: QWidget, typed: str = "") -> None:
        super().__init__(desk, memory, parent)
        self.box.entered.connect(self._entered)
        self.box.moved.connect(self._move)
        self.box.help_wanted.connect(self._drop_help)
        self.help_button.clicked.connect(self._drop_help)
        self.help_menu.triggered.connect(self._filter_chosen)
        self.chips.changed.connect(self._change)
        self.nothing.changed.connect(self._change)
        for view in (self.hit_list, self.offer_list):
            view.doubleClicked.connect(self._pressed)
        self.open_button.clicked.connect(self._open_current)
        self.preview_button.clicked.connect(self.preview)
        self.close_button.clicked.connect(self.reject)
        for keys in (QKeySequence(QKeySequence.StandardKey.Find), QKeySequence("Ctrl+K")):
            QShortcut(keys, self).activated.connect(self.to_box)
        left, memory.left = memory.left, None
        if typed:
            self.begin(typed)
        elif left is not None:
            self.begin(left.typed, return_to=left.number)
        self.box.setFocus()

    @Slot()
    def to_box(self) -> None:
        """Back to the box, what stands in it chosen."""
        self.box.setFocus()
        self.box.selectAll()

    @Slot()
    def _entered(self) -> None:
        """Enter: searches at once and goes to the first hit; where one is chosen already, opens it."""
        text = asked(self.box.text()).text
        if parse(text).is_empty:
            self._open_current()
        elif not self.asking.is_answered or text != self.asking.wanted:
            self.order(choose=True)
        elif self.hit_list.currentIndex().isValid():
            self._open_current()
        else:
            choose_row(self.hit_list, 0)

    @Slot(object)
    def _move(self, event: QKeyEvent) -> None:
        view = self.stack.currentWidget()
        if isinstance(view, QAbstractItemView):
            QApplication.sendEvent(view, event)

    # Opening

    @Slot(QModelIndex)
    def _pressed(self, _index: QModelIndex) -> None:
        self._open_current()

    @Slot()
    def _open_current(self) -> None:
        offer, hit = self.offer(), self.hit()
        if offer is not None:
            self.begin(offer.typed, choose=True)
            self.box.setFocus()
        elif hit is not None:
            self._open(hit)

    def _open(self, hit: SearchHit) -> None:
        if hit.target is None:
            self.banner.say(Tone.INFO, f"“{hit.title}”没有单独的页面可以打开。")
            return
        self.memory.note(self.asking.wanted)
        self.memory.left = Left(self.asking.wanted, hit.number)
        self.accept()
        self._desk.window.go(hit.target)

    @Slot()
    def preview(self) -> None:
        """Look at the file that was found, and stay here."""
        hit = self.hit()
        if hit is not None and hit.file is not None:
            # Imported when first asked for: it makes pictures of pages.
            from gui.file_preview import show_files

            show_files(self._desk.tasks, self._desk.attachments, (hit.file,), 0, self)

    # Filters

    @Slot()
    def _drop_help(self) -> None:
        self.help_menu.popup(self.box.mapToGlobal(self.box.rect().bottomLeft()))
        self.help_menu.setActiveAction(self.help_menu.actions()[0])

    @Slot(QAction)
    def _filter_chosen(self, action: QAction) -> None:
        self.box.begin_filter(Filter(action.data()))

    @Slot(str)
    def _change(self, text: str) -> None:
        """A filter less, or a word that has become one; searched at once."""
        self.box.setText(text)
        self.box.setFocus()
        if not parse(text).is_empty:
            self.order()

    # Keys, and what is dropped here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.preview()
        elif enter and not isinstance(self.focusWidget(), QPushButton):
            self._entered()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A piece of text dropped anywhere is looked for."""
        text = asked(event.mimeData().text()).text
        if text:
            self.box.setText(text)
            self.box.setFocus()
            event.acceptProposedAction()


def open_search(desk: Desk, memory: SearchMemory, parent: QWidget, typed: str = "") -> SearchDialog:
    """Open the search over the window."""
    dialog = SearchDialog(desk, memory, parent, typed)
    dialog.open()
    return dialog
