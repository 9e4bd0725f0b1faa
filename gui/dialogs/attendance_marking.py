"""Marking a month's attendance: by one key each, a whole gathering at once, filled down, pasted."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.attendance_month_layout import AttendanceMonthLayout
from gui.dialogs.paste_preview import PastePreview
from gui.editors.organizations import Choice
from gui.look.tokens import Tone
from gui.tables.attendance_heads import day_text, heads_told_apart
from gui.tables.attendance_month import Place
from gui.tables.pasting import Reading
from models.rules.attendance import Roll, roll_for
from models.rules.attendance_marks import Mark, read_mark
from models.rules.attendance_words import counts_text
from models.rules.pasted_table import read_table
from models.rules.pasting import RowName
from models.rules.periods import Month
from models.rules.terms import AttendanceState, Register

S = AttendanceState
_STATES = {1: S.PRESENT, 2: S.LEAVE, 3: S.ABSENT, 0: S.UNMARKED}


class AttendanceMarking(AttendanceMonthLayout):
    """What the clerk orders of the grid; a subclass reads it and saves what is marked."""

    def __init__(
        self,
        desk: Desk,
        register: Register,
        organizations: list[Choice],
        organization_id: int | None,
        month: Month,
        parent: QWidget,
    ) -> None:
        super().__init__(desk, organizations, organization_id, month, parent)
        self._register = register
        self.grid.marked.connect(self._mark)
        self.grid.cleared.connect(self._clear)
        self.grid.filled_down.connect(self._fill_down)
        self.grid.pasted.connect(self._paste)
        self.grid.undone.connect(self.undo)
        self.grid.moved.connect(self._count)
        self.all_present.clicked.connect(self._all_present)
        self.rest_present.clicked.connect(self._rest_present)
        self.fill_button.clicked.connect(self._fill_down)
        self.paste_button.clicked.connect(self.grid.paste)
        self.undo_button.clicked.connect(self.undo)
        # A button's own shortcut presses it a moment later, when the cursor may be elsewhere.
        for keys, slot in (("Ctrl+1", self._all_present), ("Ctrl+2", self._rest_present)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    # Orders of the clerk

    @Slot(int)
    def _mark(self, number: int) -> None:
        self._told(self.grid.chosen(), self.model.mark(self.grid.chosen(), Mark(_STATES[number])))

    @Slot()
    def _clear(self) -> None:
        self._mark(0)

    def _told(self, places: list[Place], marked: int) -> None:
        """Say why nothing happened."""
        if places and not marked:
            self.banner.say(Tone.INFO, f"{self.model.refusal(*places[0])}，没有改动。")
        else:
            self.banner.clear()

    def _column(self) -> int:
        return self.grid.cursor_place()[1]

    @Slot()
    def _all_present(self) -> None:
        self._mark_column(self._listed())

    @Slot()
    def _rest_present(self) -> None:
        cells = ((place, self.model.cell(*place)) for place in self._listed())
        self._mark_column([place for place, cell in cells if cell is not None and cell.state is S.UNMARKED])

    def _listed(self) -> list[Place]:
        column = self._column()
        return [(row, column) for row in range(len(self.model.people)) if self.model.cell(row, column)]

    def _mark_column(self, places: list[Place]) -> None:
        if self.model.columns:
            self._told(places, self.model.mark(places, Mark(S.PRESENT)))
            self.grid.setFocus()

    @Slot()
    def _fill_down(self) -> None:
        self.model.fill_down(self.grid.chosen())
        self.grid.setFocus()

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        self.model.undo()
        self.grid.setFocus()

    # Pasting

    @Slot(str)
    def _paste(self, text: str) -> None:
        if not self.model.columns:
            return
        try:
            table = read_table(text)
        except ValueError as refusal:
            self.banner.say(Tone.WARN, str(refusal))
            return
        names = [RowName(person.name) for person in self.model.people]
        heads = heads_told_apart(self.model.columns)
        preview = PastePreview(table, names, heads, self.grid.corner(), self._read_cell, self)
        self._preview = preview
        preview.confirmed.connect(self._pasted)
        preview.open()

    def _read_cell(self, row: int, column: int, text: str) -> Reading:
        cell = self.model.cell(row, column)
        before = "" if cell is None or cell.state is S.UNMARKED else _said(Mark(cell.state, cell.reason))
        refusal = self.model.refusal(row, column)
        if refusal:
            return Reading(before=before, refusal=refusal)
        try:
            return Reading(_said(read_mark(text)), before)
        except ValueError as wrong:
            return Reading(before=before, refusal=str(wrong))

    @Slot()
    def _pasted(self) -> None:
        landings = self._preview.answer()
        self._preview.accept()
        marks = [((one.row, one.column), read_mark(one.text)) for one in landings]
        marked = self.model.mark_each(marks)
        self.banner.say(Tone.INFO, f"已填入{marked}格，还没有保存；不对的话按 Ctrl+Z 撤销。")
        self.grid.setFocus()

    @Slot()
    def _count(self) -> None:
        column = self._column()
        if not (0 <= column < len(self.model.columns)):
            self.counts.setText("")
            return
        shown = self.model.columns[column]
        votes = self._register is Register.MEETING and roll_for(shown.kind) is Roll.EVERYBODY
        counts = self.model.counts(column)
        said = counts_text(counts, votes=votes)
        if not counts.expected and not shown.has_sheet:
            said = "还没有名单，应到、实到待补。"
        self.counts.setText(f"{day_text(shown)}“{shown.title}”：{said}")


def _said(mark: Mark) -> str:
    return f"{mark.state.label}（{mark.reason}）" if mark.reason else mark.state.label
