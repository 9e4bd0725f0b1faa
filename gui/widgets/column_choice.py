"""Which columns of a table are seen, in which order and how wide: the clerk's choice, kept on this PC."""

import json

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from gui.tables.rows import Column

NARROWEST, WIDEST = 24, 1200
"""Of what is read back: a column must stay where it can be got hold of."""


class ColumnChoice(QObject):
    """`changed`: the clerk hid, showed or moved a column. The column that takes the room left is always there.

    Columns are remembered by their titles, so that one that is added later simply appears.
    """

    changed = Signal()

    def __init__(self, table: QTableView, columns: tuple[Column, ...]) -> None:  # type: ignore[type-arg]
        super().__init__(table)
        self._table, self._columns = table, columns
        self.put_away: set[int] = set()
        """The columns the clerk does not want to see."""
        self.widths: dict[int, int] = {}
        """Columns the clerk has drawn to a width, in pixels of the design."""
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.sectionMoved.connect(self._moved)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open)
        self._restoring = False

    # What is remembered

    def state(self) -> str:
        """The choice as a text."""
        header = self._table.horizontalHeader()
        order = [self._columns[header.logicalIndex(at)].title for at in range(len(self._columns))]
        hidden = [column.title for at, column in enumerate(self._columns) if at in self.put_away]
        widths = {self._columns[at].title: width for at, width in self.widths.items()}
        return json.dumps({"order": order, "hidden": hidden, "widths": widths}, ensure_ascii=False)

    def restore(self, text: str) -> None:
        """Put a choice back; what cannot be read counts as none."""
        try:
            read = json.loads(text) if text else {}
            order, hidden = list(read.get("order", [])), set(read.get("hidden", []))
            widths = {str(title): int(width) for title, width in read.get("widths", {}).items()}
        except (ValueError, AttributeError, TypeError):
            return
        self._arrange([str(title) for title in order])
        self.put_away = {
            at for at, column in enumerate(self._columns) if column.title in hidden and not column.stretch
        }
        self.widths = {
            at: min(max(widths[column.title], NARROWEST), WIDEST)
            for at, column in enumerate(self._columns)
            if column.title in widths and not column.stretch
        }

    def _arrange(self, titles: list[str]) -> None:
        """Columns named first stand first, those not named keep their place behind them."""
        header: QHeaderView = self._table.horizontalHeader()
        self._restoring = True
        places = {column.title: at for at, column in enumerate(self._columns)}
        wanted = [places[title] for title in dict.fromkeys(titles) if title in places]
        wanted += [at for at in range(len(self._columns)) if at not in wanted]
        for visual, logical in enumerate(wanted):
            header.moveSection(header.visualIndex(logical), visual)
        self._restoring = False

    # Orders of the clerk

    def show_column(self, at: int, *, shown: bool) -> None:
        """Show a column or put it away."""
        if not self._columns[at].stretch:
            self.put_away = self.put_away - {at} if shown else self.put_away | {at}
            self.changed.emit()

    def move(self, at: int, by: int) -> None:
        """Move a column past its neighbour in sight, to the left or to the right."""
        header = self._table.horizontalHeader()
        visual = header.visualIndex(at) + by
        while 0 <= visual < len(self._columns) and header.isSectionHidden(header.logicalIndex(visual)):
            visual += by
        if 0 <= visual < len(self._columns):
            header.moveSection(header.visualIndex(at), visual)

    @Slot()
    def reset(self) -> None:
        """As the program comes."""
        self.put_away, self.widths = set(), {}
        self._arrange([column.title for column in self._columns])
        self.changed.emit()

    @Slot()
    def _moved(self) -> None:
        if not self._restoring:
            self.changed.emit()

    # The menu

    @Slot(QPoint)
    def _open(self, place: QPoint) -> None:
        header = self._table.horizontalHeader()
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu, header.logicalIndexAt(place))
        menu.popup(header.viewport().mapToGlobal(place))

    def fill(self, menu: QMenu, at: int) -> None:
        """The orders for the columns, and for the one at ``at`` (-1: none)."""
        for each, column in enumerate(self._columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(each not in self.put_away)
            action.setEnabled(not column.stretch)
            action.setData(("show", each))
        menu.addSeparator()
        if 0 <= at < len(self._columns):
            for text, by in (("左移", -1), ("右移", 1)):
                menu.addAction(f"“{self._columns[at].title}”{text}").setData((by, at))
        menu.addAction("恢复默认的列").setData(("reset", 0))
        menu.triggered.connect(self._chosen)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        order, at = action.data()
        if order == "reset":
            self.reset()
        elif order == "show":
            self.show_column(at, shown=action.isChecked())
        else:
            self.move(at, order)
