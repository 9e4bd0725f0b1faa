"""A register: filters, table, counts and actions on one card, the editor beside it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QPushButton, QSplitter, QStackedWidget, QWidget

from gui.look.look import look
from gui.tables.rows import RowsModel
from gui.widgets.buttons import quiet_button
from gui.widgets.card import Card
from gui.widgets.elided import ElidedLabel
from gui.widgets.empty_state import EmptyState
from gui.widgets.filter_bar import FilterBar
from gui.widgets.labels import rule
from gui.widgets.memory import Memory
from gui.widgets.record_table import RecordTable
from gui.widgets.saved_filters import SavedFilters

_EDITOR_WIDTH = 380
_COUNT_WIDTH = 70


class RegisterView(QWidget):
    """Puts the parts together and keeps counts, empty state and the actions' availability right.

    `filter_changed`: the page asks its service again. `opened(row)`: Enter, double click.
    `current_changed(row)`: the cursor moved (None when nowhere). The page fills it with `set_rows`.
    """

    filter_changed = Signal()
    opened = Signal(object)
    current_changed = Signal(object)
    selection_changed = Signal()

    def __init__(
        self,
        model: RowsModel[Any],
        name: str,
        search_hint: str,
        empty: EmptyState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.filters = FilterBar(search_hint)
        self.table = RecordTable(model, name)
        self.empty = empty
        self._editor: QWidget | None = None
        self._for_selection: list[QPushButton] = []
        self._orders: list[QPushButton] = []
        self._menu_button: QPushButton | None = None
        self._unit = "条"
        self._page_margins = QHBoxLayout(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._page_margins.addWidget(self._splitter)
        self._card = self._build_card()
        self._splitter.addWidget(self._card)
        self._splitter.setStretchFactor(0, 1)
        self.filters.changed.connect(self.filter_changed)
        self.table.opened.connect(self.opened)
        self.table.current_changed.connect(self.current_changed)
        self.table.selection_changed.connect(self._selected)
        look().changed.connect(self._relayout)
        look().changed.connect(self._rescale)
        self._editor_asks = look().px(_EDITOR_WIDTH)
        self._relayout()
        self._recount()

    def _build_card(self) -> QWidget:
        card = Card(padding=4)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        card.body.addWidget(self.filters)
        card.body.addWidget(rule())
        card.body.addWidget(self._stack, 1)
        card.body.addWidget(rule())
        foot = self._foot_row = QWidget()
        self._foot = QHBoxLayout(foot)
        # Its buttons give up their words before they are cut.
        self._foot.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._foot.setSpacing(look().px(4))
        # It gives way where large text leaves the buttons no room.
        self._count = ElidedLabel("second")
        self._foot.addWidget(self._count, 1)
        card.body.addWidget(foot)
        foot.installEventFilter(self)
        return card

    # Contents

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; selection, cursor and scroll place survive."""
        self.model.replace(rows)
        self._recount()

    def set_unit(self, unit: str) -> None:
        """The measure word of the counts: 条, 名, 项 …"""
        self._unit = unit
        self._recount()

    def add_action(
        self, text: str, icon_name: str, slot: Callable[[], object], *, for_selection: bool = False
    ) -> QPushButton:
        """Add a button at the foot; `for_selection` greys it while nothing is chosen. `slot` is a bound
        method.
        """
        button = self._order(text, icon_name)
        button.clicked.connect(slot)
        if for_selection:
            self._for_selection.append(button)
            button.setEnabled(False)
        return button

    def add_menu(self, text: str, icon_name: str, tip: str = "") -> QMenu:
        """Add a button at the foot that drops a menu."""
        button = self._order(text, icon_name)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        button.setMenu(menu)
        button.setToolTip(tip or text)
        self._menu_button = button
        return menu

    def drop_menu(self) -> None:
        """As if the button of the last menu was pressed; its first entry is at hand."""
        button = self._menu_button
        if button is not None and button.isEnabled():
            menu: QMenu = button.menu()
            menu.popup(button.mapToGlobal(button.rect().topLeft()) - QPoint(0, menu.sizeHint().height()))
            entries = [action for action in menu.actions() if action.isEnabled() and not action.isSeparator()]
            if entries:
                menu.setActiveAction(entries[0])

    def _order(self, text: str, icon_name: str) -> QPushButton:
        button = quiet_button(text, icon_name)
        button.setProperty("words", text)
        button.setAccessibleName(text)
        button.setToolTip(text)
        self._foot.addWidget(button)
        self._orders.append(button)
        return button

    def rename(self, button: QPushButton, words: str) -> None:
        """Let a button at the foot say something else: what it does with what is chosen now."""
        if button.property("words") != words:
            button.setProperty("words", words)
            button.setAccessibleName(words)
            self._fit_foot()

    def _fit_foot(self) -> None:
        """Where there is no room for the words of all orders, those at the left are signs alone; the tool tip has the words."""
        for button in self._orders:
            button.setText(str(button.property("words")))
        margins = self._foot.contentsMargins()
        room = self._foot_row.width() - margins.left() - margins.right() - look().px(_COUNT_WIDTH)
        room -= sum(button.sizeHint().width() + self._foot.spacing() for button in self._orders)
        for button in self._orders:
            if room >= 0:
                return
            before = button.sizeHint().width()
            button.setText("")
            room += before - button.sizeHint().width()

    # What the clerk arranged

    def remember(self, memory: Memory, key: str) -> None:
        """Keep columns and named filters of this register from one day to the next. Call once the filters are there."""
        self._memory, self._key = memory, key
        self.table.restore_columns(memory.text(f"{key}/columns"))
        self.table.columns_changed.connect(self._keep_columns)
        self.saved_filters = SavedFilters(self.filters, memory, f"{key}/filters")

    @Slot()
    def _keep_columns(self) -> None:
        self._memory.set_text(f"{self._key}/columns", self.table.column_choice.state())

    # The editor beside the table

    def set_editor(self, editor: QWidget) -> None:
        """Put a panel beside the table, hidden until `show_editor`; replaces and frees an earlier one."""
        if self._editor is not None:
            self._editor.setParent(None)
            self._editor.deleteLater()
        self._editor = editor
        editor.hide()
        self._splitter.addWidget(editor)
        self._splitter.setStretchFactor(1, 0)

    def show_editor(self) -> None:
        """Open the panel at its usual width (kept when the user has moved the edge)."""
        if self._editor is None or self._editor.isVisible():
            return
        self._editor.show()
        width = max(look().px(_EDITOR_WIDTH), self._editor.minimumSizeHint().width())
        self._splitter.setSizes([max(1, self._splitter.width() - width), width])

    @Slot()
    def _rescale(self) -> None:
        """The panel grows and shrinks with the text."""
        before, self._editor_asks = self._editor_asks, look().px(_EDITOR_WIDTH)
        if self._editor is not None and self._editor.isVisible() and not self.is_expanded():
            width = self._editor.width() * self._editor_asks // before
            self._splitter.setSizes([max(1, self._splitter.width() - width), width])

    def hide_editor(self) -> None:
        """Close the panel and give the keyboard back to the table."""
        if self._editor is not None:
            self._editor.hide()
        self.table.setFocus()

    def is_expanded(self) -> bool:
        """Whether the editor has the whole page."""
        return self._card.isHidden()

    def set_expanded(self, expanded: bool) -> None:
        """Give the editor the whole page, or the list its part back."""
        self._card.setVisible(not expanded)

    # Keeping things right

    @Slot()
    def _selected(self) -> None:
        self._recount()
        self.selection_changed.emit()

    def _recount(self) -> None:
        shown, chosen = self.model.rowCount(), len(self.table.selectionModel().selectedRows())
        text = f"共 {shown} {self._unit}"
        self._count.set_text(f"{text}，已选 {chosen} {self._unit}" if chosen else text)
        for button in self._for_selection:
            button.setEnabled(chosen > 0)
        self._stack.setCurrentWidget(self.table if shown else self.empty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._foot_row and event.type() == QEvent.Type.Resize:
            self._fit_foot()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._relayout()

    @Slot()
    def _relayout(self) -> None:
        px = look().px
        self._page_margins.setContentsMargins(px(20), px(18), px(20), px(18))
        self._splitter.setHandleWidth(px(14))
        self._foot.setContentsMargins(px(16), px(9), px(12), px(9))
        self._foot.setSpacing(px(4))
        self._fit_foot()
