"""督察规则: what is asked of whom, how often and on what basis; changed from a day on, or put right."""

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.rule_form import RuleDialog
from gui.dialogs.rule_panel import RulePanel
from gui.failures import sentence_of
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.rows import RowsModel
from gui.tables.rules import RULE_COLUMNS
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.card import Card
from gui.widgets.labels import label
from gui.widgets.pressing import pressed_by_enter
from gui.widgets.question import agrees
from gui.widgets.record_table import RecordTable
from models.rows.changes import Changes, Subject
from models.rows.compliance import ComplianceRule, Rulebook
from models.rules.rule_versions import RuleLine, rule_lines
from models.services.rulebook import load_rulebook, remove_rule_version, save_rule

TITLE = "督察规则"
_INTRO = "落实情况、待办、通报数字都按这里的要求统计。改动自执行之日起生效，以前的月份仍按当时的要求统计。"
_PANEL = 356


class RulesDialog(QDialog):
    """The list, the chosen rule beside it with its history, and the way to change it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._to_choose: str | int | None = None
        self._form: RuleDialog | None = None
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        px, room = look().px, self._room(parent)
        self.resize(min(px(1320), round(room.width() * 0.96)), min(px(760), round(room.height() * 0.94)))
        self.model = RowsModel(RULE_COLUMNS, self)
        self.table = RecordTable(self.model, TITLE)
        self.table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        # The article stands at the end of a long basis.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.panel = RulePanel()
        self._build()
        self._connect()
        self.refresh()

    @staticmethod
    def _room(parent: QWidget) -> QWidget:
        """The main window: 设置, which this is opened from, is smaller."""
        window = parent.window()
        above = window.parentWidget()
        return above.window() if above is not None else window

    def _build(self) -> None:
        px = look().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addLayout(self._build_head())
        self.banner = Banner()
        column.addWidget(self.banner)
        card = Card(padding=4)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.body.addWidget(self.table)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(px(14))
        self.splitter.addWidget(card)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([self.width() - px(_PANEL), px(_PANEL)])
        column.addWidget(self.splitter, 1)

    def _build_head(self) -> QHBoxLayout:
        px = look().px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(TITLE, "title"))
        words.addWidget(label(_INTRO, "second", wrap=True))
        self.new_button = primary_button("新增要求", "add")
        self.new_button.setToolTip("新增本单位自己的要求（Ctrl+N）")
        self.exemptions_button = plain_button("免予统计…", "calendar_ltr")
        self.close_button = plain_button("关闭")
        head.addLayout(words, 1)
        for button in (self.new_button, self.exemptions_button, self.close_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _connect(self) -> None:
        self.table.current_changed.connect(self.panel.show_line)
        self.table.opened.connect(self._opened)
        self.panel.change_button.clicked.connect(self.change)
        self.panel.toggle_button.clicked.connect(self.toggle)
        self.panel.correct_button.clicked.connect(self.correct)
        self.panel.remove_button.clicked.connect(self.remove)
        self.new_button.clicked.connect(self.new_rule)
        self.exemptions_button.clicked.connect(self.open_exemptions)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(self.new_rule)
        self._desk.tasks.changed.connect(self._changed)

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the table of rules again."""
        self._desk.tasks.read(load_rulebook, then=self._show, failed=self._explain)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if Subject.RULES in changes.subjects:
            self.refresh()

    def _show(self, book: Rulebook) -> None:
        first = not self.model.rowCount()
        lines = rule_lines(book, self._today())
        self.model.replace(lines)
        wanted, self._to_choose = self._to_choose, None
        chosen = next(
            (line for line in lines if wanted is not None and wanted in (line.id, *_ids(line))), None
        )
        if chosen is not None:
            self.table.choose(chosen.id)
        elif first and lines:
            self.table.choose(lines[0].id)
            self.table.setFocus()
        self.panel.show_line(self.table.current_row(), wanted if isinstance(wanted, int) else None)

    def _today(self) -> date:
        return self._desk.today()

    # Changing

    @Slot()
    def new_rule(self) -> None:
        """A rule of the bureau's own."""
        self._open_form(RuleDialog(None, self._today(), self))

    @Slot(object)
    def _opened(self, _line: RuleLine) -> None:
        self.change()

    @Slot()
    def change(self) -> None:
        """Change the chosen rule from a day on, beginning with its last version; the form also puts mistakes right."""
        line = self.panel.line
        if line is not None:
            self._open_form(RuleDialog(line.last, self._today(), self, alone=len(line.versions) == 1))

    @Slot()
    def toggle(self) -> None:
        """Disable the chosen rule from a day on, or ask for it again."""
        line = self.panel.line
        if line is not None:
            form = RuleDialog(line.last, self._today(), self, alone=len(line.versions) == 1)
            form.enabled.setChecked(not line.last.enabled)
            self._open_form(form)

    @Slot()
    def correct(self) -> None:
        """Put right the version chosen in the history."""
        line, version = self.panel.line, self.panel.version()
        if line is not None and version is not None:
            form = RuleDialog(
                version,
                self._today(),
                self,
                correcting=True,
                only_correct=version.id != line.last.id,
                alone=len(line.versions) == 1,
            )
            self._open_form(form)

    def _open_form(self, form: RuleDialog) -> None:
        self._form = form
        form.confirmed.connect(self._save)
        form.finished.connect(self._form_closed)
        form.open()

    @Slot()
    def _form_closed(self) -> None:
        self._form = None

    @Slot()
    def _save(self) -> None:
        if self._form is not None:
            rule = self._form.answer()
            self._desk.tasks.write(save_rule, rule, then=self._saved, failed=self._not_saved)

    def _saved(self, changes: Changes) -> None:
        # The list is read again in a moment, for the change is announced.
        self._to_choose = changes.record_id
        self.banner.clear()
        if self._form is not None:
            self._form.accept()

    def _not_saved(self, error: Exception) -> None:
        if self._form is None:
            self._explain(error)
        elif self._form.explain(error) is None:
            self._desk.tasks.failed.emit(error)
        # Perhaps it was changed elsewhere.
        self.refresh()

    @Slot()
    def remove(self) -> None:
        """Take back the version chosen in the history, after asking."""
        line, version = self.panel.line, self.panel.version()
        if line is None or version is None or version.id is None:
            return
        question = f"{_removal(version)}删除后由前一版继续统计；已印发的通报不变。确定删除吗？"
        if agrees(self, "删除这一版", question, "删除", "不删除"):
            self._to_choose = line.id
            self._desk.tasks.write(
                remove_rule_version, version.id, version.version, then=self._removed, failed=self._refused
            )

    def _removed(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已删除这一版，由前一版继续统计。")

    def _refused(self, error: Exception) -> None:
        self._explain(error)
        self.refresh()

    @Slot()
    def open_exemptions(self) -> None:
        """What is not asked for."""
        from gui.dialogs.exemptions import ExemptionsDialog

        ExemptionsDialog(self._desk, self).open()

    @Slot(object)
    def _explain(self, error: Exception) -> None:
        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        else:
            self.banner.say(Tone.BAD, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


def _ids(line: RuleLine) -> tuple[int | None, ...]:
    return tuple(rule.id for rule in line.versions)


def _removal(version: ComplianceRule) -> str:
    day = version.valid_from
    return f"“{version.label}”自{day.year}年{day.month}月{day.day}日起执行的一版，"
