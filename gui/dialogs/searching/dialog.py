"""检索全部台账: what is typed is looked for in everything the office wrote, newest first; what is found opens where it is kept."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPushButton, QWidget

from gui.desk import Desk
from gui.dialogs.searching.asking import Asking
from gui.dialogs.searching.layout import SearchLayout
from gui.dialogs.searching.memory import Left, SearchMemory
from gui.dialogs.searching.names import NO_NAMES, Names, read_names
from gui.dialogs.searching.offers import Offer
from gui.dialogs.searching.saving import SaveSearchDialog
from gui.look.tokens import Tone
from gui.widgets.choosing import choose_row
from gui.widgets.question import agrees
from models.rows.changes import Changes, Subject
from models.rows.search import IndexState, SavedSearchRow, SearchHit, SearchPage
from models.rules.search_box import LONGEST_TYPED, Filter, asked, filters, waits_for_enter
from models.rules.searching import parse
from models.services.saved_searches import LONGEST_NAME, list_saved_searches, remove_search
from models.services.search import index_state

# Long enough that a word typed at speed asks once, short enough to feel immediate.
_PAUSE_MS = 150
_SLOW_MS = 300
_NOT_WHOLE = "检索目录还没有建好，找到的可能不全，台账本身不受影响；请到“设置”的“数据”里重建检索目录。"


class SearchDialog(SearchLayout):
    """Opening a hit closes it and leads there; its memory knows the way back to the others."""

    def __init__(self, desk: Desk, memory: SearchMemory, parent: QWidget, typed: str = "") -> None:
        super().__init__(desk, parent)
        self._memory = memory
        self._names: Names = NO_NAMES
        self._saved: Sequence[SavedSearchRow] = ()
        self._return_to: int | None = None
        self._choose_first = False
        self._number: int | None = None
        self.asking = Asking(desk.tasks, self)
        self._pause = self._timer(_PAUSE_MS, self._search)
        self._slow = self._timer(_SLOW_MS, self._say_waiting)
        self._connect()
        self._show_offers()
        desk.tasks.read(index_state, then=self._state_came)
        desk.tasks.read(list_saved_searches, then=self._saved_came)
        desk.tasks.read(read_names, desk.today(), then=self._names_came)
        left = memory.left
        if typed:
            self._begin(typed)
        elif left is not None:
            self._return_to = left.number
            self._begin(left.typed)
        memory.left = None
        self.box.setFocus()

    def _timer(self, milliseconds: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def _connect(self) -> None:
        self.box.textChanged.connect(self._typed)
        self.box.entered.connect(self._entered)
        self.box.moved.connect(self._move)
        self.box.help_wanted.connect(self._drop_help)
        self.help_button.clicked.connect(self._drop_help)
        self.help_menu.triggered.connect(self._filter_chosen)
        self.keep_button.clicked.connect(self.keep)
        self.chips.changed.connect(self._change)
        self.nothing.changed.connect(self._change)
        self.asking.found.connect(self._found)
        self.asking.further.connect(self.hits.add_page)
        self.asking.counted.connect(self._counted)
        self.asking.failed.connect(self._not_found)
        self.asking.waiting.connect(self._waiting)
        self.hits.more_wanted.connect(self._further)
        self.hits.rowsInserted.connect(self._say_number)
        for view in (self.hit_list, self.offer_list):
            view.doubleClicked.connect(self._pressed)
            view.selectionModel().currentChanged.connect(self._chosen)
        self.offer_list.removing.connect(self.remove)
        self.rename_button.clicked.connect(self.rename)
        self.remove_button.clicked.connect(self.remove)
        self.open_button.clicked.connect(self._open_current)
        self.preview_button.clicked.connect(self.preview)
        self.close_button.clicked.connect(self.reject)
        self._desk.tasks.changed.connect(self._changed)
        QShortcut(QKeySequence("F2"), self).activated.connect(self.rename)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.keep)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.to_box)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self.to_box)

    # What is known beforehand

    def _state_came(self, state: IndexState) -> None:
        if not state.current:
            self.banner.say(Tone.WARN, _NOT_WHOLE)

    def _names_came(self, names: Names) -> None:
        self._names = names
        self.box.set_names(names)
        self.chips.show_typed(asked(self.box.text()).text, names)

    def _saved_came(self, saved: Sequence[SavedSearchRow]) -> None:
        self._saved = saved
        self._show_offers()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if Subject.SEARCHES in changes.subjects:
            self._desk.tasks.read(list_saved_searches, then=self._saved_came)

    def _show_offers(self) -> None:
        self.offers.show_offers(self._saved, self._memory.recent)
        self._chosen()

    # What is typed

    def _begin(self, typed: str, *, choose: bool = False) -> None:
        """As if it had been typed, and Enter struck; the next key writes over it. ``choose``: the cursor goes to the first hit."""
        self.box.setText(typed)
        self.box.selectAll()
        self._choose_first = choose
        self._order()

    @Slot()
    def to_box(self) -> None:
        """Back to the box, what stands in it chosen."""
        self.box.setFocus()
        self.box.selectAll()

    @Slot()
    def _typed(self) -> None:
        text = asked(self.box.text()).text
        self.chips.show_typed(text, self._names)
        self._choose_first = False
        if parse(text).is_empty:
            self._pause.stop()
            self.asking.drop()
            self.said.setText("")
            self.stack.setCurrentWidget(self.offer_list)
            self._chosen()
        elif text != self.asking.wanted:
            self._pause.start()
        self.keep_button.setEnabled(not parse(text).is_empty)

    @Slot()
    def _search(self) -> None:
        """A moment after the last key."""
        if waits_for_enter(self.box.text()):
            self.asking.drop()
            self.said.setText("")
            self.nothing.wait_for_enter()
            self.stack.setCurrentWidget(self.nothing)
            self._chosen()
        else:
            self._order()

    def is_pausing(self) -> bool:
        """Whether what is typed is still to be searched for."""
        return self._pause.isActive()

    def _order(self) -> None:
        self._pause.stop()
        self._number = None
        self.asking.ask(asked(self.box.text()).text)

    @Slot()
    def _entered(self) -> None:
        """Enter: searches at once and goes to the first hit; where one is chosen already, opens it."""
        text = asked(self.box.text()).text
        if parse(text).is_empty:
            self._open_current()
        elif not self.asking.is_answered or text != self.asking.wanted:
            self._choose_first = True
            self._order()
        elif self.hit_list.currentIndex().isValid():
            self._open_current()
        else:
            choose_row(self.hit_list, 0)

    @Slot(object)
    def _move(self, event: QKeyEvent) -> None:
        view = self.stack.currentWidget()
        if isinstance(view, QAbstractItemView):
            QApplication.sendEvent(view, event)

    # What is found

    @Slot(object)
    def _found(self, page: SearchPage) -> None:
        self.hits.show_page(page)
        text = asked(self.box.text()).text
        if not page.hits:
            self.nothing.show_text(text, filters(text))
        self.stack.setCurrentWidget(self.hit_list if page.hits else self.nothing)
        self.hit_list.scrollToTop()
        row = self.hits.place(self._return_to) if self._return_to is not None else None
        self._return_to = None
        if row is not None or self._choose_first:
            choose_row(self.hit_list, row or 0)
        if self._choose_first and page.hits:
            self._memory.note(text)
        self._choose_first = False
        self._say_number()
        self._chosen()

    @Slot()
    def _further(self) -> None:
        number = self.hits.last_number
        if number is not None:
            self.asking.ask_further(number)

    @Slot(int)
    def _counted(self, number: int) -> None:
        self._number = number
        self._say_number()

    @Slot()
    def _say_number(self) -> None:
        if not self.asking.is_answered:
            return
        shown = self.hits.rowCount()
        if self._number is not None:
            said = f"共{self._number}条" if shown else ""
        else:
            said = f"先列出最新的{shown}条，往下翻还有"
        if shown:
            said += "，新的在前"
        if asked(self.box.text()).is_cut:
            said = "　".join(part for part in (said, f"只按前{LONGEST_TYPED}个字找") if part)
        self.said.setText(said)

    @Slot(object)
    def _not_found(self, error: Exception) -> None:
        self._explain(error)
        self.said.setText("")

    @Slot(bool)
    def _waiting(self, waits: bool) -> None:
        if waits and not self._slow.isActive():
            self._slow.start()
        elif not waits:
            self._slow.stop()

    @Slot()
    def _say_waiting(self) -> None:
        self.said.setText("正在检索……")

    # Opening

    @Slot()
    def _chosen(self) -> None:
        """Which buttons there are for the line the cursor is on."""
        offer = self._offer()
        on_offers = self.stack.currentWidget() is self.offer_list
        self.rename_button.setVisible(on_offers)
        self.remove_button.setVisible(on_offers)
        self.rename_button.setEnabled(offer is not None and offer.saved is not None)
        self.remove_button.setEnabled(offer is not None and (offer.saved is not None or offer.recent))
        hit = self._hit()
        self.open_button.setEnabled(offer is not None or hit is not None)
        self.preview_button.setVisible(hit is not None and hit.file is not None)

    def _offer(self) -> Offer | None:
        index = self.offer_list.currentIndex()
        shown = self.stack.currentWidget() is self.offer_list and index.isValid()
        return self.offers.offer(index) if shown else None

    def _hit(self) -> SearchHit | None:
        index = self.hit_list.currentIndex()
        shown = self.stack.currentWidget() is self.hit_list and index.isValid()
        return self.hits.line(index).hit if shown else None

    @Slot(QModelIndex)
    def _pressed(self, _index: QModelIndex) -> None:
        self._open_current()

    @Slot()
    def _open_current(self) -> None:
        offer, hit = self._offer(), self._hit()
        if offer is not None:
            self._begin(offer.typed, choose=True)
            self.box.setFocus()
        elif hit is not None:
            self._open(hit)

    def _open(self, hit: SearchHit) -> None:
        if hit.target is None:
            self.banner.say(Tone.INFO, f"“{hit.title}”没有单独的页面可以打开。")
            return
        self._memory.note(self.asking.wanted)
        self._memory.left = Left(self.asking.wanted, hit.number)
        self.accept()
        self._desk.window.go(hit.target)

    @Slot()
    def preview(self) -> None:
        """Look at the file that was found, and stay here."""
        hit = self._hit()
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
            self._order()

    # Kept searches

    @Slot()
    def keep(self) -> None:
        """Ask under which name what is typed is to be kept."""
        text = asked(self.box.text()).text
        if not parse(text).is_empty:
            self._name(SavedSearchRow(None, text[:LONGEST_NAME], text))

    @Slot()
    def rename(self) -> None:
        """Ask for another name of the chosen one."""
        offer = self._offer()
        if offer is not None and offer.saved is not None:
            self._name(offer.saved)

    def _name(self, row: SavedSearchRow) -> None:
        dialog = SaveSearchDialog(self._desk, row, self)
        dialog.kept.connect(self._kept)
        dialog.open()

    @Slot(str)
    def _kept(self, name: str) -> None:
        self.banner.say(Tone.OK, f"已存为“{name}”；检索框空着时在下面列出。")

    @Slot()
    def remove(self) -> None:
        """Take the chosen one away; a kept one after asking."""
        offer = self._offer()
        if offer is None:
            return
        if offer.recent:
            self._memory.forget(offer.typed)
            self._show_offers()
        elif offer.saved is not None and offer.saved.id is not None:
            question = f"删去已存的检索“{offer.saved.name}”？台账里的内容不受影响。"
            if agrees(self, "删去已存的检索", question, "删去", "不删"):
                self._desk.tasks.write(remove_search, offer.saved.id, failed=self._explain)

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
