"""Searches kept by name and the last ones, as they are offered under an empty box."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.searching.layout import SearchLayout
from gui.dialogs.searching.memory import SearchMemory
from gui.dialogs.searching.offers import Offer
from gui.dialogs.searching.saving import SaveSearchDialog
from gui.look.tokens import Tone
from gui.widgets.question import agrees
from models.rows.changes import Changes, Subject
from models.rows.search import SavedSearchRow, SearchHit
from models.rules.search_box import asked
from models.rules.searching import parse
from models.services.saved_searches import LONGEST_NAME, list_saved_searches, remove_search


class SearchKeeping(SearchLayout):
    """Keeps what is typed, and names anew or takes away what is kept."""

    def __init__(self, desk: Desk, memory: SearchMemory, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.memory = memory
        self._saved: Sequence[SavedSearchRow] = ()
        self.keep_button.setEnabled(False)
        self.keep_button.clicked.connect(self.keep)
        self.rename_button.clicked.connect(self.rename)
        self.remove_button.clicked.connect(self.remove)
        self.offer_list.removing.connect(self.remove)
        for view in (self.hit_list, self.offer_list):
            view.selectionModel().currentChanged.connect(self.show_orders)
        QShortcut(QKeySequence("F2"), self).activated.connect(self.rename)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.keep)
        desk.tasks.changed.connect(self._changed)
        self.show_offers()
        desk.tasks.read(list_saved_searches, then=self._saved_came)

    def _saved_came(self, saved: Sequence[SavedSearchRow]) -> None:
        self._saved = saved
        self.show_offers()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if Subject.SEARCHES in changes.subjects:
            self._desk.tasks.read(list_saved_searches, then=self._saved_came)

    def show_offers(self) -> None:
        """List what is kept and what was last, as it is now."""
        self.offers.show_offers(self._saved, self.memory.recent)
        self.show_orders()

    @Slot()
    def show_orders(self) -> None:
        """Which buttons there are for the line the cursor is on."""
        offer = self.offer()
        on_offers = self.stack.currentWidget() is self.offer_list
        self.rename_button.setVisible(on_offers)
        self.remove_button.setVisible(on_offers)
        self.rename_button.setEnabled(offer is not None and offer.saved is not None)
        self.remove_button.setEnabled(offer is not None and (offer.saved is not None or offer.recent))
        hit = self.hit()
        self.open_button.setEnabled(offer is not None or hit is not None)
        self.preview_button.setVisible(hit is not None and hit.file is not None)

    def offer(self) -> Offer | None:
        """The offer the cursor is on, while offers are shown."""
        index = self.offer_list.currentIndex()
        shown = self.stack.currentWidget() is self.offer_list and index.isValid()
        return self.offers.offer(index) if shown else None

    def hit(self) -> SearchHit | None:
        """The hit the cursor is on, while hits are shown."""
        index = self.hit_list.currentIndex()
        shown = self.stack.currentWidget() is self.hit_list and index.isValid()
        return self.hits.line(index).hit if shown else None

    # Orders

    @Slot()
    def keep(self) -> None:
        """Ask under which name what is typed is to be kept."""
        text = asked(self.box.text()).text
        if not parse(text).is_empty:
            self._name(SavedSearchRow(None, text[:LONGEST_NAME], text))

    @Slot()
    def rename(self) -> None:
        """Ask for another name of the chosen one."""
        offer = self.offer()
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
        offer = self.offer()
        if offer is None:
            return
        if offer.recent:
            self.memory.forget(offer.typed)
            self.show_offers()
        elif offer.saved is not None and offer.saved.id is not None:
            question = f"删去已存的检索“{offer.saved.name}”？台账里的内容不受影响。"
            if agrees(self, "删去已存的检索", question, "删去", "不删"):
                self._desk.tasks.write(remove_search, offer.saved.id, failed=self._explain)
