"""What is behind the chosen cell: its requirements, how each was counted, the records, and the way to what is missing."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.look.look import look
from gui.tables.behind import RECORD_COLUMNS, REQUIREMENT_COLUMNS, RequirementLine
from gui.tables.rows import RowsModel
from gui.widgets.buttons import plain_button, quiet_button
from gui.widgets.card import Card
from gui.widgets.labels import label
from gui.widgets.pressing import pressed_by_enter
from gui.widgets.record_table import RecordTable
from models.rows.overview import Behind, CountedRecord
from models.rules.counting_basis import counting_of, source_of
from models.rules.leading import begin_missing
from models.rules.terms import Verdict
from models.services.overview import behind_records, behind_verdict

# Arrow keys held down must not read what is behind every cell they pass.
FOLLOW_MS = 120
_ROW = 34
_READING = "正在读取……"
_OPEN = (Verdict.UNMET, Verdict.DUE_SOON, Verdict.NOT_DUE)
_LEAST_LINES, _MOST_LINES = 2, 8


class BehindPanel(QWidget):
    """``exempt_pressed``: the days of the chosen line are not to be asked for (only where offered). ``left``: Esc was
    struck, back to the grid."""

    exempt_pressed = Signal()
    left = Signal()

    def __init__(self, desk: Desk, hint: str, exempt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._hint = desk, hint
        self._title = ""
        self._behind: Behind | None = None
        self._asked: RequirementLine | None = None
        self.lines = RowsModel(REQUIREMENT_COLUMNS, self)
        self.records = RowsModel(RECORD_COLUMNS, self)
        self.title = label(hint, "title", wrap=True)
        self.requirements = RecordTable(self.lines, "这一格里的要求")
        self.requirements.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.requirements.setSortingEnabled(False)
        self.basis = QPlainTextEdit()
        self.basis.setReadOnly(True)
        self.basis.setTabChangesFocus(True)
        self.basis.setAccessibleName("统计口径")
        self.counted = label("", "second")
        self.record_table = RecordTable(self.records, "统计到的记录")
        self.record_table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.add_button = plain_button("补录…", "add")
        self.add_button.clicked.connect(self._add)
        self.exempt_button = quiet_button(exempt, "pause_circle")
        if not exempt:
            # Never shown before it stands in the panel: it would be a window of its own and take the keyboard.
            self.exempt_button.hide()
        self.exempt_button.clicked.connect(self.exempt_pressed)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self._ask)
        self._build()
        self.requirements.current_changed.connect(self._line_chosen)
        self.record_table.opened.connect(self._open)
        look().changed.connect(self._resize)
        self._resize()
        self.clear()

    def _build(self) -> None:
        card = Card(padding=12)
        card.body.addWidget(self.title)
        card.body.addWidget(self.requirements, 6)
        card.body.addWidget(self.basis, 4)
        card.body.addWidget(self.counted)
        card.body.addWidget(self.record_table, 3)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addWidget(self.exempt_button)
        foot.addStretch(1)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    @Slot()
    def _resize(self) -> None:
        self.setMinimumWidth(look().px(300))
        for table in (self.requirements, self.record_table):
            table.verticalHeader().setDefaultSectionSize(look().px(_ROW))
        self.record_table.setMinimumHeight(look().px(84))
        self.basis.setMinimumHeight(look().px(64))
        self._fit()

    def _fit(self) -> None:
        """The requirements take the height of as many lines as they have, where there is room; the rest is for how they
        were counted."""
        head = self.requirements.horizontalHeader().sizeHint().height() + 2
        row, count = look().px(_ROW), len(self.lines.rows())
        self.requirements.setMinimumHeight(head + min(count, _LEAST_LINES) * row)
        self.requirements.setMaximumHeight(head + min(count, _MOST_LINES) * row)

    @property
    def line(self) -> RequirementLine | None:
        """The requirement the cursor is on."""
        line = self.requirements.current_row()
        return line if isinstance(line, RequirementLine) else None

    def clear(self) -> None:
        """Nothing is chosen."""
        self.show_lines(self._hint, ())

    def show_lines(self, title: str, lines: tuple[RequirementLine, ...], nothing: str = "") -> None:
        """Show a cell: its title and requirements; the cursor stays on the requirement it was on, or goes to the first.
        Without any, ``nothing`` says why."""
        same = title == self._title
        before = self.line
        self._title = title
        self.title.setText(title)
        self.lines.replace(lines)
        self.requirements.setVisible(bool(lines))
        self._fit()
        kept = before is not None and same and self.requirements.choose(before.id)
        if lines and not kept:
            self.requirements.choose(lines[0].id)
        self._line_chosen()
        if not lines:
            self.basis.setPlainText(nothing)

    @Slot()
    def _line_chosen(self) -> None:
        line = self.line
        self._behind = None
        if line is None:
            self._show_records(())
            self.basis.setPlainText("")
            self.add_button.setEnabled(False)
            self.exempt_button.setEnabled(False)
            return
        self.add_button.setEnabled(line.verdict is not None and line.verdict.verdict in _OPEN)
        self.exempt_button.setEnabled(
            line.verdict is not None and line.verdict.verdict is not Verdict.NOT_APPLICABLE
        )
        self.counted.setText(_READING)
        self._follow.start()

    @Slot()
    def _ask(self) -> None:
        line = self._asked = self.line
        if line is None:
            return
        if line.verdict is not None:
            self._desk.tasks.read(behind_verdict, line.verdict, then=self._show_behind)
            return
        basis = f"这一项的期间本月没有结束，到结束的月份再判定；以下记录已计入。\n{source_of(line.rule)}\n{counting_of(line.rule)}"
        self._desk.tasks.read(behind_records, line.records, line.rule.label, basis, then=self._show_behind)

    def _show_behind(self, behind: Behind) -> None:
        if self._asked is not self.line:
            # The cursor went on meanwhile; what is behind the next one is on its way.
            return
        self._behind = behind
        self.basis.setPlainText(behind.basis)
        self._show_records(behind.records)

    def _show_records(self, records: tuple[CountedRecord, ...]) -> None:
        self.records.replace(records)
        self.counted.setText("" if self.line is None else f"统计到的记录{len(records)}条")
        self.record_table.setVisible(bool(records))

    @Slot(object)
    def _open(self, record: CountedRecord) -> None:
        # Until the answer has come, the records of the line before stand there.
        if self._behind is not None:
            self._desk.window.go(record.target)

    @Slot()
    def _add(self) -> None:
        """Begin the record that is missing, with what is known of it."""
        line = self.line
        if line is None or line.verdict is None:
            return
        self._desk.window.go(begin_missing(line.verdict, self._desk.today()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)
