"""从模板新建: the templates of a register, to begin a record from, to be named anew and taken away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.entries import EntriesDialog
from gui.dialogs.template_name import TemplateNameDialog
from gui.look.look import look
from gui.look.tokens import Tone
from gui.tables.rows import RowsModel
from gui.tables.templates import TEMPLATE_COLUMNS
from gui.widgets.buttons import plain_button, primary_button
from gui.widgets.card import Card
from gui.widgets.choosing import choose_row
from gui.widgets.empty_state import EmptyState
from gui.widgets.question import agrees
from gui.widgets.record_table import RecordTable
from models.rows.changes import Changes
from models.rows.template import RecordTemplate
from models.rules.terms import Register
from models.services.templates import list_templates, remove_template

TITLE = "从模板新建"
_INTRO = (
    "模板记着一类会议或学习通常怎么开：时间、地点、主持人、议程。在编辑框右上角“更多”里点“存为模板…”添加。"
)


class TemplatesDialog(EntriesDialog):
    """The list and its buttons; `chosen` carries the template a record is to be begun from, the dialog being closed."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, register: Register, parent: QWidget) -> None:
        super().__init__(desk, TITLE, parent)
        self._register = register
        px = look().px
        self.resize(px(760), px(480))
        self.model = RowsModel(TEMPLATE_COLUMNS, self)
        self.table = RecordTable(self.model, "模板")
        self.empty = EmptyState(
            "notepad", "还没有模板", "填好一条记录的时间、地点、主持人和议程，存为模板，以后就从它新建。"
        )
        self.empty.button.hide()
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        column = self._headed_column(_INTRO)
        column.addWidget(Card.framing(self._table_or_empty(self.table, self.empty)), 1)
        self.use_button = primary_button("用它新建", "add")
        self.use_button.setToolTip("用选中的模板新建一条（回车）")
        self.rename_button = plain_button("改名…", "edit")
        self.rename_button.setToolTip("给选中的模板改名（F2）")
        self.remove_button = plain_button("删除", "delete")
        self.remove_button.setToolTip("删除选中的模板（Delete）")
        self.close_button = plain_button("关闭")
        orders = (self.use_button, self.rename_button, self.remove_button)
        self._add_foot(column, orders, (self.close_button,))

    def _connect(self) -> None:
        self.table.opened.connect(self._use)
        self.table.delete_pressed.connect(self.remove)
        self.table.current_changed.connect(self._row_chosen)
        self.use_button.clicked.connect(self.use)
        self.rename_button.clicked.connect(self.rename)
        self.remove_button.clicked.connect(self.remove)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("F2"), self).activated.connect(self.rename)

    @Slot()
    def refresh(self) -> None:
        """Read the list again."""
        self._desk.tasks.read(list_templates, self._register, then=self._show)

    def _show(self, templates: Sequence[RecordTemplate]) -> None:
        self.model.replace(templates)
        self._stack.setCurrentIndex(0 if templates else 1)
        shown = self._to_choose is not None and self.table.choose(self._to_choose)
        if templates and not shown and self.table.current_row() is None:
            choose_row(self.table, 0)
        (self.table if templates else self.close_button).setFocus()
        self._row_chosen()

    @Slot()
    def _row_chosen(self) -> None:
        chosen = self.table.current_row() is not None
        for button in (self.use_button, self.rename_button, self.remove_button):
            button.setEnabled(chosen)

    @Slot()
    def use(self) -> None:
        """Begin a record from the chosen one."""
        self._use(self.table.current_row())

    @Slot(object)
    def _use(self, template: RecordTemplate | None) -> None:
        if template is not None:
            self.accept()
            self.chosen.emit(template)

    @Slot()
    def rename(self) -> None:
        """Ask for another name of the chosen one."""
        template: RecordTemplate | None = self.table.current_row()
        if template is not None:
            dialog = TemplateNameDialog(self._desk, template, self)
            dialog.kept.connect(self._renamed)
            dialog.open()

    @Slot(int)
    def _renamed(self, template_id: int) -> None:
        self._to_choose = template_id
        self.refresh()

    @Slot()
    def remove(self) -> None:
        """Take the chosen one away, after asking."""
        template: RecordTemplate | None = self.table.current_row()
        if template is None or template.id is None:
            return
        question = f"删除模板“{template.name}”？用它建过的记录不受影响。"
        if agrees(self, "删除模板", question, "删除", "不删除"):
            self._desk.tasks.write(remove_template, template.id, then=self._removed, failed=self.refused)

    def _removed(self, _changes: Changes) -> None:
        self.banner.say(Tone.OK, "已删除模板。")
        self.refresh()
