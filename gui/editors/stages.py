"""The stages of an activity: 未完成, 已完成 with its day, or 不涉及 with the reason (domain G23)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.editors.kind_part import KindPart, Setting
from gui.editors.parts.bare import bare
from gui.formats import date_text
from gui.look.look import look
from gui.widgets.fields.choice import ChoiceField
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.line import TextField
from gui.widgets.labels import label
from models.rows.following import StageMark
from models.rules.compliance_terms import SourceStatus
from models.rules.life_terms import StageState
from models.rules.stages import Stage, kinds_of, lines_of, stages_of
from models.rules.terms import RecordStatus

_REASON = "不涉及的原因"
_REMARK = "说明（可不填）"


class StageRow(QWidget):
    """One stage."""

    edited = Signal()

    def __init__(self, stage: Stage, today: Callable[[], date]) -> None:
        super().__init__()
        self.stage, self._today = stage, today
        self.choice = ChoiceField(f"{stage.label}：完成情况", [(one, one.label) for one in StageState])
        self.done_on = DateField(f"{stage.label}：完成日期", today=today(), hint="完成日期")
        self.note = TextField(f"{stage.label}：说明", hint=_REMARK)
        for field in (self.choice, self.done_on, self.note):
            bare(field)
        self.name = label(stage.label)
        self.name.setToolTip(basis_of(stage))
        self.found = label("", "hint", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look().px(8))
        grid.setVerticalSpacing(look().px(4))
        grid.setColumnMinimumWidth(0, look().px(76))
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        grid.addWidget(self.name, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.choice, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.done_on, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.note, 1, 1, 1, 2)
        grid.addWidget(self.found, 2, 1, 1, 2)
        self.choice.edited.connect(self._chosen)
        self.done_on.edited.connect(self.edited)
        self.note.edited.connect(self.edited)
        self.show_raw({})

    def show_found(self, words: str) -> None:
        """Say what the record shows of it."""
        self.found.setText(f"台账里已有：{words}" if words else "")
        self.found.setVisible(bool(words))

    def show_raw(self, raw: Mapping[str, str]) -> None:
        """Show what was typed of it."""
        self.choice.set_value(StageState(raw.get("state", StageState.OPEN)))
        self.done_on.restore(raw.get("on", ""))
        self.done_on.set_error(None)
        self.note.restore(raw.get("note", ""))
        self.note.set_error(None)
        self._refresh()

    def raw(self) -> dict[str, str]:
        """Everything typed."""
        return {
            "state": str(self.state().value),
            "on": self.done_on.state(),
            "note": self.note.state(),
        }

    def state(self) -> StageState:
        """What is chosen."""
        return StageState(self.choice.value() or StageState.OPEN)

    def mark(self) -> StageMark | None:
        """What was entered; None: still open."""
        state = self.state()
        if state is StageState.OPEN:
            return None
        waived = state is StageState.WAIVED
        return StageMark(self.stage.code, None if waived else self.done_on.value(), waived, self.note.value())

    def problem(self) -> str | None:
        """What is wrong with it."""
        state = self.state()
        if state is StageState.WAIVED and not self.note.value():
            self.note.setFocus()
            return f"“{self.stage.label}”选了“不涉及”，请写明原因"
        if state is not StageState.DONE:
            return None
        if not self.done_on.check():
            self.done_on.setFocus()
            return f"“{self.stage.label}”：{self.done_on.error}"
        day = self.done_on.value()
        if day is not None and day > self._today():
            self.done_on.setFocus()
            return f"“{self.stage.label}”的完成日期还没有到，请核对"
        return None

    @Slot()
    def _chosen(self) -> None:
        self._refresh()
        self.edited.emit()

    def _refresh(self) -> None:
        state = self.state()
        self.done_on.setVisible(state is StageState.DONE)
        self.note.setVisible(state is not StageState.OPEN)
        self.note.line.setPlaceholderText(_REASON if state is StageState.WAIVED else _REMARK)


class StagesPart(KindPart):
    """会议步骤 or 一学一档, whatever the kind has; below each stage what the record itself shows, which ticks nothing."""

    STAYS_OPEN = True

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._raws: dict[str, dict[str, str]] = {}
        self._found: dict[str, str] = {}
        self.rows: dict[str, StageRow] = {}
        self.summary = label("", "second", wrap=True)
        self.column.addWidget(self.summary)
        self._retell()

    # What the frame asks

    def concerns(self, setting: Setting) -> bool:
        return bool(stages_of(setting.kinds)) and setting.status is not RecordStatus.CANCELLED

    def set_setting(self, setting: Setting) -> None:
        stages = stages_of(setting.kinds)
        if [row.stage for row in self.rows.values()] != list(stages):
            self._keep()
            self._relist(stages)

    def show_detail(self, detail: Any) -> None:
        marks = () if detail is None else detail.stages
        self._raws = {mark.code: _raw_of(mark) for mark in marks}
        self._found = _found(detail)
        if detail is not None and [*self.rows] != [stage.code for stage in stages_of(kinds_of(detail))]:
            self._relist(stages_of(kinds_of(detail)))
        self._fill()

    def into(self, detail: Any) -> Any:
        here = [row.mark() for row in self.rows.values()]
        marks = [mark for mark in here if mark is not None]
        others = [mark for mark in detail.stages if mark.code not in self.rows]
        return replace(detail, stages=(*marks, *others))

    # Rows

    def _relist(self, stages: tuple[Stage, ...]) -> None:
        for row in self.rows.values():
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for stage in stages:
            row = StageRow(stage, self._today)
            row.edited.connect(self._row_edited)
            self.rows[stage.code] = row
            self.column.addWidget(row)
        self._fill()

    def _keep(self) -> None:
        self._raws |= {code: row.raw() for code, row in self.rows.items()}

    def _fill(self) -> None:
        for code, row in self.rows.items():
            row.show_raw(self._raws.get(code, {}))
            row.show_found(self._found.get(code, ""))
        self._retell()

    @Slot()
    def _row_edited(self) -> None:
        self._keep()
        self._retell()
        self.edited.emit()

    def _retell(self) -> None:
        states = [row.state() for row in self.rows.values()]
        told = [
            f"{state.label}{states.count(state)}项"
            for state in (StageState.DONE, StageState.WAIVED, StageState.OPEN)
            if states.count(state)
        ]
        doubtful = any(row.stage.source_status is SourceStatus.DOUBTFUL for row in self.rows.values())
        note = "　步骤按通行做法列出，依据待核的以上级当年通知为准。" if doubtful else ""
        self.summary.setText("步骤：" + "，".join(told) + "。" + note if told else "")

    # Drafts

    def state(self) -> Any:
        self._keep()
        return {code: dict(raw) for code, raw in self._raws.items()}

    def restore(self, state: Any) -> None:
        raws = {str(code): {str(key): str(text) for key, text in raw.items()} for code, raw in state.items()}
        for raw in raws.values():
            StageState(raw.get("state", StageState.OPEN))
        self._raws = raws
        self._fill()

    def problem(self) -> str | None:
        if self.isHidden():
            return None
        return next((told for told in (row.problem() for row in self.rows.values()) if told), None)


def _found(detail: Any) -> dict[str, str]:
    lines = () if detail is None else lines_of(detail)
    return {line.stage.code: line.found for line in lines}


def basis_of(stage: Stage) -> str:
    """Where a stage comes from, and how sure that is."""
    return stage.basis + ("（待核）" if stage.source_status is SourceStatus.DOUBTFUL else "")


def _raw_of(mark: StageMark) -> dict[str, str]:
    return {
        "state": str(mark.state.value),
        "on": date_text(mark.done_on) if mark.done_on else "",
        "note": mark.note,
    }
