"""督察规则: what is asked of whom, how often and on what basis; changed from a day on, or put right."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.rule_form import RuleDialog
from gui.dialogs.rules_list import RulesList
from gui.look.tokens import Tone
from gui.widgets.question import agrees
from models.rows.changes import Changes
from models.rows.compliance import ComplianceRule
from models.rules.rule_versions import RuleLine
from models.services.rulebook import remove_rule_version, save_rule


class RulesDialog(RulesList):
    """The list, the chosen rule beside it with its history, and the way to change it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.table.opened.connect(self._opened)
        self.panel.change_button.clicked.connect(self.change)
        self.panel.toggle_button.clicked.connect(self.toggle)
        self.panel.correct_button.clicked.connect(self.correct)
        self.panel.remove_button.clicked.connect(self.remove)
        self.new_button.clicked.connect(self.new_rule)
        self.exemptions_button.clicked.connect(self.open_exemptions)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(self.new_rule)

    @Slot()
    def new_rule(self) -> None:
        """A rule of the bureau's own."""
        self.open_form(RuleDialog(None, self._today(), self), save_rule)

    @Slot(object)
    def _opened(self, _line: RuleLine) -> None:
        self.change()

    @Slot()
    def change(self) -> None:
        """Change the chosen rule from a day on, beginning with its last version; the form also puts mistakes right."""
        line = self.panel.line
        if line is not None:
            form = RuleDialog(line.last, self._today(), self, alone=len(line.versions) == 1)
            self.open_form(form, save_rule)

    @Slot()
    def toggle(self) -> None:
        """Disable the chosen rule from a day on, or ask for it again."""
        line = self.panel.line
        if line is not None:
            form = RuleDialog(line.last, self._today(), self, alone=len(line.versions) == 1)
            form.enabled.setChecked(not line.last.enabled)
            form.about = (line.last.id, "enabled")
            self.open_form(form, save_rule)

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
            self.open_form(form, save_rule)

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
                remove_rule_version, version.id, version.version, then=self._removed, failed=self.refused
            )

    def _removed(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已删除这一版，由前一版继续统计。")

    @Slot()
    def open_exemptions(self) -> None:
        """What is not asked for."""
        from gui.dialogs.exemptions import ExemptionsDialog

        ExemptionsDialog(self._desk, self).open()


def _removal(version: ComplianceRule) -> str:
    day = version.valid_from
    return f"“{version.label}”自{day.year}年{day.month}月{day.day}日起执行的一版，"
