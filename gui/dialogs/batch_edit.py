"""批量修改: the same place, host, recorder, status or labels for every chosen record; shown before it is written."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.explaining import ExplainingDialog
from gui.dialogs.form_keeping import keep_typed
from gui.editors.people import proposals
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.batch_edit import BATCH_COLUMNS
from gui.tables.rows import RowsModel
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.card import Card
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from gui.widgets.fields.person import PersonField
from gui.widgets.fields.ticks import TicksField
from gui.widgets.labels import label
from gui.widgets.pressing import pressed_by_enter
from gui.widgets.record_table import RecordTable
from models.rows.batch_edit import BatchEdit, BatchPreview
from models.rows.bureau import RosterEntry
from models.rows.changes import Changes
from models.rows.label import LabelRow
from models.rules.terms import RecordStatus, Register
from models.services.batch_edit import apply_batch, preview_batch
from models.services.labels import list_labels

TITLE = "批量修改"
_INTRO = "填了的才改，空着的不动。下面随时列出每条改成什么；已定稿的只能改标签。"
_NOTHING_CHOSEN = "还没有选中记录：请先在列表里选中要修改的（按住 Ctrl 或 Shift 可以多选），再按 Ctrl+E。"
_PAUSE_MS = 250


class BatchEditDialog(ExplainingDialog):
    """Nothing is written before the red button; then everything that can be, in one transaction."""

    def __init__(
        self,
        desk: Desk,
        register: Register,
        ids: Sequence[int],
        statuses: Sequence[tuple[Any, str]],
        roll: Sequence[RosterEntry],
        parent: QWidget,
    ) -> None:
        super().__init__(desk, TITLE, parent)
        self._register, self._ids = register, tuple(ids)
        self._preview: BatchPreview | None = None
        self._asked: BatchEdit | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        px, room = look().px, parent.window().size()
        self.resize(min(px(860), round(room.width() * 0.94)), min(px(660), round(room.height() * 0.94)))
        self.status = ChoiceField("状态", [(None, "不改"), *statuses])
        self.place = TextField("地点", hint="不改")
        self.host = PersonField("主持人", hint="不改")
        self.recorder = PersonField("记录人", hint="不改")
        self.add_labels = TicksField("加标签", "不加")
        self.remove_labels = TicksField("去标签", "不去")
        people = proposals(roll)
        self.host.set_people(people)
        self.recorder.set_people(people)
        self._fields: tuple[Field, ...] = (
            self.status,
            self.place,
            self.host,
            self.recorder,
            self.add_labels,
            self.remove_labels,
        )
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.ask)
        for field in self._fields:
            field.edited.connect(self._pause.start)
        self.confirm_button.clicked.connect(self.confirm)
        self.cancel_button.clicked.connect(self.reject)
        if self._ids:
            desk.tasks.read(list_labels, then=self._labels_came)
            self.ask()
            keep_typed(desk.tasks, self, self.banner, self._ids)
        else:
            self.banner.say(Tone.INFO, _NOTHING_CHOSEN)
            for field in self._fields:
                field.setEnabled(False)
        self._show(BatchPreview(BatchEdit(), ()))

    def _build(self) -> None:
        px = look().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(label(f"{TITLE}（{len(self._ids)}条）", "title"))
        column.addWidget(label(_INTRO, "second", wrap=True))
        self.banner = Banner()
        column.addWidget(self.banner)
        for three in (self._fields[:3], self._fields[3:]):
            grid = FieldGrid(3)
            grid.add(*three)
            column.addWidget(grid)
        self.told = label("", "", wrap=True)
        self.told.setAccessibleName("修改结果预览")
        column.addWidget(self.told)
        self.model = RowsModel(BATCH_COLUMNS, self)
        self.table = RecordTable(self.model, "每条记录改成什么")
        column.addWidget(Card.framing(self.table), 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        self.cancel_button = plain_button("取消")
        self.confirm_button = primary_button("")
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.confirm_button)
        column.addLayout(foot)

    def _labels_came(self, labels: Sequence[LabelRow]) -> None:
        offered = [(row.id, row.name) for row in labels if row.id is not None and row.enabled]
        used = [(row.id, row.name) for row in labels if row.id is not None]
        self.add_labels.set_choices(offered)
        self.remove_labels.set_choices(used)

    # The preview

    def edit(self) -> BatchEdit:
        """What is typed."""
        status = self.status.value()
        return BatchEdit(
            status=None if status is None else RecordStatus(status),
            place=self.place.value() or None,
            host=self.host.value() or None,
            recorder=self.recorder.value() or None,
            add_labels=tuple(self.add_labels.value()),
            remove_labels=tuple(self.remove_labels.value()),
        )

    @Slot()
    def ask(self) -> None:
        """Ask what it would come to."""
        self._pause.stop()
        if self._ids:
            self._asked = self.edit()
            self._desk.tasks.read(
                preview_batch,
                self._register,
                self._ids,
                self._asked,
                then=self._preview_came,
                failed=self._explain,
            )

    def _preview_came(self, preview: BatchPreview) -> None:
        if preview.edit == self._asked:
            self._show(preview)

    def _show(self, preview: BatchPreview) -> None:
        self._preview = preview
        self.model.replace(preview.lines)
        changed, refused = len(preview.changed), len(preview.refused)
        parts = [f"将修改{changed}条"] if changed else ["没有要修改的"]
        if refused:
            parts.append(f"{refused}条不能改，原样不动")
        self.told.setText("，".join(parts) + "。")
        self.confirm_button.setText(f"修改{changed}条" if changed else "修改")
        self.confirm_button.setEnabled(changed > 0)

    # The order

    @Slot()
    def confirm(self) -> None:
        """As if the red button was pressed; what was typed since the preview is shown first."""
        if self._preview is None or not self.confirm_button.isEnabled():
            return
        if self.edit() != self._preview.edit:
            self.ask()
            return
        self.confirm_button.setEnabled(False)
        self._desk.tasks.write(
            apply_batch, self._register, self._preview, then=self._done, failed=self._refused
        )

    def _done(self, _changes: Changes) -> None:
        assert self._preview is not None
        changed, refused = self._preview.changed, self._preview.refused
        kept = (
            f"；{len(refused)}条不能改：{refused[0].name}{'等' if len(refused) > 1 else ''}"
            if refused
            else ""
        )
        self._desk.window.inform(f"已修改{len(changed)}条{kept}。")
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._explain(error)
        # Read as the records stand now: agreeing again means that.
        self.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)
