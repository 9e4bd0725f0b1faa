"""The year's list of 件, its head and its panel; the page gives what is ordered."""

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.editors.archive_keeping import ArchiveKeeping
from gui.editors.organizations import party_choices
from gui.look.tokens import Tone
from gui.pages.archive_head import ArchiveHead
from gui.pages.archive_reading import (
    ArchiveReading,
    Narrowing,
    narrowed,
    offered_years,
    read_archive,
    told_of_closed,
)
from gui.tables.archive import ARCHIVE_COLUMNS, STATES, ArchiveModel, ArchiveState
from gui.widgets.banner import Banner
from gui.widgets.empty_state import EmptyState
from gui.widgets.memory import ShortMemory
from gui.widgets.register_view import RegisterView
from models.rows.archive import ArchiveDetail, ArchiveRow
from models.rows.changes import Changes, Subject
from models.rules.archive_terms import ArchiveSource, Retention
from models.services.archive_items import load_item

_FIRST = (
    "这一年还没有收集归档文件",
    "按“收集”，照保管期限表把这一年的会议、学习、通报和各种台账收进来；程序里没有的纸质文件用“登记文件”添加。",
)
_NO_MATCH = "没有符合条件的文件", "换个条件再试，或按上面的“件”看全部。"
_SHOWN = {
    Subject.ARCHIVE,
    Subject.ARCHIVE_USE,
    Subject.BUREAU,
}
_MADE_FROM = {
    Subject.MEETING,
    Subject.STUDY,
    Subject.NOTICE,
    Subject.INSPECTION,
    Subject.RECTIFICATION,
    Subject.DAILY_WORK,
    Subject.REFLECTION,
    Subject.DUES,
    Subject.ROSTER,
    Subject.PLANS,
}
"""A change of what a 件 is made of may leave its master out of date."""


@dataclass(frozen=True)
class _Wish:
    """What is to be shown once the year has come."""

    item_id: int | None = None
    opens: bool = False


class ArchiveList(QWidget):
    """Filters work on the year that was read; nothing is asked while typing or scrolling."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.desk = desk
        self._reading: ArchiveReading | None = None
        self._year: int | None = None
        self._begun = self._stale = False
        self._wish = _Wish()
        self.head = ArchiveHead()
        self.later = Banner(apart=True)
        self.model = ArchiveModel(ARCHIVE_COLUMNS, self)
        self.view = RegisterView(
            self.model,
            "归档文件",
            "搜索题名、文号、责任者、档号",
            EmptyState("archive", *_FIRST, "收集"),
        )
        self.view.set_unit("件")
        self._add_filters()
        self.view.remember(desk.settings or ShortMemory(), "archive")
        self.keeping = ArchiveKeeping(desk, self)
        self.panel = self.keeping.panel
        self.view.set_editor(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.keeping.drafting.banner)
        column.addWidget(self.head)
        column.addWidget(self.later)
        column.addWidget(self.view, 1)
        self.setAcceptDrops(True)
        self._connect()

    def _add_filters(self) -> None:
        filters = self.view.filters
        filters.add_choice("retention", "全部期限", [(each, each.label) for each in Retention], width=104)
        filters.add_choice("source", "全部来源", [(each, each.label) for each in ArchiveSource], width=112)
        filters.add_choice("organization_id", "全部支部", width=128)
        filters.add_choice("state", "归档的全部", STATES, width=118)

    def _connect(self) -> None:
        self.head.year_chosen.connect(self.choose_year)
        self.head.narrowed.connect(self._figure_chosen)
        self.view.filter_changed.connect(self._fill)
        self.view.opened.connect(self._open_row)
        self.keeping.opened.connect(self.view.show_editor)
        self.keeping.closed.connect(self.view.hide_editor)
        self.keeping.saved.connect(self._saved)
        self.panel.source_wanted.connect(self.desk.window.go)
        self.desk.tasks.changed.connect(self._changed)

    # For the page to give

    def reading_came(self) -> None:
        """The year has been read and stands on the screen."""

    # Reading

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._begun or self._stale:
            self.refresh()

    @property
    def reading(self) -> ArchiveReading | None:
        """The year as last read; None before it came."""
        return self._reading

    @property
    def year(self) -> int:
        """The year shown."""
        reading = self._reading
        return reading.year if reading is not None else self.desk.today().year - 1

    @property
    def closed(self) -> bool:
        """Whether the year shown is closed."""
        row = self._reading.year_row if self._reading is not None else None
        return row is not None and row.closed

    @Slot()
    def refresh(self) -> None:
        """Read the year again."""
        self._begun, self._stale = True, False
        self.desk.tasks.read(read_archive, self._year, self.desk.today(), then=self._show)

    @Slot(int)
    def choose_year(self, year: int) -> None:
        """Show another year."""
        self._year = year
        self.refresh()

    def _show(self, reading: ArchiveReading) -> None:
        if self._year is not None and reading.year != self._year:
            # Another year was asked for meanwhile.
            return
        first, self._reading, self._year = self._reading is None, reading, reading.year
        known = offered_years(reading.years, reading.year, self.desk.today())
        self.head.show_years(known, reading.year)
        shown = next(row for row in known if row.year == reading.year)
        self.head.show_year(shown, self.desk.today(), reading.rows)
        self.view.filters.set_choices("organization_id", party_choices(reading.organizations))
        self.keeping.set_closed_years(frozenset(row.year for row in reading.years if row.closed))
        if first:
            self.keeping.drafting.ask()
        self._tell_later(reading)
        self._fill()
        wish, self._wish = self._wish, _Wish()
        if wish.item_id is not None:
            self._choose(wish.item_id)
            if wish.opens:
                self.keeping.open(wish.item_id)
        self.reading_came()

    def _tell_later(self, reading: ArchiveReading) -> None:
        """What came into the registers after the year was closed, and that its directory is another."""
        told = told_of_closed(reading)
        if told:
            self.later.say(Tone.BAD if reading.altered else Tone.WARN, told)
        else:
            self.later.clear()

    @Slot()
    def _fill(self) -> None:
        if self._reading is None:
            return
        asked = self.asked()
        self.head.show_narrowed(asked.state)
        if self._reading.rows:
            self.view.empty.say(*_NO_MATCH)
        else:
            self.view.empty.say(*_FIRST)
        self.view.empty.button.setVisible(not self._reading.rows)
        self.view.set_rows(narrowed(self._reading, asked))

    def asked(self) -> Narrowing:
        """What the filters ask for."""
        return Narrowing(self.view.filters.text(), **self.view.filters.values())

    @Slot(object)
    def _figure_chosen(self, state: ArchiveState | None) -> None:
        self.view.filters.set_value("state", state)
        self.head.show_narrowed(state)

    def _choose(self, item_id: int) -> None:
        if not self.view.table.choose(item_id) and self.view.filters.is_filtering():
            # What was just saved or asked for must be seen, whatever the filter said.
            self.view.filters.clear()
            self.view.table.choose(item_id)

    @Slot(int)
    def _saved(self, item_id: int) -> None:
        self._wish = _Wish(item_id)

    def look_for(self, item_id: int) -> None:
        """Go to a 件, in whatever year it is, and open it."""
        self.desk.tasks.read(load_item, item_id, then=self._found)

    def _found(self, detail: ArchiveDetail) -> None:
        # Wished for now only: a reading that was ordered before may be of another year.
        self._wish = _Wish(detail.row.id, opens=True)
        self.choose_year(detail.row.year)

    @Slot(object)
    def _open_row(self, row: ArchiveRow) -> None:
        if row.id is not None:
            self.keeping.open(row.id)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if not self._begun:
            return
        if changes.subjects & _SHOWN:
            self.refresh()
            self.keeping.read_again()
        elif changes.subjects & _MADE_FROM:
            # Read when the page is looked at again: what is typed elsewhere must not wait for it.
            self._stale = True

    # What the window asks

    @property
    def search_field(self) -> QLineEdit:
        """The page's own search field."""
        return self.view.filters.search

    def to_search(self) -> None:
        """Give it the keyboard."""
        self.view.filters.search.setFocus()
        self.view.filters.search.selectAll()

    def may_be_left(self) -> bool:
        """Whatever was typed is kept and offered at the next start: nothing is lost."""
        self.keeping.drafting.keep_now()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        self.keeping.drafting.keep_now()
        super().hideEvent(event)
