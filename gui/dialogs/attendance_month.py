"""到会情况月表: who came to what an organisation held in a month, marked by one key each, filled down or pasted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.attendance_marks import AttendanceMarks
from gui.dialogs.attendance_month_layout import AttendanceMonthLayout
from gui.dialogs.attendance_reasons import AttendanceReasonsDialog
from gui.dialogs.paste_preview import PastePreview
from gui.editors.drafting import DraftKeeping
from gui.editors.organizations import Choice
from gui.look.tokens import Tone
from gui.tables.attendance_heads import day_text, heads_told_apart
from gui.tables.attendance_month import CHANGED, Place
from gui.tables.pasting import Reading
from gui.widgets.pressing import pressed_by_enter
from gui.widgets.question import agrees
from models.failures import Conflict
from models.rows.attendance_grid import AttendanceGrid, MarkedSheet
from models.rows.changes import Changes, Subject
from models.rows.draft import OF_ATTENDANCE, DraftRow
from models.rules.attendance import Roll, roll_for
from models.rules.attendance_marks import Mark, read_mark
from models.rules.attendance_words import counts_text
from models.rules.pasted_table import read_table
from models.rules.pasting import RowName
from models.rules.periods import Month
from models.rules.terms import AttendanceState, Register
from models.services.attendance_grid import attendance_grid, save_attendance
from models.services.drafts import drafts_of, drop_draft

S = AttendanceState
_STATES = {1: S.PRESENT, 2: S.LEAVE, 3: S.ABSENT, 0: S.UNMARKED}
_SUBJECTS = {Register.MEETING: Subject.MEETING, Register.STUDY: Subject.STUDY}


class AttendanceMonthDialog(AttendanceMonthLayout):
    """Stands over its page. Nothing is written before 保存; then everything, in one transaction."""

    def __init__(
        self,
        desk: Desk,
        register: Register,
        organizations: list[Choice],
        organization_id: int | None,
        month: Month,
        parent: QWidget,
    ) -> None:
        self._register = register
        self._asked: tuple[int, Month] | None = None
        self._saving = False
        self._written: tuple[MarkedSheet, ...] = ()
        self._kept: DraftRow | None = None
        super().__init__(desk, organizations, organization_id, month, parent)
        self._marks = AttendanceMarks(self)
        self._of = OF_ATTENDANCE[register]
        self._keeping = DraftKeeping(desk.tasks, self._of, self)
        self._keeping.watch(self._marks)
        self._connect()
        desk.tasks.read(drafts_of, self._of, then=self._kept_came, failed=self._explain)

    # Connecting

    def _connect(self) -> None:
        self.organization.currentIndexChanged.connect(self._other_month)
        self.month.currentIndexChanged.connect(self._other_month)
        self.grid.marked.connect(self._mark)
        self.grid.cleared.connect(self._clear)
        self.grid.filled_down.connect(self._fill_down)
        self.grid.pasted.connect(self._paste)
        self.grid.undone.connect(self.undo)
        self.grid.moved.connect(self._count)
        self.model.touched.connect(self._touched)
        self.all_present.clicked.connect(self._all_present)
        self.rest_present.clicked.connect(self._rest_present)
        self.fill_button.clicked.connect(self._fill_down)
        self.paste_button.clicked.connect(self.grid.paste)
        self.undo_button.clicked.connect(self.undo)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        # A button's own shortcut presses it a moment later, when the cursor may be elsewhere.
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Save), self.save),
            (QKeySequence("Ctrl+1"), self._all_present),
            (QKeySequence("Ctrl+2"), self._rest_present),
        ):
            QShortcut(keys, self).activated.connect(slot)
        self._desk.tasks.changed.connect(self._changed)

    # Reading

    def _kept_came(self, drafts: Sequence[DraftRow]) -> None:
        """What was marked and never saved comes first, whatever month was asked for."""
        self._kept = next(iter(drafts), None)
        if self._kept is not None and not self._marks.go_to_month(self._kept.state):
            headline = self._kept.state["headline"]
            self.banner.say(Tone.WARN, f"上次没有保存的标记（{headline}）没有带出：这个党组织已经不在册。")
            self._kept = None
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the chosen month."""
        organization_id, month = self.organization.value(), self.month.value()
        if organization_id is None or month is None:
            self._stack.setCurrentWidget(self.empty)
            return
        self._asked = (organization_id, month)
        self._desk.tasks.read(
            attendance_grid, self._register, organization_id, month, then=self._show, failed=self._explain
        )

    def _show(self, grid: AttendanceGrid) -> None:
        if self._asked != (grid.organization_id, grid.month):
            return
        before = self.grid.currentIndex()
        place = (before.row(), before.column()) if before.isValid() else (0, 0)
        self.model.show_grid(grid)
        if self._kept is not None:
            kept, self._kept = self._kept, None
            self._marks.restore_draft(kept.state)
        some = bool(grid.columns) and bool(grid.people)
        if grid.columns and not grid.people:
            self.empty.say("这个月的会还没有名单", "这几次的名单由您在记录里填写，填好后可以在这里标记。")
        else:
            self.empty.say("这个月没有已经开过的会", "换一个月份或党组织，或先登记会议、学习。")
        self._stack.setCurrentWidget(self.grid if some else self.empty)
        if some:
            self.grid.choose(
                min(place[0], len(grid.people) - 1), min(max(place[1], 0), len(grid.columns) - 1)
            )
            self.grid.setFocus()

    @Slot()
    def _other_month(self) -> None:
        if self._asked == (self.organization.value(), self.month.value()):
            return
        if not self._may_go():
            assert self._asked is not None
            for box, value in zip((self.organization, self.month), self._asked, strict=True):
                before = box.blockSignals(True)
                box.set_value(value)
                box.blockSignals(before)
            return
        self.banner.clear()
        self.refresh()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        shown = {_SUBJECTS[self._register], Subject.ROSTER, Subject.BUREAU}
        if changes.subjects & shown and not self._saving:
            self.refresh()

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

    # Keeping things right

    @Slot()
    def _touched(self) -> None:
        if self.model.is_edited():
            self._marks.mark_edited()
        if self._marks.vanished() and not self._saving:
            self._keeping.forget(None)
        sheets = self.model.sheets()
        cells = sum(len(sheet.cells) for sheet in sheets)
        self.save_button.setEnabled(bool(sheets) and not self._saving)
        self.undo_button.setEnabled(self.model.can_undo())
        self.told.setText(f"改动了{len(sheets)}次的{cells}格（带{CHANGED}的），还没有保存" if cells else "")
        self._count()

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

    # Saving

    @Slot()
    def save(self) -> None:
        """Ask for the reasons that are missing, then write everything."""
        if not self.model.is_edited() or self._saving:
            return
        lines = self.model.unexplained()
        if lines:
            dialog = AttendanceReasonsDialog(lines, self)
            dialog.given.connect(self._explained)
            dialog.open()
        else:
            self._write()

    @Slot(object)
    def _explained(self, reasons: Any) -> None:
        self.model.explain(reasons)
        self._write()

    def _write(self) -> None:
        self._saving = True
        self.save_button.setEnabled(False)
        self._keeping.hold()
        self._written = self.model.sheets()
        self._desk.tasks.write(
            _save_and_forget,
            self._register,
            self._written,
            then=self._saved,
            failed=self._not_saved,
        )

    def _saved(self, _changes: Changes) -> None:
        cells = sum(len(sheet.cells) for sheet in self._written)
        self.model.take_over(self._written)
        self._saving = False
        self.banner.say(Tone.OK, f"已保存：{len(self._written)}次，{cells}格。")
        self._touched()
        self.refresh()

    def _not_saved(self, error: Exception) -> None:
        self._saving = False
        self._explain(error)
        if isinstance(error, Conflict):
            # Read as it now stands, what was marked laid over it: saving again means it.
            self.refresh()
        else:
            self._touched()

    # Leaving

    def _may_go(self) -> bool:
        if not self.model.is_edited():
            return True
        question = "月表里有标记还没有保存，离开后不能找回。确定放弃吗？"
        return agrees(self, "放弃标记", question, "放弃标记", "继续填写")

    def reject(self) -> None:
        """Close, unless marks would be lost and the clerk does not agree to."""
        if self._may_go():
            if self.model.is_edited():
                self._keeping.forget(None)
            super().reject()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keeping.keep_now()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


def _save_and_forget(session: Any, register: Register, sheets: tuple[MarkedSheet, ...]) -> Changes:
    """On the database thread, in one transaction: no mark outlives what it became."""
    changes = save_attendance(session, register, sheets)
    drop_draft(session, OF_ATTENDANCE[register], None)
    return changes


def _said(mark: Mark) -> str:
    return f"{mark.state.label}（{mark.reason}）" if mark.reason else mark.state.label
