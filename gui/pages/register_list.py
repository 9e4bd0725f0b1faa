"""The list of a register: filters, rows, refreshing when something it shows has changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.editors.drafting import Drafting
from gui.editors.organizations import group_names, party_choices
from gui.editors.periods import Period, period_choices
from gui.pages.opening import Opening, read_opening
from gui.tables.rows import Column, RowsModel
from gui.widgets.empty_state import EmptyState
from gui.widgets.memory import ShortMemory
from gui.widgets.register_view import RegisterView
from gui.widgets.top_bar import TopBar
from models.rows.changes import Changes, Subject
from models.rows.query import RegisterQuery
from models.rules.terms import DraftOf, Register


@dataclass(frozen=True)
class RegisterSpec:
    """What tells one register's page from another's."""

    register: Register
    subject: Subject
    noun: str
    search_hint: str
    empty_sentence: str
    columns: Sequence[Column[Any]]
    kinds: Sequence[tuple[Any, str]]
    every_kind: str
    statuses: Sequence[tuple[Any, str]]
    load: Callable[[Any, int], Any]
    save: Callable[[Any, Any], Changes]
    remove: Callable[[Any, int, int], Changes]


class RegisterList(QWidget):
    """A subclass gives SPEC, ICON, TITLE, `new_text` and how rows are listed."""

    SPEC: RegisterSpec
    TITLE = ""
    ICON = ""
    new_text = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._opened = False
        self._opening = Opening((), (), (), ())
        self._group_names: dict[int, str] = {}
        self._to_choose: int | None = None
        self._on_their_way = 0
        """How many lists were asked for and have not come."""
        self.empty = EmptyState(self.ICON, f"还没有{self.SPEC.noun}", self.SPEC.empty_sentence, self.new_text)
        model = RowsModel(self.SPEC.columns, self)
        self.view = RegisterView(model, self.TITLE, self.SPEC.search_hint, self.empty)
        self.drafting = Drafting(desk.tasks, DraftOf(self.SPEC.register.value), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.drafting.banner)
        column.addWidget(self.view, 1)
        self._add_filters()
        self.view.remember(desk.settings or ShortMemory(), f"register/{self.SPEC.register.value}")
        self.view.filter_changed.connect(self.refresh)
        desk.tasks.changed.connect(self._changed)

    def _add_filters(self) -> None:
        filters = self.view.filters
        filters.add_choice("organization", "全部组织", width=128)
        filters.add_choice("kind", self.SPEC.every_kind, self.SPEC.kinds, width=118)
        filters.add_choice("period", "全部时间", width=112)
        filters.add_choice("status", "全部状态", self.SPEC.statuses, width=108)

    # For each register to give

    def list_rows(self, query: RegisterQuery) -> None:
        """Order the rows; `show_rows` takes them."""
        raise NotImplementedError

    def furnish(self) -> None:
        """The tree and the roster have come."""

    # Beginning

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._opened:
            self._opened = True
            self._reopen()

    def _reopen(self) -> None:
        self.desk.tasks.read(read_opening, self.SPEC.register, self.desk.today(), then=self._opening_came)

    def _opening_came(self, opening: Opening) -> None:
        first = not self._opening.organizations
        self._opening = opening
        self._group_names = group_names(opening.organizations)
        filters = self.view.filters
        filters.set_choices("organization", party_choices(opening.organizations))
        filters.set_choices("period", period_choices(opening.years, self.desk.today()))
        self.furnish()
        if first:
            self.drafting.offer(opening.drafts)
            self.first_filter()
            self._take_keyboard()
        self.refresh()
        self.opening_came()

    def opening_came(self) -> None:
        """Tree, roster and years are known: what waited for them may go on."""

    def _take_keyboard(self) -> None:
        """A window that has just opened gives the keyboard to its first button; the work is here."""
        focused = QApplication.focusWidget()
        in_bar = focused is not None and any(
            isinstance(above, TopBar) for above in (focused, focused.parentWidget())
        )
        if self.isVisible() and (focused is None or in_bar):
            self.view.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_filter(self) -> None:
        """How the list is narrowed at the start: to the latest year with records."""
        if self._opening.years:
            self.view.filters.set_value("period", Period(self._opening.years[0]))

    @property
    def opening(self) -> Opening:
        """The tree, roster and years as last read."""
        return self._opening

    # The list

    def query(self) -> RegisterQuery:
        """What the filters ask for."""
        values = self.view.filters.values()
        period = values["period"]
        return RegisterQuery(
            self.view.filters.text(),
            values["organization"],
            code_of(values["kind"]),
            code_of(values["status"]),
            period.year if period else None,
            period.month if period else None,
        )

    @Slot()
    def refresh(self) -> None:
        """Ask for the list again."""
        if self._opened:
            self._on_their_way += 1
            self.list_rows(self.query())

    def see(self, record_id: int) -> None:
        """Choose a record in the list, whatever the filter says; a list that is not there yet, once it has come."""
        if not self.view.table.choose(record_id):
            self._to_choose = record_id
            self.refresh()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """The list has come."""
        self._on_their_way = max(0, self._on_their_way - 1)
        if self.view.filters.is_filtering():
            self.view.empty.say("没有符合条件的记录", "换个条件再试，或清除上面的筛选。")
        else:
            self.view.empty.say(f"还没有{self.SPEC.noun}", self.SPEC.empty_sentence)
        self.view.set_rows([self._with_full_name(row) for row in rows])
        wanted, self._to_choose = self._to_choose, None
        if wanted is not None and not self.view.table.choose(wanted):
            # What was just saved or asked for must be seen, whatever the filter said.
            if self.view.filters.is_filtering():
                self._to_choose = wanted
                self.view.filters.clear()
            elif self._on_their_way:
                # This one was asked for before the filters were taken off.
                self._to_choose = wanted

    def _with_full_name(self, row: Any) -> Any:
        name = self._group_names.get(row.organization_id)
        return row if name is None else replace(row, organization_name=name)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if not self._opened:
            return
        if changes.subjects & {Subject.BUREAU, Subject.ROSTER}:
            self._reopen()
        elif self.SPEC.subject in changes.subjects:
            self.refresh()


def code_of(value: Any) -> str | None:
    """The code of a term; None for none."""
    return None if value is None else str(getattr(value, "value", value))
