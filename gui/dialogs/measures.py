"""贯彻落实跟踪: the measures of all first topics and other study, each finished where it is listed (domain L2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.form_keeping import keep_typed
from gui.dialogs.listed import ListedDialog
from gui.dialogs.printing.matter import Item, Matter
from gui.editors.organizations import party_choices
from gui.formats import date_text
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.measures import MEASURE_COLUMNS
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.choosing import choose_row
from gui.widgets.drop_down import DropDown
from gui.widgets.empty_state import EmptyState
from gui.widgets.fields.area import TextArea
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.field import Field
from gui.widgets.labels import label
from gui.widgets.question import agrees
from models.rows.bureau import OrganizationRow
from models.rows.changes import SUBJECTS, Changes, Subject
from models.rows.measures import MeasureLine
from models.rows.paper import PaperOrder
from models.rows.target import Target
from models.rules.measures import MeasureState
from models.rules.papers import PaperKind
from models.rules.periods import year_of
from models.services.measures import follow_measure, list_measures
from models.services.organizations import list_organizations

TITLE = "贯彻落实跟踪"
_INTRO = "第一议题、中心组学习定下的贯彻落实措施，逐条跟踪到完成。措施在学习、会议记录的“后续”里登记，完成情况在这里填写即可。"
_BROUGHT_BACK = "已带出上次没有登记的落实情况，请逐条核对后登记；不要的话按“关闭”。"
_SHOWN = frozenset({Subject.STUDY, Subject.MEETING, Subject.BUREAU})
OPEN, LATE, DONE, EVERY = "open", "late", "done", "every"
_STATES = ((OPEN, "未完成的"), (LATE, "逾期的"), (DONE, "已完成的"), (EVERY, "全部"))


@dataclass(frozen=True)
class Shelf:
    """Everything the dialog shows."""

    measures: tuple[MeasureLine, ...]
    organizations: tuple[OrganizationRow, ...]


def read_shelf(session: Any, today: date, organization_id: int | None) -> Shelf:
    """Runs on the database thread."""
    return Shelf(list_measures(session, today, organization_id), list_organizations(session))


class MeasuresDialog(ListedDialog):
    """The list, and under it what came of the measure the cursor is on."""

    typed_beside = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        empty = EmptyState(
            "clipboard_task_list_ltr",
            "还没有登记贯彻落实措施",
            "在第一议题、中心组学习记录的“后续”里登记措施。",
        )
        empty.button.hide()
        super().__init__(desk, TITLE, _INTRO, MEASURE_COLUMNS, empty, _SHOWN, parent)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self._measures: tuple[MeasureLine, ...] = ()
        self._showing: MeasureLine | None = None
        self._typed: dict[tuple[int, int], tuple[str, str]] = {}
        self._entered: dict[tuple[int, int], tuple[str, str]] = {}
        """What was entered of each measure when something was typed of it."""
        self.organization = DropDown("党组织")
        self.organization.set_choices([(None, "全部组织")])
        self.state = DropDown("状态")
        self.state.set_choices(_STATES)
        self.state.set_value(OPEN)
        self.year = DropDown("年度")
        self.year.set_choices([(None, "全部年度")])
        self.organization.set_value(None)
        self.year.set_value(None)
        for box in (self.organization, self.state, self.year):
            self.top.addWidget(box)
        self.top.addStretch(1)
        self._build_progress()
        self.print_button = plain_button("打印跟踪表…", "print")
        self.open_button = plain_button("打开记录", "book_open")
        self.add_button(self.open_button, self.open_record, for_row=True)
        self.add_button(self.print_button, self.print_list)
        self.organization.currentIndexChanged.connect(self.refresh)
        self.state.currentIndexChanged.connect(self._fill)
        self.year.currentIndexChanged.connect(self._fill)
        self.table.opened.connect(self._to_progress)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.keep)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self).activated.connect(self.print_list)
        self.refresh()
        keep_typed(desk.tasks, self, self.banner, beside=self, told=_BROUGHT_BACK)

    def _build_progress(self) -> None:
        px = look().px
        self.chosen = label("", "second", wrap=True)
        self.done_on = DateField("完成日期", today=self._desk.today())
        self.done_on.setFixedWidth(px(190))
        self.progress = TextArea("落实情况", hint="做了什么、成效如何", least=2, most=4)
        self.keep_button = primary_button("登记")
        self.keep_button.setToolTip("登记落实情况；填了完成日期就算完成（Ctrl+S）")
        self.keep_button.setAutoDefault(False)
        self.keep_button.clicked.connect(self.keep)
        self.fields_beside: tuple[Field, ...] = (self.done_on, self.progress)
        self.done_on.edited.connect(self._edited)
        self.progress.edited.connect(self._edited)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(self.done_on)
        row.addWidget(self.progress, 1)
        row.addWidget(self.keep_button)
        self.above_foot.addWidget(self.chosen)
        self.above_foot.addLayout(row)

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        self._desk.tasks.read(
            read_shelf,
            self._desk.today(),
            self.organization.value(),
            then=self._show,
            failed=self._explain,
        )

    def _show(self, shelf: Shelf) -> None:
        self._measures = shelf.measures
        self.organization.set_choices([(None, "全部组织"), *party_choices(shelf.organizations)])
        years = sorted({line.held_on.year for line in shelf.measures}, reverse=True)
        self.year.set_choices([(None, "全部年度"), *((year, f"{year}年") for year in years)])
        self.summary.setText(summary_text(shelf.measures))
        self._fill()

    @Slot()
    def _fill(self) -> None:
        year, state = self.year.value(), self.state.value()
        rows = [
            line
            for line in self._measures
            if (year is None or line.held_on.year == year) and _is_asked(line.state, state)
        ]
        if self._measures:
            self.empty.say("没有符合条件的措施", "换个条件再试。")
        # What is to be done first stands first.
        rows.sort(key=lambda line: (not line.state.is_open, line.measure.due_on or date.max, line.id))
        self.show_rows(rows)
        if rows and self.table.current_row() is None:
            choose_row(self.table, 0)

    def current_changed(self) -> None:
        line: MeasureLine | None = self.table.current_row()
        for widget in (self.done_on, self.progress, self.keep_button):
            widget.setEnabled(line is not None)
        if line == self._showing:
            return
        self._showing = line
        self.chosen.setText("" if line is None else f"{line.organization_name}：{line.measure.text}")
        self.done_on.set_value(None if line is None else line.measure.done_on)
        self.progress.set_value("" if line is None else line.measure.progress)
        typed = None if line is None else self._typed.get(line.id)
        if typed is not None:
            self.done_on.restore(typed[0])
            self.progress.restore(typed[1])

    # Following

    @Slot()
    def _edited(self) -> None:
        """What is typed of a measure is kept while the cursor goes to others."""
        if self._showing is not None:
            self._typed[self._showing.id] = self.done_on.state(), self.progress.state()
            self._entered[self._showing.id] = _entered(self._showing)
            self.typed_beside.emit()

    def beside(self) -> list[list[object]]:
        """What is typed of each measure, and what was entered of it before."""
        return [[*key, *typed, *self._entered[key]] for key, typed in self._typed.items()]

    def put_beside(self, state: list[list[Any]]) -> None:
        """Put back what was typed of the measures that stand as they stood then."""
        stand = {(*line.id, *_entered(line)): line for line in self._measures}
        for *key, done_on, progress, done_before, progress_before in state:
            line = stand.get((*key, done_before, progress_before))
            if line is not None:
                self._typed[line.id] = done_on, progress
                self._entered[line.id] = _entered(line)
        self._showing = None
        rows = self.model.rows()
        choose_row(self.table, next((at for at, line in enumerate(rows) if line.id in self._typed), 0))
        self.current_changed()

    def reject(self) -> None:
        """Close; what was typed and not entered is asked about."""
        question = f"有{len(self._typed)}条措施填写的落实情况还没有登记，要放弃吗？"
        if not self._typed or agrees(self, "关闭贯彻落实跟踪", question, "放弃", "继续填写"):
            super().reject()

    @Slot()
    def _to_progress(self) -> None:
        self.progress.setFocus()

    @Slot()
    def keep(self) -> None:
        """Enter what came of the measure."""
        line = self._showing
        if line is not None and self.done_on.check():
            self._desk.tasks.write(
                follow_measure,
                line,
                self.done_on.value(),
                self.progress.value(),
                then=self._kept,
                failed=self._explain,
            )

    def _kept(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已登记落实情况。")
        if self._showing is not None:
            self._typed.pop(self._showing.id, None)
            self.typed_beside.emit()
        self._showing = None
        self.table.setFocus()

    # The record, and paper

    @Slot()
    def open_record(self) -> None:
        """Go to the session or meeting of the measure."""
        line = self._showing
        if line is not None and not self._typed:
            self.accept()
            self._desk.window.go(Target(SUBJECTS[line.register], record_id=line.record_id))
        elif line is not None:
            self.banner.say(Tone.WARN, "填写的落实情况还没有登记，请先登记，再打开记录。")

    @Slot()
    def print_list(self) -> None:
        """Preview the list of the chosen year, or of this one."""
        from gui.dialogs.printing import open_print_dialog

        span = year_of(self.year.value() or self._desk.today().year)
        kind = PaperKind.MEASURE_LIST
        order = PaperOrder(kind, organization_id=self.organization.value(), span=span)
        open_print_dialog(
            self._desk, self, Matter(f"打印{kind}", kind.value, (Item(span.label, order, (kind,)),))
        )


def _entered(line: MeasureLine) -> tuple[str, str]:
    return date_text(line.measure.done_on), line.measure.progress


def _is_asked(state: MeasureState, asked: str) -> bool:
    match asked:
        case "open":
            return state.is_open
        case "late":
            return state is MeasureState.OVERDUE
        case "done":
            return state is MeasureState.DONE
        case _:
            return True


def summary_text(measures: Sequence[MeasureLine]) -> str:
    """共12条：已完成7条、推进中3条、逾期2条。"""
    if not measures:
        return ""
    parts = []
    for state in (
        MeasureState.DONE,
        MeasureState.OPEN,
        MeasureState.DUE_SOON,
        MeasureState.OVERDUE,
        MeasureState.UNDATED,
    ):
        many = sum(line.state is state for line in measures)
        if many:
            parts.append(f"{state}{many}条")
    return f"共{len(measures)}条：{'、'.join(parts)}。"
