"""What the pages of a person, of a branch and of the leading cadres have in common: reading, showing a view, the records behind a
number, and the ways out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QWidget,
)

from gui.desk import Desk
from gui.dialogs.page_layout import READING, PageLayout
from gui.dialogs.printing.matter import Item, Matter, Period
from gui.failures import sentence_of
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.page_lines import PageLine
from gui.tables.rectification_rates import Grid
from gui.widgets.choosing import choose_row
from gui.widgets.labels import label
from models.rows.changes import Changes
from models.rows.overview import Behind
from models.rows.paper import PaperOrder
from models.rows.target import Target
from models.services.behind import behind_records

_HINT = "用方向键或鼠标选一个数字，这里列出它背后的记录；回车或双击打开记录。"
_MOST_LINES = 4


class PageDialog(PageLayout):
    """A subclass says what is read, and what of it is shown under each view. Opening a record closes it and leads there."""

    EMPTY_WORDS: dict[str, tuple[str, str]]
    SHOWN: frozenset[Any] = frozenset()
    """Changes after which it reads again."""

    def __init__(self, desk: Desk, title: str, period: Period, parent: QWidget) -> None:
        super().__init__(title, period, desk.today(), parent)
        self.desk = desk
        self.page: Any = None
        self._wanted: tuple[int, ...] = ()
        self._connect()

    # For the dialog to give

    def ask(self) -> None:
        """Order the reading; `came` is to be called with what was read."""
        raise NotImplementedError

    def facts(self) -> Sequence[tuple[str, str]]:
        """Name and value of what stands beside the numbers."""
        return ()

    def grid_of(self, view: str) -> Grid:
        """The grid of a view that is no list."""
        raise NotImplementedError

    def lines_of(self, view: str) -> Sequence[PageLine]:
        """The lines of a view that is a list."""
        raise NotImplementedError

    def order(self) -> PaperOrder | None:
        """Its paper, as it is shown; None while nothing can be printed."""
        raise NotImplementedError

    def named(self) -> str:
        """What it is about, once it was read."""
        return self.windowTitle()

    def open_person(self, member_id: int) -> None:
        """A line leads to a person."""

    def _connect(self) -> None:
        self.period.changed.connect(self.refresh)
        self.views.chosen.connect(self._fill)
        self.grid.chosen.connect(self._cell_chosen)
        self.grid.opened.connect(self._to_records)
        self.records.opened.connect(self._open_record)
        for table in self.lists.values():
            table.opened.connect(self._open_line)
        self.print_button.clicked.connect(self.print_page)
        self.close_button.clicked.connect(self.reject)
        self.desk.tasks.changed.connect(self._changed)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self)
        keys.activated.connect(self.print_page)

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read again what the period asks for."""
        self.ask()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.subjects & self.SHOWN:
            self.refresh()

    def came(self, page: Any) -> None:
        """What was read stands on the screen from now on."""
        if page.span != self.period.span():
            return
        first, self.page = self.page is None, page
        self.banner.clear()
        self.heading.setText(self.named())
        self.print_button.setEnabled(True)
        self._show_facts(self.facts())
        self._fill()
        if first:
            self._begin()

    def refused(self, error: Exception) -> None:
        """Say what could not be read; a mistake of the program goes to the crash dialog."""
        sentence = sentence_of(error)
        if sentence is None:
            self.desk.tasks.failed.emit(error)
            return
        self.page = None
        self.print_button.setEnabled(False)
        self.banner.say(Tone.WARN, sentence)
        self._show_facts(())
        self._fill()

    def _begin(self) -> None:
        table = self.lists.get(self.views.current)
        if table is not None:
            table.setFocus()
        elif self.model.rowCount():
            self.grid.choose(0, 0)
            self.grid.setFocus()

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        form = self._facts_form
        while form.rowCount():
            form.removeRow(0)
        for name, value in facts:
            said = label(value, "", wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said.setAccessibleName(f"{name}：{value}")
            told = label(name, "second")
            told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            form.addRow(told, said)

    @Slot()
    def _fill(self) -> None:
        view = self.views.current
        if self.page is None:
            self.empty.say("没有可看的" if self.banner.sentence else READING, "")
            self._stack.setCurrentIndex(1)
            return
        self.empty.say(*self.EMPTY_WORDS[view])
        if view in self._lines:
            lines = tuple(self.lines_of(view))
            self._lines[view].replace(lines)
            place = 2 + list(self._lines).index(view)
            self._stack.setCurrentIndex(place if lines else 1)
            return
        grid = self.grid_of(view)
        self.model.show(grid)
        current = self.grid.currentIndex()
        self._cell_chosen(current.row(), current.column())
        self._stack.setCurrentIndex(0 if grid.lines else 1)

    # What is behind a number

    @Slot(int, int)
    def _cell_chosen(self, row: int, column: int) -> None:
        if row < 0 or column < 0:
            self.behind_heading.setText("")
            self._say_basis(_HINT)
            self._ask_behind(())
            return
        cell = self.model.cell(row, column)
        self.behind_heading.setText(cell.heading)
        self._say_basis(f"口径：{cell.basis}" if cell.basis else _HINT)
        self._ask_behind(cell.ids)

    def _say_basis(self, text: str) -> None:
        """As high as it is long, within bounds: a long one is scrolled."""
        self.basis.setPlainText(text)
        lines = min(max(round(self.basis.document().size().height()), 1), _MOST_LINES)
        self.basis.setFixedHeight(lines * QFontMetrics(self.basis.font()).lineSpacing() + look().px(10))

    def _ask_behind(self, ids: tuple[int, ...]) -> None:
        self._wanted = ids
        if ids:
            self.desk.tasks.read(behind_records, ids, "", "", then=self._behind_came)
        else:
            self.behind.replace(())

    def _behind_came(self, behind: Behind) -> None:
        # An answer to an earlier number comes too late.
        if {record.id for record in behind.records} <= set(self._wanted):
            self.behind.replace(behind.records)

    @Slot()
    def _to_records(self) -> None:
        self.records.setFocus()
        if self.behind.rowCount() and not self.records.currentIndex().isValid():
            choose_row(self.records, 0)

    # Where it leads

    @Slot(object)
    def _open_record(self, record: Any) -> None:
        self.lead_to(record.target)

    @Slot(object)
    def _open_line(self, line: PageLine) -> None:
        if line.member_id is not None:
            self.open_person(line.member_id)
        elif line.target is not None:
            self.lead_to(line.target)

    def lead_to(self, target: Target) -> None:
        """Close, and show ``target`` in the window."""
        self.accept()
        self.desk.window.go(target)

    # Paper

    @Slot()
    def print_page(self) -> None:
        """Its paper, for the period shown."""
        order = self.order() if self.page is not None else None
        if order is None:
            return
        from gui.dialogs.printing import open_print_dialog

        item = Item(self.named(), order, (order.kind,))
        open_print_dialog(self.desk, self, Matter(f"打印{order.kind}", order.kind.value, (item,)))
