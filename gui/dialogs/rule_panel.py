"""The chosen rule beside the list: what it says, how sure we are, its explanation, and its versions."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.rows import RowsModel
from gui.tables.rules import VERSION_COLUMNS, VersionLine, since, version_lines, whom
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, quiet_button
from gui.widgets.card import Card
from gui.widgets.labels import label, rule
from gui.widgets.record_table import RecordTable
from models.rows.compliance import ComplianceRule
from models.rules.compliance_terms import SourceStatus
from models.rules.rule_fit import evidence_label
from models.rules.rule_versions import RuleLine, frequency

_DOUBTFUL = (
    "待核：次数、表述或条文序号没有在公开文本里逐字核到。引用之前请对照文件原文，核准后把来源改为“已核”。"
)
_HEAD, _LINE, _LINES = 46, 42, 3
_NO_ARTICLE = "本单位自定，没有法规条款"


class RulePanel(Card):
    """Shows a line of the list; the dialog orders what its buttons mean."""

    version_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, padding=14)
        self.line: RuleLine | None = None
        self.setAccessibleName("所选要求")
        self.setMinimumWidth(look().px(330))
        self.name = label("", "title", wrap=True)
        self.body.addWidget(self.name)
        self.body.addWidget(self._build_words(), 1)
        self.body.addLayout(self._build_buttons())
        self.body.addWidget(rule())
        self.body.addWidget(label("历次版本", "second"))
        self.versions = RowsModel(VERSION_COLUMNS, self)
        self.history = RecordTable(self.versions, "历次版本")
        self.history.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
        self.history.setSortingEnabled(False)
        self.history.current_changed.connect(self._version_chosen)
        self.body.addWidget(self.history)
        self.body.addLayout(self._build_version_buttons())
        self.show_line(None)

    def _build_words(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, look().px(6), 0)
        column.setSpacing(look().px(8))
        self.wording = label("", wrap=True)
        self.facts = label("", "second", wrap=True)
        self.doubt = Banner(closable=False)
        self.explanation = label("", wrap=True)
        self.coming = label("", "warn", wrap=True)
        for words in (self.wording, self.coming, self.explanation, self.doubt, self.facts):
            column.addWidget(words)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName("所选要求的说明和依据")
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        return area

    def _build_buttons(self) -> QHBoxLayout:
        self.change_button = plain_button("修改…", "edit")
        self.toggle_button = plain_button("停用…", "pause_circle")
        return _in_a_row(self.change_button, self.toggle_button)

    def _build_version_buttons(self) -> QHBoxLayout:
        self.correct_button = quiet_button("更正这一版…", "edit")
        self.remove_button = quiet_button("删除这一版", "delete")
        return _in_a_row(self.correct_button, self.remove_button)

    # Showing

    @Slot(object)
    def show_line(self, line: RuleLine | None, version_id: int | None = None) -> None:
        """Show a rule, with the version ``version_id`` (otherwise the one in force) chosen in its history."""
        self.line = line
        self.versions.replace(() if line is None else version_lines(line))
        # As high as what is in it, so that the words above have the room.
        self.history.setFixedHeight(look().px(_HEAD + _LINE * max(1, min(self.versions.rowCount(), _LINES))))
        for button in (self.change_button, self.toggle_button):
            button.setEnabled(line is not None)
        if line is None:
            for words in (self.name, self.wording, self.facts, self.explanation, self.coming):
                words.setText("")
            self.doubt.clear()
            self._version_chosen()
            return
        shown = line.shown
        self.name.setText(shown.label)
        self.wording.setText(shown.wording)
        self.facts.setText(_facts(shown))
        self._say(self.explanation, shown.explanation)
        if shown.source_status is SourceStatus.DOUBTFUL:
            self.doubt.say(Tone.WARN, _DOUBTFUL)
        else:
            self.doubt.clear()
        self._say(self.coming, _coming(line))
        self.toggle_button.setText("停用…" if line.last.enabled else "恢复执行…")
        if version_id is None or not self.history.choose(version_id):
            self.history.choose(shown.id)
        self._version_chosen()

    @staticmethod
    def _say(words: QLabel, text: str) -> None:
        words.setText(text)
        words.setVisible(bool(text))

    def version(self) -> ComplianceRule | None:
        """The version chosen in the history."""
        found: VersionLine | None = self.history.current_row()
        return None if found is None else found.rule

    @Slot()
    def _version_chosen(self) -> None:
        version = self.version()
        self.correct_button.setEnabled(version is not None)
        removable = self.line is not None and version is not None and version.id != self.line.versions[0].id
        self.remove_button.setEnabled(removable)
        self.remove_button.setToolTip("" if removable else "第一版不能删除；不再要求的，请停用。")
        self.version_chosen.emit()


def _in_a_row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _facts(shown: ComplianceRule) -> str:
    told = (
        f"统计：{whom(shown)}，{evidence_label(shown.evidence)}，{frequency(shown)}",
        f"依据：{shown.basis or _NO_ARTICLE}（{shown.severity.label}，来源{shown.source_status.label}）",
        f"自何时起：{since(shown)}",
    )
    return "\n".join(told)


def _coming(line: RuleLine) -> str:
    if line.coming is None:
        return ""
    what = frequency(line.coming) if line.coming.enabled else "停用"
    return f"自{since(line.coming)}起：{what}。"
