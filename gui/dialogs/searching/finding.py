"""What is typed is looked for, and what is found is listed. Nothing older than what was asked last is ever shown."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.searching.asking import Asking
from gui.dialogs.searching.keeping import SearchKeeping
from gui.dialogs.searching.memory import SearchMemory
from gui.dialogs.searching.names import NO_NAMES, Names, read_names
from gui.look.tokens import Tone
from gui.widgets.choosing import choose_row
from models.rows.search import IndexState, SearchPage
from models.rules.search_box import LONGEST_TYPED, Filter, asked, filters, waits_for_enter
from models.rules.searching import parse
from models.services.search import index_state

# Long enough that a word typed at speed asks once, short enough to feel immediate.
_PAUSE_MS = 150
_SLOW_MS = 300
_NOT_WHOLE = "检索目录还没有建好，找到的可能不全，台账本身不受影响；请到“设置”的“数据”里重建检索目录。"


class SearchFinding(SearchKeeping):
    """Asks a moment after the last key; `begin` asks at once."""

    def __init__(self, desk: Desk, memory: SearchMemory, parent: QWidget) -> None:
        super().__init__(desk, memory, parent)
        self._names: Names = NO_NAMES
        self._return_to: int | None = None
        self._choose_first = False
        self._number: int | None = None
        self.asking = Asking(desk.tasks, self)
        self._pause = self._timer(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._slow = self._timer(_SLOW_MS)
        self._slow.timeout.connect(self._say_waiting)
        self.box.textChanged.connect(self._typed)
        self.asking.found.connect(self._found)
        self.asking.further.connect(self.hits.add_page)
        self.asking.counted.connect(self._counted)
        self.asking.failed.connect(self._not_found)
        self.asking.waiting.connect(self._waiting)
        self.hits.more_wanted.connect(self._further)
        self.hits.rowsInserted.connect(self._say_number)
        self.hits.rowsInserted.connect(self._go_back)
        desk.tasks.read(index_state, then=self._state_came)
        desk.tasks.read(read_names, desk.today(), then=self._names_came)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    # What is known beforehand

    def _state_came(self, state: IndexState) -> None:
        if not state.current:
            self.banner.say(Tone.WARN, _NOT_WHOLE)

    def _names_came(self, names: Names) -> None:
        self._names = names
        self.box.set_names(names)
        self.offers.name_known(names.known(Filter.PERSON), names.known(Filter.BRANCH))
        self.chips.show_typed(asked(self.box.text()).text, names)

    # What is typed

    def begin(self, typed: str, *, choose: bool = False, return_to: int | None = None) -> None:
        """As if it had been typed, and Enter struck; the next key writes over it. ``choose``: the cursor goes to the first hit;
        ``return_to``: to the hit of that number."""
        self.box.setText(typed)
        self.box.selectAll()
        self._choose_first, self._return_to = choose, return_to
        self.order()

    @Slot()
    def _typed(self) -> None:
        text = asked(self.box.text()).text
        self.chips.show_typed(text, self._names)
        self._choose_first, self._return_to = False, None
        if parse(text).is_empty:
            self._pause.stop()
            self.asking.drop()
            self.said.setText("")
            self.stack.setCurrentWidget(self.offer_list)
            self.show_offers()
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
            self.show_orders()
        else:
            self.order()

    def is_pausing(self) -> bool:
        """Whether what is typed is still to be searched for."""
        return self._pause.isActive()

    def order(self, *, choose: bool = False) -> None:
        """Look for what is typed, at once."""
        self._choose_first = self._choose_first or choose
        self._pause.stop()
        self.asking.ask(asked(self.box.text()).text)

    # What is found

    @Slot(object)
    def _found(self, page: SearchPage) -> None:
        self.hits.show_page(page)
        self._number = None
        text = asked(self.box.text()).text
        if not page.hits:
            self.nothing.show_text(text, filters(text), self._names.meant(text))
        self.stack.setCurrentWidget(self.hit_list if page.hits else self.nothing)
        self.hit_list.scrollToTop()
        if self._choose_first and page.hits:
            choose_row(self.hit_list, 0)
            self.memory.note(text)
        self._choose_first = False
        self._say_number()
        self._go_back()
        self.show_orders()

    @Slot()
    def _go_back(self) -> None:
        """To the hit that was opened last, however far down it stood; to the one after it where it is not there any more."""
        if self._return_to is None:
            return
        last = self.hits.last_number
        if last is not None and last > self._return_to and self.hits.has_more:
            self._further()
            return
        row = self.hits.place_near(self._return_to)
        self._return_to = None
        if row is not None:
            choose_row(self.hit_list, row)

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
            said = f"共{self._number}条，新的在前" if shown else ""
        else:
            said = f"先列出最新的{shown}条，往下翻还有"
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
            self._say_number()

    @Slot()
    def _say_waiting(self) -> None:
        self.said.setText("正在检索……")
