"""到会情况月表: who came to what an organisation held in a month, marked by one key each, filled down or pasted."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.attendance_marking import AttendanceMarking
from gui.dialogs.attendance_marks import AttendanceMarks
from gui.dialogs.attendance_reasons import AttendanceReasonsDialog
from gui.editors.drafting import DraftKeeping
from gui.editors.organizations import Choice
from gui.look.tokens import Tone
from gui.tables.attendance_month import CHANGED
from gui.widgets.pressing import pressed_by_enter
from gui.widgets.question import agrees
from models.failures import Conflict
from models.rows.attendance_grid import AttendanceGrid, MarkedSheet
from models.rows.changes import SUBJECTS, Changes, Subject
from models.rows.draft import OF_ATTENDANCE, DraftRow
from models.rules.periods import Month
from models.rules.terms import Register
from models.services.attendance_grid import attendance_grid, save_attendance
from models.services.drafts import drafts_of, drop_draft


class AttendanceMonthDialog(AttendanceMarking):
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
        self._asked: tuple[int, Month] | None = None
        self._saving = False
        self._written: tuple[MarkedSheet, ...] = ()
        self._kept: DraftRow | None = None
        super().__init__(desk, register, organizations, organization_id, month, parent)
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
        self.model.touched.connect(self._touched)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.save)
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
        shown = {SUBJECTS[self._register], Subject.ROSTER, Subject.BUREAU}
        if changes.subjects & shown and not self._saving:
            self.refresh()

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
