"""Keeping 党费: each order is one transaction that can be undone by name; what is on its way is shown at once."""

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from gui.desk import Desk
from gui.pages.dues_layout import DuesLayout
from models.rows.changes import Changes
from models.rows.dues import DuesCell, DuesLine, DuesPerson, DuesYear
from models.rules.dues_orders import line_of, put_into
from models.rules.periods import Month
from models.services.dues import put_back, put_forth, save_lines

Chosen = tuple[DuesPerson, DuesCell]


@dataclass(frozen=True)
class _Order:
    """Lines on their way to the database, and what they were."""

    name: str
    before: tuple[DuesLine, ...]
    after: tuple[DuesLine, ...]
    said: str
    of_dialog: bool = False
    """Whether the dialog that is open waits for it."""


class DuesKeeping(DuesLayout):
    """What is ordered is kept whole or not at all, and read again by a subclass."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.shown: DuesYear | None = None
        self._under_way: deque[_Order] = deque()
        self._dialog: QDialog | None = None

    def refresh(self) -> None:
        """Read what is shown again."""
        raise NotImplementedError

    def chosen(self) -> list[Chosen]:
        """Members and months that are chosen; none while another year or branch is on its way."""
        if self.shown is None:
            return []
        found = (self.model.cell(row, column) for row, column in self.grid.chosen())
        return [pair for pair in found if pair is not None]

    # Keeping

    def _save(self, name: str, lines: Sequence[DuesLine], nothing: str = "", said: str = "") -> None:
        """Keep what changed of these lines, all or none."""
        before = self._lines_now({(line.member_id, line.month) for line in lines})
        changed = tuple(line for line in lines if line != before.get((line.member_id, line.month)))
        if not changed:
            if nothing:
                self.desk.window.warn(nothing)
            self._close()
            return
        kept = {key: line for key, line in before.items() if line.version}
        was = tuple(
            kept.get((line.member_id, line.month), DuesLine(line.member_id, line.month)) for line in changed
        )
        self._under_way.append(_Order(name, was, changed, said, self._dialog is not None))
        self.desk.tasks.write(save_lines, changed, then=self._saved, failed=self._not_saved)
        self._take_over(changed)

    def _take_over(self, lines: Sequence[DuesLine]) -> None:
        """Show at once what is on its way: whatever is typed next stands upon it, however slow the database is."""
        if self.shown is not None:
            people = put_into(self.shown.people, lines, self.shown.today)
            self.shown = replace(self.shown, people=people)
            self.model.put(people)

    @property
    def is_saving(self) -> bool:
        """Whether something is on its way: what was read before it came is not what stands."""
        return bool(self._under_way)

    def _lines_now(self, keys: Collection[tuple[int, Month]]) -> dict[tuple[int, Month], DuesLine]:
        people = () if self.shown is None else self.shown.people
        return {
            (person.member_id, cell.month): line_of(person, cell)
            for person in people
            for cell in person.cells
            if (person.member_id, cell.month) in keys
        }

    def _saved(self, _changes: Changes) -> None:
        # The database answers in the order it was asked.
        order = self._under_way.popleft()
        if order.of_dialog:
            self._close()
        self.desk.offer_undo(order.name, put_back, order.before, order.after, redo=put_forth)
        if order.said:
            self.desk.window.inform(order.said)

    def _not_saved(self, error: Exception) -> None:
        order = self._under_way.popleft()
        explain = getattr(self._dialog, "explain", None) if order.of_dialog else None
        if explain is None or explain(error) is None:
            self.desk.tasks.failed.emit(error)
        self.refresh()

    # Dialogs

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    @Slot()
    def _closed(self) -> None:
        self._dialog = None
        self.grid.setFocus()
