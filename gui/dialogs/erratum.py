"""勘误: what stands wrong in a closed record, what it should say, and why. Once written it stays."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.form import FormDialog
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.line import TextField
from models.rows.changes import Changes
from models.rules.terms import MeetingKind
from models.services.finalizing import add_erratum

TITLE = "勘误"
_INTRO = "记录已经定稿，原文不动；勘误记下日期和经办人，印在这条记录的每一份材料后面。写下以后不能修改、不能撤销，请核对后再保存。"


class ErratumDialog(FormDialog):
    """`written`: the erratum is kept. ``places`` are the parts of the record that are proposed."""

    written = Signal()

    def __init__(self, desk: Desk, detail: Any, places: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(TITLE, "保存勘误", parent, intro=_INTRO)
        self._desk, self._detail = desk, detail
        self.about = (detail.id,)
        self.place = TextField("位置", required=True, hint=f"如 {'、'.join(places)}")
        self.wrong = TextArea("原文（有误的部分）", required=True, least=2, most=6)
        self.corrected = TextArea("更正为", required=True, least=2, most=6)
        self.reason = TextField("原因", hint="如 记录时听误")
        self.put(self.place, self.wrong, self.corrected, self.reason)
        self.confirmed.connect(self._write)
        self.place.setFocus()
        if detail.kind is not MeetingKind.HEART_TALK:
            # What was said in a talk is written nowhere but in its record.
            self.keep_typed(desk.tasks)

    @Slot()
    def _write(self) -> None:
        self._desk.tasks.write(
            write_erratum,
            self._detail.id,
            self._detail.version,
            (self.place.value(), self.wrong.value(), self.corrected.value(), self.reason.value()),
            self._desk.today(),
            then=self._written,
            failed=self._not_written,
        )

    def _written(self, _changes: Changes) -> None:
        self.written.emit()
        self.accept()

    def _not_written(self, error: Exception) -> None:
        if self.explain(error) is None:
            self._desk.tasks.failed.emit(error)


def write_erratum(
    session: Any, record_id: int, version: int, words: tuple[str, str, str, str], today: Any
) -> Changes:
    """Runs on the database thread."""
    place, wrong, corrected, reason = words
    return add_erratum(
        session,
        record_id,
        version,
        place=place,
        wrong=wrong,
        corrected=corrected,
        reason=reason,
        today=today,
    )
