"""免予统计: days that nothing is asked for, with the reason; registered, changed and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.exemption_form import EVERY_ORGANIZATION, EVERY_RULE, ExemptionDialog
from gui.dialogs.rulebook import RulebookDialog
from gui.editors.organizations import Choice, group_names, organization_choices
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.rules import EXEMPTION_COLUMNS, ExemptionLine
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.card import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.question import agrees
from models.rows.bureau import OrganizationRow
from models.rows.changes import Changes, Subject
from models.rows.compliance import Exemption, Rulebook
from models.rules.terms import OrganizationKind
from models.services.organizations import list_organizations
from models.services.rulebook import load_rulebook, remove_exemption, save_exemption

TITLE = "免予统计"
_INTRO = "放假、应急等不作要求的时间。一条免予统计只免完整落在其中的周期；免一周，要从周一免到周日。"
_ASKED = (OrganizationKind.PARTY_COMMITTEE, OrganizationKind.BRANCH, OrganizationKind.GROUP)
_GONE = "（已不存在）"


@dataclass(frozen=True)
class Shelf:
    """Everything the dialog shows."""

    book: Rulebook
    organizations: tuple[OrganizationRow, ...]


def read_shelf(session: Any) -> Shelf:
    """Runs on the database thread."""
    return Shelf(load_rulebook(session), list_organizations(session))


class ExemptionsDialog(RulebookDialog):
    """The list and its three buttons."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, TITLE, EXEMPTION_COLUMNS, parent)
        self._organizations: list[Choice] = []
        self._rules: list[tuple[str, str]] = []
        px = look().px
        self.resize(px(900), px(560))
        self.empty = EmptyState(
            "calendar_ltr",
            "还没有登记免予统计",
            "国庆、春节等放假周登记在这里，就不算未落实。",
            "登记免予统计",
        )
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        column = self._headed_column(_INTRO)
        column.addWidget(Card.framing(self._table_or_empty(self.table, self.empty)), 1)
        self.new_button = primary_button("登记免予统计", "add")
        self.new_button.setToolTip("登记免予统计（Ctrl+N）")
        self.change_button = plain_button("修改…", "edit")
        self.remove_button = plain_button("删除", "delete")
        self.close_button = plain_button("关闭")
        orders = (self.new_button, self.change_button, self.remove_button)
        self._add_foot(column, orders, (self.close_button,))

    def _connect(self) -> None:
        self.table.opened.connect(self._opened)
        self.table.delete_pressed.connect(self.remove)
        self.table.current_changed.connect(self._chosen)
        self.new_button.clicked.connect(self.new_exemption)
        self.empty.action.connect(self.new_exemption)
        self.change_button.clicked.connect(self.change)
        self.remove_button.clicked.connect(self.remove)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self).activated.connect(self.new_exemption)
        self._desk.tasks.changed.connect(self._changed)

    # Reading

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        self._desk.tasks.read(read_shelf, then=self._show, failed=self._explain)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.subjects & {Subject.RULES, Subject.BUREAU}:
            self.refresh()

    def _show(self, shelf: Shelf) -> None:
        # A rule is called as its latest version is.
        names = {rule.code: rule.label for rule in shelf.book.rules}
        self._rules = list(names.items())
        self._organizations = organization_choices(shelf.organizations, _ASKED)
        self.model.replace(lines_of(shelf.book.exemptions, shelf.organizations, names))
        wanted, self._to_choose = self._to_choose, None
        if wanted is not None:
            self.table.choose(wanted)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.new_button.setVisible(bool(self.model.rowCount()))
        self._chosen()

    @Slot()
    def _chosen(self) -> None:
        chosen = self.table.current_row() is not None
        self.change_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)

    # Changing

    @Slot()
    def new_exemption(self) -> None:
        """Register one."""
        self._ask(None)

    @Slot(object)
    def _opened(self, line: ExemptionLine) -> None:
        self._ask(line.exemption)

    @Slot()
    def change(self) -> None:
        """Change the chosen one."""
        line: ExemptionLine | None = self.table.current_row()
        if line is not None:
            self._ask(line.exemption)

    def _ask(self, exemption: Exemption | None) -> None:
        reasons = [line.exemption.reason for line in self.model.rows()]
        form = ExemptionDialog(
            exemption, self._organizations, self._rules, self._today(), self, reasons=reasons
        )
        self.open_form(form, save_exemption)

    @Slot()
    def remove(self) -> None:
        """Take the chosen one back, after asking."""
        line: ExemptionLine | None = self.table.current_row()
        if line is None:
            return
        question = f"删除“{line.exemption.reason}”这一条？这些天恢复统计；已印发的通报不变。"
        if agrees(self, "删除免予统计", question, "删除", "不删除"):
            self._desk.tasks.write(
                remove_exemption, line.id, line.exemption.version, then=self._removed, failed=self.refused
            )

    def _removed(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已删除，这些天恢复统计。")


def lines_of(
    exemptions: Sequence[Exemption], organizations: Sequence[OrganizationRow], rules: dict[str, str]
) -> tuple[ExemptionLine, ...]:
    """The exemptions with the names of what they are for, the latest first."""
    names = {row.id: row.name for row in organizations if row.id is not None} | group_names(organizations)
    return tuple(
        ExemptionLine(
            one.id or 0,
            one,
            EVERY_ORGANIZATION if one.organization_id is None else names.get(one.organization_id, _GONE),
            EVERY_RULE if one.rule_code is None else rules.get(one.rule_code, _GONE),
        )
        for one in reversed(exemptions)
    )
