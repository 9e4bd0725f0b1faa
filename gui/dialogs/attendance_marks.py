"""What was marked in 到会情况月表 and not saved, as a form whose typed state is kept."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.dialogs.attendance_month_layout import AttendanceMonthLayout
from gui.look.tokens import Tone
from gui.tables.attendance_month import Marks
from models.rules.periods import Month


class AttendanceMarks(QObject):
    """A register keeps one such state: nobody leaves a month without saving its marks or giving them up."""

    edited = Signal()
    record_id = None
    version = 0
    """Each gathering has a version of its own, as last read."""

    def __init__(self, dialog: AttendanceMonthLayout) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.banner = dialog.banner
        self._stood = False

    def is_edited(self) -> bool:
        """Whether anything is marked and not saved."""
        return self._dialog.model.is_edited()

    def mark_edited(self) -> None:
        """Keep what is marked now."""
        self.edited.emit()

    def vanished(self) -> bool:
        """To be asked at each change: whether there were marks, and none is left."""
        before, self._stood = self._stood, self.is_edited()
        return before and not self._stood

    def draft(self) -> dict[str, Any]:
        """Whose month it is, and each mark."""
        dialog, month = self._dialog, self._dialog.month.value()
        return {
            "headline": f"{dialog.organization.currentText().strip()}{month.label}到会情况",
            "organization": dialog.organization.value(),
            "month": str(month),
            "marks": dialog.model.marks(),
        }

    def go_to_month(self, draft: Mapping[str, Any]) -> bool:
        """Choose the month a draft is of; False when its organisation is none of those offered any more."""
        dialog, month = self._dialog, Month.parse(draft["month"])
        if draft["organization"] not in dialog.organization.values():
            return False
        dialog.choose(draft["organization"], month)
        return True

    def restore_draft(self, draft: Mapping[str, Any]) -> None:
        """Mark again what was kept, over its month as it is shown."""
        marks: Marks = [tuple(mark) for mark in draft["marks"]]
        lost = self._dialog.model.lay_over(marks)
        said = f"已带出上次没有保存的{len(marks) - lost}格标记，请核对后保存。"
        if lost:
            said += f"另有{lost}格没有带出：记录已经删除、定稿，或者名单变了。"
        self.banner.say(Tone.WARN if lost else Tone.INFO, said)

    def rebase(self, record_id: int | None, version: int) -> None:
        """Nothing: see `version`."""
