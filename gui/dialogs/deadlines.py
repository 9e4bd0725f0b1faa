"""时限提醒: in how many days something is to be done before or after an event, whether that was looked up, whether it is reminded of."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.all_at_once import AllAtOnceDialog
from gui.dialogs.form_keeping import keep_typed
from gui.look.look import look
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.field import Field
from gui.widgets.fields.grid import FieldGrid
from gui.widgets.fields.line import TextField
from gui.widgets.fields.numbers import CountField
from gui.widgets.labels import label, rule
from models.rows.compliance import ReminderRule
from models.rules.compliance_terms import SourceStatus
from models.services.deadlines import LONGEST, list_deadlines, save_deadlines

TITLE = "时限提醒"
_INTRO = "到了日子在“今日待办”里提醒。依据没有核实的默认不启用：请先对照上级文件原文，改好天数和要求，把核对情况改为“已核”，再启用。"
_NOT_CONFIRMED = "依据待核，核实后才能启用"


class _Days(CountField):
    def problem(self) -> str | None:
        value = self.value()
        if value is not None and value > LONGEST:
            return f"请填0到{LONGEST}之间的数"
        return super().problem()


class DeadlineRow(QWidget):
    """One deadline."""

    edited = Signal()

    def __init__(self, kept: ReminderRule) -> None:
        super().__init__()
        self.kept = kept
        self._before = kept.days < 0
        self.enabled = QCheckBox(kept.label)
        self.days = _Days(
            f"{kept.event}{'前' if self._before else '后'}几天内（自然日）", required=True, hint=""
        )
        self.status = ChoiceField("核对情况", [(one, one.label) for one in SourceStatus])
        self.article = TextField("条款", hint="如 第十二条，不清楚的留空")
        self.wording = TextField("要求的原文", required=True)
        self.hint = label("", "hint", wrap=True)
        self.fields: tuple[Field, ...] = (self.days, self.status, self.article, self.wording)
        for field in self.fields:
            field.editor.setAccessibleName(f"{kept.label}：{field.title}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(6))
        head = QHBoxLayout()
        head.addWidget(self.enabled)
        head.addStretch(1)
        head.addWidget(label(kept.regulation, "hint"))
        column.addLayout(head)
        grid = FieldGrid(3)
        grid.add(self.days, self.status, self.article)
        column.addWidget(grid)
        column.addWidget(self.wording)
        column.addWidget(self.hint)
        self.days.set_value(abs(kept.days))
        self.status.set_value(kept.source_status)
        self.article.set_value(kept.article)
        self.wording.set_value(kept.wording)
        self.enabled.setChecked(kept.enabled)
        self.enabled.clicked.connect(self._touched)
        for field in self.fields:
            field.edited.connect(self._touched)
        self._refresh()

    def row(self) -> ReminderRule:
        """The deadline as it stands here; after its fields were checked."""
        days = self.days.value() or 0
        return replace(
            self.kept,
            days=-days if self._before else days,
            enabled=self.enabled.isChecked(),
            source_status=SourceStatus(self.status.value()),
            article=self.article.value(),
            wording=self.wording.value(),
        )

    def check(self) -> bool:
        """Whether its fields are right; mistakes are explained and the first gets the keyboard."""
        wrong = [field for field in self.fields if not field.check()]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    @Slot()
    def _touched(self) -> None:
        self._refresh()
        self.edited.emit()

    def _refresh(self) -> None:
        confirmed = self.status.value() is SourceStatus.CONFIRMED
        if not confirmed:
            self.enabled.setChecked(False)
        self.enabled.setEnabled(confirmed)
        self.enabled.setAccessibleDescription("" if confirmed else _NOT_CONFIRMED)
        self.hint.setText("" if confirmed else f"{_NOT_CONFIRMED}。")
        self.hint.setVisible(not confirmed)


class DeadlinesDialog(AllAtOnceDialog):
    """All deadlines at once; nothing is kept before 保存."""

    GIVING_UP = "修改的内容还没有保存，放弃后不能找回。确定放弃吗？"
    GOING_ON = "继续修改"

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, TITLE, parent)
        px = look().px
        self.resize(px(720), min(px(640), 700))
        self.rows: list[DeadlineRow] = []
        column = self._headed_column(_INTRO)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        held = QWidget()
        held.setObjectName("scrolled")
        self._held = QVBoxLayout(held)
        self._held.setContentsMargins(0, 0, px(8), 0)
        self._held.setSpacing(px(14))
        self._held.addStretch(1)
        self._area.setWidget(held)
        column.addWidget(self._area, 1)
        self._add_keeping_foot(column)
        desk.tasks.read(list_deadlines, then=self._show, failed=self._explain)

    def _show(self, deadlines: Sequence[ReminderRule]) -> None:
        for kept in deadlines:
            shown = DeadlineRow(kept)
            shown.edited.connect(self._edited)
            if self.rows:
                self._held.insertWidget(self._held.count() - 1, rule())
            self.rows.append(shown)
            self._held.insertWidget(self._held.count() - 1, shown)
        if self.rows:
            # What its layout has yet to show cannot take the keyboard.
            self.rows[0].show()
            self.rows[0].days.setFocus()
        keep_typed(self._desk.tasks, self, self.banner)

    @Slot()
    def _edited(self) -> None:
        self.save_button.setEnabled(True)

    def changed(self) -> list[ReminderRule]:
        """The deadlines that no longer stand as they are kept."""
        return [row.row() for row in self.rows if row.row() != row.kept]

    @Slot()
    def save(self) -> None:
        """Keep what was changed."""
        if not self.save_button.isEnabled() or not self._is_right():
            return
        self.save_button.setEnabled(False)
        self._desk.tasks.write(save_deadlines, self.changed(), then=self._saved, failed=self._not_saved)

    def _is_right(self) -> bool:
        """Every mistake is explained, not only the first."""
        wrong = [row for row in self.rows if not row.check()]
        return not wrong

    def is_changed(self) -> bool:
        return bool(self.changed())
