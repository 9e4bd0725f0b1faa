"""迎检体检: choose a period, look through the records, go to each warning's place or explain it, print the self-check."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from gui.desk import Desk
from gui.dialogs.checkup_note import CheckupNoteDialog
from gui.editors.organizations import party_choices
from gui.pages.checkup_layout import CheckupLayout
from gui.pages.checkup_reading import Choices, check_records, concerning, read_choices
from gui.tables.checkup import KindCount, Warned, kind_counts, warned
from gui.tasks import Job
from gui.widgets.choosing import choose_row
from gui.widgets.progress_dialog import ProgressDialog
from models.failures import Cancelled
from models.rows.changes import Changes, Subject
from models.rows.checkup import CheckKind, Checkup, CheckupFinding
from models.rows.paper import PaperOrder
from models.rules.papers import PaperKind
from models.rules.periods import QUARTER_LABELS, Month, Span, quarter, year_of
from models.rules.spoken_periods import in_words
from models.services.checkup import explain

NO_MATCH = "没有符合条件的提示", "换个组织或条件再看。"
CHECKED = frozenset((Subject.MEETING, Subject.STUDY, Subject.ROSTER, Subject.BUREAU))
_WHOLE_YEAR = 0


class CheckupView(CheckupLayout):
    """Nothing is checked before the button is pressed: it may take a while, and can be stopped."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.checkup: Checkup | None = None
        self._choices = Choices((), ())
        self._job: Job | None = None
        self._progress: ProgressDialog | None = None
        self._note: CheckupNoteDialog | None = None
        self._written = ("", "")
        self._offer_periods()
        self._connect()
        self._show()
        desk.tasks.read(read_choices, then=self._choices_came)

    def _connect(self) -> None:
        pressed: tuple[tuple[QPushButton, object], ...] = (
            (self.run_button, self.run),
            (self.print_button, self.print_sheet),
            (self.open_button, self.open_current),
            (self.explain_button, self.explain_current),
        )
        for button, slot in pressed:
            button.clicked.connect(slot)
        self.filters.changed.connect(self._show)
        self.kinds.current_changed.connect(self._show_kind)
        self.table.current_changed.connect(self._show_current)
        self.table.opened.connect(self._open)
        self.desk.tasks.changed.connect(self._changed)

    # Choosing

    def _offer_periods(self) -> None:
        today = self.desk.today()
        years = sorted({today.year, today.year - 1, *self._choices.years}, reverse=True)
        first = not self.year.values()
        self.year.set_choices((year, f"{year}年") for year in years)
        if first:
            quarters = [(-number, name) for number, name in enumerate(QUARTER_LABELS, start=1)]
            months = [(number, f"{number}月") for number in range(1, 13)]
            self.part.set_choices([(_WHOLE_YEAR, "全年"), *quarters, *months])
            self.year.set_value(today.year)
            self.part.set_value(today.month)

    def span(self) -> Span:
        """The period chosen."""
        year, part = int(self.year.value()), int(self.part.value())
        if part == _WHOLE_YEAR:
            return year_of(year)
        return quarter(year, -part) if part < 0 else Month(year, part).span()

    def _choices_came(self, choices: Choices) -> None:
        self._choices = choices
        self._offer_periods()
        self.filters.set_choices("organization", party_choices(choices.organizations))

    # Checking

    @Slot()
    def run(self) -> None:
        """Look through the records of the period."""
        if self._job is not None:
            return
        self._progress = ProgressDialog("迎检体检", self, stopping="正在停止……")
        self._progress.cancelled.connect(self._stop)
        self._progress.open()
        self._job = self.desk.tasks.run(
            check_records,
            self.desk.tasks.store,
            self.span(),
            self.desk.today(),
            progress=self._progress.show_step,
            then=self._came,
            failed=self._failed,
        )

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ended(self) -> None:
        self._job = None
        if self._progress is not None:
            self._progress.finish()
            self._progress = None

    def _failed(self, error: Exception) -> None:
        self._ended()
        if not isinstance(error, Cancelled):
            self.desk.tasks.failed.emit(error)

    def _came(self, checkup: Checkup) -> None:
        self._ended()
        self.checkup = checkup
        self._show()
        (self.table if checkup.findings else self.run_button).setFocus()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.subjects & {Subject.BUREAU, Subject.MEETING, Subject.STUDY}:
            self.desk.tasks.read(read_choices, then=self._choices_came)
        if self.checkup is not None and changes.subjects & CHECKED:
            self.note.setText("体检以后台账有改动，以上仍是改动前的结果；可重新体检。")

    # Showing

    @Slot()
    def _show(self) -> None:
        """Everything, as the filters narrow it."""
        found = self.found()
        if self.checkup is not None:
            self._say(self.checkup, found)
        self.kind_model.replace(kind_counts(found))
        if self.kinds.current_row() is None and found:
            self.kinds.choose("")
        self._show_kind()
        self._stack.setCurrentWidget(self._splitter if found else self.empty)
        self.print_button.setEnabled(self.checkup is not None)

    def found(self) -> tuple[CheckupFinding, ...]:
        """The warnings that the filters leave, of every kind."""
        if self.checkup is None:
            return ()
        values = self.filters.values()
        return concerning(
            self.checkup.findings,
            self._choices.organizations,
            values["organization"],
            values["explained"],
            self.filters.text(),
        )

    def _say(self, checkup: Checkup, found: tuple[CheckupFinding, ...]) -> None:
        when = f"{in_words(checkup.span)}，截至{checkup.today.isoformat()}"
        explained = sum(bool(finding.explanation) for finding in checkup.findings)
        counts = f"提示{len(checkup.findings)}条，其中已说明{explained}条" if checkup.findings else "没有提示"
        self.summary.setText(f"{when}：核对会议、学习记录{checkup.checked}条，{counts}。")
        self.note.setText(checkup.note)
        if checkup.findings:
            self.empty.say(*NO_MATCH)
        else:
            looked_for = "、".join(kind.label for kind in CheckKind)
            self.empty.say(
                "没有发现需要说明的情况",
                f"核对了{in_words(checkup.span)}的{checkup.checked}条记录，查看了：{looked_for}。",
            )

    @Slot()
    def _show_kind(self) -> None:
        chosen: KindCount | None = self.kinds.current_row()
        kind = chosen.kind if chosen is not None else None
        self.model.replace(warned(finding for finding in self.found() if kind in (None, finding.kind)))
        if self.table.current_row() is None and self.model.rowCount():
            choose_row(self.table, 0)
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        row: Warned | None = self.table.current_row()
        for button in (self.open_button, self.explain_button):
            button.setEnabled(row is not None)
        self.detail.setPlainText("" if row is None else in_full(row.finding))

    # What a warning leads to

    @Slot(object)
    def _open(self, row: Warned) -> None:
        self.desk.window.go(row.finding.target)

    @Slot()
    def open_current(self) -> None:
        """Go to the record of the warning the cursor is on."""
        row: Warned | None = self.table.current_row()
        if row is not None:
            self._open(row)

    @Slot()
    def explain_current(self) -> None:
        """Ask what the office says about the warning."""
        row: Warned | None = self.table.current_row()
        if row is not None:
            self._note = CheckupNoteDialog(row.finding, self)
            self._note.confirmed.connect(self._explain)
            self._note.finished.connect(self._note_closed)
            self._note.keep_typed(self.desk.tasks)
            self._note.open()

    @Slot()
    def _note_closed(self) -> None:
        self._note = None

    @Slot()
    def _explain(self) -> None:
        if self._note is not None:
            self._written = (self._note.key, self._note.answer())
            self.desk.tasks.write(explain, *self._written, then=self._explained, failed=self._not_explained)

    def _explained(self, _changes: Changes) -> None:
        if self._note is not None:
            self._note.accept()
        key, text = self._written
        if self.checkup is not None:
            findings = tuple(
                replace(finding, explanation=text) if finding.key == key else finding
                for finding in self.checkup.findings
            )
            self.checkup = replace(self.checkup, findings=findings)
        self._show()
        self.table.setFocus()

    def _not_explained(self, error: Exception) -> None:
        if self._note is None or self._note.explain(error) is None:
            self.desk.tasks.failed.emit(error)

    # Paper

    @Slot()
    def print_sheet(self) -> None:
        """The self-check sheet of what was checked, of the organisation chosen."""
        if self.checkup is None:
            return
        # Imported when the first paper is asked for: no part of a quick start.
        from gui.dialogs.printing import matter, open_print_dialog

        kind, span = PaperKind.CHECKUP_SHEET, self.checkup.span
        order = PaperOrder(kind, organization_id=self.filters.value("organization"), span=span)
        item = matter.Item(in_words(span), order, (kind,))
        open_print_dialog(self.desk, self, matter.Matter(f"打印{kind.label}", kind.value, (item,)))


def in_full(finding: CheckupFinding) -> str:
    """The whole warning: what was seen, by which rule, and what the office says about it."""
    lines = [
        f"{finding.kind.label}：{finding.sentence}",
        f"依据（{finding.severity.label}）：{finding.basis}",
    ]
    if finding.explanation:
        lines.append(f"情况说明：{finding.explanation}")
    return "\n".join(lines)
