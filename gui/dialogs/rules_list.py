"""The table of rules as a list, with the chosen rule beside it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from gui.desk import Desk
from gui.dialogs.rule_panel import RulePanel
from gui.dialogs.rulebook import RulebookDialog
from gui.look.look import look
from gui.tables.rules import RULE_COLUMNS
from gui.widgets.banner import Banner
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.card import Card
from gui.widgets.labels import label
from models.rows.changes import Changes, Subject
from models.rows.compliance import Rulebook
from models.rules.rule_versions import RuleLine, rule_lines
from models.services.rulebook import load_rulebook

TITLE = "督察规则"
_INTRO = "落实情况、待办、通报数字都按这里的要求统计。改动自执行之日起生效，以前的月份仍按当时的要求统计。"
_PANEL = 356


class RulesList(RulebookDialog):
    """A subclass gives what the buttons order."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, TITLE, RULE_COLUMNS, parent)
        px, room = look().px, self._room(parent)
        self.resize(min(px(1320), round(room.width() * 0.96)), min(px(760), round(room.height() * 0.94)))
        # The article stands at the end of a long basis.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.panel = RulePanel()
        self._build()
        self.table.current_changed.connect(self.panel.show_line)
        self.close_button.clicked.connect(self.reject)
        desk.tasks.changed.connect(self._changed)
        self.refresh()

    @staticmethod
    def _room(parent: QWidget) -> QWidget:
        """The main window: 设置, which this is opened from, is smaller."""
        window = parent.window()
        above = window.parentWidget()
        return above.window() if above is not None else window

    def _build(self) -> None:
        px = look().px
        column = self._column()
        column.addLayout(self._build_head())
        self.banner = Banner()
        column.addWidget(self.banner)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(px(14))
        self.splitter.addWidget(Card.framing(self.table))
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


def _ids(line: RuleLine) -> tuple[int | None, ...]:
    return tuple(rule.id for rule in line.versions)
